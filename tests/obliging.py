"""A person who does what is asked: types an answer to each question, and goes on from each card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.play.player import Command
from numbcheck.play.ports import Did, Said
from tests.fakes import FakeDesk

if TYPE_CHECKING:
    from numbcheck.play.ports import Event


class ObligingDesk(FakeDesk):
    """A desk with a virtual clock at which every question gets an answer after a second: the `first` ones, then the same."""

    def __init__(self, answer: str = "5", *first: str) -> None:
        super().__init__()
        self._first = list(first)
        self._answer = answer

    def wait(self, seconds: float | None, *, typing: bool) -> Event | None:
        """Wait in virtual time, or answer."""
        if seconds is None or typing:
            self.pass_time(1.0)
            return Said(self._first.pop(0) if self._first else self._answer) if typing else Did(Command.NEXT)
        return super().wait(seconds, typing=typing)
