"""Every HTML file of a built folder, opened from disk in a real browser: right, quiet, and going nowhere else."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from browser import Browser, chromium_or_skip

from esfgraph.columns import column_names
from esfgraph.queries import Table, library, run
from esfgraph.store import load

ROOT = Path(__file__).parent.parent
PAYLOAD = "<img src=x onerror=\"document.title='pwned'\"><script>document.title='pwned'</script>\"'>"
PAGE = f"""Logotyp på utskrifter

Titel {PAYLOAD}

ProgramområdeProgramområde 1 Kompetensförsörjning
ProjektfasGenomförande
ProjektägareÄgare {PAYLOAD}
KontaktpersonKim Exempel
E-postkim.exempel@exempel.se
Telefonnummersaknas
Beviljat ESF-stöd100 kr
Total projektbudget200 kr
Projektperiod2010-01-01 till 2010-12-31
RegionSydsverige
In English

Sammanfattning

Text.

Samarbetspartners

 • Partner {PAYLOAD}

Kommun

 • Åstorp
 • Bjuv
 • {PAYLOAD}"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The output folder of the example pages."""
    folder = tmp_path_factory.mktemp("pages") / "output"
    subprocess.run([sys.executable, "-m", "esfgraph", "build", ROOT / "examples", "--out", folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def browser():
    with Browser(chromium_or_skip()) as started:
        yield started


def quiet(browser):
    return browser.console == [] and all(url.startswith(("file:", "data:", "about:")) for url in browser.requests)


@pytest.mark.chromium
@pytest.mark.parametrize(("kind", "nodes", "ties"), [("municipalities", 82, 942), ("actors", 14, 21), ("projects", 101, 96)])
def test_a_network_page_shows_every_node_and_asks_nobody(built, browser, kind, nodes, ties):
    browser.open(built / f"network-{kind}.html")
    assert browser.evaluate("JSON.parse(document.getElementById('nodes').textContent).length") == nodes
    assert browser.evaluate("JSON.parse(document.getElementById('edges').textContent).length") == ties
    assert str(nodes if kind != "projects" else 96) in browser.evaluate("document.getElementById('subtitle').innerText")
    assert quiet(browser)


@pytest.mark.chromium
def test_the_front_page_switches_language_and_leads_to_files_that_are_there(built, browser):
    browser.open(built / "index.html")
    assert browser.evaluate("document.documentElement.lang") == "sv"
    swedish = browser.evaluate("document.body.innerText")
    assert "Vilka av de 290 kommunerna saknas helt?" in swedish
    assert "16\xa0864\xa0482\xa0kr" in swedish
    browser.evaluate("document.getElementById('language').click()")
    english = browser.evaluate("document.body.innerText")
    assert (browser.evaluate("document.documentElement.lang"), browser.evaluate("document.title")) == (
        "en",
        "Who meets in projects of the European Social Fund",
    )
    assert "SEK\xa016,864,482" in english
    assert "Nätverk" not in english
    links = browser.evaluate("[...document.links].map(a => a.getAttribute('href'))")
    assert len(set(links)) > 15
    assert all((built / unquote(link)).is_file() for link in links)
    assert quiet(browser)


@pytest.mark.chromium
@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720), (390, 844)])
def test_the_front_page_fits_its_window(built, browser, size):
    browser.open(built / "index.html", size=size)
    assert browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    boxes = browser.evaluate("[...document.querySelectorAll('dl div')].every(box => box.scrollWidth <= box.clientWidth)")
    assert boxes


@pytest.mark.chromium
def test_what_a_page_holds_stays_text_in_every_file(tmp_path, browser):
    (tmp_path / f"{re.sub('[/<>]', '', PAYLOAD)}.txt").write_text(PAGE, encoding="utf-8")
    out = tmp_path / "out"
    subprocess.run([sys.executable, "-m", "esfgraph", "build", tmp_path, "--out", out], check=True, capture_output=True)
    for name in ("index.html", "network-actors.html", "network-municipalities.html", "network-projects.html"):
        browser.open(out / name)
        assert browser.evaluate("document.title") != "pwned"
        assert browser.evaluate("document.querySelectorAll('img').length") == 0
        assert quiet(browser)
    assert PAYLOAD in (out / "tables/projekt.csv").read_text().replace('""', '"')


def test_the_front_page_has_a_policy_and_loads_nothing(built):
    text = (built / "index.html").read_text()
    assert "default-src 'none'" in text
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//|url\(|@import", text)


def test_every_column_has_a_name_in_both_languages(built):
    names, store = column_names(), load(built / "private")
    for question in library():
        if not question.parameters:
            table = run(question, store)
            assert isinstance(table, Table)
            assert set(table.columns) <= set(names)
    projected = {
        name for question in library() for name in re.findall(r"\?([a-z]\w*)", question.text.split("WHERE")[0].split("SELECT")[-1])
    }
    assert projected <= set(names)
    assert all(all(texts) for texts in names.values())
