"""The newest form, ``/projekt/<slug>``: the title without number, and a question to the reader as footer.

Projects of 2014-2020 are shown in it too, without what that period did not record; the period is told by what stands on the page.
It never states the contact or who takes part.
"""

from esfgraph.page import layout as of
from esfgraph.page.dnr_a_2021_2027 import LAYOUT as DNR_A

_OWN: dict[str, of.Field | None] = {
    "Diarienummer": of.NUMBER,
    "Namn": of.TITLE,
    "Startdatum": of.START,
    "Slutdatum": of.END,
    "Berörd fond": of.FUND,
    "Beviljat ESF-stöd": of.GRANTED,
    "Interventionstyp": of.TYPES,
    "Land som berörs": None,
    "Programområde": of.AREA,
    "Projektägare": of.OWNER,
    "Specifikt mål": of.OBJECTIVE,
    "Stödmottagare postnr": of.POSTAL_CODE,
    "Total projektbudget": of.TOTAL,
    "Unionens medfinansieringsgrad": of.RATE,
}
LAYOUT = of.Layout(
    name="2021-2027-projekt",
    labels={**_OWN, **{label: known for label, known in DNR_A.labels.items() if label not in _OWN}},
    signs=frozenset({"Diarienummer", "Projektägare"}),
    optional=frozenset(DNR_A.labels) - frozenset(_OWN),
    numbered_title=False,
    sections=DNR_A.sections,
    footer="Hjälpte informationen dig?",
)
