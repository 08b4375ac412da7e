"""The rules, pair by pair, among projects whose titles are alike or whose pages name each other; never all pairs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import chain, combinations

from esfgraph.continuation import Continuation, LinkRule
from esfgraph.decision import Status
from esfgraph.initiatives.entries import Entry, Owner, Ownership
from esfgraph.initiatives.naming import Naming, Tie, namings
from esfgraph.reference import fold

GAP = timedelta(days=365)
"""The longest time between two phases. The Council calls for applications at least once a year, and an application that is sent in when
the preparation ends is answered within months: after a year without a project it is a new attempt."""
NAMED_GAP = timedelta(days=730)
"""The same where a page names the project that it follows: long enough for the pause between two programme periods."""
OVERLAP = timedelta(days=62)
"""How long two phases may run side by side: the two months in which one reports and the other recruits."""
_COMMONEST = 50
"""A title that more projects bear is a name of a kind; it also bounds the pairs, and with them the time."""

_DOUBTS = {
    "owner-different": 3,
    "owner-unknown": 1,
    "no-dates": 1,
    "periods": 1,
    "region": 2,
    "phases": 1,
    "generic-title": 2,
    "alongside": 2,
    "only-named": 1,
    "several-named": 1,
}
_Pair = tuple[Entry, Entry]  # the earlier and the later


def links(listed: Sequence[Entry]) -> tuple[Continuation, ...]:
    """Give who continues whom, sorted; the order of the entries does not matter.

    A later project has at most one continuation in effect: by the strongest rule, then from the project that ended last. So the links in
    effect form trees, one for each initiative, and since the later always starts after the earlier there are no cycles. Without one it has
    at most one candidate by title, the nearest, and every candidate that a page names.
    """
    named = list(_by_naming(listed))
    seen = {frozenset((link.earlier, link.later)) for link, _ in named}
    titled = (found for found in _by_title(listed) if found[0].in_effect or frozenset((found[0].earlier, found[0].later)) not in seen)
    by_later: dict[str, list[tuple[Continuation, _Pair]]] = defaultdict(list)
    for link, pair in chain(named, titled):
        by_later[link.later].append((link, pair))
    return tuple(sorted(link for options in by_later.values() for link in _chosen(options)))


def first_projects(iris: Iterable[str], linked: Iterable[Continuation]) -> dict[str, str]:
    """Give for each project the first of its initiative: itself where it continues nothing in effect."""
    before = {link.later: link.earlier for link in linked if link.in_effect}
    first: dict[str, str] = {}
    for iri in iris:
        path = [iri]
        while path[-1] in before and path[-1] not in first:
            path.append(before[path[-1]])
        root = first.get(path[-1], path[-1])
        first.update(dict.fromkeys(path, root))
    return first


def _chosen(options: list[tuple[Continuation, _Pair]]) -> tuple[Continuation, ...]:
    strongest = list(LinkRule)
    ranked = [
        link for link, _ in sorted(options, key=lambda option: (strongest.index(option[0].rule), _distance(option[1]), option[0].earlier))
    ]
    effective = [link for link in ranked if link.in_effect][:1]
    by_page = [link for link in ranked if not link.in_effect and link.rule is LinkRule.NAMED_BY_PAGE]
    by_title = [link for link in ranked if not link.in_effect and link.rule is not LinkRule.NAMED_BY_PAGE]
    kept: dict[str, Continuation] = {}
    for link in [*effective, *by_page, *([] if effective else by_title[:1])]:
        kept.setdefault(link.earlier, link)
    return tuple(kept.values())


def _distance(pair: _Pair) -> tuple[int, int]:
    """Rank the earlier ones of one project: same owner before others, then the one that ended last before the later began."""
    earlier, later = pair
    strange = list(Ownership).index(earlier.owner.compared(later.owner))
    if not (earlier.end and later.start):
        return strange, timedelta.max.days
    return strange, abs((later.start - earlier.end).days)


def _by_naming(listed: Sequence[Entry]) -> Iterator[tuple[Continuation, _Pair]]:
    by_iri = {entry.iri: entry for entry in listed}
    forerunners: dict[str, list[tuple[str, _Pair, list[str]]]] = defaultdict(list)
    seen: set[frozenset[str]] = set()
    for naming in sorted(namings(listed), key=lambda naming: naming.tie):
        both = frozenset((naming.page_of, naming.named))
        pair = _ordered(by_iri[naming.page_of], by_iri[naming.named], by_naming=True)
        if pair and both not in seen:  # two pages may name each other
            seen.add(both)
            wanting = _wanting_of_named(pair, naming)
            if _doubt(wanting) <= (3 if _title_shared(pair) else 1):
                forerunners[pair[1].iri].append((naming.words, pair, wanting))
    for named in forerunners.values():
        # Who names several projects tells of its surroundings, not of its forerunner.
        several = len({pair[0].name.core for _, pair, wanting in named if not wanting}) > 1
        for words, pair, wanting in named:
            reasons = wanting + ["several-named"] * (several and not _title_shared(pair))
            yield _link(pair, LinkRule.NAMED_BY_PAGE, words, reasons), pair


def _wanting_of_named(pair: _Pair, naming: Naming) -> list[str]:
    """Name what is wanting where a page names the other project.

    With one title and the diary number the owner may have changed. With another title the page must say that the one follows the other: a
    page also names projects as its sources.
    """
    wanting = _wanting(pair, NAMED_GAP) + ["alongside"] * (naming.tie is Tie.ALONGSIDE)
    if not _title_shared(pair):
        return wanting + ["only-named"] * (naming.tie is Tie.UNTOLD)
    by_number = not naming.by_title
    return [reason for reason in wanting if not (by_number and reason.startswith("owner-"))]


def _by_title(listed: Sequence[Entry]) -> Iterator[tuple[Continuation, _Pair]]:
    for one, other in _alike(listed):
        pair = _ordered(one, other)
        if pair is None:
            continue
        wanting = _wanting(pair, GAP) + ["phases"] * (not _progress(pair)) + ["generic-title"] * pair[0].name.generic
        if not wanting:
            yield _link(pair, LinkRule.PHASES_OF_TITLE, pair[0].name.core, []), pair
        elif _doubt(wanting) <= 2:
            yield _link(pair, LinkRule.TITLE_ALIKE, pair[0].name.core or fold(pair[0].title), wanting), pair


def _link(pair: _Pair, rule: LinkRule, words: str, wanting: list[str]) -> Continuation:
    status = Status.CANDIDATE if wanting else Status.INFERRED
    evidence = f"{words}; {', '.join(wanting)}" if wanting else words
    return Continuation(pair[1].iri, pair[0].iri, rule, status, evidence)


def _alike(listed: Sequence[Entry]) -> Iterator[_Pair]:
    """Give the pairs whose titles have the same core: of a title that too many bear, and of a generic one, only those of one owner."""
    by_core: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(listed, key=lambda entry: entry.iri):
        by_core[entry.name.core].append(entry)
    for group in by_core.values():
        yield from _pairs(group)


def _pairs(group: list[Entry]) -> Iterator[_Pair]:
    if len(group) <= _COMMONEST and not group[0].name.generic:
        yield from combinations(group, 2)
        return
    by_owner: dict[Owner, list[Entry]] = defaultdict(list)
    for entry in group:
        by_owner[entry.owner].append(entry)
    for owner, owned in by_owner.items():
        if owner.key and len(owned) <= _COMMONEST:
            yield from combinations(owned, 2)


def _ordered(one: Entry, other: Entry, *, by_naming: bool = False) -> _Pair | None:
    """Tell the earlier from the later: by first day, else by stage and part; then it is a question only, so any order will do.

    The page is the later of two that nothing else tells apart. ``None`` where both began on one day: neither continues the other.
    """
    if one.start and other.start:
        if one.start == other.start:
            return None
        return (one, other) if one.start < other.start else (other, one)
    steps = [(entry.name.round or 1, entry.stage or 0, entry.name.part or 0) for entry in (one, other)]
    if steps[0] != steps[1]:
        return (one, other) if steps[0] < steps[1] else (other, one)
    return (other, one) if by_naming or other.iri < one.iri else (one, other)


def _title_shared(pair: _Pair) -> bool:
    return pair[0].name.core == pair[1].name.core and not pair[0].name.generic


def _wanting(pair: _Pair, gap: timedelta) -> list[str]:
    """Name what is wanting for the two to be held for phases of one initiative."""
    earlier, later = pair
    ownership = earlier.owner.compared(later.owner)
    wanting = [] if ownership is Ownership.SAME else [f"owner-{ownership.value}"]
    if not (earlier.start and earlier.end and later.start):
        wanting.append("no-dates")
    elif not (earlier.start < later.start and -OVERLAP <= later.start - earlier.end <= gap):
        wanting.append("periods")
    if _differ(earlier.region, later.region):
        wanting.append("region")
    return wanting


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _progress(pair: _Pair) -> bool:
    """Tell whether the later is the next step of one round: a later stage, or a later part; neither of the two may go back."""
    earlier, later = pair
    stages = (earlier.stage, later.stage)
    parts = (earlier.name.part, later.name.part)
    onward = bool(stages[0] and stages[1] and stages[0] < stages[1]) or _next_part(parts)
    backward = bool(stages[0] and stages[1] and stages[0] > stages[1]) or bool(parts[0] and parts[1] and parts[0] > parts[1])
    return onward and not backward and (earlier.name.round or 1) == (later.name.round or 1)


def _next_part(parts: tuple[int | None, int | None]) -> bool:
    """Tell whether a part follows; a project without a number is the first."""
    earlier, later = parts
    return later is not None and later > (earlier or 1)


def _doubt(wanting: list[str]) -> int:
    """Weigh what is wanting: nobody need be asked about too much."""
    return sum(_DOUBTS[reason] for reason in wanting)
