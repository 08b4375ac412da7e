"""Rules for web servers: whoever follows the IRI of a thing is sent to its page or its data, by what the request accepts.

A thing is answered with 303 and the address of the file, as W3C's "Cool URIs for the Semantic Web" has it: what is not a document is not
answered with one. The ontology, whose terms lie behind a ``#``, is answered in the same way. The files themselves are plain files.
"""

import re
from collections.abc import Iterator
from importlib.resources import files as resource
from urllib.parse import urlsplit

from esfgraph.errors import UsageError
from esfgraph.publish.configuration import Publication
from esfgraph.publish.public import PublicGraph

_HTML, _TURTLE, _JSON = r"(?:text/html|application/xhtml\+xml)", "text/turtle", r"application/(?:ld\+)?json"
_ANY = f"(?:{_HTML}|{_TURTLE}|{_JSON})"
_LESS, _NEVER = r"\s*;[^,]*q=0", r"\s*;[^,]*q=0(?:\.0*)?\s*(?:,|$)"
THING = r"[a-z-]+/(?!index(?:-[a-z0-9-]+)?\.html$)[A-Za-z0-9_~-][A-Za-z0-9._~-]*"
"""The path of a thing below the base, and of no page of a list."""

_PLAIN = re.compile(r"[A-Za-z0-9._~:/-]*")


def _first(kind: str, *, full: bool) -> str:
    """Give the pattern of an Accept that names a kind before the two others, in full weight or in any but 0."""
    weight = f"(?!{_LESS})" if full else f"(?!{_NEVER})"
    return f"^(?:(?!{_ANY}{weight}).)*{kind}{weight}"


_FILES = ((_TURTLE, "index.ttl"), (_JSON, "index.jsonld"), (_HTML, "index.html"))
CHOICE = tuple((_first(kind, full=full), file) for full in (True, False) for kind, file in _FILES)
"""Patterns of Accept with the file that each asks for; the first that fits wins, and the page where none does."""


def files(graph: PublicGraph, publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Give ``negotiation/apache.htaccess``, ``nginx.conf`` and ``w3id.htaccess``, with the publication's address and the base of the IRIs.

    Raises:
        UsageError: an address or a base with signs that mean something to a web server.
    """
    place, base = urlsplit(publication.address), urlsplit(graph.base)
    for iri in (publication.address, graph.base):
        if not _PLAIN.fullmatch(iri):
            raise UsageError(f"{iri}: an address for server rules holds only letters, digits and . _ ~ : / -")
    values = {
        "ADDRESS": publication.address,
        "BASE": graph.base,
        "HOST": place.hostname or "",
        "PATH": place.path,
        "RE_PATH": re.escape(place.path),
        "LAST": re.escape(base.path.rstrip("/").rpartition("/")[2] + "/").lstrip("/"),
        "ANY": _ANY,
        "THING": THING,
        "MAP": "\n".join(f'    "~*{pattern}" {file};' for pattern, file in CHOICE),
        "CHOICE": _apache(),
        "ONTOLOGY": _RDFXML,
    }
    for name in ("apache.htaccess", "nginx.conf", "w3id.htaccess"):
        text = (resource("esfgraph") / "templates" / "negotiation" / name).read_text(encoding="utf-8")
        yield f"negotiation/{name}", re.sub(r"@([A-Z_]+)@", lambda found: values[found[1]], text).encode()


_RDFXML = "\n".join(
    (
        rf'RewriteCond %{{HTTP_ACCEPT}} "^(?:(?!{_ANY}).)*application/rdf\+xml" [NC]',
        'RewriteRule "^ontology" "-" [E=esfgraph_file:ontology.rdf]',
    )
)


def _apache() -> str:
    """Give the choice for Apache, where the last that fits wins."""
    lines = ['RewriteRule "^" "-" [E=esfgraph_file:index.html]']
    for pattern, file in reversed(CHOICE):
        lines += [f'RewriteCond %{{HTTP_ACCEPT}} "{pattern}" [NC]', f'RewriteRule "^" "-" [E=esfgraph_file:{file}]']
    return "\n".join(lines)
