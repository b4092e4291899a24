"""LineStage: a practice as plain lines, appended one after another; the accessible form, and the one for pipes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.length import length
from numbcheck.practice.script import Ask, Card
from numbcheck.stage import keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from numbcheck.play.player import Frame
    from numbcheck.practice.script import Script
    from numbcheck.stage.streams import Streams

_TIED = "\N{NO-BREAK SPACE}"
"""Keeps a key and its words on one line."""


class LineStage:
    """Says each beat's words once, on standard output; prompts and hints, for a terminal only, beside it."""

    __slots__ = ("_begun", "_close", "_hinted", "_prompts", "_reminds", "_seen", "_streams", "_was_paused")

    rhythm = None

    def __init__(
        self, streams: Streams, *, prompts: bool, close: Callable[[LineStage], None] | None = None
    ) -> None:
        self._streams = streams
        self._close = close
        self._prompts = prompts
        self._begun = self._reminds = False
        self._seen: int | None = None
        self._was_paused = False
        self._hinted: set[bool] = set()

    def show(self, frame: Frame) -> None:
        """Print what is new in this moment."""
        if not self._begun:
            self._begun = True
            self._open(frame.script)
        self._mention_pause(paused=frame.paused)
        if frame.arrival != self._seen:
            self._seen = frame.arrival
            self._hint(asking=isinstance(frame.beat, Ask))
            self._say(frame)
        elif self._reminds:
            self._streams.put("Back to where you were.")
            self._say(frame)
        self._reminds = False

    def close(self) -> None:
        """Let the practice around it, if there is one, go on where it was."""
        if self._close:
            self._close(self)

    def remind(self) -> None:
        """Say once more where the person is: something else was shown in between."""
        self._reminds = True

    def _open(self, script: Script) -> None:
        self._streams.put(self._streams.wrap(f"{script.title}. {length(script)}"))
        for line in script.opening:
            self._streams.put(self._streams.wrap(line))

    def _say(self, frame: Frame) -> None:
        if frame.beat.words:
            self._streams.put(self._streams.wrap(frame.beat.words))
        self._offer(frame)
        self._prompt(frame)

    def _mention_pause(self, *, paused: bool) -> None:
        if paused is not self._was_paused:
            self._was_paused = paused
            self._streams.say("Paused. Space goes on." if paused else "Going on.")

    def _hint(self, *, asking: bool) -> None:
        if self._prompts and asking not in self._hinted:
            self._hinted.add(asking)
            self._streams.say(keys.TYPING_HELP if asking else keys.TIMED_HELP)

    def _offer(self, frame: Frame) -> None:
        if isinstance(frame.beat, Ask) and frame.beat.choices:
            offered = [f"{choice.key} {choice.words}" for choice in frame.beat.choices]
            if any(choice.words.endswith(".") for choice in frame.beat.choices):
                self._streams.put(self._streams.wrap("\n".join(offered)))
                return
            tied = ", ".join(offer.replace(" ", _TIED) for offer in offered)
            self._streams.put(self._streams.wrap(f"{tied}.").replace(_TIED, " "))

    def _prompt(self, frame: Frame) -> None:
        if self._prompts and isinstance(frame.beat, Ask):
            beat = frame.beat
            self._streams.tell(f"{beat.ask} {beat.number} of {beat.of}> " if beat.of > 1 else f"{beat.ask}> ")
        elif self._prompts and isinstance(frame.beat, Card):
            self._streams.say(keys.CARD_HINT)
