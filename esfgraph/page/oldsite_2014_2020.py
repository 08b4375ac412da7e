"""The old site of 2014-2020: a label alone on its line, without colon, its value on the next; then prose under headings.

It states the call, and the objective in words after the programme area. It never states rates, intervention types or who takes part.
"""

from esfgraph.page import layout as of
from esfgraph.page.print_2007_2013 import BANNERS, SECTIONS

LAYOUT = of.Layout(
    name="2014-2020-oldsite",
    ends="",
    labels={
        "Programområde": of.AREA,
        "Region": of.REGION,
        "Utlysning": of.CALL,
        "Projektägare": of.OWNER,
        "Projektnummer": of.NUMBER,
        "Planerat antal deltagare": of.PARTICIPANTS,
        "Projektperiod": of.PERIOD,
        "Total projektbudget": of.TOTAL,
        "Beviljat ESF-stöd": of.GRANTED,
        "Kontaktperson": None,
        "E-post": of.MAIL,
        "Telefonnummer": None,
    },
    signs=frozenset({"Projektnummer", "Projektägare"}),
    numbered_title=False,
    sections=SECTIONS,
    banners=BANNERS,
)
