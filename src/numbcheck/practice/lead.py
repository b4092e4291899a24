"""The lead-in: what is said before the first beat of a practice, for as long as it takes to read or to hear it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from numbcheck.clean import WIDEST
from numbcheck.columns import wrapped
from numbcheck.practice.length import length_by_ear
from numbcheck.practice.script import BREATHING, Ask, Card, Lead, Timed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.practice.script import Beat, Script

_DASH, _NUMBER = re.compile(r"(?<=\d)-(?=\d)"), re.compile(r"\d+")
STARTING = "Starting in a moment. Enter starts now."
FIRST_BREATH = "The first breath is coming."
WORDS_A_MINUTE = 135
"""As they are spoken."""
_WORDS_A_SECOND = 2
"""As they are read."""
_SHORTEST, _LONGEST = 5.0, 12.0
_REST = 3.0
"""Seconds for which a breath rests before its first one."""
_AFTERWARDS = 20.0
"""Seconds of quiet after the last breath of a pattern."""
_A_LINE = 4.0
"""Seconds for each line of a card that nobody puts away."""
_QUIET = 2.0
"""Seconds after what is spoken."""
_PATIENCE = 30.0
"""Seconds for which a question about places waits, where nobody looks at the keys."""


def led(
    script: Script, start: int = 0, going_on: str = "", *, spoken: bool = False, unattended: bool = False
) -> Script:
    """Return `script` with its lead-in before beat `start`, or before the first one that is no card.

    None comes before a question. With `going_on` that is said in place of the opening. What is `spoken` has the time
    for that; where it is `unattended`, its cards pass by themselves.
    """
    cards = tuple(takewhile(lambda beat: isinstance(beat, Card), script.beats))
    course = script.beats[len(cards) :]
    if unattended:
        cards, course = (
            tuple(_by_itself(beat, spoken=spoken) for beat in beats) for beats in (cards, course)
        )
    if spoken:
        course = tuple(map(_by_ear, course))
    passed = max(0, start - len(cards))
    first = course[passed] if passed < len(course) else None
    if not isinstance(first, Timed):
        return replace(script, beats=(*cards, *course), opening=() if going_on else script.opening)
    words = going_on or "\n".join([*script.opening, STARTING])
    seconds = _reading_time(() if going_on else script.opening)
    if spoken:
        heard = words if going_on else f"{introduction(script)} {STARTING}"
        seconds = max(_SHORTEST, speaking_time(heard))
    lead = [Lead(first.part, words, seconds)]
    if first.phase in BREATHING:
        lead.append(Lead(first.part, FIRST_BREATH, _REST))
    rest = (
        (Lead(course[-1].part, script.rest, _AFTERWARDS, after=True),)
        if script.rest and not script.tuning.repeats
        else ()
    )
    return replace(script, beats=(*cards, *course[:passed], *lead, *course[passed:], *rest), opening=())


def introduction(script: Script) -> str:
    """Return what is heard first of all: what it is, how long it takes, and what is not said by its beats."""
    return aloud([f"{script.title}. {length_by_ear(script)}", *script.opening])


def aloud(lines: Sequence[str]) -> str:
    """Return lines as one hears them: each comes to an end before the next begins, and no dash is said in a count."""
    ended = "\n".join(f"{line}." if line[-1:].isalnum() else line for line in lines)
    return _DASH.sub(", ", ended)


def speaking_time(words: str) -> float:
    """Return the seconds it takes to speak `words` at an easy pace, and a little quiet; a year is several words."""
    spoken = len(words.split()) + sum(len(number) - 1 for number in _NUMBER.findall(words))
    return round(spoken * 60 / WORDS_A_MINUTE + _QUIET, 1)


def _reading_time(opening: Sequence[str]) -> float:
    words = sum(len(line.split()) for line in opening)
    return min(_LONGEST, max(_SHORTEST, words / _WORDS_A_SECOND))


def _card_time(words: str, *, spoken: bool) -> float:
    lines = len(wrapped(words, WIDEST - 1)) * _A_LINE
    return max(lines, speaking_time(words)) if spoken else lines


def _by_itself(beat: Beat, *, spoken: bool) -> Beat:
    return replace(beat, seconds=_card_time(beat.words, spoken=spoken)) if isinstance(beat, Card) else beat


def _by_ear(beat: Beat) -> Beat:
    return replace(beat, seconds=_PATIENCE) if isinstance(beat, Ask) and beat.by_id else beat
