"""One line to note down after a practice: it becomes the text of the entry that the practice becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.script import Ask, Script
from numbcheck.visit import sound
from numbcheck.visit.session import asides, played

if TYPE_CHECKING:
    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House
    from numbcheck.visit.practising.run import Run
    from numbcheck.visit.texts.half_line import HalfLine

_ASK = Ask("note", "Want to note something down? One line, or Enter.", "note", seconds=sound.PATIENCE)
_SCRIPT = Script("note", "", "attention", "outward", _ASK.words, (_ASK,))


def note_down(house: House, seat: Seat, run: Run, half: HalfLine) -> None:
    """Ask for the line and hand it to `run`, which holds it in its draft while it is typed. Half a line is none."""
    outcome = played(seat, _SCRIPT, seat.stage(), asides(house, seat), run.note_down)
    half.take(outcome, "note")
    run.noted = outcome.answers
