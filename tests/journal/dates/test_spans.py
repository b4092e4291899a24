"""Days as people type them for looking back."""

from __future__ import annotations

from datetime import date

import pytest

from numbcheck.errors import UsageError
from numbcheck.journal.dates import read
from numbcheck.journal.dates.present import Days
from numbcheck.journal.dates.spans import ON, SINCE, UNTIL
from tests.every import every
from tests.journal.dates.clocks import present

SUNDAY = present("2026-11-22T20:15")


@every([each for phrasing in ON.phrasings for each in phrasing.examples])
def test_every_form_of_days_that_is_offered_is_read(example: str) -> None:
    """Whatever a refusal or a page of the manual offers me can be typed."""
    assert read.on(example, present()).last <= present().own_day


@every([each for phrasing in SINCE.phrasings for each in phrasing.examples])
def test_every_form_of_a_first_day_that_is_offered_is_read(example: str) -> None:
    """The same holds for `--since`."""
    assert read.since(example, present()) <= present().own_day


@every([each for phrasing in UNTIL.phrasings for each in phrasing.examples])
def test_every_form_of_a_last_day_that_is_offered_is_read(example: str) -> None:
    """The same holds for `--until`."""
    assert read.until(example, present()) <= present().own_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2026-11-22", "2026-11-22"),
        ("Yesterday", "2026-11-21", "2026-11-21"),
        ("sunday", "2026-11-22", "2026-11-22"),
        ("TUES", "2026-11-17", "2026-11-17"),
        ("0d", "2026-11-22", "2026-11-22"),
        ("2w", "2026-11-08", "2026-11-08"),
        ("6m", "2026-05-22", "2026-05-22"),
        (" 3 D ", "2026-11-19", "2026-11-19"),
        ("2  weeks   ago", "2026-11-08", "2026-11-08"),
        ("11 months ago", "2025-12-22", "2025-12-22"),
        ("this week", "2026-11-16", "2026-11-22"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("2026-2-3", "2026-02-03", "2026-02-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("nov 23", "2025-11-23", "2025-11-23"),
        ("feb 29", "2024-02-29", "2024-02-29"),
        ("in october", "2026-10-01", "2026-10-31"),
        ("2025 october", "2025-10-01", "2025-10-31"),
        ("2026W46", "2026-11-09", "2026-11-15"),
        ("W53", "2020-12-28", "2021-01-03"),
        ("Q3 2025", "2025-07-01", "2025-09-30"),
        ("previous quarter", "2026-07-01", "2026-09-30"),
        ("last weekend", "2026-11-14", "2026-11-15"),
        ("weekend", "2026-11-21", "2026-11-22"),
        ("in the last 2 weeks", "2026-11-08", "2026-11-22"),
        ("past month", "2026-10-22", "2026-11-22"),
        ("2026-09..2026-10", "2026-09-01", "2026-10-31"),
        ("last month .. this week", "2026-10-01", "2026-11-22"),
        ("dec 20..jan 5", "2025-12-20", "2026-01-05"),
        ("dec 20-31", "2025-12-20", "2025-12-31"),
        ("nov 1 to 5, 2025", "2025-11-01", "2025-11-05"),
        ("28.10.-3.11.", "2026-10-28", "2026-11-03"),
        ("oct\u2013nov", "2026-10-01", "2026-11-22"),
        ("fri...sun", "2026-11-20", "2026-11-22"),
        ("sun..yesterday", "2026-11-15", "2026-11-21"),
        ("oct..nov", "2026-10-01", "2026-11-22"),
        ("from monday until friday", "2026-11-16", "2026-11-20"),
        ("3d..", "2026-11-19", "2026-11-22"),
        ("..yesterday", "1900-01-01", "2026-11-21"),
        ("until friday", "1900-01-01", "2026-11-20"),
        ("31/10", "2026-10-31", "2026-10-31"),
    ],
)
def test_every_form_names_the_days_it_says(text: str, first: str, last: str) -> None:
    """What I type means the days I mean, on a Sunday, and always past ones."""
    assert read.on(text, SUNDAY) == Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        ("2026-03-31", "1mo", "2026-02-28"),
        ("2024-03-31", "1 month ago", "2024-02-29"),
        ("2024-02-29", "1y", "2023-02-28"),
        ("2026-01-15", "1m", "2025-12-15"),
        ("2104-02-28", "feb 29", "2096-02-29"),
        ("1911-02-28", "feb 29", "1908-02-29"),
    ],
)
def test_a_short_month_ends_on_its_last_day(today: str, text: str, expected: str) -> None:
    """A month before the 31st is the last day of a short month, not a day of the next."""
    assert read.since(text, present(f"{today}T12:00")) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tomorrow", "Only what has been can be kept or looked for."),
        ("2026-12", "is after today (Sun 22 Nov)"),
        ("2027", "is after today"),
        ("feb 30", "There is no 30 February."),
        ("2d..3d", "ends (2026-11-19) before it begins (2026-11-20)"),
        ("mon..2026-11-30", "ends after today. Without its end it goes up to today: mon.."),
        ("18:00", "history looks by whole days: yesterday"),
        ("last 24 hours", "history looks by whole days: yesterday"),
        ("last night", "history looks by whole days: yesterday"),
        ("week", "type this week or past week or last week"),
        ("the last month", "type past month or last month"),
        ("11/26", "type 2026-11-01..2026-11-22 or 2025-11-26"),
        ("3.11", "can be 3 November: type 3 nov"),
        ("90m", "has no day of its own as minutes. For months type 90mo."),
        ("octobr", 'No date found in "octobr". Try october,'),
        ("31.13", 'No date found in "31.13". Try '),
        ("xyz", "Try today, fri, 3d or nov 3."),
        ("a..b", "Try mon..wed, oct 28 to nov 3"),
        ("1..5", "Try mon..wed, oct 28 to nov 3"),
        ("mon..tue..fri", "Try mon..wed"),
    ],
)
def test_what_is_no_span_is_refused_with_forms_near_to_it(text: str, said: str) -> None:
    """Days I mistype are never ignored: I am told why, and what like it I can type."""
    with pytest.raises(UsageError) as refusal:
        read.on(text, SUNDAY)
    assert refusal.value.code == 2
    assert said in str(refusal.value)


@pytest.mark.parametrize("text", ["monday..tuesday", "nov 1-5", "from monday to today"])
def test_an_end_that_was_typed_is_never_dropped(text: str) -> None:
    """Days with two ends are refused where one day is asked for; each side takes its own open range."""
    for one_end in (read.since, read.until):
        with pytest.raises(UsageError, match="has a begin and an end"):
            one_end(text, SUNDAY)
    assert read.since("since monday", SUNDAY) == read.since("monday..", SUNDAY) == date(2026, 11, 16)
    assert read.until("until friday", SUNDAY) == read.until("..friday", SUNDAY) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "ends", "expected"),
    [
        ("24h", 0, "2026-11-24"),
        ("90 min", 0, "2026-11-24"),
        ("90 min", 4, "2026-11-24"),
        ("last 24 hours", 4, "2026-11-23"),
    ],
)
def test_hours_ago_are_the_day_they_fall_on(text: str, ends: int, expected: str) -> None:
    """For a first day hours are fine, too: the day that was then, by my own end of a day."""
    assert read.since(text, present("2026-11-25T00:40", ends=ends)) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2026-11-24", "2026-11-24"),
        ("tuesday", "2026-11-24", "2026-11-24"),
        ("wed", "2026-11-18", "2026-11-18"),
        ("this week", "2026-11-23", "2026-11-24"),
        ("last 7 days", "2026-11-17", "2026-11-24"),
        ("24 nov", "2026-11-24", "2026-11-24"),
    ],
)
def test_a_day_that_ends_later_has_not_changed_yet(text: str, first: str, last: str) -> None:
    """At half past three my day that ends at four is still Tuesday, whatever I look for."""
    found = read.on(text, present("2026-11-25T03:30", ends=4))
    assert found == Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["2026-11-25", "nov 25", "the 25th", "25.11."])
def test_a_day_that_has_not_begun_for_me_is_refused(text: str) -> None:
    """A date of the calendar that for me is tomorrow is refused, and is never that of last year."""
    with pytest.raises(UsageError, match=r"For you it is still Tue 24 Nov; your day ends at 04:00\."):
        read.on(text, present("2026-11-25T03:30", ends=4))


@pytest.mark.parametrize("name", ["week", "month", "quarter", "year"])
@pytest.mark.parametrize("before", ["", "the last ", "in the last "])
def test_what_is_offered_for_a_bare_name_is_read(name: str, before: str) -> None:
    """A week that can be that of the calendar or the seven days up to now is refused, and each that is offered can be typed."""
    with pytest.raises(UsageError, match=" can be ") as refusal:
        read.on(f"{before}{name}", SUNDAY)
    offered = str(refusal.value).partition(": type ")[2].removesuffix(".").split(" or ")
    assert len({read.on(way, SUNDAY) for way in offered}) == len(offered) == (2 if before else 3)
