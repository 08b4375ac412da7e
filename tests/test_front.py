"""The front page as text: figures, what was left out, methods, the answers that stand on it, and colours of both themes."""

import base64
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from esfgraph import captures
from esfgraph.cli.catalogue import FRONT
from esfgraph.cli.figures import Figures, labelled
from esfgraph.cli.overview import FIELDS, _coverage, _remarks
from esfgraph.front import FEW, MOST, Download, LeftOut, NetworkLink, Overview, Remark, render_front
from esfgraph.palette import NO_REGION, REGION_COLOURS, css_class
from esfgraph.queries import PeriodCoverage, library
from esfgraph.sketch import sketch
from esfgraph.webpage import NOTHING, Answer, Column, Text

ROOT = Path(__file__).parent.parent
CONFLICT = LeftOut("Projekt <b>", Text("Beviljat ESF-stöd (kr): 1 (a.txt); 2 (b.txt)", "Granted ESF support (SEK): 1 (a.txt); 2 (b.txt)"))
EMPTY = Text("filen är tom", "the file is empty")
PAYLOAD = "<img src=x onerror=alert(1)>\"'&"


def page(**more) -> str:
    return render_front(Overview(**{"figures": [], "networks": [], "answers": [], "pages": 1, "version": "0", **more}), "sv")


def words(html: str, lang: str = "sv") -> str:
    """Give what a part of the page says in one language."""
    other = "en" if lang == "sv" else "sv"
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(rf'<(span|p) (?:[^>]*)lang="{other}">.*?</\1>', "", html)).split())


def left_out(html: str) -> str:
    """Give what stands between the headings of what was left out and of the downloads, as Swedish words."""
    return words(html.split("Vad som inte kom med", 1)[1].split("<h2>", 1)[0])


def test_conflicts_stand_under_what_was_left_out():
    told = left_out(page(conflicts=[CONFLICT]))
    assert "Sidor som säger emot varandra Uppgiften är utelämnad" in told
    assert "Projekt &lt;b&gt;: Beviljat ESF-stöd (kr): 1 (a.txt); 2 (b.txt)" in told
    assert "Ingenting" not in told
    both = left_out(page(conflicts=[CONFLICT], aside=[Remark(EMPTY, ["c.txt"])]))
    assert both.index("1 filen är tom c.txt") < both.index("Sidor som säger emot varandra")


def test_without_conflicts_nothing_is_said_of_them():
    assert left_out(page()).startswith("Ingenting: alla filer lästes utan anmärkning.")
    assert "säger emot" not in left_out(page(aside=[Remark(EMPTY, ["c.txt"])]))


@pytest.mark.parametrize(("files", "folded", "beyond"), [(FEW, False, 0), (FEW + 1, True, 0), (MOST, True, 0), (MOST + 3, True, 3)])
def test_long_lists_are_folded_under_their_count_and_end(files, folded, beyond):
    html = page(aside=[Remark(EMPTY, [f"{number}.txt" for number in range(files)])])
    told = left_out(html)
    assert told.startswith(f"Filer som lades åt sidan {files} filen är tom {'Visa filerna ' if folded else ''}0.txt , 1.txt")
    assert html.count(".txt</code>") == files - beyond
    assert (f"och {beyond} till i byggrapporten" in told) is bool(beyond)


def test_reasons_come_with_their_files_the_most_common_first():
    other = Text("för stor", "too large")
    found = _remarks(iter([("b", other), ("a", EMPTY), ("c", EMPTY)]))
    assert found == [Remark(EMPTY, ["a", "c"]), Remark(other, ["b"])]


def test_downloads_are_linked():
    html = page(tables=[Download("tables/x.csv", Text("Underlag & rader", "Rows"))])
    assert '<li><a href="tables/x.csv">tables/x.csv</a>: <span lang="sv">Underlag &amp; rader</span>' in html


def test_every_field_that_can_be_in_conflict_has_a_name():
    assert set(FIELDS) == {*captures._FIELDS, *captures._LISTS, "title", "owner", "programme_period"}


@pytest.mark.parametrize(("stated", "support"), [(0, "–"), (1, "0\xa0kr"), (2, "0\xa0kr")])
def test_an_amount_that_no_project_states_is_no_zero(stated, support):
    figures = Figures(2, 2, 0, 0, 2, 0, 0, 0, stated, 7, 2, 0, 2)
    *_, first, second = labelled(figures)
    assert [first.value.sv, second.value.sv] == [support, "7\xa0kr"]
    assert [first.note.sv, second.note] == [f"{stated} av 2 projekt anger det" if stated < 2 else "", NOTHING]


def test_figures_that_are_not_of_all_say_so_under_the_number():
    figures = Figures(4, 2, 1, 1, 21, 29, 82, 5, 20, 7, 21, 0, 5)
    html = page(figures=list(labelled(figures)))
    told = words(html.split("<dl>")[1].split("<h2>")[0])
    assert "Kommuner 82 5 av 21 projekt kan ange dem Beviljat ESF-stöd 5 kr 20 av 21 projekt anger det Total budget 7 kr" in told
    assert told.endswith("Lästa sidor : 3 ( varav 1 med varningar ) · Undanlagda filer : 1 .")


def test_coverage_is_said_once_and_only_where_it_differs():
    old, new = PeriodCoverage("2007–2013", 13, 5), PeriodCoverage("2014–2020", 6, 0)
    assert _coverage((old, new)).sv == (
        "Nätverken visar 5 av 19 projekt: bara de har en sida som kan ange kommuner och andra parter än ägaren "
        "(2007–2013: 5 av 13; 2014–2020: 0 av 6). Kan inte jämföras med andra perioder: 2014–2020."
    )
    assert _coverage((old,)).en.endswith("than the owner (2007–2013: 5 of 13).")
    assert _coverage((PeriodCoverage("2007–2013", 5, 5),)) == _coverage((new,)) == NOTHING
    networks = [NetworkLink(EMPTY, EMPTY, f"network-{n}.html", f"network-{n}.graphml", "<svg></svg>") for n in "abc"]
    assert page(networks=networks, coverage=_coverage((old, new))).count("Nätverken visar 5 av 19") == 1


def test_methods_are_folded_and_printed():
    network = NetworkLink(Text("Namn", "Name"), EMPTY, "network-a.html", "a.graphml", "<svg></svg>", NOTHING, Text("Så & så.", "So."))
    html = page(networks=[network])
    assert '<details class="printed">' in html
    assert '<h3><span lang="sv">Namn</span>' in html.split('<details class="printed">')[1].split("</details>")[0]
    assert "Så &amp; så." in html
    assert '<details class="printed">' not in page(networks=[network._replace(methods=NOTHING)])


def test_an_answer_stands_open_above_its_table_and_one_that_cannot_be_given_says_why():
    given = Answer(
        "x", 9, Text("Vilka?", "Which?"), Text("2 saknas.", "2 missing."), caveat=Text("Tänk på.", "Note."),
        columns=[Column(Text("Kommun", "Municipality"), number=False)], first=[[Text(PAYLOAD, PAYLOAD)]], rows=2, file="tables/x.csv",
    )  # fmt: skip
    refused = Answer("y", 8, Text("Hur?", "How?"), refused=Text("08-y: kan inte besvaras.", "08-y: cannot be answered."))
    html = page(answers=[given, refused], questions=46)
    summary, body = html.split('<details class="question" id="x">')[1].split("</details>")[0].split("</summary>")
    assert words(summary).endswith("Vilka? 2 saknas.")
    assert words(body) == (
        "Kommun &lt;img src=x onerror=alert(1)&gt;&#34;&#39;&amp; De första 1 av 2 rader. Hela tabellen som CSV Håller det? Tänk på."
    )
    assert words(html.split('id="y">')[1].split("</details>")[0]).endswith(
        "Hur? Kan inte anges på de här sidorna. Håller det? 08-y: kan inte besvaras."
    )
    assert "Alla 46 frågor och listor, med svar och SPARQL" in words(html)


def test_open_names_come_with_how_to_decide_them():
    html = page(open_names=11, open_file="tables/granskning.csv")
    told = words(html.split("Namn att granska</span>")[1].split("<h2>")[0])
    assert "11 namn avgör ingen regel." in told
    assert "esfgraph review --out names.sssom.tsv" in told
    assert "--mappings names.sssom.tsv" in told
    assert "Namn att granska" not in page()


def test_six_to_eight_questions_of_the_library_stand_on_the_front_page_and_need_no_values():
    told = [question for question in library() if FRONT in question.tags]
    assert 6 <= len(told) <= 8
    assert not [question.name for question in told if question.parameters or question.number is None]


def test_the_policy_allows_exactly_the_style_and_script_of_the_page():
    html = page()
    for tag in ("style", "script"):
        found = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        assert len(found) == 1
        assert f"{tag}-src 'sha256-{digest}'" in html


def test_every_region_has_a_colour_in_both_themes():
    light, dark = page().split("</style>")[0].rsplit("@media (prefers-color-scheme: dark)", 1)
    for region, pair in {"": NO_REGION, **REGION_COLOURS}.items():
        for theme, rules in enumerate((light, dark)):
            assert rules.count(f".{css_class(region)} {{ color: {pair[theme]}; }}") == 1


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance of an sRGB colour."""
    full = colour if len(colour) == 7 else "#" + "".join(2 * char for char in colour[1:])
    parts = [int(full[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_text_colour_reaches_aa_on_every_ground_in_both_themes():
    rules = (ROOT / "esfgraph/templates/shared.css").read_text(encoding="utf-8")
    light, dark, *_ = (dict(re.findall(r"--(\w+): (#\w+);", block)) for block in re.findall(r":root \{(.*?)\}", rules, re.DOTALL))
    for theme in (light, dark):
        for ground in ("ground", "paper", "wash"):
            for ink in ("ink", "quiet", "accent", "mark"):
                low, high = sorted((luminance(theme[ground]), luminance(theme[ink])))
                assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)


def test_a_sketch_has_classes_and_no_colours_of_its_own():
    graph: nx.Graph = nx.Graph()
    for node, kind, region in (("a", "project", "Sydsverige"), ("b", "actor", "Sydsverige"), ("c", "municipality", "")):
        graph.add_node(node, kind=kind, region=region)
    graph.add_edge("a", "b", weight=1.0)
    graph.add_edge("a", "c", weight=1.0)
    drawn = sketch(graph, {"a": (0, 0), "b": (10, 0), "c": (0, 10)})
    assert re.findall(r"<(\w+) [^>]*class=\"([\w-]+)\"", drawn) == [
        ("path", "region-0"),
        ("path", "region-8"),
        ("rect", "region-8"),
        ("path", "region-8"),
        ("circle", "region-0"),
    ]
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn)) == {"currentColor", "none"}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The front page of the example pages."""
    folder = tmp_path_factory.mktemp("front") / "output"
    subprocess.run([sys.executable, "-m", "esfgraph", "build", ROOT / "examples", "--out", folder], check=True, capture_output=True)
    return (folder / "index.html").read_text(encoding="utf-8")


def test_fewer_actors_in_a_network_than_in_the_key_figures_are_explained(built, tmp_path):
    """An authority beside its unit: two actors, one node."""
    page = (ROOT / "examples" / "integration-genom-arbete.txt").read_text(encoding="utf-8")
    (tmp_path / "page.txt").write_text(page.replace("Samarbetspartners\n", "Samarbetspartners\n\n • Åstorps kommun", 1), encoding="utf-8")
    command = [sys.executable, "-m", "esfgraph", "build", tmp_path / "page.txt", "--out", tmp_path / "output"]
    assert "Aktörer: 6\n" in subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    told = "Enheter räknas som organisationen de hör till."
    cards = [
        words(card.split("</figcaption>")[0])
        for card in (tmp_path / "output" / "index.html").read_text(encoding="utf-8").split("<figcaption>")[1:]
    ]
    assert "5 aktörer" in cards[1]
    assert [told in card for card in cards] == [True, True, False]
    assert not any(told in words(card.split("</figcaption>")[0]) for card in built.split("<figcaption>")[1:])


def test_the_cards_have_the_numbers_and_the_share_of_the_largest_project(built):
    cards = [words(card) for card in built.split("<figcaption>")[1:]]
    assert "5 projekt, 14 aktörer, 82 kommuner, 96 samband. Ett enda projekt ligger bakom 45 % av sambanden." in cards[0]  # (38 + 5) / 96
    assert (
        "14 aktörer, 21 samband; bilden visar projekten som stjärnor. Ett enda projekt ligger bakom 48 % av sambanden." in cards[1]
    )  # 10 / 21
    assert (
        "82 kommuner, 942 samband; bilden visar projekten som stjärnor. Ett enda projekt ligger bakom 75 % av sambanden." in cards[2]
    )  # 703 / 942


def test_each_network_has_its_methods_in_both_languages(built):
    folded = built.split('<details class="printed">')[1].split("</details>")[0]
    assert words(folded).count("Gjort med esfgraph") == words(folded, "en").count("Made with esfgraph") == 3
    assert "Aktörer i nätverket: 14, samband: 21." in words(folded)


def test_answers_and_open_names_of_the_examples(built):
    told = words(built)
    assert "208 kommuner saknas helt på de sidor som kan ange kommuner." in told
    assert "1 projekt har en budget som är större än stödet men anger ingen medfinansiär." in told
    assert re.search(r"\d+ namn avgör ingen regel\.", told)
