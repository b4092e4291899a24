"""Three months of an invented life, made by a seed, with counts of its own that nobody else's code has touched."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.journal.kit import VIENNA, an_entry

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry

FIRST, LAST = date(2026, 10, 31), date(2026, 11, 27)
"""The latest four weeks of it."""
WORDS = ("numb", "flat", "far-away", "tired", "calm", "glad")
_LIKELY = {"numb": 0.7, "flat": 0.5, "far-away": 0.3, "tired": 0.5, "calm": 0.35, "glad": 0.1}
_DAYS = 92


class Life(NamedTuple):
    """Its entries, oldest first; what was put into the latest four weeks, and into all of it where it says so."""

    entries: list[Entry]
    checked: set[date]
    before: set[date]
    words: Counter[str]
    slept: Counter[str]
    answers: Counter[tuple[str, str]]


def three_months(seed: int = 8) -> Life:
    """Return the life of this seed."""
    dice = Random(seed)
    life = Life([], set(), set(), Counter(), Counter(), Counter())
    for back in range(_DAYS - 1, -1, -1):
        day = LAST - timedelta(days=back)
        if dice.random() < 0.65:
            _check(life, dice, day)
        if dice.random() < 0.5:
            _practise(life, dice, day)
    told = {"expected": "I will go home early", "after": "stayed till ten"}
    _keep(life, datetime.combine(date(2026, 11, 18), time(22)), kind="journal", data=told)
    _keep(
        life, datetime.combine(date(2026, 11, 1), time(9)), kind="screen", data={"form": "phq9", "total": 10}
    )
    life.entries.sort(key=lambda entry: entry.at)
    return life


def _keep(life: Life, at: datetime, **parts: Any) -> None:
    seed = (at.toordinal(), len(life.entries))
    life.entries.append(an_entry(None, at.replace(tzinfo=VIENNA), seed, **parts))


def _check(life: Life, dice: Random, day: date) -> None:
    words = [word for word in WORDS if dice.random() < _LIKELY[word]]
    slept = dice.choice(("good", "some", "some", "little"))
    eaten = dice.choice(("yes", "some", "not-yet"))
    at = datetime.combine(day, time(dice.choice((8, 20))))
    data = {"words": words, "slept": slept, "ate": eaten, "strength": dice.choice(("faint", "clear"))}
    _keep(life, at, kind="check", data=data)
    if day < FIRST:
        life.before.update({day} if FIRST - day <= timedelta(days=28) else ())
        return
    life.checked.add(day)
    life.words.update(words)
    life.slept[slept] += 1
    if dice.random() < 0.2:  # once more that day, with the same words: the day still counts once
        _keep(life, at + timedelta(minutes=30), kind="check", data=data)


def _practise(life: Life, dice: Random, day: date) -> None:
    practice = dice.choice(("even", "even", "chair", "chair", "senses", "listen"))
    change = dice.choice(("more", "same", "same", "further", None))
    at = datetime.combine(day, time(21))
    _keep(life, at, kind="practice", practice=practice, finished=True, change=change)
    if change and day > LAST - timedelta(days=91):
        life.answers[practice, change] += 1
