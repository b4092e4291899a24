"""Steps with cues: places and sittings in which one sentence follows another, spread evenly over their time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.practice import bounds
from numbcheck.practice.script import CUES, Timed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.practice.fields import Fields
    from numbcheck.practice.script import CueKind
    from numbcheck.practice.tuning import Tuning

_MORE_FROM = (15.0, 25.0, 40.0, 50.0)
"""Seconds from which a place has one cue more than the first."""
_FEW_EVERY = 2
"""With few words a sitting says every second cue."""


class _Cue(NamedTuple):
    kind: CueKind
    words: str


class _Pace(NamedTuple):
    """From this minute of a sitting on, one cue in so many seconds."""

    minute: float
    seconds: float


def place(fields: Fields, part: str, tuning: Tuning) -> tuple[Timed, ...]:
    """Return a place of the body or the room: one cue, or as many as its time holds, spread evenly.

    A place of under 15 seconds has one cue, then two, from 25 on three, four from 40, five from 50. With few
    words only the first is said.
    """
    written = fields.seconds("seconds")
    seconds = written if tuning.seconds is None else tuning.seconds
    cues = _cues(fields)
    said = cues[: 1 if tuning.few_words else _count(seconds)]
    return tuple(Timed(part, cue.words, seconds / len(said), cue=cue.kind) for cue in said)


def sitting(fields: Fields, part: str, tuning: Tuning) -> tuple[list[tuple[Timed, ...]], str]:
    """Return a sitting of so many minutes, each cue a part by itself, and why it is shorter than asked for, if so.

    `every` says how far apart the cues are, from which minute on. They come round when all were said.
    """
    minutes, most, why = _minutes(fields, tuning)
    cues, paces = _cues(fields), [_pace(row) for row in fields.inner("every")]
    groups: list[tuple[Timed, ...]] = []
    passed, end = 0.0, minutes * 60
    while passed < end:
        cue = cues[len(groups) * (_FEW_EVERY if tuning.few_words else 1) % len(cues)]
        seconds = min(_apart(paces, passed, tuning), end - passed)
        if groups and seconds < bounds.SHORTEST_BEAT:
            break
        groups.append(
            (Timed(f"{part} {len(groups) + 1}", cue.words, max(seconds, bounds.SHORTEST_BEAT), cue=cue.kind),)
        )
        passed += seconds
    return groups, why if minutes == most else ""


def _minutes(fields: Fields, tuning: Tuning) -> tuple[float, float, str]:
    """Return how many minutes it is to be, the most there may be (0 for any), and why it stops there."""
    written, most = fields.number("minutes"), fields.number("most_minutes", default=0.0)
    why = fields.text("why", default="")
    wanted = written if tuning.minutes is None else tuning.minutes
    if not wanted:
        fields.fail("minutes is 0", "Use more")
    if most and wanted > most:
        return most, most, why
    if wanted * 60 > bounds.LONGEST_PRACTICE:
        fields.fail(*bounds.TOO_LONG)
    return wanted, 0.0, why


def _cues(fields: Fields) -> list[_Cue]:
    return list(_read(fields))


def _read(fields: Fields) -> Iterator[_Cue]:
    for row in fields.inner("cues"):
        yield _Cue(row.choice("cue", CUES), row.text("words"))  # type: ignore[arg-type]
        row.refuse_others()


def _pace(row: Fields) -> _Pace:
    pace = _Pace(row.number("minute", default=0.0), row.seconds("seconds"))
    row.refuse_others()
    return pace


def _apart(paces: list[_Pace], passed: float, tuning: Tuning) -> float:
    """Return the seconds between two cues after so many that have passed."""
    pace = [pace for pace in paces if pace.minute * 60 <= passed] or paces
    return pace[-1].seconds * (_FEW_EVERY if tuning.few_words else 1)


def _count(seconds: float) -> int:
    return 1 + sum(seconds >= more for more in _MORE_FROM)
