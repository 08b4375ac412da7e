"""The short form of the pages of 2014-2020 under ``?dnr=``: it ends with the specific objective, and once says "Name" in English.

It never states the programme area by itself, the EU's rate, intervention types, the organisation number or who takes part.
"""

from esfgraph.page import layout as of
from esfgraph.project import Section

LAYOUT = of.Layout(
    name="2014-2020-dnr-short",
    labels={
        "Name": of.TITLE,
        "Namn": of.TITLE,
        "Region": of.REGION,
        "Projektägare": of.OWNER,
        "Projektnummer": of.NUMBER,
        "Planerat antal deltagare": of.PARTICIPANTS,
        "Projektperiod": of.PERIOD,
        "Startdatum": of.START,
        "Slutdatum": of.END,
        "Total projektbudget": of.TOTAL,
        "Beviljat ESF-stöd": of.GRANTED,
        "Kontaktperson": None,
        "E-post": of.MAIL,
        "Specifikt mål": of.OBJECTIVE,
    },
    signs=frozenset({"Projektnummer", "Projektägare"}),
    optional=frozenset({"Startdatum", "Slutdatum"}),
    sections={"SYFTE": Section.PURPOSE, "MÅL": Section.OBJECTIVES},
)
