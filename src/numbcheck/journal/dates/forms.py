"""Form: one row of the tables of what a person may type."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from numbcheck.journal.dates.rules import Rule


class FormKind(Enum):
    """What a form is made of; by this, the forms near to what was typed are found."""

    CLOCK = "a clock time"
    AGO = "so long ago"
    DAY = "a day"
    DATE = "a date"
    PART = "a part of the day"
    STAMP = "a stamp"
    STRETCH = "a week, a month, a year"
    RANGE = "from one to another"


class Form(NamedTuple):
    """One way to say it: its kind, examples of it, and the rule whose value is what it can mean."""

    kind: FormKind
    examples: tuple[str, ...]
    rule: Rule


class FormTable(NamedTuple):
    """All forms of one thing: what that is called, what is offered where nothing is near, and the forms."""

    noun: str
    usual: tuple[str, ...]
    forms: tuple[Form, ...]
