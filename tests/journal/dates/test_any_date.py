"""What holds of any date, typed at any moment, in any zone, whenever a day ends."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from numbcheck.clean import one_line
from numbcheck.errors import UsageError
from numbcheck.journal.dates import quick, read
from numbcheck.journal.dates.moments import MOMENTS
from numbcheck.journal.dates.present import EARLIEST, Days, Present
from numbcheck.journal.dates.spans import ON, SINCE, UNTIL

if TYPE_CHECKING:
    from collections.abc import Callable

ZONES = (
    "UTC",
    "Europe/Vienna",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Monrovia",
)
EXAMPLES = sorted(
    {
        each
        for table in (MOMENTS, ON, SINCE, UNTIL)
        for phrasing in table.phrasings
        for each in phrasing.examples
    }
)
WORDS = """today yesterday sun monday last this the at in on ago since 3d 6m 2h 9999y 99999d 0d 3 40 days weeks month
    07:12 24:00 9 9pm 13pm 9h15 3.11 3.11. 11/03 2026-11-22 2026-11 W53 Q4 nov feb 29 31st .. - \N{EN DASH} , noon midnight
    night evening morning tonight @1 @99999999999 +25:00 \u0663 \x1b[31m past next week a an couple"""
PIECES = st.sampled_from(WORDS.split())
TYPED = st.one_of(
    st.sampled_from(EXAMPLES),
    st.text(),
    st.lists(PIECES, max_size=6).flatmap(lambda p: st.sampled_from([" ".join(p), "".join(p)])),
)
FORMS: tuple[Callable[[datetime], str], ...] = (
    lambda at: f"{at:%Y-%m-%d %H:%M}",
    lambda at: f"{at:%Y-%m-%dT%H:%M:%S}",
    lambda at: f"{at:%Y%m%dT%H%M%S}",
    lambda at: f"{at:%d.%m.%Y %H:%M}",
    lambda at: f"{at.day}. {at.month}. {at:%Y} at {at:%H:%M}",
    lambda at: f"{at:%d %b %Y, %H:%M}",
    lambda at: f"{at:%B} {at.day}, {at:%Y at %I:%M %p}",
    lambda at: f"{at:%a, %d-%b-%Y %Hh%M}" if at.hour > 12 else f"{at:%a, %d-%b-%Y %H:%M}",
    lambda at: f"{at:%H:%M} {at:%Y/%m/%d}",
    lambda at: f"{at:%G}-W{at:%V}-{at:%u} {at:%H:%M}",
)
EXACT: tuple[Callable[[datetime], str], ...] = (
    lambda at: at.isoformat(),
    lambda at: f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
    lambda at: f"{at:%Y-%m-%d %H:%M:%S %z}",
    lambda at: f"{at:%a, %d %b %Y %H:%M:%S %z}",
    lambda at: f"@{int(at.timestamp())}",
)


@st.composite
def presents(draw: st.DrawFn) -> Present:
    """Draw a moment at which somebody types, in some zone, with some end of the day."""
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    instant = draw(st.datetimes(datetime(1975, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))
    ends = draw(st.sampled_from([timedelta(), timedelta(hours=4), timedelta(hours=6)]))
    return Present(instant.astimezone(zone), ends, zone)


@given(presents(), st.integers(0, 10**9), st.sampled_from(FORMS))
def test_a_moment_in_any_form_reads_back(present: Present, ago: int, form: Callable[[datetime], str]) -> None:
    """A past date with a clock, in whatever form I write it, is that time on the wall, in any zone."""
    instant = datetime.fromtimestamp(max(0, int(present.now.timestamp()) - ago - 86_400) // 60 * 60, UTC)
    wall = present.on_wall(instant)
    found = present.on_wall(read.moment(form(wall), present)[0])
    assert found.replace(second=0) == wall.replace(second=0)


@given(presents(), st.integers(0, 10**8), st.sampled_from(EXACT))
def test_a_stamp_is_the_very_second(present: Present, ago: int, form: Callable[[datetime], str]) -> None:
    """What a machine wrote with its zone is that second, in the doubled hour of a clock change, too."""
    instant = datetime.fromtimestamp(int(present.now.timestamp()) - ago, UTC)
    typed = form(instant.astimezone(present.zone))
    assert read.moment(typed, present)[0].timestamp() == instant.timestamp()


@given(presents(), TYPED)
def test_any_text_is_a_past_moment_or_one_sentence(present: Present, text: str) -> None:
    """Whatever I type, whenever: an aware moment that has been, said back in one line, or one clean sentence."""
    try:
        at, note = read.moment(text, present)
    except UsageError as refusal:
        assert one_line(str(refusal)) == str(refusal)
    else:
        assert at.tzinfo is not None and at.timestamp() <= present.now.timestamp()
        assert present.on_wall(at).date() >= EARLIEST and note.isprintable()


@given(presents(), TYPED)
def test_any_text_is_past_days_or_one_sentence(present: Present, text: str) -> None:
    """Whatever I type to look back: days in order, none after my today, or one clean sentence; the ends agree."""
    ends: list[date] = []
    for ask in (read.on, read.since, read.until):
        try:
            found = ask(text, present)
        except UsageError as refusal:
            assert one_line(str(refusal)) == str(refusal)
            continue
        first, last = found if isinstance(found, Days) else (found, found)
        assert EARLIEST <= first <= last <= present.own_day
        ends += [first, last]
    if len(ends) == 6:
        assert ends[0] == ends[2] and ends[1] == ends[4]


written = st.dates() | st.dates(date(2025, 1, 1), date(2027, 12, 31))
WRITTEN = st.builds(lambda day, part: str(day)[:part], written, st.sampled_from([7, 10])) | st.from_regex(
    r"[0-9]{4}-[0-9W]{2}(-[0-9]{1,2})?", fullmatch=True
)


@given(presents(), WRITTEN)
@example(Present(datetime(2026, 11, 25, 21, 30, tzinfo=UTC), zone=UTC), "2026-W47-1")
@example(Present(datetime(2026, 11, 25, 21, 30, tzinfo=UTC), zone=UTC), "9999-12")
def test_the_quick_way_reads_as_the_grammar_does(present: Present, text: str) -> None:
    """A day or a month as calendars write it means one thing, and is refused in one sentence, whichever way it is read."""
    for quickly, ask in ((quick.on, read.on), (quick.since, read.since), (quick.until, read.until)):
        assert _outcome(quickly, text, present) == _outcome(ask, text, present)


def test_the_quick_way_opens_no_grammar() -> None:
    """A month as calendars write it costs no more than its entries."""
    code = (
        "import sys; from datetime import datetime, UTC; from numbcheck.journal.dates import present, quick;"
        "found = quick.on('2026-10', present.Present(datetime(2026, 11, 25, tzinfo=UTC)));"
        "print(found.last, 'numbcheck.journal.dates.read' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "2026-10-31 False\n"


def _outcome(ask: Callable[[str, Present], Days | date], text: str, present: Present) -> Days | date | str:
    try:
        return ask(text, present)
    except UsageError as refusal:
        return str(refusal)


@given(presents(), st.integers(0, 20_000), st.integers(0, 400))
def test_days_from_one_to_another_are_just_these(present: Present, ago: int, length: int) -> None:
    """Two dates with .. between are all days from one to the other, as `--since` and `--until` give them."""
    last = max(EARLIEST, present.own_day - timedelta(ago))
    first = max(EARLIEST, last - timedelta(length))
    assert read.on(f"{first}..{last}", present) == Days(first, last)
    assert read.since(f"{first}..", present) == first
    assert read.until(f"..{last}", present) == last


@given(presents())
def test_all_seven_weekdays_lie_within_the_last_week(present: Present) -> None:
    """The seven weekdays are my seven latest days, today among them."""
    found = sorted(read.since(name, present) for name in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    assert found[-1] == present.own_day
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(found))
