"""The first words: what this is, said once for a home, to a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.visit import care_line, once

if TYPE_CHECKING:
    from numbcheck.visit.house import House

WIDE = """\
numbcheck helps you come back a little when you feel numb or far away.
It isn't medical care. What you write stays on this machine."""
NARROW = """\
numbcheck helps you come back a little
when you feel numb or far away. It isn't
medical care. Your words stay here."""
WIDE_FROM, NARROW_FROM = 72, 40
"""Columns from which the rows are as they stand here."""
_MARK = "first-words"


def say(house: House) -> None:
    """Say them, and remember that they were read; nothing is asked. The care line is a part of them."""
    if not once.is_due(house, _MARK):
        return
    house.streams.write_stderr(f"{_fitted(house)}\n")
    care_line.say(house)
    house.first_words_said = True
    once.remember(house, _MARK)


def _fitted(house: House) -> str:
    width = house.streams.width
    if width >= WIDE_FROM:
        return WIDE
    return NARROW if width >= NARROW_FROM else house.streams.wrap(NARROW)
