"""The first form of the pages of 2021-2027: start and end apart, fund, programme number, the owner's organisation number.

It never states money, the contact or who takes part. "Antal deltagare" is read as the planned number: pages of running projects state it.
"""

from esfgraph.page import layout as of
from esfgraph.project import Section

LAYOUT = of.Layout(
    name="2021-2027-dnr-a",
    labels={
        "Diarienummer": of.NUMBER,
        "Namn": of.TITLE,
        "Startdatum": of.START,
        "Slutdatum": of.END,
        "Land som berörs": None,
        "Berörd fond": of.FUND,
        "Program CCI": of.CCI,
        "Projektägare organisationsnummer": of.ORGANISATION_NUMBER,
        "Projektägare": of.OWNER,
        "Unionens medfinansieringsgrad": of.RATE,
        "Programområde": of.AREA,
        "Specifikt mål": of.OBJECTIVE,
        "Sekundärtema - Motverka barnfattigdom": None,
        "Region": of.REGION,
        "NUTS-2 kod": of.NUTS_2,
        "Stödmottagare postnr": of.POSTAL_CODE,
        "Stödmottagare ort": None,
        "Interventionstyp": of.TYPES,
        "Antal deltagare": of.PARTICIPANTS,
        "Insats av strategisk betydelse": None,
    },
    signs=frozenset({"Diarienummer", "Projektägare"}),
    sections={"SYFTE": Section.PURPOSE, "MÅL": Section.OBJECTIVES},
)
