"""Entries by day: what every row says, whichever clock and whatever day it was, and what was looked for stands out."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.journal.entry import Answer
from numbcheck.show import days
from numbcheck.show.view import View
from tests.drawn import listed
from tests.journal.kit import an_entry

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry

VIENNA = timezone(timedelta(hours=1))


def at(day: int, clock: str, hours: int = 1, month: int = 11, year: int = 2026) -> datetime:
    """Return a moment on the clock of a place so many hours before Greenwich."""
    hour, minute = map(int, clock.split(":"))
    return datetime(year, month, day, hour, minute, tzinfo=timezone(timedelta(hours=hours)))


def said(entry: Entry) -> str:
    """Return what the row of an entry says of it, between what it is and its characters."""
    row = listed([entry], width=100, colored=False).splitlines()[-1]
    return " ".join(row[9:-6].split())


@pytest.mark.parametrize(
    ("text", "parts", "row"),
    [
        (None, {"kind": "check", "data": {"words": ["far-away"], "own": "grey"}}, "Check-in far away, grey"),
        (None, {"kind": "check", "data": {"slept": "some"}}, "Check-in slept so-so"),
        ("dull", {"kind": "check", "data": {"slept": "some"}}, "Check-in dull"),
        (None, {"kind": "check"}, "Check-in no words"),
        (None, {"kind": "signs", "data": {"signs": ["flat", "empty", "x"]}}, "Signs 3 marked"),
        (None, {"kind": "screen", "data": {"form": "phq9", "total": 10}}, "Form PHQ-9"),
        (None, {"kind": "screen", "data": {"form": "phq9"}}, "Form PHQ-9"),
        (None, {"kind": "screen", "data": {"form": "of mine", "total": 3}}, "Form no words"),
        (None, {"kind": "goal", "data": {"about": "20261122t06", "now": "nearer"}}, "Goal a bit nearer"),
        (None, {"practice": "x", "finished": False, "seconds": 121.0}, "x 2 min, left early"),
        (None, {"practice": "x", "finished": True, "seconds": 40.0, "change": "same"}, "x under a minute; about the same"),
    ],
)  # fmt: skip
def test_a_row_always_says_something(text: str | None, parts: dict[str, Any], row: str) -> None:
    """Each kind says in a few words what it holds, and never an id, nor a sum without the most it can be."""
    kind = "practice" if "practice" in parts else "note"
    given: dict[str, Any] = {"kind": kind, **parts}
    assert said(an_entry(text, **given)) == row


def test_fifteen_bare_enters_are_fifteen_noticed() -> None:
    """Who only noticed is shown how much, not fifteen empty marks."""
    from numbcheck.journal.entry import Answer

    answers = tuple(Answer(ask, "") for ask in ("see", "touch", "hear") for _ in range(5))
    entry = an_entry(None, kind="practice", practice="senses", finished=True, answers=answers)
    assert said(entry) == "senses 15 noticed"


def test_another_clock_is_said_where_it_begins() -> None:
    """On a journey, and in the hour that comes twice, I see why a row is not later than the one before."""
    rows = [
        an_entry("home", at(13, "09:00")),
        an_entry("gulls", at(13, "08:00", -1), zone="Atlantic/Azores"),
        an_entry("waves", at(13, "08:30", -1), zone="Atlantic/Azores"),
        an_entry("half", at(14, "20:00", 6) - timedelta(minutes=30), zone="Asia/Kolkata"),
    ]
    lines = listed(rows, width=80, colored=False).splitlines()
    assert [line for line in lines if not line[:1].isalpha() and line[2:3].isalpha()] == [
        "  Azores time, 2 hours behind",
        "  Kolkata time, 7 hours ahead",
    ]
    twice = [an_entry("one", at(25, "02:30", 2, 10)), an_entry("two", at(25, "02:30", 1, 10))]
    assert "  the clock went back an hour" in listed(twice, width=80, colored=False)
    seasons = [an_entry("summer", at(3, "09:00", 2, 8)), an_entry("winter", at(3, "09:00", 1, 11))]
    assert "clock" not in listed(seasons, width=80, colored=False)


def test_a_day_bears_its_name_and_another_year() -> None:
    """Today and yesterday are called so, another year is told, the present one is not."""
    rows = [an_entry("x", at(*when)) for when in ((27, "09:00", 1, 11, 2025), (26, "09:00"), (27, "09:00"))]
    headings = [line for line in listed(rows, width=80, colored=False).splitlines() if line[:1].isalpha()]
    assert headings == [
        "Thursday 27 November 2025",
        "Yesterday, Thursday 26 November",
        "Today, Friday 27 November",
    ]


def test_a_night_belongs_to_the_day_before() -> None:
    """Where my day ends at four, what I wrote at one stands under the evening before."""
    view = View(80, date(2026, 11, 27), timedelta(hours=4), str)
    some = days.rows([an_entry("late", at(26, "23:00")), an_entry("later", at(27, "01:00"))])
    assert [lines[0] for lines in days.days(some, view)] == ["Yesterday, Thursday 26 November"]


def test_what_was_looked_for_stands_out() -> None:
    """Hits are underlined and bold, or between stars where there are no colours; text is cut behind a whole word."""
    entry = an_entry(
        "rain on the bus window and rain again, rainy all the long and rather grey way home from town"
    )
    assert "*rain* on the bus window and *rain* again, *rain*y" in listed(
        [entry], width=80, colored=False, words=["RAIN"]
    )
    assert "\x1b[1;4mrain\x1b[0m on" in listed([entry], width=80, colored=True, words=["rain"])
    assert "rainy all the ... " in listed([entry], width=80, colored=False)
    assert "\x1b[36m" not in listed([entry], width=80, colored=True)


def test_a_wide_terminal_is_not_filled() -> None:
    """On 200 columns the characters stand no further away than the eye goes: a row is 100 wide at most."""
    lines = listed([an_entry("word " * 90)], width=200, colored=False).splitlines()
    assert max(map(len, lines)) == 100


def test_backwards_is_the_same_list() -> None:
    """Read from the newest on, day by day, the list is the one that is printed."""
    entries = [an_entry(f"{day}", at(day, "09:00"), seed=(day, n)) for day in (1, 2, 3, 9) for n in (0, 1)]
    view = View(80, date(2026, 11, 27), timedelta(), str)
    back = [
        line
        for lines in days.days(days.rows(reversed(entries), newest_first=True), view, newest_first=True)
        for line in reversed(lines)
    ]
    assert back[::-1] == [line for lines in days.days(days.rows(entries), view) for line in lines]


@pytest.mark.parametrize("lines", [1, 2, 3, 5, 6, 7, 9, 30])
def test_what_fits_fits(lines: int) -> None:
    """However low the terminal, the newest row is there, and no more rows than it holds."""
    entries = [an_entry("x", at(1 + n // 3, f"{8 + n % 3}:00"), seed=n) for n in range(12)]
    view = View(80, date(2026, 11, 27), timedelta(), str)
    some, more = days.fitting(days.rows(reversed(entries), newest_first=True), days.height(view), lines)
    drawn = [line for of_day in days.days(some, view) for line in of_day]
    assert some[-1].entry == entries[-1]
    assert len(drawn) <= max(2, lines)
    one_more = days.days(days.rows(entries[-len(some) - 1 :]), view)
    assert more is (len(some) < 12)
    assert not more or len([line for of_day in one_more for line in of_day]) > lines


def test_what_is_planned_says_when() -> None:
    """A plan is told from what was done: its row says when it is for, in my words where I typed them."""
    for key, when in (("planned", "tomorrow"), ("planned-own", "after coffee")):
        row = said(an_entry("tea", at(26, "09:00"), kind="joy", data={key: when, "expected": "some"}))
        assert row == f"Something you like planned, {when}; tea"


def test_a_long_title_is_cut_at_a_word_and_only_where_it_must_be() -> None:
    """A title too long for its column ends with a whole word; on a narrow terminal it has the row for itself."""
    entry = an_entry(None, at(5, "10:00"), practice="one thing in your hand", finished=True, seconds=80.0)
    assert "  one thing in ...  " in listed([entry], width=80, colored=False).splitlines()[-1]
    assert "10:00 one thing in your hand" in listed([entry], width=40, colored=False)


def test_a_sentence_among_answers_has_no_point_before_a_comma() -> None:
    """A thought that was offered as a sentence stands before the other answers without its full stop."""
    entry = an_entry(
        None,
        kind="reframe",
        answers=(Answer("known", "It'll always be like this."), Answer("is-it-so", "no")),
    )
    assert said(entry) == "A thought It'll always be like this, no"
