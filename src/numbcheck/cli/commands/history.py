"""`history`: looking back, searching, counting."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated, NamedTuple

from numbcheck.clean import one_line
from numbcheck.cli.filters import Filters
from numbcheck.errors import UsageError
from numbcheck.journal.query import Query
from numbcheck.stage.streams import is_terminal
from numbcheck.visit import dates
from numbcheck.visit.faults import mention_faults
from numbcheck.visit.house import House

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import typer

    from numbcheck.journal.entry import Entry

_ON_A_TERMINAL = 10
_AT_ONCE = 200
_MOST = 1_000_000


class Shown(NamedTuple):
    """Which of them are shown, and how."""

    this_day: Annotated[bool, typer.Option("--this-day", help="On this day of the year, in any year.")] = (
        False
    )
    number: Annotated[int | None, typer.Option("-n", help="How many of the newest.")] = None
    all_: Annotated[bool, typer.Option("--all", help="All of them.")] = False
    tags: Annotated[bool, typer.Option("--tags", help="Their tags, and how often.")] = False
    full: Annotated[bool, typer.Option("--full", help="Each entry whole.")] = False
    only_count: Annotated[bool, typer.Option("--count", help="Only how many there are.")] = False
    json: Annotated[bool, typer.Option("--json", help="As JSON, oldest first.")] = False


def command(
    house: House,
    words: Annotated[
        list[str] | None, typer.Argument(help="Words to look for; all of them must be there.")
    ] = None,
    chosen: Filters = Filters(),
    shown: Shown = Shown(),
) -> None:
    """Look back. The newest stands last, right above the prompt.

    The four characters in front of each row name it: numbcheck show k3f7 shows that entry whole.
    """
    query = _query(house, words, chosen, shown)
    if shown.only_count:
        house.streams.put(str(house.journal.count(query)))
    elif shown.tags:
        _put_tags(house, query, as_json=shown.json)
    elif shown.json:
        _put_json(house, house.journal.entries(query, newest_first=False))
    else:
        count = _put_entries(house, query, full=shown.full)
        _say_what_is_missing(house, query, count)
    mention_faults(house)


def _query(house: House, words: list[str] | None, chosen: Filters, shown: Shown) -> Query:
    """Return what is asked for; a terminal gets the newest few, unless more are wanted."""
    if shown.number is not None and (not 1 <= shown.number <= _MOST or shown.all_):
        raise UsageError(f"-n takes a whole number from 1 to {_MOST}, and does not go with --all.")
    whole = (
        shown.all_ or shown.json or shown.only_count or shown.tags or not is_terminal(house.streams.stdout)
    )
    today = dates.today(house)
    return chosen.query(house, words)._replace(
        month_day=(today.month, today.day) if shown.this_day else None,
        limit=shown.number or (None if whole else _ON_A_TERMINAL),
    )


def _put_json(house: House, entries: Iterable[Entry]) -> None:
    from numbcheck.exchange import json_

    house.streams.data(json_.document(entries))


def _put_tags(house: House, query: Query, *, as_json: bool) -> None:
    from numbcheck.show import tags

    counts = tags.counted(house.journal.entries(query))
    if as_json:
        import json

        house.streams.data([json.dumps({"tags": counts}), "\n"])
    elif not counts and not house.journal.faults:  # what cannot be read is not nothing, and is named
        house.streams.say("No tags yet. A #word or an @name in a note becomes one.")
    elif not is_terminal(house.streams.stdout):
        house.put_long([tags.plain(counts)])
    elif counts:
        house.put_long([tags.side_by_side(counts, house.streams.width)])
        house.streams.say(f"One of them: numbcheck history --tag {one_line(next(iter(counts)))}")


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
        from numbcheck.show.entry import whole

        return "\n\n".join("\n".join(whole(house.shown(entry), house.streams.width)) for entry in entries)
    if in_table:
        from numbcheck.show.tables import table

        rows = table(entries, width=house.streams.width, colored=house.colored, words=query.words)
        return rows.removesuffix("\n")
    from numbcheck.show.entry import row

    return "\n".join(row(entry).line for entry in entries)


def _say_what_is_missing(house: House, query: Query, shown: int) -> None:
    if not shown and house.journal.faults:
        return  # what cannot be read is not nothing, and is named
    if not shown:
        house.streams.say("Nothing here yet." if query.is_everything else "Nothing matches.")
    elif (
        is_terminal(house.streams.stdout)
        and shown == query.limit
        and (hidden := house.journal.count(query) - shown) > 0
    ):
        house.streams.say(f"And {hidden} before {'this' if shown == 1 else 'these'}. --all shows them too.")
