"""Pages of 2014-2020 under ``?dnr=``: label and colon on one line, the value on the next, the number before the title.

Some of them carry the labels of the next layouts already, Startdatum and Slutdatum, mostly without values. They never state the
organisation number, the fund or who takes part.
"""

from esfgraph.page import layout as of
from esfgraph.project import Section

LAYOUT = of.Layout(
    name="2014-2020-dnr",
    labels={
        "Projektnummer": of.NUMBER,
        "Projektägare": of.OWNER,
        "Namn": of.TITLE,
        "Name": of.TITLE,
        "Region": of.REGION,
        "Planerat antal deltagare": of.PARTICIPANTS,
        "Projektperiod": of.PERIOD,
        "Startdatum": of.START,
        "Slutdatum": of.END,
        "Total projektbudget": of.TOTAL,
        "Beviljat ESF-stöd": of.GRANTED,
        "Kontaktperson": None,
        "E-post": of.MAIL,
        "Stödmottagare postnr": of.POSTAL_CODE,
        "Stödmottagarens address": None,
        "Programområde": of.AREA,
        "Specifikt mål": of.OBJECTIVE,
        "Unionens medfinansieringsgrad": of.RATE,
        "Interventionstyp": of.TYPES,
        "Utvärderingsrapporter": None,
    },
    signs=frozenset({"Projektnummer", "Projektägare"}),
    optional=frozenset({"Startdatum", "Slutdatum", "Utvärderingsrapporter"}),
    sections={"SYFTE": Section.PURPOSE, "MÅL": Section.OBJECTIVES},
)
