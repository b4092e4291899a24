"""What a practice says and when, read off its script: nothing is played and nobody waits."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.practice.script import BREATHING, Ask, Timed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numbcheck.practice.script import Script

_SENTENCE = re.compile(r"[^.?\n]+")


class Line(NamedTuple):
    """One timed beat: when it begins, how long it lasts, and what it says."""

    at: float
    beat: Timed


def timeline(script: Script) -> list[Line]:
    """Return the timed beats of the first round, each with the second at which it begins."""
    lines, at = [], 0.0
    for beat in script.beats:
        if isinstance(beat, Timed) and not beat.given:
            lines.append(Line(at, beat))
            at += beat.seconds
    return lines


def sentences(words: str) -> list[str]:
    """Return the sentences in these words, case and signs aside."""
    return [found.strip().casefold() for found in _SENTENCE.findall(words) if found.strip()]


def said(script: Script) -> list[str]:
    """Return every sentence of a visit; the words that lead a breath are left out."""
    beats = [beat.words for beat in script.beats if getattr(beat, "phase", "") not in BREATHING]
    return [sentence for words in (*script.opening, *beats, script.closing) for sentence in sentences(words)]


def visits(script: Script) -> Iterator[Script]:
    """Yield the script as each visit may have it: of what hangs on one answer among several, one at a time."""
    together = {beat.ask for beat in script.beats if isinstance(beat, Ask) and beat.several}
    branches = {beat.given for beat in script.beats if beat.given and beat.given[0] not in together}
    for branch in (None, *branches):
        beats = (
            beat
            for beat in script.beats
            if not beat.given or beat.given == branch or beat.given[0] in together
        )
        yield replace(script, beats=tuple(beats))


def unannounced(lines: Sequence[Line]) -> float:
    """Return the longest silence, in seconds, before any `quiet` cue told of longer ones."""
    longest = 0.0
    for line in lines:
        if line.beat.cue == "quiet":
            break
        longest = max(longest, line.beat.seconds)
    return longest


def moments(lines: Sequence[Line], cue: str) -> list[float]:
    """Return when a cue of that kind is said."""
    return [line.at for line in lines if line.beat.cue == cue]


def gaps(times: Sequence[float]) -> list[float]:
    """Return the seconds from one of these times to the next."""
    return [later - earlier for earlier, later in pairwise(times)]


def minutes(lines: Sequence[Line]) -> Iterator[set[str]]:
    """Yield the kinds of cue in each whole minute, whichever line it begins with."""
    end = lines[-1].at + lines[-1].beat.seconds
    for first in lines:
        if first.at + 60 <= end:
            yield {line.beat.cue for line in lines if first.at <= line.at < first.at + 60}
