"""The filters that every look back shares: their options, and the Query they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from numbcheck.clean import one_line
from numbcheck.errors import UsageError, suggestion
from numbcheck.journal import when
from numbcheck.journal.query import Query
from numbcheck.visit.house import House

if TYPE_CHECKING:
    from datetime import date

Words = Annotated[list[str] | None, typer.Argument(help="Words to look for; all of them must be there.")]
Since = Annotated[
    str | None, typer.Option("--since", help="From this day on: 7d, monday, 2026-11, nov 3 ...")
]
Until = Annotated[str | None, typer.Option("--until", help="Up to this day, that day included.")]
On = Annotated[str | None, typer.Option("--on", help="On this day, or in this week or month.")]
Tags = Annotated[list[str] | None, typer.Option("-t", "--tag", help="With this tag.")]
Not = Annotated[list[str] | None, typer.Option("--not", help="Without this word, #tag or @name.")]
Any_ = Annotated[bool, typer.Option("--any", help="One of the words or tags is enough.")]
Kind = Annotated[str | None, typer.Option("--kind", help="Only practice, note, journal ...")]
Practice = Annotated[str | None, typer.Option("--practice", help="Only this practice, as senses.")]


KINDS = ("practice", "note", "journal", "check", "signs", "screen", "reframe", "ladder", "joy", "goal")
"""Every kind of entry that a command keeps (docs/entries.md)."""
_ALL = f"There is: {', '.join(KINDS)}."


def query(
    today: date,
    *,
    words: list[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    on: str | None = None,
    tags: list[str] | None = None,
    without: list[str] | None = None,
    any_: bool = False,
    kind: str | None = None,
    practice: str | None = None,
    this_day: bool = False,
    limit: int | None = None,
) -> Query:
    """Return the Query these options mean. Raises UsageError for a date nobody can read, or days that end early."""
    first = when.days(since, today).first if since is not None else None
    last = when.days(until, today).last if until is not None else None
    if on is not None:
        if since is not None or until is not None:
            raise UsageError("Give --on alone, or --since and --until.")
        day = when.days(on, today)
        first, last = day.first, day.last
    if first and last and first > last:
        raise UsageError(f"That ends ({last}) before it begins ({first}).")
    if kind is not None and kind.lower() not in KINDS:
        raise UsageError(f"There is no kind {one_line(kind)!r}.{suggestion(kind, KINDS, _ALL)}")
    return Query(
        words=tuple(words or ()),
        not_words=tuple(without or ()),
        any_word=any_,
        tags=tuple(tags or ()),
        kinds=(kind.lower(),) if kind else (),
        practice=practice,
        since=first,
        until=last,
        month_day=(today.month, today.day) if this_day else None,
        limit=limit,
    )


def practice_id(house: House, name: str | None) -> str | None:
    """Return the id of a practice that goes by an id or a title; one that is no longer there stays as typed."""
    if name is None:
        return None
    try:
        return house.shelf.find(name)
    except UsageError:
        return name
