"""What is said first on a screen: beside the first part, or sentence by sentence beside the first few of a low one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from numbcheck.clean import printable
from numbcheck.columns import wrapped
from numbcheck.practice.script import BREATHING, Ask, Card, Timed
from numbcheck.stage import keys
from numbcheck.stage.screen.ask import answering, choices
from numbcheck.stage.screen.question import Marked
from numbcheck.stage.screen.text import LOW, LOWEST, TALL, Line, Room, row, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numbcheck.play.player import Frame
    from numbcheck.practice.script import Beat, Script

_HEAD = 1
_TALL_HEAD = 3


def footer(beat: Beat, room: Room) -> tuple[Line, ...]:
    """Return the keys valid now, in as many rows as they need; a low screen leaves the last ones out."""
    rows = row(keys.footer(answering(beat), isinstance(beat, Card)), room.width)
    most = 1 if room.height < LOWEST and room.width >= 60 else 2
    return rows[:most] if room.height < TALL else ((), *rows[:3])


def body_room(beat: Beat, room: Room) -> Room:
    """Return the room between the head and the keys, and above the line one types into."""
    head = 0 if room.height < LOWEST else _TALL_HEAD if room.height >= TALL else _HEAD
    typing = bool(answering(beat))
    return Room(room.width, max(1, room.height - head - len(footer(beat, room)) - typing))


def said_first(frame: Frame, room: Room) -> list[Line]:
    """Return the sentences of the opening that stand beside this beat, wrapped; `room` is the whole screen."""
    start = frame.script.part_start(frame.index)
    if room.height < LOW and isinstance(frame.beat, Ask) and frame.index != start:
        return []
    return _lines(_spread(frame.script, room)[0].get(start, ()), room)


def seen_whole(script: Script, room: Room) -> bool:
    """Return whether on a screen of this size all that is said first, every beat's words and every choice can be read."""
    beats = [beat for beat in dict.fromkeys(script.beats) if not (isinstance(beat, Ask) and beat.sheet)]
    return not _spread(script, room)[1] and all(
        _needed(beat, script, room) <= body_room(beat, room).height for beat in beats
    )


def _spread(script: Script, room: Room) -> tuple[dict[int, Sequence[str]], Sequence[str]]:
    """Return which sentences stand beside the part that begins at which beat, and those that found no room.

    Whole sentences or nothing: half of one helps nobody. Of breaths the first two show them all, where they can.
    """
    left: Sequence[str] = script.opening
    found: dict[int, Sequence[str]] = {}
    for start, beats in _parts(script):
        free = min(
            body_room(beat, room).height - _needed(beat, script, room) for beat in _beside(beats, room)
        )
        fitting = _fitting(left, room, free)
        found[start] = left[:fitting]
        left = left[fitting:]
        if not left:
            break
    if list(found) == [0] and _is_breath(script.beats[0]):
        found[script.part_end(0)] = found[0]
    return found, left


def _parts(script: Script) -> Iterator[tuple[int, list[Beat]]]:
    """Yield each part that everybody comes by: the index of its first beat, and its beats."""
    for _, numbered in groupby(enumerate(script.beats), key=lambda pair: pair[1].part):
        pairs = list(numbered)
        if not any(isinstance(beat, Ask) and beat.given for _, beat in pairs):
            yield pairs[0][0], [beat for _, beat in pairs]


def _beside(beats: list[Beat], room: Room) -> list[Beat]:
    """Return the beats of a part beside which the opening stands: above a question on a low screen only once."""
    return beats[:1] if room.height < LOW and isinstance(beats[0], Ask) else beats


def _fitting(sentences: Sequence[str], room: Room, free: int) -> int:
    return max(n for n in range(len(sentences) + 1) if len(_lines(sentences[:n], room)) <= max(0, free))


def _needed(beat: Beat, script: Script, room: Room) -> int:
    """Return the rows that a beat needs for what has to be read."""
    air = body_room(beat, room).height >= LOWEST
    words = len(_lines([beat.words], room))
    match beat:
        case Ask() if beat.choices:
            return words + len(choices(beat, body_room(beat, room), Marked())) + air
        case Timed() if not _is_breath(beat) and len(script.parts) > 1:
            return words + 1 + air
    return words


def _is_breath(beat: Beat) -> bool:
    return isinstance(beat, Timed) and beat.phase in BREATHING


def _lines(said: Sequence[str], room: Room) -> list[Line]:
    return [text(line) for words in said for line in wrapped(printable(words), room.width)]
