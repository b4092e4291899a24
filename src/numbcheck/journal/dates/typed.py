"""Typed: a text as the grammar reads it, with one kind of space, dash and letter."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 80
"""Characters of a date; what is longer is none."""
_ALIKE = {0x2010: "-", 0x2011: "-", 0x2212: "-", 0x2019: "'"}
_JOINING = str.maketrans("", "", "\N{EN DASH}\N{EM DASH}")
_CAPITAL_M = re.compile(r"[0-9]{1,4} ?M( [aA][gG][oO])?")
_WITHOUT_DOT = (
    (re.compile(r"\b([ap])\.m\b\.?"), r"\1m"),
    (re.compile(r"(?<=[a-z])\.(?!\.)"), ""),
    (re.compile(r"(?<=:[0-9]{2})\.$"), ""),
)


class Typed(NamedTuple):
    """What was typed, and as it is read: "" where it can be no date. `capital` of `6M`, which may be months."""

    given: str
    text: str
    capital: bool = False


def typed(given: str) -> Typed:
    """Return `given` as it is read: lower case, single spaces, no dots of abbreviations."""
    text = " ".join(given.split()).translate(_ALIKE)
    if len(text) > LONGEST or not text.translate(_JOINING).isascii():
        return Typed(given, "")
    capital = _CAPITAL_M.fullmatch(text) is not None
    text = text.lower()
    for dotted, plain in _WITHOUT_DOT:
        text = dotted.sub(plain, text)
    return Typed(given, text, capital)
