"""A plan as a file for a calendar: what other programs read, with no alarm in it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from numbcheck.exchange.ics import calendar

START = datetime(2026, 11, 27, 18, 30, tzinfo=ZoneInfo("Europe/Vienna"))


def lines(words: str = "tea", *, timed: bool = True) -> list[str]:
    """Return the lines of the file, unfolded."""
    return calendar(words, START, START, "k3f7", timed=timed).replace("\r\n ", "").split("\r\n")


def test_a_time_is_half_an_hour_and_a_day_is_a_day() -> None:
    """A plan with a time stands at that time on the wall, one without takes its day; nothing rings."""
    assert {"DTSTART:20261127T183000", "DTEND:20261127T190000", "DTSTAMP:20261127T173000Z"} < set(lines())
    assert "DTSTART;VALUE=DATE:20261127" in lines(timed=False)
    assert not [line for line in lines() if "ALARM" in line]
    assert (lines()[0], lines()[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])


def test_any_words_stay_one_line() -> None:
    """Commas, semicolons, breaks and long words in any script stand there as they were meant, in lines of 75 bytes."""
    leaves = "\u8336" * 60
    words = f"tea; milk, and\nsugar \\ {leaves}"
    made = calendar(words, START, START, "k3f7", timed=True)
    assert max(len(line.encode()) for line in made.split("\r\n")) <= 75
    assert f"SUMMARY:tea\\; milk\\, and\\nsugar \\\\ {leaves}" in lines(words)
