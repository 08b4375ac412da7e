"""``esfgraph review``: the names that nothing identifies, as a file for people to decide."""

from typing import Annotated

import typer

from esfgraph import identity, reference, review
from esfgraph.cli.opening import opened
from esfgraph.cli.options import DEFAULT_GRAPH, BaseOption, DebugOption, GraphOption, Lang, LangOption, OutOption
from esfgraph.cli.people import names
from esfgraph.cli.terminal import note, pick
from esfgraph.cli.view import hand_out
from esfgraph.collection import Collection
from esfgraph.review.questions import OpenQuestion, Suggestion
from esfgraph.review.sssom import UNIT
from esfgraph.triples import Minter

_Row = dict[str, str | None]


def review_names(
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the N names on which most hangs")] = None,
    out: OutOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
    base: BaseOption = None,
    lang: LangOption = Lang.SV,
    debug: DebugOption = False,
) -> None:
    """Write the open questions on names as SSSOM TSV: fill in yes or no, and give the file to `esfgraph build --mappings`."""
    built = opened(graph, base)
    mint = Minter(built.base)
    asked = review.open_questions(_asked(built), [*names(mint, reference.load()), *_named(built)], limit)
    hand_out(review.write_mappings(review.to_rows(asked, built.base), built.base).encode(), out)
    counted = pick(lang, f"{len(asked)} namn att granska", f"{len(asked)} names to review")
    note(counted + (f" → {out}" if out else ""))


def _named(built: Collection) -> list[tuple[str, str]]:
    """Give the actors of the graph that are known beyond a project."""
    return [(str(row["actor"]), str(row["actorName"])) for row in built.rows("aktorer") if not row["knownOnlyIn"]]


def _asked(built: Collection) -> list[OpenQuestion]:
    """Give one question for each name of a page, with what the rules suggest."""
    rows: dict[tuple[str, str], list[_Row]] = {}
    for row in sorted(built.rows("granskning"), key=lambda row: int(row["sourceLine"] or 0)):
        rows.setdefault((str(row["actor"]), str(row["page"])), []).append(row)
    return [_question(actor, built.pages.get(page, page), found) for (actor, page), found in rows.items()]


def _question(actor: str, page: str, rows: list[_Row]) -> OpenQuestion:
    name = str(rows[0]["asWritten"])
    roles = {(int(row["sourceLine"] or 0), str(row["role"]).rpartition("/")[2]) for row in rows}
    suggested = {
        Suggestion(row["candidate"], str(row["candidateName"]), unit=row["relation"] == UNIT): None for row in rows if row["candidate"]
    }
    return OpenQuestion(
        actor,
        name,
        roles=tuple(role for _, role in sorted(roles)),
        page=page,
        lines=tuple(sorted({line for line, _ in roles})),
        ties=int(rows[0]["ties"] or 0),
        unit=identity.named_like_a_unit(name),
        suggested=tuple(suggested),
    )
