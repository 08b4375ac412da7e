"""Print how well the rules tell who is meant, on the labelled names: ``make identity-report``; ``make rule-scores`` writes the scores."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from clustering import Scores
from conftest import REAL, ROOT
from identity_labels import Labelled, of_pages, pages_missing, traps
from identity_measure import (
    Figures,
    Outcome,
    figures,
    in_tables,
    measured,
    mixed_actors,
    municipalities,
    owners,
    rule_scores,
    types,
    wrong_merges,
)

from esfgraph import reference
from esfgraph.decision import Rule
from esfgraph.reference import Reference

TABLE = ROOT / "ontology" / "reference" / "rule_scores.csv"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report, or write the table of scores; 1 where the real pages are missing and the scores cannot be measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=REAL, help="folder of the five real pages and the excerpts")
    parser.add_argument("--write-scores", action="store_true", help=f"write {TABLE.relative_to(ROOT)} instead of printing the report")
    options = parser.parse_args(arguments)
    tables, collections = reference.load(), traps()
    of_traps = [outcome for trap in collections for outcome in measured(trap, tables)]
    missing = pages_missing(options.pages)
    outcomes = [] if missing else measured(of_pages(options.pages), tables)
    if options.write_scores and not missing:
        TABLE.write_text(rule_scores([*outcomes, *of_traps]), encoding="utf-8", newline="\n")
    elif not options.write_scores:
        _print(_measures("The five pages and the excerpts", outcomes, tables) if outcomes else ())
        _print(_measures("The traps", of_traps, tables))
        _print(_verdicts(collections, of_traps))
    if missing:
        sys.stderr.write(
            f"NOT MEASURED: {len(missing)} of the labelled pages are not in {options.pages}, {missing[0]} the first; "
            "set ESFGRAPH_REAL_PAGES to their folder.\n"
        )
    return int(bool(missing))


def _print(lines: Iterator[str] | Sequence[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _measures(title: str, outcomes: Sequence[Outcome], tables: Reference) -> Iterator[str]:
    yield f"{title}: {len(outcomes)} labelled listings"
    yield ""
    yield f"{'rule':22}{'decisions':>10}{'right':>7}{'pairs P':>9}{'R':>7}{'B³ P':>9}{'R':>7}{'F':>7}"
    for rule in Rule:
        found = figures(outcomes, rule)
        if found.decisions:
            yield _row(rule, found)
    yield _row("all", figures(outcomes))
    yield ""
    known, right = owners(outcomes)
    typed, other = types(outcomes)
    held = in_tables(outcomes, tables)
    parties = sum(one.label.role != "place" for one in outcomes)
    yield f"Actors that mix two real ones: {len(mixed_actors(outcomes))}"
    yield f"Owners whom a careful reader can identify: {known}, decided rightly: {right} (recall {right / known:.3f})"
    yield f"Types that agree: {typed - len(other)} of {typed}"
    yield f"Places in the reference tables: {held['place']} of {len(outcomes) - parties}; parties: {held['party']} of {parties}"
    yield f"Municipalities that occur, of {len(tables.municipalities)}: {len(municipalities(outcomes))}"
    for one in outcomes:
        if one.wrong:
            yield f"WRONG {one.collection} {one.label.page}:{one.label.line} {one.label.written!r}, {one.label.answer}: {one.wrong}"
    for one in other:
        kind = one.actor.top.kind if one.actor else "no actor"
        yield f"TYPE {one.collection} {one.label.page}:{one.label.line} {one.label.written!r}: {kind}, labelled {one.label.type}"
    yield ""


def _row(name: str, found: Figures) -> str:
    pairs, cubed = found.pairs, found.b_cubed
    return f"{name:22}{found.decisions:>10}{found.right:>7}{_of(pairs, 9)}{_of(cubed, 9)}{_number(cubed.f, 7)}"


def _of(scores: Scores, width: int) -> str:
    return _number(scores.precision, width) + _number(scores.recall, 7)


def _number(value: float | None, width: int) -> str:
    return f"{'–' if value is None else format(value, '.3f'):>{width}}"


def _verdicts(collections: Sequence[Labelled], outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield "Trap by trap"
    yield ""
    held = 0
    for trap in collections:
        mine = [one for one in outcomes if one.collection == trap.name]
        wrong, merges = [one for one in mine if one.wrong], wrong_merges(mine)
        held += not wrong and not merges
        verdict = "FAILS" if wrong or merges else "holds"
        yield f"{verdict}  {trap.name}: {len(mine) - len(wrong)} of {len(mine)}, wrong merges: {len(merges)}"
    yield ""
    yield f"{held} of {len(collections)} traps hold; wrong merges in all: {len(wrong_merges(outcomes))}"


if __name__ == "__main__":
    sys.exit(main())
