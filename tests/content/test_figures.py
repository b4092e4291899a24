"""What is promised of a practice as it is played in a pipe: how soon, how often, how much and how plainly it speaks."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.play.perform import perform
from numbcheck.practice.lead import STARTING, led
from numbcheck.practice.script import BREATHING, Ask, Lead, Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.lines.stage import LineStage
from tests.every import every
from tests.fakes import FakeTerminal
from tests.obliging import ObligingDesk

if TYPE_CHECKING:
    from numbcheck.practice.script import Script
    from tests.fakes import FakeDesk

SHELF = Shelf()
USUAL = 12.3
LONGEST = {"relax": 20.3, "sigh": 20.3, "natural": 20.3, "notice": 20.3, "winddown": 60.0, "savour": 20.3}
"""Seconds between two sentences at most, where it is not the usual; winddown announces its stretches."""
MEASURED = (
    *("scan", "scan-short", "scan-neutral", "scan-other-side", "relax", "natural", "notice"),
    *("sigh", "even", "long", "box", "478"),
    *("chair", "hands", "object", "listen", "steps", "stamp", "cold", "orient", "push", "shake"),
    "now-then",
)
AT_OWN_PACE = (
    *("savour", "three", "kind", "loosen", "matters", "setaside"),
    *("dayend", "dayend-short", "winddown", "winddown-body"),
)
_WORDS = (25, 70)


class Line(NamedTuple):
    """What was printed, and at which second."""

    at: float
    words: str


class Stamped(io.StringIO):
    """An output that knows when each line came."""

    def __init__(self, desk: FakeDesk) -> None:
        super().__init__()
        self._desk = desk
        self.lines: list[Line] = []

    def write(self, text: str) -> int:
        """Remember what comes, and when."""
        if text.strip():
            self.lines.append(Line(self._desk.now(), " ".join(text.split())))
        return super().write(text)


def printed(script: Script) -> list[Line]:
    """Return what a pipe gets of this practice from its lead-in on, and when; nobody waits, and questions stay empty.

    Choices that are offered are no sentences.
    """
    lines = heard(script, ObligingDesk(""))
    starts = next(n for n, line in enumerate(lines) if line.words.endswith(STARTING))
    return lines[starts:]


def heard(script: Script, desk: FakeDesk) -> list[Line]:
    """Return what a pipe gets of it, from its title to its closing, and when."""
    stamped = Stamped(desk)
    perform(led(script, unattended=True), desk, LineStage(FakeTerminal(out=stamped).streams(), prompts=False))
    stamped.write(script.closing)
    return [line for line in stamped.lines if not line.words.startswith("1 ")]


def phases(script: Script) -> set[str]:
    """Return the words that lead a breath or a muscle."""
    return {
        sentence
        for beat in script.beats
        if isinstance(beat, Timed) and (beat.phase in BREATHING or beat.phase in ("tense", "release"))
        for sentence in _sentences(beat.words)
    }


def _sentences(words: str) -> list[str]:
    return [found.strip() for found in re.findall(r"[^.?]+[.?]", words)]


@every(MEASURED)
def test_it_speaks_as_somebody_would_who_is_there(practice: str) -> None:
    """Five seconds before it begins, then a sentence every twelve or as announced, 25 to 70 words a minute, most said once."""
    script = SHELF.get(practice)
    start, first, *more = printed(script)
    beats = [first, *more]
    said = [sentence for line in beats for sentence in _sentences(line.words)]
    once = [sentence for sentence in said if sentence not in phases(script)]
    minutes = (beats[-1].at - first.at) / 60
    assert first.at - start.at >= 5.0
    assert max(later.at - line.at for line, later in pairwise(beats)) <= LONGEST.get(practice, USUAL)
    assert _WORDS[0] <= sum(len(sentence.split()) for sentence in said) / minutes <= _WORDS[1]
    assert len(set(once)) >= 0.9 * len(once)
    assert max(len(sentence.split()) for sentence in said) <= 16


@every(AT_OWN_PACE)
def test_who_answers_with_time_is_not_talked_at(practice: str) -> None:
    """With a quarter of a minute for each answer I hear 70 words a minute at most, each once, and no silence unannounced."""
    script = SHELF.get(practice)
    beats = heard(script, ObligingDesk("tea", takes=15.0))[1 + len(script.opening) :]
    said = [sentence for line in beats for sentence in _sentences(line.words)]
    once = [sentence for sentence in said if sentence not in phases(script)]
    minutes = (beats[-1].at - beats[0].at) / 60
    assert max(later.at - line.at for line, later in pairwise(beats)) <= LONGEST.get(practice, 20.3)
    assert sum(len(sentence.split()) for sentence in said) / minutes <= _WORDS[1]
    assert len(set(once)) == len(once)
    assert max(len(sentence.split()) for sentence in said) <= 16


@every(SHELF.ids())
def test_no_practice_begins_in_its_first_instant(practice: str) -> None:
    """Between how it starts and its first beat five seconds pass at least, wherever no question comes first."""
    script = SHELF.get(practice)
    if not any(isinstance(beat, Lead) for beat in led(script).beats):
        assert any(isinstance(beat, Ask) for beat in script.beats)
        return
    start, first, *_ = printed(script)
    assert first.at - start.at >= 5.0
