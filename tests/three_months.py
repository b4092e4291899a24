"""Three months of an invented life, made by a seed, with counts of its own that nobody else's code has touched.

Something of every kind is in it, a practice that was left and taken up again, a journey, and the hour that comes twice.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from numbcheck.journal.entry import Answer
from numbcheck.journal.fields import with_offset
from tests.journal.kit import an_entry

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry

FIRST, LAST = date(2026, 10, 31), date(2026, 11, 27)
"""The latest four weeks of it."""
WORDS = ("numb", "flat", "far-away", "tired", "calm", "glad")
_LIKELY = {"numb": 0.7, "flat": 0.5, "far-away": 0.3, "tired": 0.5, "calm": 0.35, "glad": 0.1}
_DAYS = 92
_LINES = (
    "the kettle, its small click",
    "@sam called, I laughed once",
    "nothing much, the day went by",
    "rain on the bus window all the way home #work",
    "forgot to eat until four #work",
    "@mia brought soup. I could taste the pepper",
    "a dog leaned against my leg on the tram and stayed there until the last stop, and I did not move at all",
)
_PAGES = (
    (
        "I looked out of the window. A man was sweeping leaves into a pile and the wind kept undoing it. "
        "I watched for a while and did not want anything from it."
    ),
    "Flat again.\n\nOnly the stairs were loud, and the light on them was yellow.",
)
_PLAYED: dict[str, tuple[float, tuple[Answer, ...]]] = {
    "even": (180.0, ()),
    "chair": (46.0, ()),
    "listen": (62.0, ()),
    "senses": (
        241.0,
        (
            *(Answer("see", seen) for seen in ("lamp", "cup", "the blue book", "door", "my hand")),
            *(Answer("touch", felt) for felt in ("sleeve", "", "")),
        ),
    ),
}


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
    _write(life, Random(seed))
    _once(life)
    _leave_and_go_on(life)
    life.entries.sort(key=lambda entry: entry.at)
    return life


def _keep(
    life: Life, at: datetime, text: str | None = None, zone: str = "Europe/Vienna", **parts: Any
) -> Entry:
    """Put an entry into the life, about this time on the clock of this zone."""
    there = with_offset(at.replace(tzinfo=ZoneInfo(zone)))
    life.entries.append(an_entry(text, there, (at.toordinal(), len(life.entries)), zone=zone, **parts))
    return life.entries[-1]


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
    seconds, answers = _PLAYED[practice]
    played: dict[str, Any] = {"practice": practice, "finished": True, "seconds": seconds, "answers": answers}
    _keep(life, at, kind="practice", change=change, **played)
    if change and day > LAST - timedelta(days=91):
        life.answers[practice, change] += 1


def _write(life: Life, dice: Random) -> None:
    """Keep lines and pages on some days: what is written is in none of the counts."""
    for back in range(_DAYS - 1, -1, -1):
        day = LAST - timedelta(days=back)
        if dice.random() < 0.6:
            line = dice.choice(_LINES)
            tags = tuple(word.lstrip("#") for word in line.split() if word[0] in "#@")
            _keep(life, datetime.combine(day, time(18, dice.randrange(60))), line, tags=tags)
        if dice.random() < 0.15:
            page = datetime.combine(day, time(21, 31))
            _keep(life, page, dice.choice(_PAGES), kind="journal", data={"prompt": "any-feeling"})


def _once(life: Life) -> None:
    """Keep what comes once in three months."""
    told = {"expected": "I will go home early", "after": "stayed till ten"}
    _keep(life, datetime(2026, 11, 18, 22), kind="journal", data=told)
    _keep(life, datetime(2026, 11, 1, 9), kind="screen", data=_form())
    ticked = {"signs": ["flat", "empty"]}
    since = (Answer("since", "since June"),)
    _keep(life, datetime(2026, 10, 28, 22, 30), kind="signs", data=ticked, answers=since)
    thought = (Answer("thought", "I only pretend"), Answer("fairer", "Some of it is real"))
    _keep(life, datetime(2026, 11, 5, 20, 10), kind="reframe", answers=thought)
    came = {"came": "faint"}
    _keep(life, datetime(2026, 11, 8, 16), "the long way home", kind="joy", data=came, change="more")
    rung = {"rung": "Ask for the window seat", "expected": "a sigh", "after": "she smiled"}
    _keep(life, datetime(2026, 11, 9, 10), "I asked.", kind="ladder", data=rung)
    _keep(life, datetime(2026, 11, 10, 9), "be outside once a day", kind="goal")
    _keep(life, datetime(2026, 11, 13, 12, 30), "gulls, and a warm wind", zone="Atlantic/Azores")
    _keep(life, datetime(2026, 11, 14, 23), "home again")
    for fold in (0, 1):
        _keep(life, datetime(2026, 10, 25, 2, 30, fold=fold), "awake, and the clock went round")


def _form() -> dict[str, Any]:
    codes = (
        "44250-9",
        "44255-8",
        "44259-0",
        "44254-1",
        "44251-7",
        "44258-2",
        "44252-5",
        "44253-3",
        "44260-8",
    )
    items = dict(zip(codes, (2, 2, 1, 2, 1, 1, 1, 0, 0), strict=True))
    return {"form": "phq9", "loinc": "44249-1", "items": items, "total": 10, "total_loinc": "44261-6"}


def _leave_and_go_on(life: Life) -> None:
    """Leave a breath after two minutes, and take it up again for one more."""
    left = _keep(
        life, datetime(2026, 11, 20, 7), kind="practice", practice="even", finished=False, seconds=120.0,
        data={"reached": {"part": "in"}},
    )  # fmt: skip
    _keep(
        life, datetime(2026, 11, 20, 7, 10), kind="practice", practice="even", finished=True, seconds=61.0,
        data={"resumed_from": left.id},
    )  # fmt: skip
