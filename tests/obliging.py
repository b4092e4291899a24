"""A person who does what is asked: types an answer to each question, and goes on from each card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.play.player import Command
from numbcheck.play.ports import Did, Said
from tests.fakes import FakeDesk

if TYPE_CHECKING:
    from numbcheck.play.ports import Event


class ObligingDesk(FakeDesk):
    """A desk with a virtual clock at which every question gets an answer after so many seconds: the `first` ones, then the same."""

    def __init__(self, answer: str = "5", *first: str, takes: float = 1.0) -> None:
        super().__init__()
        self._first = list(first)
        self._answer = answer
        self._takes = takes

    def wait(self, seconds: float | None, *, typing: bool) -> Event | None:
        """Wait in virtual time, or answer."""
        if seconds is None or typing:
            self.pass_time(self._takes)
            return Said(self._first.pop(0) if self._first else self._answer) if typing else Did(Command.NEXT)
        return super().wait(seconds, typing=typing)
