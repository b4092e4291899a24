"""`history`: looking back, searching, counting."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated

from numbcheck.cli import filters
from numbcheck.errors import UsageError
from numbcheck.journal.query import Query
from numbcheck.stage.streams import is_terminal
from numbcheck.visit.faults import mention_faults
from numbcheck.visit.house import House

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import typer

    from numbcheck.journal.entry import Entry

_ON_A_TERMINAL = 10
_AT_ONCE = 200
_MOST = 1_000_000


def command(
    house: House,
    words: filters.Words = None,
    since: filters.Since = None,
    until: filters.Until = None,
    on: filters.On = None,
    tag: filters.Tags = None,
    not_: filters.Not = None,
    any_: filters.Any_ = False,
    kind: filters.Kind = None,
    practice: filters.Practice = None,
    this_day: Annotated[
        bool, typer.Option("--this-day", help="On this day of the year, in any year.")
    ] = False,
    n: Annotated[int | None, typer.Option("-n", help="How many of the newest.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="All of them.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Each entry whole.")] = False,
    count: Annotated[bool, typer.Option("--count", help="Only how many there are.")] = False,
    json: Annotated[bool, typer.Option("--json", help="As JSON, oldest first.")] = False,
) -> None:
    """Look back. The newest stands last, right above the prompt.

    The four letters in front of each row name it: numbcheck show k3f7 shows that entry whole.
    """
    if n is not None and (not 1 <= n <= _MOST or all_):
        raise UsageError(f"-n takes a whole number from 1 to {_MOST}, and does not go with --all.")
    on_terminal = is_terminal(house.streams.stdout)
    limit = n if n is not None or all_ or json or count or not on_terminal else _ON_A_TERMINAL
    query = filters.query(
        house.now().date(),
        words=words,
        since=since,
        until=until,
        on=on,
        tags=tag,
        without=not_,
        any_=any_,
        kind=kind,
        practice=filters.practice_id(house, practice),
        this_day=this_day,
        limit=limit,
    )
    if count:
        house.streams.put(str(house.journal.count(query)))
    elif json:
        _put_json(house, house.journal.entries(query, newest_first=False))
    else:
        shown = _put_entries(house, query, full=full)
        _say_what_is_missing(house, query, shown, cut=on_terminal)
    mention_faults(house)


def _put_json(house: House, entries: Iterable[Entry]) -> None:
    from numbcheck.exchange import json_

    house.streams.data(json_.document(entries))


def _put_entries(house: House, query: Query, *, full: bool) -> int:
    """Show the entries, some at a time, so that ten years need no more memory; return how many."""
    counts: list[int] = []
    house.put_long(_pieces(house, query, counts, full=full))
    return sum(counts)


def _pieces(house: House, query: Query, counts: list[int], *, full: bool) -> Iterator[str]:
    """Yield the text of the entries, and put into `counts` how many each piece holds."""
    entries = house.journal.entries(query, newest_first=False)
    in_table = house.colored or is_terminal(house.streams.stdout)
    while some := list(islice(entries, _AT_ONCE)):
        gap = "\n" if full and counts else ""
        counts.append(len(some))
        yield f"{gap}{_shown(house, some, query, full=full, in_table=in_table)}\n"


def _shown(house: House, entries: list[Entry], query: Query, *, full: bool, in_table: bool) -> str:
    if full:
        from numbcheck.show.whole import whole

        return "\n\n".join("\n".join(whole(house.shown(entry), house.streams.width)) for entry in entries)
    if in_table:
        from numbcheck.show.tables import table

        rows = table(entries, width=house.streams.width, colored=house.colored, words=query.words)
        return rows.removesuffix("\n")
    from numbcheck.show.entry import row

    return "\n".join(row(entry).line for entry in entries)


def _say_what_is_missing(house: House, query: Query, shown: int, *, cut: bool) -> None:
    if not shown and house.journal.faults:
        return  # what cannot be read is not nothing, and is named
    if not shown:
        house.streams.say("Nothing here yet." if query == Query(limit=query.limit) else "Nothing matches.")
    elif cut and shown == query.limit and (hidden := house.journal.count(query) - shown) > 0:
        house.streams.say(f"And {hidden} before {'this' if shown == 1 else 'these'}. --all shows them too.")
