"""Layout: how the rows of a screen are shared out for one frame, worked out once for all that draws it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from numbcheck.practice.script import BREATHING, Ask, Lead, Timed
from numbcheck.stage import keys
from numbcheck.stage.screen.text import LOWEST, TALL, Line, Room, evenly, row

if TYPE_CHECKING:
    from numbcheck.practice.script import Beat

Answering = Literal["", "typed", "one", "several"]
"""How a person answers: typed, by one choice, by several, or "" where nothing is asked."""

_HEAD, _TALL_HEAD = 1, 3
_WIDE, _INDENT = 72, 6
"""Columns from which words stand further in, and how far that is."""


class Most(NamedTuple):
    """The most rows that the breaths of a practice need: for what is said `first`, for their `words`, for the keys.

    One row more where one of them `holds`.
    """

    first: int = 0
    words: int = 0
    foot: int = 0
    holds: bool = False


class Layout(NamedTuple):
    """The whole screen is `room`; of its rows `head` stand above and `foot`, the keys valid now, below.

    `free` is the room between them, and above the line one types into: `indent` columns in from the left edge. `first`
    is what is said first there.
    """

    room: Room
    answering: Answering
    head: int
    foot: tuple[Line, ...]
    free: Room
    indent: int = 0
    first: tuple[Line, ...] = ()
    most: Most = Most()


def answering(beat: Beat) -> Answering:
    """Return how the person answers at this beat."""
    if not isinstance(beat, Ask):
        return ""
    if not beat.choices:
        return "typed"
    return "several" if beat.several else "one"


def layout(beat: Beat, room: Room, *, paused: bool = False) -> Layout:
    """Return the layout of this beat, with nothing said first."""
    how = answering(beat)
    middle = isinstance(beat, Timed) and beat.phase in BREATHING
    further_in = how in ("", "typed") and not middle and not isinstance(beat, Lead)
    return _layout(how, keys.footer(beat, paused=paused), room, further_in=further_in)


def set_in(room: Room) -> int:
    """Return how far in from the left edge words stand in this room."""
    return _INDENT if room.width >= _WIDE and room.height >= TALL else 0


def head_rows(room: Room) -> int:
    """Return the rows that the title and the air around it take in this room."""
    return 0 if room.height < LOWEST else _TALL_HEAD if room.height >= TALL else _HEAD


@lru_cache(maxsize=32)
def _layout(how: Answering, valid: tuple[keys.Key, ...], room: Room, *, further_in: bool) -> Layout:
    head, foot = head_rows(room), _foot(valid, room)
    indent = set_in(room) if further_in else 0
    free = Room(room.width - indent, max(1, room.height - head - len(foot) - bool(how)))
    return Layout(room, how, head, foot, free, indent)


def _foot(valid: tuple[keys.Key, ...], room: Room) -> tuple[Line, ...]:
    """Return these keys in one row, in short words where the screen is narrow, and in two where they need them."""
    rows = row([key.words for key in valid], room.width)
    if len(rows) > 1:
        rows = evenly([key.short for key in valid if key.short], room.edge)[:2]
    return rows if room.height < TALL else ((), *rows)
