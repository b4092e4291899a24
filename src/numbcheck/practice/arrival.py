"""Arrival: what it is like right now, in five answers, and the three practices that go with each."""

from __future__ import annotations

from typing import NamedTuple

SAID_ONCE = "Too little wants waking, too much wants settling."


class Arrival(NamedTuple):
    """One answer: its id, its words, what it may be like, and what goes with it, the first of all outward."""

    id: str
    words: str
    like: str
    practices: tuple[str, str, str]


ARRIVALS = (
    Arrival("little", "too little", "flat, nothing", ("push", "steps", "object")),
    Arrival("far", "far away", "unreal, behind glass", ("senses", "orient", "where")),
    Arrival("much", "too much", "racing, tense", ("orient", "long", "hands")),
    Arrival("worn", "worn out", "", ("chair", "natural", "setaside")),
    Arrival("not-sure", "not sure", "", ("moment", "senses", "chair")),
)
ANSWERS = tuple(each.id for each in ARRIVALS)
FEW_WORDS = frozenset({"worn"})
"""Answers after which a practice says little."""


def arrival(answer: str) -> Arrival | None:
    """Return the answer of that id, or None."""
    return next((each for each in ARRIVALS if each.id == answer), None)
