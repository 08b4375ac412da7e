"""That one project continues another: the value that ``initiatives`` gives and ``triples`` writes down."""

from dataclasses import dataclass
from enum import StrEnum

from esfgraph.decision import Status


class LinkRule(StrEnum):
    """By which rule two projects were held to be phases of one initiative; the value stands in the graph."""

    NAMED_BY_PAGE = "named-by-page"
    PHASES_OF_TITLE = "phases-of-title"
    TITLE_ALIKE = "title-alike"


@dataclass(frozen=True, slots=True, order=True)
class Continuation:
    """One decision: the project ``later`` continues ``earlier`` (IRIs).

    ``evidence`` is what the rule went by: the diary number or title that a page names, or the title without its phase words; of a candidate
    then, after a semicolon, what is wanting. A project has at most one continuation in effect as the later one, and any number as the
    earlier; candidates stand beside it.
    """

    later: str
    earlier: str
    rule: LinkRule
    status: Status
    evidence: str

    @property
    def in_effect(self) -> bool:
        """Whether the graph takes it for true."""
        return self.status in {Status.CONFIRMED, Status.INFERRED}
