"""The files that all pages share: style, script, and a map of Sweden drawn from the municipalities of the graph."""

from collections.abc import Iterable, Iterator
from importlib.resources import files as resource

from esfgraph.publish.things.naming import Names
from esfgraph.publish.things.view import Dot
from esfgraph.vocabulary import GEO
from esfgraph.vocabulary.catalogue import SVG

WIDTH, HEIGHT = 132, 292
_NORTH, _WEST, _SCALE, _SHRINK = 69.2, 10.8, 20.6, 0.47  # degrees; points a degree of latitude; cosine of 62°, the middle of Sweden
_STYLE = "circle { fill: #c3c8ce } @media (prefers-color-scheme: dark) { circle { fill: #47525e } }"
_MAP = f'<svg xmlns="{SVG}" viewBox="0 0 {WIDTH} {HEIGHT}"><style>{_STYLE}</style>'


def files(names: Names) -> Iterator[tuple[str, bytes]]:
    """Give ``assets/site.css``, ``site.js`` and ``sweden.svg``."""
    templates = resource("esfgraph") / "templates"
    shared = (templates / "shared.css").read_text(encoding="utf-8")
    yield "assets/site.css", (shared + (templates / "things" / "site.css").read_text(encoding="utf-8")).encode()
    yield "assets/site.js", (templates / "things" / "site.js").read_bytes()
    circles = "".join(f'<circle cx="{dot.x}" cy="{dot.y}" r="1.5"/>' for dot in dots(names, names.by_kind.get("municipality", ())))
    yield "assets/sweden.svg", f"{_MAP}{circles}</svg>\n".encode()


def dots(names: Names, places: Iterable[str]) -> list[Dot]:
    """Give where places lie on the map; those whose coordinates are unknown are left out."""
    found = []
    for iri in places:
        north, east = names.text(iri, GEO.lat), names.text(iri, GEO.long)
        if north and east:
            x, y = (float(east) - _WEST) * _SCALE * _SHRINK, (_NORTH - float(north)) * _SCALE
            found.append(Dot(round(x, 1), round(y, 1), names.label(iri).sv))
    return found
