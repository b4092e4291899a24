"""A person who types the lines given to them, one at each question, and then nothing more; time is virtual."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from numbcheck.visit.practising.practise import practise
from numbcheck.visit.practising.tuned import tuned
from tests.obliging import ObligingDesk
from tests.seats import FakeSeat, house_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.fakes import FakeTerminal, RecordingStage


class Typist(FakeSeat):
    """A seat at whose first visit these lines are typed, and Enter alone after them."""

    def __init__(self, *lines: str, keys: Sequence[str] = ()) -> None:
        super().__init__([], list(keys))
        self._lines = lines

    @contextmanager
    def taken(self, *_: object, **__: object) -> Iterator[Typist]:
        """Sit down."""
        self.desk, self._lines = ObligingDesk("", *self._lines), ()
        yield self


def played(home: Path, practice: str, *lines: str, **environ: str) -> RecordingStage:
    """Play a practice with these lines typed, and return the stage that saw it."""
    return visit(home, practice, *lines, **environ)[0]


def visit(
    home: Path, practice: str, *lines: str, keys: Sequence[str] = (), **environ: str
) -> tuple[RecordingStage, Typist, FakeTerminal]:
    """Play a practice with these lines typed, and these keys at its end; return the stage that saw it, the seat, and what was said around it."""
    seat = Typist(*lines, keys=keys)
    house, terminal = house_with(seat, home, **environ)
    practise(house, tuned(house, practice))
    return seat.stages[0], seat, terminal
