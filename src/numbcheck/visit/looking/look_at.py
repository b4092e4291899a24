"""Looking at entries, listed or whole: drawn on a terminal, in sentences for screen readers, as rows for a pipe."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.visit import dates
from numbcheck.visit.paging import put_long

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.query import Query
    from numbcheck.show.days import EntryRow
    from numbcheck.show.view import View
    from numbcheck.visit.house import House

_AROUND = 3
"""Rows of a terminal that stay free around what fits on it: what was typed, what is said below, the prompt."""


class ListedEntries(NamedTuple):
    """What was listed: how many, the ref of the newest, whether only what `fits`, and whether there is `more`."""

    entries: int
    newest: str = ""
    fits: bool = False
    more: bool = False


def put(house: House, query: Query, *, all_: bool) -> ListedEntries:
    """Show entries by day, in sentences for a screen reader, or as rows for a pipe; `all_`, or as many as fit."""
    if is_drawn(house):
        return put_list(house, query, all_=all_)
    if house.streams.is_seen:
        return put_sentences(house, query, all_=all_)
    return put_rows(house, query)


def put_whole(house: House, query: Query) -> ListedEntries:
    """Write each entry whole, a blank line between two."""
    entries = _Counted(house.journal.entries(query, newest_first=False))
    blocks = ("\n".join([*([""] if entries.count > 1 else []), *whole(house, one), ""]) for one in entries)
    put_long(house, blocks, _whole_back(house, query))
    return entries.seen


def put_rows(house: House, query: Query) -> ListedEntries:
    """Write a row for each entry, the full date in front, as scripts read them."""
    from numbcheck.show.pipe_row import row

    entries = _Counted(house.journal.entries(query, newest_first=False))
    house.streams.write_all(f"{row(entry)}\n" for entry in entries)
    return entries.seen


def put_sentences(house: House, query: Query, *, all_: bool) -> ListedEntries:
    """Write a sentence for each entry; not for `all_` of them, only for the newest that fit the terminal."""
    from numbcheck.show import days

    view = _view(house)._replace(words=query.words)
    rows, seen = _rows(house, query, None if all_ else days.spoken_height(view))
    house.streams.write_all(f"{house.streams.wrap(days.spoken(row, view))}\n" for row in rows)
    return seen()


def put_list(house: House, query: Query, *, all_: bool) -> ListedEntries:
    """Show the entries by day; not `all_` of them, only the newest that fit the terminal."""
    from numbcheck.show import days

    view = _view(house)._replace(words=query.words, colored=house.colored)
    rows, seen = _rows(house, query, None if all_ else days.height(view))
    if isinstance(rows, list):
        view = view._replace(title_room=days.title_room(rows, view))
    pieces = ("".join(f"{line}\n" for line in lines) for lines in days.days(rows, view))
    put_long(house, pieces, _back(house, query, view)) if all_ else house.streams.write_all(pieces)
    return seen()


def whole(house: House, entry: Entry) -> list[str]:
    """Return all lines of one entry, as they are read here."""
    from numbcheck.show import whole as entry_whole

    form = entry_whole.drawn if is_drawn(house) else entry_whole.spoken
    return form(house.shown(entry), _view(house))


def beginning(house: House, entry: Entry) -> str:
    """Return what and when an entry is, and its first words, on one line."""
    from numbcheck.show import whole as entry_whole

    return entry_whole.beginning(house.shown(entry), _view(house))


def is_drawn(house: House) -> bool:
    """Whether entries are drawn: on a terminal, or where colours are asked for, and nobody wants plain lines."""
    return not house.plain and (house.streams.is_seen or house.colored)


def _view(house: House) -> View:
    from numbcheck.show.view import View

    today, ends = dates.today(house), dates.day_ends(house)
    return View(house.streams.width, today, ends, cache(house.title_of), house.zone)


def _rows(
    house: House, query: Query, height: Callable[[EntryRow], int] | None
) -> tuple[Iterable[EntryRow], Callable[[], ListedEntries]]:
    """Return the rows, oldest first, all or as many as fit by `height`, and what counts them afterwards."""
    from numbcheck.show import days

    if height is None:
        entries = _Counted(house.journal.entries(query, newest_first=False))
        return days.rows(entries), lambda: entries.seen
    newest_first = days.rows(house.journal.entries(query), newest_first=True)
    some, more = days.fitting(newest_first, height, max(1, house.streams.rows - _AROUND))
    newest = some[-1].entry.ref if some else ""
    return some, lambda: ListedEntries(len(some), newest, fits=True, more=more)


def _back(house: House, query: Query, view: View) -> Iterator[str]:
    """Yield the lines of all days from the last one on."""
    from numbcheck.show import days

    rows = days.rows(house.journal.entries(query), newest_first=True)
    for lines in days.days(rows, view, newest_first=True):
        yield from reversed(lines)


def _whole_back(house: House, query: Query) -> Iterator[str]:
    """Yield the lines of whole entries from the last one on."""
    for number, entry in enumerate(house.journal.entries(query)):
        yield from ([""] if number else [])
        yield from reversed(whole(house, entry))


class _Counted:
    """Entries that are counted while they pass."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries
        self._newest: Entry | None = None
        self.count = 0

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._entries:
            self.count, self._newest = self.count + 1, entry
            yield entry

    @property
    def seen(self) -> ListedEntries:
        """What has passed so far."""
        return ListedEntries(self.count, self._newest.ref if self._newest else "")
