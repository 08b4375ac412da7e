"""Rules for web servers: what each Accept asks for, and what nginx and Apache answer where they are installed."""

import os
import re
import shutil
import socket
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
import urllib3
from publish_site import PUBLICATION, written

from esfgraph.errors import UsageError
from esfgraph.publish import negotiation, ontology_pages, things
from esfgraph.publish.negotiation import CHOICE, THING

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
ASKED = {
    "": "index.html",
    "*/*": "index.html",
    BROWSER: "index.html",
    "text/html": "index.html",
    "text/turtle": "index.ttl",
    "TEXT/Turtle; charset=utf-8": "index.ttl",
    "application/ld+json": "index.jsonld",
    "application/json": "index.jsonld",
    "text/turtle, application/ld+json": "index.ttl",
    "application/ld+json, text/turtle": "index.jsonld",
    "application/ld+json;q=0.9, text/turtle": "index.ttl",
    "text/html;q=0.5, text/turtle": "index.ttl",
    "text/turtle;q=0.5, text/html": "index.html",
    "text/turtle;q=0.9, */*;q=0.1": "index.ttl",
    "text/turtle;q=0, */*": "index.html",
    "text/turtle;q=0.0, application/ld+json;q=0.4": "index.jsonld",
    "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.5": "index.ttl",  # Jena
    "application/rdf+xml, application/xml;q=0.7, */*;q=0.1": "index.html",
    "image/png": "index.html",
}
ADDRESS = "http://127.0.0.1/esf/"
LOCAL = "project/p-1.2"


@pytest.fixture(scope="module")
def graph():
    return written(f"<https://w3id.org/esfgraph/id/{LOCAL}> a esf:Project ; dcterms:title 'P'@sv .")


@pytest.fixture(scope="module")
def rules(graph):
    return {Path(path).name: data.decode() for path, data in negotiation.files(graph, PUBLICATION)}


@pytest.mark.parametrize("accept", ASKED)
def test_each_accept_asks_for_one_file(accept):
    fitting = [file for pattern, file in CHOICE if re.search(pattern, accept, re.IGNORECASE)]
    assert [*fitting, "index.html"][0] == ASKED[accept]


@pytest.mark.parametrize(
    ("path", "is_thing"),
    [
        ("project/p-1.2", True),
        ("specific-objective/2014-2020-2.1", True),
        ("project/index.html", False),
        ("actor/index-a.html", False),
        ("actor/index-a-2.html", False),
        ("project/p/index.ttl", False),
        ("project/", False),
        ("project/..", False),
        ("index.html", False),
    ],
)
def test_a_thing_is_told_from_the_pages_of_a_list(path, is_thing):
    assert bool(re.fullmatch(THING, path)) is is_thing


def test_the_rules_name_the_address_of_the_publication(rules):
    assert sorted(rules) == ["apache.htaccess", "nginx.conf", "w3id.htaccess"]
    assert "server_name data.example.org;" in rules["nginx.conf"]
    assert "location /esf/ {" in rules["nginx.conf"]
    assert "RewriteBase /esf/" in rules["apache.htaccess"]
    assert f'RewriteRule "^id/({THING})$" "https://data.example.org/esf/id/$1/%{{ENV:esfgraph_file}}" [R=303,L]' in rules["w3id.htaccess"]
    assert not [name for name, text in rules.items() if re.search("@[A-Z_]+@", text)]


@pytest.mark.parametrize("address", ["https://x.example/a;b/", "https://x.example/$a/", "https://x.example/a(b/"])
def test_an_address_that_means_something_to_a_server_is_refused(graph, address):
    with pytest.raises(UsageError, match="address for server rules"):
        list(negotiation.files(graph, replace(PUBLICATION, address=address)))


@pytest.fixture(scope="module")
def folder(graph, tmp_path_factory):
    top = tmp_path_factory.mktemp("served")
    publication = replace(PUBLICATION, address=ADDRESS)
    made = [*things.files(graph, publication), *ontology_pages.files(graph, publication), *negotiation.files(graph, publication)]
    for path, data in made:
        (top / "esf" / path).parent.mkdir(parents=True, exist_ok=True)
        (top / "esf" / path).write_bytes(data)
    (top / "esf" / "ontology" / "ontology.rdf").write_text("<rdf/>", encoding="utf-8")
    return top


@pytest.fixture(scope="module", params=["nginx", "apache2"])
def served(request, folder, tmp_path_factory):
    """Serve the folder on this machine, with a server that is installed; gives its address."""
    program = shutil.which(request.param) or shutil.which(f"/usr/sbin/{request.param}")
    if program is None:
        pytest.skip(f"{request.param} is not installed")
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    work = tmp_path_factory.mktemp(request.param)
    command = {"nginx": _nginx, "apache2": _apache}[request.param](program, folder, work, port)
    with (work / "said").open("w") as said:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT)
    try:
        until = time.monotonic() + 30
        while time.monotonic() < until and process.poll() is None:
            try:
                urllib3.request("GET", f"http://127.0.0.1:{port}/", retries=False, timeout=5)
                break
            except urllib3.exceptions.HTTPError:
                time.sleep(0.05)
        else:
            raise AssertionError((work / "said").read_text())
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _nginx(program, folder, work, port):
    text = (folder / "esf" / "negotiation" / "nginx.conf").read_text()
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/esfgraph/", f"{folder}/esf/")
    kept = "".join(f"{name}_temp_path {work}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    main = f"daemon off; pid {work}/pid; error_log {work}/errors; events {{}} http {{ access_log off; {kept} {text} }}"
    (work / "nginx.conf").write_text(f"user root; {main}" if os.geteuid() == 0 else main)  # tests may lie where only root reads
    return [program, "-p", str(work), "-e", f"{work}/errors", "-c", str(work / "nginx.conf")]


def _apache(program, folder, work, port):
    shutil.copy(folder / "esf" / "negotiation" / "apache.htaccess", folder / "esf" / ".htaccess")
    modules = next(Path(place) for place in ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules") if Path(place).is_dir())
    names = ("mpm_event", "authz_core", "dir", "headers", "mime", "rewrite")
    load = "\n".join(f"LoadModule {name}_module {modules}/mod_{name}.so" for name in names)
    (work / "types").write_text("text/html html\ntext/css css\n")
    (work / "httpd.conf").write_text(
        f"{load}\nServerRoot {work}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {work}/pid\nErrorLog {work}/errors\n"
        f"TypesConfig {work}/types\nDocumentRoot {folder}\nDirectoryIndex index.html\n"
        f"<Directory {folder}>\nAllowOverride FileInfo Options\nRequire all granted\n</Directory>\n"
    )
    return [program, "-D", "FOREGROUND", "-f", str(work / "httpd.conf")]


def get(address, accept):
    return urllib3.request("GET", address, headers={"Accept": accept} if accept else {}, redirect=False, retries=False, timeout=10)


TYPES = {"index.html": "text/html", "index.ttl": "text/turtle", "index.jsonld": "application/ld+json"}


@pytest.mark.parametrize("accept", ASKED)
def test_a_server_sends_from_a_thing_to_the_file_that_is_asked_for(served, accept):
    answer = get(f"{served}/esf/id/{LOCAL}", accept)
    location = answer.headers["Location"].removeprefix(served)
    assert (answer.status, location) == (303, f"/esf/id/{LOCAL}/{ASKED[accept]}")
    assert "Accept" in answer.headers["Vary"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    file = get(served + location, accept)
    assert file.status == 200
    assert re.split("; ?charset=", file.headers["Content-Type"]) == [TYPES[ASKED[accept]], "utf-8"]


@pytest.mark.parametrize("accept", ASKED)
@pytest.mark.parametrize("served", ["apache2"], indirect=True)  # what w3id.org runs
def test_the_persistent_address_sends_to_the_file_that_is_asked_for(served, folder, accept):
    (folder / "w3id").mkdir(exist_ok=True)
    shutil.copy(folder / "esf" / "negotiation" / "w3id.htaccess", folder / "w3id" / ".htaccess")
    for path, wanted in ((f"id/{LOCAL}", f"id/{LOCAL}/{ASKED[accept]}"), ("ontology", None), ("id/project", "id/project/index.html")):
        answer = get(f"{served}/w3id/{path}", accept)
        found = "ontology.rdf" if accept.startswith("application/rdf+xml") else ASKED[accept]
        assert (answer.status, answer.headers["Location"]) == (303, ADDRESS + (wanted or f"ontology/{found}"))
    assert get(f"{served}/w3id/", accept).headers["Location"] == f"{ADDRESS}index.html"


@pytest.mark.parametrize("path", ["ontology", "ontology/0.2.0"])
@pytest.mark.parametrize("accept", [*ASKED, "application/rdf+xml"])
def test_a_server_sends_from_the_ontology_to_the_file_that_is_asked_for(served, path, accept):
    answer = get(f"{served}/esf/{path}", accept)
    wanted = "ontology.rdf" if accept.startswith("application/rdf+xml") else ASKED[accept]
    assert (answer.status, answer.headers["Location"].removeprefix(served)) == (303, f"/esf/ontology/{wanted}")
    assert get(f"{served}/esf/ontology/{wanted}", accept).status == 200


@pytest.mark.parametrize("path", ["", "id/", "id/project/", "id/project/index.html", f"id/{LOCAL}/", "assets/site.css", "ontology/"])
def test_a_server_gives_the_other_files_as_they_are(served, path):
    assert get(f"{served}/esf/{path}", "text/turtle").status == 200


def test_a_server_knows_nothing_of_what_is_not_there(served):
    assert get(f"{served}/esf/id/project/none/index.html", "").status == 404
