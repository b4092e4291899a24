"""Near: what is said where a text is no date, or may be two: what is wrong, and what near to it can be typed."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from numbcheck.clean import named
from numbcheck.errors import UsageError
from numbcheck.journal.dates.parts_of_day import PARTS
from numbcheck.journal.dates.phrasings import PhrasingKind
from numbcheck.journal.dates.present import Fault, NoReadingError
from numbcheck.journal.dates.speak import days_said, short, with_weekday
from numbcheck.journal.dates.tokens import MONTH_NAMES, MONTHS, NUMBERS, UNITS, WEEKDAY_NAMES, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numbcheck.journal.dates.phrasings import PhrasingTable
    from numbcheck.journal.dates.present import Days, Present
    from numbcheck.journal.dates.readings import Reading
    from numbcheck.journal.dates.typed import Typed

_MOST = 4
_LIKE = 0.72
_WORDS = (
    *WEEKDAY_NAMES,
    *MONTH_NAMES,
    *PARTS,
    *(word for word in UNITS if len(word) > 3),
    *("today", "yesterday", "tonight", "before", "last", "this", "past", "ago", "noon", "midday", "midnight"),
    *("weekend", "quarter", "previous", "since", "until", "between", "from"),
)
_KNOWN = {*_WORDS, *WEEKDAYS, *MONTHS, *UNITS, *NUMBERS}
_TO_COME = re.compile(r"\b(tomorrow|next|coming)\b|^in [0-9a-z]+ [a-z]+$")
_SIGNS = (
    (re.compile(r"\.\.|[\N{EN DASH}\N{EM DASH}]|\b(to|until|between|from|since)\b| - "), PhrasingKind.RANGE),
    (re.compile(r":|[0-9] ?[ap]m\b|\bo'clock|\bat\b"), PhrasingKind.CLOCK),
    (re.compile(r"\bago\b|[0-9] ?[a-z]+$"), PhrasingKind.AGO),
    (re.compile(r"[0-9][-/.]|\b(" + "|".join(name[:3] for name in MONTH_NAMES) + ")"), PhrasingKind.DATE),
)
_BEFORE = (("tonight", "last night"), ("this ", "last "), ("this ", "yesterday "), ("today ", "yesterday "))
"""What the same was called the time before."""


def refusal(
    said: Typed,
    ways: Mapping[str, str],
    faults: Sequence[NoReadingError],
    table: PhrasingTable,
    reads: Callable[[str], bool],
) -> UsageError:
    """Return what to say of a text that has none or several readings.

    `ways` are what each of several is typed as and called, `faults` why others are none; `reads` tells of
    another text whether it has one.
    """
    if ways:
        return UsageError(f"{_quoted(said)} can be {' or '.join(ways.values())}: type {' or '.join(ways)}.")
    if faults:
        first = min(faults, key=lambda fault: fault.fault)
        return UsageError(f"{str(first).replace('{}', _quoted(said))}{_instead(said, first, reads)}")
    if _TO_COME.search(said.text):
        return UsageError(f"{_quoted(said)} is still to come. Only what has been can be kept or looked for.")
    nearest = _near(said, table, reads)
    offered = f"{', '.join(nearest[:-1])} or {nearest[-1]}".removesuffix(".")
    return UsageError(f"No {table.noun} found in {_quoted(said)}. Try {offered}.")


def minutes_or_months(said: Typed) -> UsageError:
    """Return the refusal of `6M`: kept six months back nobody would find it, so it is never guessed."""
    count = said.text.split("m")[0].strip()
    return UsageError(
        f"{_quoted(said)} can be {count} minutes ({count}min) or {count} months ({count}mo). Type the one you mean."
    )


def no_moment(said: Typed) -> UsageError:
    """Return the refusal of a span where a moment is asked for."""
    return UsageError(
        f"{_quoted(said)} is more than one day, and a moment is needed: fri, nov 3 or yesterday 18:00."
    )


def no_days(said: Typed) -> UsageError:
    """Return the refusal of a moment where days are asked for."""
    return UsageError(
        f"{_quoted(said)} is no whole day, and history looks by whole days: yesterday, fri or nov 3."
    )


def two_ends(said: Typed) -> UsageError:
    """Return the refusal of a range where one day is asked for: nothing typed is dropped."""
    return UsageError(
        f"{_quoted(said)} has a begin and an end. --on takes both; --since and --until take one each."
    )


def early() -> NoReadingError:
    """Return why nothing before 1900 is meant."""
    return NoReadingError(Fault.EARLY, "{} is before 1900.")


def after_today(present: Present) -> NoReadingError:
    """Return why these days are not meant."""
    return NoReadingError(
        Fault.AFTER, f"{{}} is after today ({with_weekday(present.own_day, present.calendar_day)})."
    )


def after_now(reading: Reading, present: Present) -> NoReadingError:
    """Return why this moment is not meant, and where there is a clock, the last time it was that late."""
    if reading.day:
        return after_today(present)
    sentence, remedy = f"{{}} is after now ({present.wall:%H:%M}).", ""
    if reading.way:
        hour = reading.way[:-2]
        remedy = f" For the last one type {hour}am or {hour}pm."
    elif reading.wall and not reading.part:
        clock = reading.wall.time()
        last = present.calendar_day - timedelta(days=clock > present.wall.time())
        remedy = (
            f" The last {clock:%H:%M} was {with_weekday(last, present.calendar_day)}: type {clock:%H:%M}."
        )
    return NoReadingError(Fault.AFTER, sentence + remedy, has_remedy=bool(remedy))


def ways(found: Iterable[Reading], present: Present) -> dict[str, str]:
    """Return how to type each of several readings, and how it is called."""
    return dict(_way(reading, present) for reading in sorted(found, key=lambda each: each.at, reverse=True))


def ways_of_days(found: Iterable[Days], present: Present) -> dict[str, str]:
    """Return how to type each of several spans, and how it is called."""
    return {
        _typeable(days): days_said(days.first, days.last, present.own_day)
        for days in sorted(found, reverse=True)
    }


def note(said: Typed, reading: Reading, present: Present) -> str:
    """Return what to say of how a moment was understood, "" where nothing is unclear about it."""
    if reading.part:
        return f"{said.text}; for another time: {said.text} at {reading.part.hour}"
    if reading.wall is None:
        return ""
    if present.on_wall(reading.at) != reading.wall:
        return f"{reading.wall:%H:%M} was skipped"
    second = present.instant(reading.wall.replace(fold=1))
    if second == reading.at:
        return ""
    return f"the first of two; {present.local(second).isoformat(timespec='minutes')} is the second"


def _way(reading: Reading, present: Present) -> tuple[str, str]:
    wall = reading.wall or present.on_wall(reading.at)
    year = "" if wall.year == present.calendar_day.year else f" {wall.year}"
    if reading.says:
        return reading.way, reading.says
    if reading.day:
        month = MONTH_NAMES[reading.day.month - 1]
        return f"{reading.day.day} {month[:3]}{year}", f"{reading.day.day} {month.capitalize()}{year}"
    clock = reading.way or f"{wall:%H:%M}"
    if reading.way and wall.date() == present.calendar_day:
        return clock, clock
    return (
        f"{short(wall.date()).lower()}{year} {clock}",
        f"{with_weekday(wall.date(), present.calendar_day)}, {clock}",
    )


def _typeable(days: Days) -> str:
    return str(days.first) if days.first == days.last else f"{days.first}..{days.last}"


def _near(said: Typed, table: PhrasingTable, reads: Callable[[str], bool]) -> list[str]:
    """Return at most four examples near to what was typed, by the words and the signs in it."""
    corrected = _corrected(said.text)
    kinds = [kind for sign, kind in _SIGNS if sign.search(said.text)]
    alike = [
        example for kind in kinds for one in table.phrasings if one.kind is kind for example in one.examples
    ]
    nearest = [*([corrected] if corrected and reads(corrected) else []), *(alike or table.usual)]
    return list(dict.fromkeys(nearest))[:_MOST]


def _corrected(text: str) -> str:
    """Return `text` with each word nobody knows as the known one that is spelt alike; "" where none is."""
    from difflib import get_close_matches

    def known(found: re.Match[str]) -> str:
        word = found[0]
        return word if word in _KNOWN else next(iter(get_close_matches(word, _WORDS, 1, _LIKE)), word)

    corrected = re.sub("[a-z]{3,}", known, text)
    return corrected if corrected != text else ""


def _instead(said: Typed, fault: NoReadingError, reads: Callable[[str], bool]) -> str:
    """Return, begun with a space, how to type the time before, where what was typed has not been yet."""
    if fault.fault is not Fault.AFTER or fault.has_remedy:
        return ""
    before = (said.text.replace(word, last, 1) for word, last in _BEFORE if word in said.text)
    found = next(filter(reads, before), "")
    return f" The one before: {found}." if found else ""


def _quoted(said: Typed) -> str:
    return f'"{named(said.given)}"'
