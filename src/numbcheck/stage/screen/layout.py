"""Layout: how the rows of a screen are shared out for one frame, worked out once for all that draws it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from numbcheck.practice.script import Ask
from numbcheck.stage import keys
from numbcheck.stage.screen.text import LOWEST, TALL, Line, Room, row

if TYPE_CHECKING:
    from numbcheck.practice.script import Beat

Answering = Literal["", "typed", "one", "several"]
"""How a person answers: typed, by one choice, by several, or "" where nothing is asked."""

_HEAD, _TALL_HEAD = 1, 3


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

    `free` is the room between them, and above the line one types into; `first` is what is said first there.
    """

    room: Room
    answering: Answering
    head: int
    foot: tuple[Line, ...]
    free: Room
    first: tuple[Line, ...] = ()
    most: Most = Most()


def answering(beat: Beat) -> Answering:
    """Return how the person answers at this beat."""
    if not isinstance(beat, Ask):
        return ""
    if not beat.choices:
        return "typed"
    return "several" if beat.several else "one"


def layout(beat: Beat, room: Room) -> Layout:
    """Return the layout of this beat, with nothing said first."""
    return _layout(answering(beat), keys.footer(beat), room)


@lru_cache(maxsize=16)
def _layout(how: Answering, valid: tuple[str, ...], room: Room) -> Layout:
    head = 0 if room.height < LOWEST else _TALL_HEAD if room.height >= TALL else _HEAD
    foot = _foot(valid, room)
    free = Room(room.width, max(1, room.height - head - len(foot) - bool(how)))
    return Layout(room, how, head, foot, free)


def _foot(valid: tuple[str, ...], room: Room) -> tuple[Line, ...]:
    """Return these keys in as many rows as they need; a low screen leaves the last ones out."""
    rows = row(valid, room.width)
    most = 1 if room.height < LOWEST and room.width >= 60 else 2
    return rows[:most] if room.height < TALL else ((), *rows[:3])
