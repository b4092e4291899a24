"""SpokenStage: any stage, and beside it a voice and a bell; the in-breath and the out-breath sound different."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.lead import aloud
from numbcheck.practice.script import Ask, Card, Timed
from numbcheck.stage.keys import CARD_HINT

if TYPE_CHECKING:
    from collections.abc import Callable

    from numbcheck.play.player import Frame
    from numbcheck.play.ports import Stage
    from numbcheck.practice.script import Beat
    from numbcheck.stage.voice import Voice

BETWEEN_BELLS = 0.4
"""Seconds between the two bells of an out-breath: closer ones melt into one."""
_EARLY = 0.05
_BELLS = {"in": 1, "out": 2, "tense": 1, "release": 2}


class SpokenStage:
    """Shows everything on `stage`, speaks each arrival once, and rings once for in, twice for out.

    `ring` makes the sound of one bell; `first` is heard before the words of the first arrival.
    """

    __slots__ = ("_first", "_ring", "_rung", "_seen", "_stage", "_voice", "_wanted", "_was_on")

    def __init__(self, stage: Stage, voice: Voice, ring: Callable[[], None], first: str = "") -> None:
        self._first = first
        self._stage = stage
        self._voice = voice
        self._ring = ring
        self._seen: int | None = None
        self._was_on = voice.on
        self._wanted = self._rung = 0

    @property
    def rhythm(self) -> float | None:
        """The rhythm of the stage itself, or sooner while a second bell is to come."""
        inner = self._stage.rhythm
        if self._rung >= self._wanted:
            return inner
        return BETWEEN_BELLS if inner is None else min(inner, BETWEEN_BELLS)

    def show(self, frame: Frame) -> None:
        """Let the person see and hear this moment."""
        self._stage.show(frame)
        arrived, turned_on = frame.arrival != self._seen, self._voice.on and not self._was_on
        self._was_on = self._voice.on
        if arrived:
            self._seen = frame.arrival
            self._rung, self._wanted = 0, self._bells(frame.beat)
        if frame.paused:
            self._voice.hush()
        elif arrived or turned_on:
            self._voice.say(f"{self._first} {heard(frame.beat)}".strip())
            self._first = ""
        self._chime(frame)

    def close(self) -> None:
        """Be quiet, and give the terminal back."""
        self._voice.hush()
        self._stage.close()

    def _bells(self, beat: Beat) -> int:
        return _BELLS.get(beat.phase, 0) if self._voice.bell and isinstance(beat, Timed) else 0

    def _chime(self, frame: Frame) -> None:
        due = frame.elapsed >= self._rung * BETWEEN_BELLS - _EARLY
        if self._rung < self._wanted and due and not frame.paused:
            self._ring()
            self._rung += 1


def heard(beat: Beat) -> str:
    """Return what is spoken when `beat` begins: its words, the choices it offers, and how a card is done."""
    words = aloud(beat.words.split("\n"))
    if isinstance(beat, Card) and beat.seconds is None:
        return f"{words} {CARD_HINT}"
    if isinstance(beat, Ask) and beat.choices:
        return f"{words} {_offered(beat)}"
    return words


def _offered(ask: Ask) -> str:
    """Return the choices, each behind its key; whole sentences keep their own ends."""
    named = [f"{choice.key}: {choice.words}".removeprefix(": ") for choice in ask.choices]
    if any(words.endswith((".", "?")) for words in named):
        return " ".join(named)
    return f"{', '.join(named)}."
