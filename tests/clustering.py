"""How well a clustering agrees with the true one: pairwise and B³ precision and recall.

Both compare, item by item, whom the program takes for one (``found``) with who is one (``meant``). With ``counted`` only some items are
looked at, each against all others: so the share of one rule can be told.
"""

from collections.abc import Collection, Hashable, Sequence
from itertools import combinations
from typing import NamedTuple


class Scores(NamedTuple):
    """Precision and recall, each from 0 to 1; ``None`` where there is nothing to count."""

    precision: float | None
    recall: float | None

    @property
    def f(self) -> float | None:
        """Give the harmonic mean of the two (van Rijsbergen 1979, F with equal weights)."""
        if self.precision is None or self.recall is None:
            return None
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0


def pairwise(found: Sequence[Hashable], meant: Sequence[Hashable], counted: Collection[int] | None = None) -> Scores:
    """Compare the pairs of items in one cluster: of those joined how many are one, and of those that are one how many are joined.

    Formula: precision = TP / (TP + FP), recall = TP / (TP + FN) over pairs (Manning, Raghavan & Schütze 2008, Introduction to Information
    Retrieval, section 16.3; in record linkage Christen 2012, Data Matching, section 7.2). A pair counts if one of its two items does.
    """
    joined = one = both = 0
    for i, j in combinations(range(len(found)), 2):
        if counted is None or i in counted or j in counted:
            together, same = found[i] == found[j], meant[i] == meant[j]
            joined, one, both = joined + together, one + same, both + (together and same)
    return Scores(both / joined if joined else None, both / one if one else None)


def b_cubed(found: Sequence[Hashable], meant: Sequence[Hashable], counted: Collection[int] | None = None) -> Scores:
    """Average over the items how much of the item's cluster is the same one, and how much of the same one is in its cluster.

    Formula: for item i with found cluster C and true cluster T, |C ∩ T| / |C| and |C ∩ T| / |T|; equal weights (Bagga & Baldwin 1998,
    Algorithms for Scoring Coreference Chains, LREC Workshop on Linguistic Coreference).
    """
    items = range(len(found)) if counted is None else sorted(counted)
    precision = recall = 0.0
    for i in items:
        cluster = {j for j in range(len(found)) if found[j] == found[i]}
        true = {j for j in range(len(meant)) if meant[j] == meant[i]}
        precision, recall = precision + len(cluster & true) / len(cluster), recall + len(cluster & true) / len(true)
    return Scores(precision / len(items), recall / len(items)) if items else Scores(None, None)


def mixed(found: Sequence[Hashable], meant: Sequence[Hashable]) -> list[Hashable]:
    """Give the clusters in which two true ones are mixed, in the order in which they first appear."""
    members: dict[Hashable, set[Hashable]] = {}
    for cluster, true in zip(found, meant, strict=True):
        members.setdefault(cluster, set()).add(true)
    return [cluster for cluster, true in members.items() if len(true) > 1]
