"""Looking at entries, listed or whole: drawn on a terminal, in sentences for who hears them, and as rows for a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.visit import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.query import Query
    from numbcheck.show import days
    from numbcheck.show import whole as entry_whole
    from numbcheck.visit.house import House

_AROUND = 3
"""Rows of a terminal that stay free around what fits on it: what was typed, what is said below, the prompt."""


class Seen(NamedTuple):
    """What was listed: how many, the characters of the newest, and whether it was only what fits."""

    entries: int
    newest: str = ""
    only_fitting: bool = False


def put_whole(house: House, query: Query) -> Seen:
    """Write each entry whole, a blank line between two."""
    entries = _Counted(house.journal.entries(query, newest_first=False))
    blocks = (
        "\n".join([*([""] if entries.seen.entries > 1 else []), *whole(house, one), ""]) for one in entries
    )
    house.put_long(blocks, _whole_back(house, query))
    return entries.seen


def put_rows(house: House, query: Query) -> Seen:
    """Write a row for each entry, the full date in front, as scripts read them."""
    from numbcheck.show.entry import row

    entries = _Counted(house.journal.entries(query, newest_first=False))
    house.put_long(f"{row(entry).line}\n" for entry in entries)
    return entries.seen


def put_list(house: House, query: Query, *, all_: bool) -> Seen:
    """Show the entries by day, or in sentences; not `all_` of them, only the newest that fit the terminal."""
    from numbcheck.show import days

    view = _view(house, query)
    if all_:
        entries = _Counted(house.journal.entries(query, newest_first=False))
        house.put_long(
            _blocks(house, days.rows(entries), view), None if house.plain else _back(house, query, view)
        )
        return entries.seen
    newest_first = days.rows(house.journal.entries(query), newest_first=True)
    height = days.spoken_height if house.plain else days.height
    some = days.fitting(newest_first, height(view), max(1, house.streams.rows - _AROUND))
    house.streams.write_all(_blocks(house, some, view._replace(title_room=days.title_room(some, view))))
    return Seen(len(some), some[-1].entry.ref if some else "", only_fitting=True)


def whole(house: House, entry: Entry) -> list[str]:
    """Return all lines of one entry, as they are read here."""
    from numbcheck.show import whole as entry_whole

    form = entry_whole.drawn if is_drawn(house) else entry_whole.spoken
    return form(house.shown(entry), _whole_view(house))


def beginning(house: House, entry: Entry) -> str:
    """Return what and when an entry is, and its first words, on one line."""
    from numbcheck.show import whole as entry_whole

    return entry_whole.beginning(house.shown(entry), _whole_view(house))


def is_drawn(house: House) -> bool:
    """Whether entries are drawn: on a terminal, or where colours are asked for, and nobody wants plain lines."""
    return not house.plain and (house.streams.is_seen or house.colored)


def _whole_view(house: House) -> entry_whole.View:
    from numbcheck.show import whole as entry_whole

    today, ends = dates.today(house), dates.day_ends(house)
    return entry_whole.View(house.streams.width, today, house.zone, ends, house.title_of)


def _view(house: House, query: Query) -> days.View:
    from numbcheck.show import days

    today, ends = dates.today(house), dates.day_ends(house)
    return days.View(
        house.streams.width, today, ends, house.title_of, house.colored and not house.plain, query.words
    )


def _blocks(house: House, rows: Iterable[days.Row], view: days.View) -> Iterator[str]:
    """Yield the rows, oldest first, as the text of one day after the other, or each as a sentence."""
    from numbcheck.show import days

    if house.plain:
        yield from (f"{house.streams.wrap(days.spoken(row, view))}\n" for row in rows)
    else:
        yield from ("".join(f"{line}\n" for line in lines) for lines in days.days(rows, view))


def _back(house: House, query: Query, view: days.View) -> Iterator[str]:
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
        self.seen = Seen(0)

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._entries:
            self.seen = Seen(self.seen.entries + 1, entry.ref)
            yield entry
