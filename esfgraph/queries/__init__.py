"""The query library: one file a question, its header, and how it is run and written out.

Answers carry the data's own language: names of phases, roles and regions are the Swedish ones whatever language the texts are read in.
Names are ordered by code point (Ä before Å), because that is the one order on which all engines agree.

>>> question = find("saknade-kommuner")
>>> question.number
9
"""

from esfgraph.queries.coverage import PeriodCoverage, Periods, coverage, coverage_sentence, refusal, refused, told
from esfgraph.queries.endpoint import Endpoint
from esfgraph.queries.question import Question, Texts, answer, describe, find, library, read_question
from esfgraph.queries.running import Result, run
from esfgraph.queries.tables import FORMATS, Table, render

__all__ = [
    "FORMATS",
    "Endpoint",
    "PeriodCoverage",
    "Periods",
    "Question",
    "Result",
    "Table",
    "Texts",
    "answer",
    "coverage",
    "coverage_sentence",
    "describe",
    "find",
    "library",
    "read_question",
    "refusal",
    "refused",
    "render",
    "run",
    "told",
]
