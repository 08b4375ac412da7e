"""A thing → its page as HTML, with what the graph says of it as Turtle and JSON-LD beside it."""

from collections.abc import Iterator
from functools import cache

import jinja2
from markupsafe import Markup

from esfgraph.publish.configuration import Publication
from esfgraph.publish.formats import serialize_triples
from esfgraph.publish.things.markup import both, linked
from esfgraph.publish.things.naming import Names
from esfgraph.publish.things.pictures import HEIGHT, WIDTH
from esfgraph.publish.things.statements import pointing, statements
from esfgraph.publish.things.terms import kinds
from esfgraph.publish.things.views import view
from esfgraph.webpage import Text

ROOT = "../../../"
_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_PLAIN = tuple(kind for kind in kinds() if kind not in {"project", "actor", "municipality", "county", "region"})


def files(names: Names, publication: Publication, lang: str) -> Iterator[tuple[str, bytes]]:
    """Give ``index.html``, ``index.jsonld`` and ``index.ttl`` of every thing, in the order of their paths.

    The data files say what the graph says of the thing: those of all things together are the graph, and no statement stands twice.
    """
    for iri in names.things:
        path = names.path(iri)
        jsonld = _jsonld(names, iri)
        yield f"{path}index.html", render(names, publication, iri, jsonld, lang).encode()
        yield f"{path}index.jsonld", jsonld
        yield f"{path}index.ttl", serialize_triples(names.graph.about[iri], "turtle", names.graph.base)


def render(names: Names, publication: Publication, iri: str, jsonld: bytes, lang: str) -> str:
    """Give the page of a thing; ``jsonld`` is embedded so that no text in it can end the script that holds it."""
    kind = names.kind(iri)
    return (
        templates()
        .get_template("things/thing.html.j2")
        .render(
            root=ROOT,
            lang=lang,
            title=names.label(iri),
            site=publication.title,
            iri=iri,
            kind=kinds().get(kind) or kinds()["scheme"],
            kind_page=f"{ROOT}id/{kind}/index.html",
            view=view(names, iri),
            statements=statements(names, iri),
            pointing=pointing(names, iri),
            open=kind in _PLAIN,
            map=(WIDTH, HEIGHT),
            jsonld=Markup(jsonld.decode().strip().translate(_ESCAPED)),  # noqa: S704 - nothing left in it can be markup
        )
    )


@cache
def templates() -> jinja2.Environment:
    """Give the templates, each compiled once."""
    environment = jinja2.Environment(
        auto_reload=False,
        loader=jinja2.PackageLoader("esfgraph", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(both=both, linked=linked)
    return environment


def page(name: str, title: Text, lang: str, root: str, **shown: object) -> bytes:
    """Give a page of the folder from its template; ``root`` leads from the page to the top of the folder."""
    text = templates().get_template(f"things/{name}.html.j2").render(title=title, lang=lang, root=root, **shown)
    return text.encode()


def _jsonld(names: Names, iri: str) -> bytes:
    return serialize_triples(names.graph.about[iri], "jsonld", names.graph.base)
