"""The documents of the questions are made from their files, no question lacks a part, and a new one is one file and its expected answer."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_queries import ANSWERS, LIBRARY, every_question, lacking

from esfgraph.queries import find, read_question

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))
from questions import DOCUMENTS, documents, examples  # noqa: E402

NEW = """\
#+ summary: Vilka projekt började ett visst år?
#+ summary_en: Which projects began in a given year?
#+ description: Alla projekt vars sida anger att de började det året.
#+ description_en: All projects whose page states that they began in that year.
#+ tags: [fråga, projekt, år]
#+ parameters:
#+   year: integer
#+ caveat: Projekt vars sida inte anger när de började ingår inte.
#+ caveat_en: Projects whose page does not state when they began are not included.
#+ answer: "{#title|projekt|projekt} började {year}."
#+ answer_en: "{#title|project|projects} began in {year}."
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX esf: <https://w3id.org/esfgraph/ontology#>
PREFIX schema: <https://schema.org/>

SELECT DISTINCT ?_year ?title
WHERE {
  ?project a esf:Project ; dcterms:title ?title ; schema:startDate ?start .
  FILTER(SUBSTR(STR(?start), 1, 4) = STR(?_year))
}
ORDER BY ?title
"""
ANSWERED = {  # by the dates on the pages
    "small/26-projekt-som-borjade--year=2009": "title\nAlfa\n",
    "examples/26-projekt-som-borjade--year=2009": "title\nIntegration genom arbete\nKommungemensam plattform för nyanlända\n",
    "examples/26-projekt-som-borjade--year=2001": "title\n",
}


@pytest.fixture(scope="module")
def built():
    return examples(ROOT / "examples")


def test_the_documents_are_those_that_the_files_give(built):
    for name, text in documents(built).items():
        assert (ROOT / name).read_text(encoding="utf-8") == text, f"{name} is stale: run `make docs`"


@every_question
def test_each_question_has_its_texts_columns_and_command_in_both_languages(question):
    for lang, name in DOCUMENTS.items():
        part = (ROOT / name).read_text(encoding="utf-8").split(f'<a id="{question.slug}"></a>', 1)[1].split("<a id=", 1)[0]
        said = part.replace("\\", "").replace("&lt;", "<").replace("&gt;", ">")
        texts = question.texts(lang)
        assert all(" ".join(text.split()) in said for text in (texts.summary, texts.description, texts.caveat))
        assert f"`queries/{question.name}.rq`" in part
        assert all(f"`{parameter}`: " in part for parameter in question.parameters)
        assert f"    esfgraph query {question.number or question.slug}" in part


PARTS = ("summary", "summary_en", "description", "description_en", "caveat", "caveat_en", "answer", "answer_en", "tags")


@pytest.mark.parametrize("part", PARTS)
def test_a_question_without_one_of_its_parts_is_found(part):
    question = find(9)
    assert lacking(question) == []
    gone = re.sub(rf"^#\+ {part}:.*\n(#\+   .*\n)*", "", question.text, flags=re.MULTILINE)
    assert gone != question.text
    assert lacking(read_question(gone, question.name)) == [part]


def test_a_question_without_an_expected_answer_translation_or_name_of_a_column_is_found(tmp_path):
    question = find(9)
    shutil.copytree(ANSWERS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "examples" / f"{question.name}.csv").unlink()
    assert lacking(question, tmp_path) == ["expected answer on examples"]
    same = question.text.replace(question.english.caveat.split(".", maxsplit=1)[0], question.swedish.caveat.split(".", maxsplit=1)[0])
    assert lacking(read_question(re.sub(r"(?m)^#\+ summary_en:.*", f"#+ summary_en: {question.swedish.summary}", same), question.name)) == [
        "summary_en"
    ]
    named = read_question(question.text.replace("?municipalityName", "?placeName"), question.name)
    assert set(lacking(named)) == {"name of the column placeName"}


IN_THE_COPY = """
import sys
from pathlib import Path
sys.path[:0] = ["tests", "tools"]
import test_counts, test_queries, questions
from esfgraph.cli import main
from esfgraph.cli.answered import answer_all
from esfgraph.cli.catalogue import groups
from esfgraph.queries import find
from esfgraph.questions_page import render_questions

new, built = find(26), questions.examples(Path("examples"))
assert built.rows(new.slug, year="2001") == [] and test_queries.lacking(new) == []
for case in test_queries.cases():
    path, name, words = case.values
    if name == new.name:
        test_queries.test_the_answer_is_the_one_worked_out_by_hand(path, name, words)
        test_queries.test_both_engines_give_the_same_rows_in_the_same_order(path, name, words)
for name, test in [*vars(test_queries).items(), *vars(test_counts).items()]:
    marks = [mark.args[0] for mark in getattr(test, "pytestmark", ()) if mark.args]
    if name.startswith("test_") and marks == ["question"]:
        test(new)
test_queries.test_the_library_holds_the_promised_numbers_and_listings()
test_queries.test_each_question_says_what_only_some_pages_can_state()
test_counts.test_no_question_that_counts_is_without_an_oracle()
sys.argv = ["esfgraph", "queries"]
try:
    main()
except SystemExit as ended:
    assert not ended.code
print(render_questions(groups(answer_all(built), built), "sv", projects=5, version="0"))
print(*questions.documents(built).values())
"""


def test_the_next_question_is_one_file_and_its_expected_answer(tmp_path):
    """In a copy of the repository, in which nothing else is changed."""
    for name in ("esfgraph", "ontology", "queries", "examples", "tools", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "queries" / "26-projekt-som-borjade.rq").write_text(NEW, encoding="utf-8")
    for name, text in ANSWERED.items():
        (tmp_path / "tests" / "query_answers" / f"{name}.csv").write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", IN_THE_COPY], cwd=tmp_path, capture_output=True, text=True, check=False, env=environment)
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr
    assert "26  projekt-som-borjade" in ran.stdout
    assert '<details class="question" id="projekt-som-borjade"' in ran.stdout
    assert "2 projekt började 2009." in ran.stdout
    assert ran.stdout.count("(../queries/26-projekt-som-borjade.rq)") == len(DOCUMENTS)


def test_every_question_is_in_the_library_once():
    assert len({question.slug for question in LIBRARY}) == len(LIBRARY)
