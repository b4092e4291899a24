"""`history`: looking back, searching, counting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from numbcheck import size
from numbcheck.clean import one_line
from numbcheck.cli.filters import Filters
from numbcheck.errors import UsageError
from numbcheck.visit import dates
from numbcheck.visit.house import House
from numbcheck.visit.locked.access import unlock_to_read
from numbcheck.visit.looking import look_at
from numbcheck.visit.looking.faults import mention_faults
from numbcheck.visit.paging import put_long
from numbcheck.words.counting import counted
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Iterable

    import typer

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.query import Query
    from numbcheck.visit.looking.look_at import ListedEntries

_MOST = 1_000_000


class HowShown(NamedTuple):
    """Which of them are shown, and how."""

    this_day: Annotated[bool, typer.Option("--this-day", help="On this day of the year, in any year.")] = (
        False
    )
    number: Annotated[int | None, typer.Option("-n", help="How many of the newest.")] = None
    all_: Annotated[bool, typer.Option("--all", help="All of them.")] = False
    tags: Annotated[bool, typer.Option("--tags", help="Their tags, and how often.")] = False
    full: Annotated[bool, typer.Option("--full", help="Each entry whole.")] = False
    only_count: Annotated[bool, typer.Option("--count", help="Only how many there are.")] = False
    imported: Annotated[bool, typer.Option("--imported", help="What came in by which import.")] = False
    json: Annotated[bool, typer.Option("--json", help="As JSON, oldest first.")] = False


def command(
    house: House,
    words: Annotated[
        list[str] | None, typer.Argument(help="Words to look for; all of them must be there.")
    ] = None,
    chosen: Filters = Filters(),
    shown: HowShown = HowShown(),
) -> None:
    """Look back. Newest last, right above the prompt.

    The four characters at the end of each row name it: numbcheck show k3f7 shows that entry whole.
    """
    query = _query(house, words, chosen, shown)
    if shown.imported:
        from numbcheck.visit.bridges import batches

        batches.put(house, as_json=shown.json)
        return
    if not (shown.only_count and query.is_everything):
        unlock_to_read(house)
    if shown.only_count:
        house.streams.put(str(_counted(house, query)))
    elif shown.tags:
        _put_tags(house, query, as_json=shown.json)
    elif shown.json:
        _put_json(house, house.journal.entries(query, newest_first=False))
    else:
        _say_what_is_missing(house, query, _put(house, query, shown))
    mention_faults(house)


def _query(house: House, words: list[str] | None, chosen: Filters, shown: HowShown) -> Query:
    """Return what is asked for."""
    if shown.number is not None and (not 1 <= shown.number <= _MOST or shown.all_):
        raise UsageError(f"-n takes a whole number from 1 to {_MOST}, and does not go with --all.")
    today = dates.today(house)
    return chosen.query(house, words)._replace(
        month_day=(today.month, today.day) if shown.this_day else None, limit=shown.number
    )


def _put(house: House, query: Query, shown: HowShown) -> ListedEntries:
    """Show the entries whole, or in a row or two each."""
    if shown.full:
        return look_at.put_whole(house, query)
    return look_at.put(house, query, all_=shown.all_ or shown.number is not None)


def _counted(house: House, query: Query) -> int:
    """Return how many there are; a practice that was left and taken up again is one."""
    if not query.practice:
        return house.journal.count(query)
    from numbcheck.journal.content import RESUMED_FROM

    found = house.journal.entries(query._replace(limit=None))
    return sum(1 for entry in found if not RESUMED_FROM.of(entry.data))


def _put_json(house: House, entries: Iterable[Entry]) -> None:
    from numbcheck.exchange import json_

    house.streams.data(json_.document(entries))


def _put_tags(house: House, query: Query, *, as_json: bool) -> None:
    from numbcheck.show import tags
    from numbcheck.visit.looking.look_back import tags_of

    counts = tags_of(house, query)
    if as_json:
        import json

        house.streams.data([json.dumps({"tags": counts}), "\n"])
    elif not counts and not house.journal.faults:  # what cannot be read is not nothing, and is named
        house.streams.say("No tags yet. A #word or an @name in a note becomes one.")
    elif not house.streams.is_seen:
        put_long(house, [tags.plain(counts)])
    elif counts:
        put_long(house, [tags.side_by_side(counts, house.streams.width)])
        house.streams.say(f"One of them: numbcheck history --tag {one_line(next(iter(counts)))}")


def _say_what_is_missing(house: House, query: Query, seen: ListedEntries) -> None:
    if not seen.entries and house.journal.faults:
        return  # what cannot be read is not nothing, and is named
    if not seen.entries:
        house.streams.say(_nothing(house, query))
    elif (
        house.streams.is_seen
        and (seen.fits or seen.entries == query.limit)
        and (said := _more(house, query, seen))
    ):
        house.streams.say(said)


def _nothing(house: House, query: Query) -> str:
    if query.is_everything:
        return Receipt.EMPTY
    count = house.journal.count()
    return Receipt.NO_MATCH.format(entries=counted(count, "entry was", "entries were"))


def _more(house: House, query: Query, seen: ListedEntries) -> str:
    """Return how many there are before those that are shown, and how one of them is seen whole."""
    hidden = 0 if seen.fits and not seen.more else house.journal.count(query) - seen.entries
    before = f"{hidden} before {'this' if seen.entries == 1 else 'these'}: " if hidden > 0 else ""
    if house.streams.width < size.NARROW:
        return before and f"{before}--all"
    how = "numbcheck history --all. " if query.is_everything else "add --all. "
    return f"{before and before + how}One whole: numbcheck show {seen.newest}"
