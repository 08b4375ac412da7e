"""A name on the list of places: a municipality of the reference table, by its name, a former name, the genitive or a known variant."""

from collections.abc import Iterator

from esfgraph.decision import Decision, Rule, Status
from esfgraph.project import Listing, Project
from esfgraph.reference import Reference, fold


def by_place_name(listing: Listing, _project: Project, reference: Reference) -> Iterator[Decision]:
    """Decide a place that the table knows in exactly this form; å, ä and ö are letters of their own, and likeness proves nothing."""
    form = fold(listing.name)
    code = reference.place_forms.get(form) or reference.authority_forms.get(form)  # "Falu kommun" on a list of places is Falun
    if code:
        name = reference.municipalities[code].name
        rule = Rule.MUNICIPALITY_NAME if fold(name) == form else Rule.MUNICIPALITY_VARIANT
        yield Decision(listing, rule, Status.INFERRED, municipality=code, evidence=form)
