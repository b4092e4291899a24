"""Entries by day, as a list on a terminal of any width, and in sentences for a screen reader; the newest comes last."""

from __future__ import annotations

from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.columns import clip, clip_at_word, columns
from numbcheck.journal.dates import speak
from numbcheck.journal.entry import own_day
from numbcheck.show import other_clocks
from numbcheck.show.brief import brief
from numbcheck.show.highlight import excerpt
from numbcheck.show.view import WIDEST_TITLE, View
from numbcheck.tell.in_words import called

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from numbcheck.journal.entry import Entry

_WIDEST = 100
_BOLD, _HIT, _OFF = "\x1b[1m", "\x1b[1;4m", "\x1b[0m"
_TIME, _REF = len("  09:15  "), len("  czi7")
_STARRED = 3  # places in a row that are marked where there are no colours
_HEADING = 2  # rows: a day, and the blank one before it


class EntryRow(NamedTuple):
    """An entry and, where its clock is another than that of the one before it, what is said of that."""

    entry: Entry
    clock: str


def rows(entries: Iterable[Entry], *, newest_first: bool = False) -> Iterator[EntryRow]:
    """Yield the entries as rows, in the order in which they come."""
    around = chain(entries, [None]) if newest_first else chain([None], entries)
    for one, other in pairwise(around):
        entry, before = (one, other) if newest_first else (other, one)
        if entry:
            yield EntryRow(entry, other_clocks.changed(before, entry) if before else "")


def days(some: Iterable[EntryRow], view: View, *, newest_first: bool = False) -> Iterator[list[str]]:
    """Yield the lines of each day, in the order in which the rows come; between two days stands a blank one."""
    is_first = True
    for day, found in groupby(some, key=lambda row: own_day(row.entry.at, view.day_ends)):
        of_day = [*found][:: -1 if newest_first else 1]
        lines = [_heading(day, view), *(line for row in of_day for line in _lines(row, view))]
        yield lines if is_first else [*lines, ""] if newest_first else ["", *lines]
        is_first = False


def fitting(
    newest_first: Iterable[EntryRow], height: Callable[[EntryRow], int], lines: int
) -> tuple[list[EntryRow], bool]:
    """Return the newest rows that fit so many lines, at least one, oldest first, and whether there are more.

    `height` is what one more row takes.
    """
    taken: list[EntryRow] = []
    for row in newest_first:
        lines -= height(row)
        if taken and lines < 0:
            return taken[::-1], True
        taken.append(row)
    return taken[::-1], False


def height(view: View) -> Callable[[EntryRow], int]:
    """Return what says how many lines a row takes, called with one after the other from the newest on."""
    day: date | None = None

    def of(row: EntryRow) -> int:
        nonlocal day
        before, day = day, own_day(row.entry.at, view.day_ends)
        heading = 0 if day == before else 1 if before is None else _HEADING
        return heading + len(_lines(row, view))

    return of


def spoken_height(view: View) -> Callable[[EntryRow], int]:
    """Return the same for rows that are spoken."""
    return lambda row: -(-columns(spoken(row, view)) // view.width)


def title_room(some: Iterable[EntryRow], view: View) -> int:
    """Return the columns that the titles of these rows need."""
    return min(WIDEST_TITLE, max((columns(called(row.entry, view.titles)) for row in some), default=0))


def spoken(row: EntryRow, view: View) -> str:
    """Return a row as a sentence, the characters that name the entry last, one by one."""
    entry = row.entry
    day = speak.whole(own_day(entry.at, view.day_ends), view.today)
    name = called(entry, view.titles)
    if name[1:2].islower():
        name = name[0].lower() + name[1:]
    clock = f", {row.clock}" if row.clock else ""
    said = _found(brief(entry), view)
    end = "" if said.endswith((".", "?", "!")) else "."
    return f"{day}, {entry.at:%H:%M}{clock}, {name}: {said}{end} Its characters: {' '.join(entry.ref)}."


def _heading(day: date, view: View) -> str:
    name = {0: "Today, ", 1: "Yesterday, "}.get((view.today - day).days, "")
    said = f"{name}{speak.whole(day, view.today, narrow=view.narrow)}"
    return f"{_BOLD}{said}{_OFF}" if view.colored else said


def _lines(row: EntryRow, view: View) -> list[str]:
    entry, clock, room = row.entry, f"{row.entry.at:%H:%M}", view.title_room
    name = called(entry, view.titles) if view.narrow else clip_at_word(called(entry, view.titles), room)
    width = min(view.width, _WIDEST)
    note = [clip(f"{'' if view.narrow else '  '}{row.clock}", width)] if row.clock else []
    if view.narrow:
        head = clip(f"{clock} {name}", width - _REF)
        return [*note, _ended(head, width, entry.ref), f"  {_found(brief(entry), view, width - 2)}"]
    gap = " " * (room - columns(name) + 2)
    said = _found(brief(entry), view, width - _TIME - room - 2 - _REF)
    return [*note, _ended(f"  {clock}  {name}{gap}", width, entry.ref, said)]


def _ended(head: str, width: int, ref: str, said: str = "") -> str:
    return f"{head}{said}{' ' * (width - columns(head) - columns(_bare(said)) - len(ref))}{ref}"


def _bare(said: str) -> str:
    return said.replace(_HIT, "").replace(_OFF, "")


def _found(said: str, view: View, width: int = 0) -> str:
    """Return the words of an entry, in `width` columns if there are so few; those that were looked for stand out."""
    width = width or 2 * len(said)
    text, places = excerpt(said, view.words, width)
    places = _joined(places)
    if not view.colored:
        places = places[:_STARRED]
        width -= 2 * len(places)
    shown = clip_at_word(text, width)
    whole = len(shown) - (0 if shown == text else 4)
    return _marked(shown, [place for place in places if place[1] <= whole], view)


def _joined(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in a text, in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _marked(text: str, places: Sequence[tuple[int, int]], view: View) -> str:
    on, off = (_HIT, _OFF) if view.colored else ("*", "*")
    pieces, done = [], 0
    for start, end in places:
        pieces += [text[done:start], on, text[start:end], off]
        done = end
    return "".join([*pieces, text[done:]])
