"""`undo`: takes back what was done last."""

from __future__ import annotations

from numbcheck.stage.signals import uninterrupted
from numbcheck.visit.house import House
from numbcheck.visit.locked.access import unlock_to_read
from numbcheck.visit.undoing import take_back_last


def command(house: House) -> None:
    """Take back what you did last on this machine, for an hour after it.

    A text that was added becomes a draft again, and numbcheck journal --resume goes on with it. A practice or
    a check is shown, then taken out; words you typed in it stay as a draft. A text or a moment that was
    changed is as it was before. Lines that were added to a list are out of it, and are a draft; a line ticked
    off is open again; a setting is what it was; an import goes as a whole. A deletion cannot be taken back.
    Nothing further back is touched.
    """
    unlock_to_read(house)
    with uninterrupted():
        for line in take_back_last(house):
            house.streams.say(line)
