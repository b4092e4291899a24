"""Moments as people type them."""

from __future__ import annotations

import re
import sys
import time
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.errors import UsageError
from numbcheck.journal.dates import read
from numbcheck.journal.dates.moments import MOMENTS
from numbcheck.journal.dates.present import Present
from numbcheck.journal.fields import iso
from tests.every import every
from tests.journal.dates.clocks import VIENNA, present

NIGHT = "2026-11-25T00:40"
EARLY = "2026-11-25T03:30"


def _at(text: str, of: Present) -> str:
    return f"{read.moment(text, of)[0]:%a %d %H:%M}"


@every([each for phrasing in MOMENTS.phrasings for each in phrasing.examples])
def test_every_form_that_is_offered_is_read(example: str) -> None:
    """Whatever a refusal or a page of the manual offers me can be typed, at night, too."""
    late = present("2026-11-25T23:50")
    assert read.moment(example, late)[0] <= late.now


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", "Wed 25 14:30"),
        ("just now", "Wed 25 14:30"),
        ("the day before yesterday 18", "Mon 23 18:00"),
        ("fri, 15:00", "Fri 20 15:00"),
        ("weds night", "Wed 18 22:00"),
        ("wednesday last week 9am", "Wed 18 09:00"),
        ("this monday at 9:30", "Mon 23 09:30"),
        ("past tuesday", "Tue 24 14:30"),
        ("on the 3rd", "Tue 03 14:30"),
        ("friday the 13th", "Fri 13 14:30"),
        ("tue 11/03", "Tue 03 14:30"),
        ("3 nov 1430", "Tue 03 14:30"),
        ("2026-W45-2", "Tue 03 14:30"),
        ("3.11.26", "Tue 03 14:30"),
        ("nov the 3rd, 2026 at 9.15pm", "Tue 03 21:15"),
        ("yesterday 9h15", "Tue 24 09:15"),
        ("yesterday 2015", "Tue 24 20:15"),
        ("friday 3.11", "Fri 20 03:11"),
        ("at nine", "Wed 25 09:00"),
        ("nine o'clock", "Wed 25 09:00"),
        ("yesterday 0", "Tue 24 00:00"),
        ("at 18", "Tue 24 18:00"),
        ("lunch", "Wed 25 12:30"),
        ("12 noon", "Wed 25 12:00"),
        ("midnight", "Wed 25 00:00"),
        ("last night at midnight", "Wed 25 00:00"),
        ("last night at 12:30", "Wed 25 00:30"),
        ("at nine last night", "Tue 24 21:00"),
        ("7 yesterday morning", "Tue 24 07:00"),
        ("yesterday at 7 in the morning", "Tue 24 07:00"),
        ("friday at 11 at night", "Fri 20 23:00"),
        ("6 in the afternoon", "Tue 24 18:00"),
        ("morning", "Wed 25 08:00"),
        ("at night", "Tue 24 22:00"),
        ("two hours and ten minutes ago", "Wed 25 12:20"),
        ("half an hour ago", "Wed 25 14:00"),
        ("a quarter of an hour ago", "Wed 25 14:15"),
        ("1h30 ago", "Wed 25 13:00"),
        ("a week ago today", "Wed 18 14:30"),
        ("a fortnight", "Wed 11 14:30"),
        ("1.25h", "Wed 25 13:15"),
        ("20261103T180000Z", "Tue 03 18:00"),
        ("2026-11-03 18:00:00 +0100", "Tue 03 17:00"),
        ("2026-11-03T18:00:00.250+00:00", "Tue 03 18:00"),
        ("Wed 25 Nov 09:00:00 UTC 2026", "Wed 25 09:00"),
        ("Wed Nov 25 09:00:00 AM UTC 2026", "Wed 25 09:00"),
    ],
)
def test_every_form_names_the_moment_it_says(typed: str, meant: str) -> None:
    """What I type is the moment I mean, on a Wednesday at half past two."""
    assert _at(typed, present()) == meant


@pytest.mark.parametrize("typed", ["6M", "6M ago", "10 M", "10\u00a0M"])
def test_minutes_or_months_are_never_guessed(typed: str) -> None:
    """A capital M can be minutes or months, and is refused with both; each of the two can be typed."""
    with pytest.raises(UsageError, match=r"can be [0-9]+ minutes .* or [0-9]+ months") as refusal:
        read.moment(typed, present())
    minutes, months = re.findall(r"\(([^)]*)\)", str(refusal.value))
    count = int(re.findall("[0-9]+", typed)[0])
    assert (present().now - read.moment(minutes, present())[0]).total_seconds() == 60 * count
    assert (present().now - read.moment(months, present())[0]).days > 27 * count


@pytest.mark.parametrize(
    ("typed", "now", "ways"),
    [
        ("11/03", "2026-11-25T14:30", ["3 nov", "11 mar"]),
        ("03/11/2025", "2026-11-25T14:30", ["3 nov 2025", "11 mar 2025"]),
        ("9h15", "2026-11-25T14:30", ["09:15", "9h15m"]),
        ("at 9", "2026-11-25T22:30", ["9am", "9pm"]),
        ("yesterday 6", "2026-11-25T14:30", ["24 nov 6am", "24 nov 6pm"]),
        ("friday midnight", "2026-11-25T14:30", ["20 nov 00:00", "21 nov 00:00"]),
    ],
)
def test_what_can_be_two_moments_is_refused_with_both(typed: str, now: str, ways: list[str]) -> None:
    """Where two moments can be meant I am told both, and what to type for each is read as just that one."""
    with pytest.raises(UsageError, match=r" can be .* or .*: type ") as refusal:
        read.moment(typed, present(now))
    offered = str(refusal.value).partition(": type ")[2].removesuffix(".").split(" or ")
    assert sorted(offered) == sorted(ways)
    assert len({read.moment(way, present(now))[0] for way in offered}) == 2


@pytest.mark.parametrize(
    ("typed", "now", "said"),
    [
        ("today 22:30", "2026-11-25T00:40", "The last 22:30 was Tue 24 Nov: type 22:30."),
        ("nov 25 17:00", "2026-11-25T14:30", "is after now (14:30)"),
        ("this friday", "2026-11-25T14:30", "is after today (Wed 25 Nov). The one before: last friday."),
        ("this evening", "2026-11-25T14:30", "The one before: last evening."),
        ("tonight", "2026-11-25T14:30", "The one before: last night."),
        ("this morning", "2026-11-25T00:40", "The one before: yesterday morning."),
        ("at 9", "2026-11-25T06:30", "type 9am or 9pm"),
        ("tomorrow", "2026-11-25T14:30", "Only what has been"),
        ("in 2 hours", "2026-11-25T14:30", "Only what has been"),
        ("fri 3 nov", "2026-11-25T14:30", "3 Nov 2026 is a Tuesday."),
        ("nov 31", "2026-11-25T14:30", "There is no 31 November."),
        ("1899-12-31", "2026-11-25T14:30", "is before 1900"),
        ("99999d", "2026-11-25T14:30", "is before 1900"),
        ("this morning at 15:00", "2026-11-25T16:30", "15:00 is not in the morning."),
        ("last week", "2026-11-25T14:30", "a moment is needed: fri, nov 3 or yesterday 18:00"),
        ("2025", "2026-11-25T14:30", "can be 20:25 or the year 2025"),
        ("3.11", "2026-11-25T14:30", "can be 3 November or 03:11: type 3 nov or 03:11"),
        ("11-03", "2026-11-25T14:30", "type 11 mar or 3 nov"),
        ("Wed Nov 25 09:00:00 EST 2026", "2026-11-25T14:30", "EST is not the time zone here"),
    ],
)
def test_a_refusal_says_what_is_wrong(typed: str, now: str, said: str) -> None:
    """A moment that cannot be meant is refused with the reason, and with the one before where there is one."""
    with pytest.raises(UsageError) as refusal:
        read.moment(typed, present(now))
    assert said in str(refusal.value)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("yesterdy", "Try yesterday,"),
        ("last fryday", "Try last friday,"),
        ("3 dayz ago", "Try 3 days ago,"),
        ("novembre 3", "Try november 3,"),
        ("25:00", "Try 9am, 18:00,"),
        ("ago 3", "Try 10 min ago, 20m,"),
        ("31.13.", "Try nov 3, 3 nov 2026, 2026-11-03 or 3.11."),
        ("su 10:00", "18:00"),
        ("xyz", "Try 10 min ago, 9am, yesterday 18:00 or fri."),
    ],
)
def test_a_refusal_shows_the_form_nearest_to_what_was_typed(typed: str, near: str) -> None:
    """A slip of the keys is shown as it was meant, and never read so; at most four forms, like mine, are offered."""
    with pytest.raises(UsageError, match="No moment found in ") as refusal:
        read.moment(typed, present())
    assert near in str(refusal.value)
    assert str(refusal.value).partition(" Try ")[2].count(",") <= 2
    assert not str(refusal.value).endswith("..")


@pytest.mark.parametrize(
    "text", ["\u0663 days ago", "\uff13d", "\u00bd hour ago", "\u212a", "x" * 500, "\x1b[31mfri\x1b[0m"]
)
def test_hostile_text_is_one_clean_sentence(text: str) -> None:
    """Digits of another script, escape codes and long pastes are refused in one short clean sentence."""
    with pytest.raises(UsageError) as refusal:
        read.moment(text, present())
    assert refusal.value.code == 2
    assert str(refusal.value).isprintable()
    assert len(str(refusal.value)) < 150


@pytest.mark.parametrize(
    ("typed", "now", "meant"),
    [
        ("02:30", "2026-11-22T20:15+01:00", "2026-11-22T02:30+01:00"),
        ("2026-03-29 02:30", "2026-11-22T20:15+01:00", "2026-03-29T03:30+02:00"),
        ("2026-10-25 02:30", "2026-11-22T20:15+01:00", "2026-10-25T02:30+02:00"),
        ("20 min", "2026-03-29T03:10+02:00", "2026-03-29T01:50+01:00"),
        ("02:30", "2026-10-25T02:10+01:00", "2026-10-25T02:30+02:00"),
        ("today", "2026-10-25T02:30+01:00", "2026-10-25T02:30+01:00"),
        ("2025-10-26", "2026-10-25T02:30+01:00", "2025-10-26T02:30+02:00"),
        ("sun oct 25 02:30:00 cet 2026", "2026-11-22T20:15+01:00", "2026-10-25T02:30+01:00"),
        ("sun oct 25 02:30:00 cest 2026", "2026-11-22T20:15+01:00", "2026-10-25T02:30+02:00"),
    ],
)
def test_hours_that_a_clock_change_skips_or_repeats(typed: str, now: str, meant: str) -> None:
    """A skipped hour is moved on by the change, of a doubled one the first is meant, and time ago is lived time."""
    assert read.moment(typed, present(now, VIENNA))[0].isoformat(timespec="minutes") == meant


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("2026-03-29 02:30", "02:30 was skipped"),
        ("2026-10-25 02:30", "the first of two; 2026-10-25T02:30+01:00 is the second"),
        ("2026-10-25T02:30+01:00", ""),
        ("last night", "last night; for another time: last night at 11"),
        ("yesterday 18:00", ""),
    ],
)
def test_how_a_moment_was_understood_is_said(typed: str, note: str) -> None:
    """Where the clock changed, and where I named a part of the day, I hear which moment was taken, and what else to type."""
    now = present("2026-11-25T14:30", VIENNA)
    said = read.moment(typed, now)[1]
    assert said == note
    for way in re.findall(r"(?:time: |two; )(.*?)(?: is the second)?$", said):
        assert read.moment(way, now)[0].timestamp() != read.moment(typed, now)[0].timestamp()


@pytest.mark.parametrize(
    ("typed", "now", "meant"),
    [
        ("yesterday", EARLY, "Tue 24 03:30"),
        ("today 01:00", EARLY, "Wed 25 01:00"),
        ("this morning", EARLY, "Tue 24 08:00"),
        ("nov 24", EARLY, "Wed 25 03:30"),
        ("nov 24 01:00", EARLY, "Tue 24 01:00"),
        ("today 01:00", "2026-11-25T14:30", "Wed 25 01:00"),
        ("yesterday 05:00", "2026-11-25T14:30", "Tue 24 05:00"),
    ],
)
def test_a_day_that_ends_later_is_the_day_before_until_then(typed: str, now: str, meant: str) -> None:
    """Where my day ends at four, the hours before are of the day before; a date with a clock is the calendar's."""
    assert _at(typed, present(now, ends=4)) == meant


@pytest.mark.parametrize(
    ("typed", "now", "said"),
    [
        ("yesterday 22:30", EARLY, "type 24 nov 22:30 or 23 nov 22:30"),
        ("last night", EARLY, "24 nov 22:00 or 23 nov 22:00"),
        ("yesterday 01:00", "2026-11-25T14:30", "25 nov 01:00 or 24 nov 01:00"),
        ("friday 01:00", "2026-11-25T14:30", "21 nov 01:00 or 20 nov 01:00"),
        ("nov 25", EARLY, "For you it is still Tue 24 Nov; your day ends at 04:00."),
        ("the 25th", EARLY, "For you it is still Tue 24 Nov; your day ends at 04:00."),
    ],
)
def test_a_day_that_ends_later_is_never_guessed(typed: str, now: str, said: str) -> None:
    """Where my day and that of the calendar are two, and both can be meant, I am asked for a date."""
    with pytest.raises(UsageError) as refusal:
        read.moment(typed, present(now, ends=4))
    assert said in str(refusal.value)


@pytest.mark.skipif(sys.platform == "win32", reason="the zone cannot be set there")
@pytest.mark.parametrize("typed", ["23:00", "yesterday", "sun", "1h"])
def test_a_moment_the_clock_cannot_tell_is_refused_kindly(
    monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """Where the machine's calendar ends, I still get a moment or a sentence."""
    monkeypatch.setenv("TZ", "WEST+12")
    time.tzset()
    try:
        read.moment(typed, Present(datetime.fromisoformat("9999-12-31T23:30:00-12:00")))
    except UsageError as refusal:
        assert "calendar" in str(refusal) or "clock can tell" in str(refusal)
    finally:
        monkeypatch.undo()
        time.tzset()


@given(
    st.datetimes(datetime(1930, 1, 1), datetime(2026, 11, 24)),
    st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
def test_what_is_printed_as_json_can_be_typed(wall: datetime, zone: timezone) -> None:
    """A moment that `history --json` prints, at whatever offset, is that moment for `--at`."""
    printed = iso(wall.replace(tzinfo=zone))
    assert read.moment(printed, present("2026-11-25T14:30"))[0] == datetime.fromisoformat(printed)
