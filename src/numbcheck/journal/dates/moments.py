"""Moments: the table of every phrasing of `--at`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from numbcheck.journal.dates.days import AGO_DAY, DAY, NAMED_DAY, ON_DATE, ON_WEEKDAY, TODAY_OR_YESTERDAY
from numbcheck.journal.dates.parts_of_day import IN_THE_PART, PART_OF, PartOf
from numbcheck.journal.dates.phrasings import Phrasing, PhrasingKind, PhrasingTable
from numbcheck.journal.dates.readings import (
    Reading,
    at_clock_of,
    clock_alone,
    elapsed,
    now,
    part_at_clock,
    part_of_day,
    refused,
    stamped,
    whole_day,
)
from numbcheck.journal.dates.rules import maybe, words
from numbcheck.journal.dates.stamps import STAMP
from numbcheck.journal.dates.tokens import (
    CLOCK,
    ELAPSED,
    HOUR,
    HOUR_A,
    HOUR_AT,
    HOUR_B,
    HOUR_OR_AGO,
    HOUR_OR_YEAR,
    PART,
    TIMED,
)
from numbcheck.journal.dates.unclear import unclear_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.dates.present import Present
    from numbcheck.journal.dates.readings import Reader
    from numbcheck.journal.dates.tokens import Clock
    from numbcheck.journal.dates.unclear import Refusal

_AT = maybe("at ")
_AT_HOUR = "at " + HOUR_AT
_CLOCK = _AT + CLOCK | _AT_HOUR
_DAY_AND_CLOCK = (
    DAY + TIMED + CLOCK
    | DAY + PART + _AT_HOUR
    | TODAY_OR_YESTERDAY + PART + HOUR
    | ON_WEEKDAY + PART + (HOUR_A | HOUR_B)
    | ON_DATE + PART + HOUR_A
)


def _clock_or_ago(clock: Clock) -> Reader:
    """Return what reads `9h15`, which is a clock and hours ago."""
    hour, minute = clock.at.hour, clock.at.minute
    ways = (
        (clock_alone(clock), f"{clock.at:%H:%M}", f"{clock.at:%H:%M}"),
        (elapsed(timedelta(hours=hour, minutes=minute)), f"{hour}h {minute}min ago", f"{hour}h{minute:02d}m"),
    )

    def read(present: Present) -> Iterator[Reading]:
        for reader, says, way in ways:
            yield from (reading._replace(says=says, way=way) for reading in reader(present))

    return read


def _clock_or_year(clock: Clock) -> Refusal:
    return refused(
        f"can be {clock.at:%H:%M} or the year {clock.at:%H%M}. For the clock type {clock.at:%H:%M}."
    )


_PHRASINGS = (
    Phrasing(PhrasingKind.DAY, ("now", "just now"), words("now", "just now") >> now),
    Phrasing(
        PhrasingKind.AGO, ("10 min ago", "20m", "2h ago", "half an hour ago", "1h30m"), ELAPSED >> elapsed
    ),
    Phrasing(
        PhrasingKind.CLOCK, ("9am", "18:00", "10.30 pm", "13h15", "noon", "at 18"), _CLOCK >> clock_alone
    ),
    Phrasing(PhrasingKind.DAY, ("yesterday", "fri", "last monday"), NAMED_DAY >> whole_day),
    Phrasing(PhrasingKind.AGO, ("3d", "2 weeks ago"), AGO_DAY >> whole_day),
    Phrasing(
        PhrasingKind.DATE, ("nov 3", "3 nov 2026", "2026-11-03", "3.11.", "the 3rd"), ON_DATE >> whole_day
    ),
    Phrasing(
        PhrasingKind.CLOCK,
        ("yesterday 18:00", "fri 15:00", "yesterday at 6pm", "nov 3 at 9:15", "2 days ago 21:00"),
        _DAY_AND_CLOCK >> at_clock_of,
    ),
    Phrasing(
        PhrasingKind.CLOCK,
        ("6pm yesterday", "noon on monday"),
        (_CLOCK | HOUR_A) + PART + DAY >> (lambda clock, day: at_clock_of(day, clock)),
    ),
    Phrasing(
        PhrasingKind.PART,
        ("last night", "this morning", "sat night", "yesterday evening", "tonight"),
        PART_OF >> part_of_day,
    ),
    Phrasing(
        PhrasingKind.PART,
        ("last night at 11", "this morning at 7:30"),
        PART_OF + (TIMED + CLOCK | PART + (_AT_HOUR | HOUR)) >> part_at_clock,
    ),
    Phrasing(
        PhrasingKind.PART,
        ("7 in the morning", "11 last night", "at 7 this evening"),
        (_CLOCK | HOUR) + PART + PART_OF >> (lambda clock, part: part_at_clock(part, clock)),
    ),
    Phrasing(
        PhrasingKind.PART,
        ("yesterday at 7 in the morning",),
        DAY + (TIMED + CLOCK | PART + (_AT_HOUR | HOUR)) + " " + IN_THE_PART
        >> (lambda day, clock, part: part_at_clock(PartOf(part, day), clock)),
    ),
    Phrasing(
        PhrasingKind.STAMP,
        ("2026-11-03T18:00", "2026-11-03 18:00:00 +0100", "Tue, 03 Nov 2026 18:00:00 +0000", "@1793728800"),
        STAMP >> stamped,
    ),
    Phrasing(PhrasingKind.CLOCK, (), HOUR_OR_AGO >> _clock_or_ago | HOUR_OR_YEAR >> _clock_or_year),
    Phrasing(PhrasingKind.DATE, (), unclear_dates(clocks=True)),
)
MOMENTS = PhrasingTable("moment", ("10 min ago", "9am", "yesterday 18:00", "fri"), _PHRASINGS)
"""Every phrasing of a moment, with what it means; those without an example are refused with all they can mean."""
