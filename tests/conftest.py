"""Pages that several tests read: our own examples always, the five real pages where they lie beside the checkout."""

import os
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import settings

from esfgraph.cli.assembly import assemble, read_all
from esfgraph.cli.sources import Sources
from esfgraph.files import find
from esfgraph.publish import PublicGraph
from esfgraph.store import from_lines, lines
from esfgraph.vocabulary import DEFAULT_BASE

# a busy machine is no failure: no test of properties is stopped by the clock
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

ROOT = Path(__file__).parent.parent
REAL = Path(os.environ.get("ESFGRAPH_REAL_PAGES") or ROOT.parent / "shared" / "pages")


@pytest.fixture(scope="session")
def examples() -> Path:
    """Give the folder of the five example pages."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def real_pages() -> Path:
    """Give the folder of the five real pages, or skip."""
    if len(list(REAL.glob("*.txt"))) != 5:
        pytest.skip(f"the five real pages are not in {REAL}; set ESFGRAPH_REAL_PAGES to their folder")
    return REAL


@pytest.fixture(scope="session", params=["examples", "real"])
def pages(request) -> dict[Path, bytes]:
    """Give the bytes of five pages by the path of their golden record."""
    folder = request.getfixturevalue({"examples": "examples", "real": "real_pages"}[request.param])
    golden = ROOT / "tests" / "golden" / request.param
    return {golden / f"{path.stem}.json": path.read_bytes() for path in sorted(folder.glob("*.txt"))}


@pytest.fixture(scope="session")
def built(examples, tmp_path_factory):
    """Give the output folder of the five example pages, to be read and not written into."""
    folder = tmp_path_factory.mktemp("examples") / "output"
    subprocess.run([sys.executable, "-m", "esfgraph", "build", examples, "--out", folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def example_graph(examples):
    """Give the public graph of the five example pages."""
    return _public(examples)


@pytest.fixture(scope="session", params=["examples", "real"])
def public_graph(request) -> PublicGraph:
    """Give the public graph of the five example pages, and that of the five real ones."""
    return request.getfixturevalue("example_graph") if request.param == "examples" else _public(request.getfixturevalue("real_pages"))


def _public(folder: Path) -> PublicGraph:
    found = find(sorted(folder.glob("*.txt")), leave_out=folder / "out")
    made = assemble(list(chain.from_iterable(read_all(found, workers=1))), DEFAULT_BASE, Sources())
    return PublicGraph.of(from_lines("".join(lines(made.public)).encode()), DEFAULT_BASE)
