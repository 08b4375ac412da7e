"""The options by which ``network`` and ``measures`` choose what a network is made of, each declared once."""

from typing import Annotated

import typer
from pyoxigraph import Literal, NamedNode
from rdflib.namespace import SKOS

from esfgraph import lookup
from esfgraph.collection import TIES, Collection
from esfgraph.network import ROLES, Filters

RegionOption = Annotated[str | None, typer.Option(metavar="CODE", help="Only projects of this ESF region (name or code)")]
CountyOption = Annotated[str | None, typer.Option(metavar="CODE", help="Only projects that name a municipality of this county")]
AreaOption = Annotated[str | None, typer.Option(metavar="CODE", help="Only projects of this programme area")]
PhaseOption = Annotated[str | None, typer.Option(metavar="CODE", help="Only projects of this phase")]
RoleOption = Annotated[str | None, typer.Option(metavar="ROLE", help=f"Only actors in this role: {', '.join(ROLES)}")]
FromOption = Annotated[int | None, typer.Option("--from", metavar="YEAR", help="Only projects that run in or after this year")]
ToOption = Annotated[int | None, typer.Option("--to", metavar="YEAR", help="Only projects that run in or before this year")]
TiesOption = Annotated[str, typer.Option(help=f"What ties: lists of the pages, their prose, or both: {', '.join(TIES)}")]
InitiativesOption = Annotated[bool, typer.Option("--initiatives", help="Count the phases of one initiative as one project")]
RollupOption = Annotated[bool, typer.Option(help="Count a unit as the organisation it belongs to")]


def chosen(
    built: Collection,
    region: str | None,
    county: str | None,
    area: str | None,
    phase: str | None,
    role: str | None,
    from_year: int | None,
    to_year: int | None,
) -> Filters:
    """Give the filters that the options ask for; region, county, area and phase may be named by code, name or IRI.

    Raises:
        UsageError: a name that the graph does not know, an unknown role, or years in the wrong order.
    """
    named = (("region", region), ("county", county), ("area", area), ("phase", phase))
    codes = {name: _code(built, text, name) for name, text in named if text is not None}
    return Filters(**codes, role=role, from_year=from_year, to_year=to_year)


def _code(built: Collection, text: str, kind: str) -> str:
    """Give the code (``skos:notation``) of a region, county, area or phase."""
    term = lookup.find_term(built.store, text, kind, built.base)
    quads = built.store.quads_for_pattern(term, NamedNode(str(SKOS.notation)), None) if isinstance(term, NamedNode) else []
    return next((quad.object.value for quad in quads if isinstance(quad.object, Literal)), text)
