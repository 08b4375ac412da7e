"""The README is true: its commands run as a user runs them, and say what it says they do."""

import ast
import os
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from servers import oxigraph_server

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
COMMANDS = [part for block in BLOCKS for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE) if part]
NAMES = ("build", "query", "queries", "ask", "network", "measures", "explain", "export", "publish", "validate", "review")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with the examples, in which the commands are run one after another."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


SERVED = "http://localhost:7878/query"
SERVER = "oxigraph serve-read-only --location store --union-default-graph &"
DEAD = "http://127.0.0.1:9"  # a proxy that nobody is; whoever uses one fails


def run(command, folder):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command,
        shell=True,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": path, "COLUMNS": "100", "HTTP_PROXY": DEAD, "http_proxy": DEAD, "ALL_PROXY": DEAD, "NO_PROXY": ""},
    )


@pytest.fixture
def served(place, tmp_path):
    """Start what the README starts, once, on a port that is free; gives a function from its commands to those that are run."""
    with ExitStack() as started:
        address = []

        def here(command):
            if command == SERVER:
                address.append(started.enter_context(oxigraph_server((place / "graph.nq").read_bytes(), tmp_path)))
                return "true"
            return command.replace(SERVED, address[0]) if SERVED in command else command

        yield here


def test_every_command_of_the_readme_says_what_it_says(place, served):
    assert len(COMMANDS) >= 9
    assert sum(SERVED in part for part in COMMANDS) == 2
    for part in COMMANDS:
        command, _, expected = part.removeprefix("$ ").partition("\n")
        ran = run(served(command), place)
        assert ran.returncode == 0, f"{command}: {ran.stderr}"
        pattern = ".*".join(map(re.escape, expected.split("…")))
        assert re.fullmatch(pattern, ran.stdout.replace("\u00a0", " "), re.DOTALL), f"{command} says:\n{ran.stdout}"
    assert {"actors.html", "south.csv", "south-nodes.csv", "graph.jsonld", "output"} <= {path.name for path in place.iterdir()}


def test_the_python_of_the_readme_runs(place):
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    values = [node.value for node in ast.parse(code).body if isinstance(node, ast.Expr)]
    shown = "\n".join(f"print(len({ast.unparse(value)}))" for value in values)
    head = code[: code.index("graph.rows")]
    ran = subprocess.run([sys.executable, "-c", head + shown], cwd=place, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    rows, nodes, triples = map(int, ran.stdout.split())
    assert (rows, nodes) == (4, 82)
    assert triples > 3000


def test_every_command_is_in_the_readme_and_has_help():
    for name in NAMES:
        assert f"esfgraph {name}" in README
        ran = subprocess.run([sys.executable, "-m", "esfgraph", name, "--help"], capture_output=True, text=True, check=False)
        assert ran.returncode == 0
        assert "--lang" in ran.stdout
        assert "--debug" in ran.stdout
    listed = subprocess.run([sys.executable, "-m", "esfgraph", "--help"], capture_output=True, text=True, check=False).stdout
    assert set(re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE)) == set(NAMES)


def test_make_has_the_two_commands():
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"^    make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_folder_the_readme_names_is_there():
    for name in ("esfgraph", "ontology", "queries", "tests", "examples", "LICENSE", "CITATION.cff", "CHANGELOG.md"):
        assert f"`{name}" in README or f"`{name}/" in README or name == "examples"
        assert (ROOT / name).exists()
