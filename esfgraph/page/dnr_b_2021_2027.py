"""The second form of the pages of 2021-2027: money, and the programme period in so many words; the title only on its own line.

The region is told by its NUTS 2 code alone. It never states the contact or who takes part.
"""

from esfgraph.page import layout as of
from esfgraph.project import Section

LAYOUT = of.Layout(
    name="2021-2027-dnr-b",
    labels={
        "Diarienummer": of.NUMBER,
        "Fond": of.FUND,
        "Projektägare": of.OWNER,
        "Specifikt mål": of.OBJECTIVE,
        "Total projektbudget": of.TOTAL,
        "Beviljat ESF-stöd": of.GRANTED,
        "Planerat antal deltagare": of.PARTICIPANTS,
        "Projektperiod": of.PERIOD,
        "Startdatum": of.START,
        "Slutdatum": of.END,
        "Programperiod": of.STATED_PERIOD,
        "Programområde": of.AREA,
        "Interventionstyp": of.TYPES,
        "Unionens medfinansieringsgrad": of.RATE,
        "Stödmottagarens postnummer": of.POSTAL_CODE,
        "Stödmottagarens land": None,
        "Projektägare org.nr.": of.ORGANISATION_NUMBER,
        "Stödmottagarens ort": None,
        "Program CCI": of.CCI,
        "Sekundärtema - Motverka barnfattigdom": None,
        "Insats av strategisk betydelse": None,
        "NUTS-2 kod": of.NUTS_2,
    },
    signs=frozenset({"Diarienummer", "Projektägare"}),
    sections={"SYFTE": Section.PURPOSE, "MÅL": Section.OBJECTIVES},
)
