"""The filters that every look back shares: their options, and the Query they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from numbcheck.clean import named
from numbcheck.cli.choices import KINDS, PRACTICES, SOURCES
from numbcheck.errors import UsageError
from numbcheck.journal.query import Query
from numbcheck.spelling import no_such
from numbcheck.visit import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

    from numbcheck.visit.house import House


class Filters(NamedTuple):
    """Which entries a look back is about, as it was typed."""

    since: Annotated[
        str | None, typer.Option("--since", help="From this day on: 7d, monday, 2026-11, nov 3 ...")
    ] = None
    until: Annotated[str | None, typer.Option("--until", help="Up to this day, that day included.")] = None
    on: Annotated[str | None, typer.Option("--on", help="On this day, or in this week or month.")] = None
    tag: Annotated[list[str] | None, typer.Option("-t", "--tag", help="With this tag.")] = None
    without: Annotated[list[str] | None, typer.Option("--not", help="Without this word, #tag or @name.")] = (
        None
    )
    any_: Annotated[bool, typer.Option("--any", help="One of the words or tags is enough.")] = False
    kind: Annotated[str | None, KINDS, typer.Option("--kind", help="Only practice, note, journal ...")] = None
    practice: Annotated[
        str | None, PRACTICES, typer.Option("--practice", help="Only this practice, as senses.")
    ] = None
    source: Annotated[
        str | None, SOURCES, typer.Option("--from", help="Only what came in from jrnl, daylio ...")
    ] = None

    def query(self, house: House, words: Sequence[str] | None) -> Query:
        """Return the Query they mean, for these words. Raises UsageError for days or a kind nobody can read."""
        first, last = dates.period(house, self.since, self.until, self.on)
        if self.kind is not None and self.kind.lower() not in KINDS:
            raise UsageError(no_such(named(self.kind), KINDS, "kind"))
        if self.source is not None and self.source.lower() not in SOURCES:
            raise UsageError(no_such(named(self.source), SOURCES))
        return Query(
            words=tuple(words or ()),
            not_words=tuple(self.without or ()),
            any_word=self.any_,
            tags=tuple(self.tag or ()),
            kinds=(self.kind.lower(),) if self.kind else (),
            practice=_practice_id(house, self.practice),
            since=first,
            until=last,
            day_ends=dates.day_ends(house),
            came_from=self.source.lower() if self.source else None,
        )


def _practice_id(house: House, name: str | None) -> str | None:
    """Return the id of a practice given by id or title; one that is no longer there stays as typed."""
    if name is None:
        return None
    try:
        return house.shelf.find(name)
    except UsageError:
        return name
