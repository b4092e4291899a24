"""ScreenDesk: a desk over a full screen; keys become events by what the present beat asks for."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from numbcheck.play.player import Command
from numbcheck.play.ports import Did, Event, Said
from numbcheck.stage import keys
from numbcheck.stage.screen.app import Screen, waited
from numbcheck.stage.screen.marked import Marked
from numbcheck.stage.seat import CALM, Over

if TYPE_CHECKING:
    from collections.abc import Callable

    from numbcheck.stage.screen.question import Question


class ScreenDesk:
    """A desk that reads what `question` says is being asked, if anything is."""

    __slots__ = ("_by_key", "_calm_from", "_early", "_half", "_question", "_screen")

    def __init__(self, screen: Screen, question: Callable[[], Question]) -> None:
        self._screen = screen
        self._question = question
        self._calm_from = -inf
        self._by_key = False
        self._early = 0
        self._half = False

    @property
    def on_line(self) -> Callable[[str], object] | None:
        """What is called with a line at the very Enter that ends it."""
        return self._screen.on_line

    @on_line.setter
    def on_line(self, called: Callable[[str], object] | None) -> None:
        self._screen.on_line = called

    def now(self) -> float:
        """Return seconds that a person lived through."""
        return self._screen.clock.now()

    def wait(self, seconds: float | None, *, typing: bool) -> Event | None:
        """Wait as the Desk protocol says; leaving brings what is half typed and marked."""
        self._half = bool(self._question().half)
        over = waited(self._screen, seconds, self._asked if typing else self._timed)
        event = over.event if over else None
        if isinstance(event, Said):
            self.answered(by_key=self._by_key)
        return event

    def touched(self) -> bool:
        """Return whether something is half typed or marked."""
        question = self._question()
        return bool(question.half) or question.marked != Marked()

    def begun(self) -> None:
        """Another question begins: what was pressed before it stood there does not answer it."""
        self._early = len(self._screen.pressed)

    def answered(self, *, by_key: bool) -> None:
        """Something was answered just now, `by_key` alone or by Enter."""
        self._calm_from, self._by_key = self.now(), by_key

    @property
    def hushed(self) -> bool:
        """Whether the last answer is so close that what is pressed now was not meant for another question."""
        return self.now() < self._calm_from + CALM

    def _timed(self) -> Over | None:
        if self._screen.gone:
            return Over(Did(Command.STOP))
        while (key := self._screen.take()) is not None:
            if command := keys.TIMED.get(key):
                return Over(Did(command))
        return None

    def _asked(self) -> Over | None:
        question = self._question()
        while (key := self._screen.take()) is not None:
            early, self._early = self._early > 0, max(0, self._early - 1)
            if key == "\r" and self._by_key and self.hushed:
                continue  # many press it behind a key, as on plain lines; it was not meant for another question
            marked, question.hushed = question.marked, early or self.hushed
            event = question.pressed(key)
            self._by_key = isinstance(event, Said) and not key.endswith("\r")
            has_answered = event == Did(Command.SKIP) and question.is_begun  # as on plain lines
            if has_answered or event == Did(Command.MORE):
                self._screen.pressed.extendleft(reversed(question.rest()))
                self._calm_from, self._early = -inf, 0
                event = None if has_answered else event
            if event in (Did(Command.STOP), Did(Command.ENOUGH)):
                event = question.left(enough=event == Did(Command.ENOUGH))
            if event is not None or question.marked != marked:
                return Over(event)
        question.settle()
        if self._screen.gone:
            # what was ended before whoever sat here was told to leave has been said
            return Over(question.left())
        return Over(None) if question.half and not self._half else None
