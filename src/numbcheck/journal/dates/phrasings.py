"""Phrasing: one row of the tables of what a person may type."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from numbcheck.journal.dates.rules import Rule


class PhrasingKind(Enum):
    """What a phrasing is made of; by this, the phrasings near to what was typed are found."""

    CLOCK = "a clock time"
    AGO = "so long ago"
    DAY = "a day"
    DATE = "a date"
    PART = "a part of the day"
    STAMP = "a stamp"
    STRETCH = "a week, a month, a year"
    RANGE = "from one to another"


class Phrasing(NamedTuple):
    """One way to say it: its kind, examples of it, and the rule whose value is what it can mean."""

    kind: PhrasingKind
    examples: tuple[str, ...]
    rule: Rule


class PhrasingTable(NamedTuple):
    """All phrasings of one thing: what that is called, what is offered where nothing is near, and the phrasings."""

    noun: str
    usual: tuple[str, ...]
    phrasings: tuple[Phrasing, ...]
