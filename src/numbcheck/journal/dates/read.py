"""Read a date as it was typed: a moment or days, or a kind refusal that shows what can be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal.dates import near
from numbcheck.journal.dates.moments import MOMENTS
from numbcheck.journal.dates.present import EARLIEST, Days, Fault, NoReadingError
from numbcheck.journal.dates.spans import ON, RANGES, SINCE, UNTIL
from numbcheck.journal.dates.typed import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime
    from typing import Any

    from numbcheck.journal.dates.phrasings import Phrasing, PhrasingTable
    from numbcheck.journal.dates.present import Present
    from numbcheck.journal.dates.readings import Reading
    from numbcheck.journal.dates.typed import Typed


def moment(text: str, present: Present) -> tuple[datetime, str]:
    """Return the moment that `text` names (local, aware, none after now), and a note on how it was understood.

    The note is "" where nothing is unclear about it. Raises UsageError for anything else.
    """
    said = typed(text)
    if said.capital:
        raise near.minutes_or_months(said)
    kept, faults = _readings(said, MOMENTS.phrasings, present, _lost_moment)
    found = {reading.at: reading for reading in reversed(kept)}
    if len(found) == 1:
        reading = next(iter(found.values()))
        return present.local(reading.at), near.note(said, reading, present)
    if not kept and not faults and _is_any(said, ON.phrasings):
        raise near.no_moment(said)
    raise near.refusal(
        said,
        near.ways(found.values(), present),
        faults,
        MOMENTS,
        lambda other: _reads(other, MOMENTS, present, _lost_moment),
    )


def on(text: str, present: Present) -> Days:
    """Return the days that `text` names, none after today. Raises UsageError for anything else."""
    return _days(typed(text), ON, present)


def since(text: str, present: Present) -> date:
    """Return the first of the days that `text` names, or the day on which a moment falls. Raises UsageError."""
    return _one_end(text, SINCE, present).first


def until(text: str, present: Present) -> date:
    """Return the last of the days that `text` names, or the day on which a moment falls. Raises UsageError."""
    return _one_end(text, UNTIL, present).last


def _one_end(text: str, table: PhrasingTable, present: Present) -> Days:
    said = typed(text)
    if not _is_any(said, table.phrasings) and _is_any(said, RANGES):
        raise near.two_ends(said)
    return _days(said, table, present)


def _days(said: Typed, table: PhrasingTable, present: Present) -> Days:
    kept, faults = _readings(said, table.phrasings, present, _lost_days)
    found: set[Days] = set(kept)
    if len(found) == 1:
        return found.pop()
    if not kept and not faults and _is_any(said, (*MOMENTS.phrasings, *SINCE.phrasings)):
        raise near.no_days(said)
    raise near.refusal(
        said,
        near.ways_of_days(found, present),
        faults,
        table,
        lambda other: _reads(other, table, present, _lost_days),
    )


def _readings(
    said: Typed,
    phrasings: Iterable[Phrasing],
    present: Present,
    lost: Callable[[Any, Present], NoReadingError | None],
) -> tuple[list[Any], list[NoReadingError]]:
    """Return all that can be meant, and why some of what has the shape of a date cannot."""
    kept: list[Any] = []
    faults: list[NoReadingError] = []
    for reader in _all(said, phrasings):
        try:
            for reading in reader(present):
                fault = lost(reading, present)
                kept.append(reading) if fault is None else faults.append(fault)
        except NoReadingError as fault:
            faults.append(fault)
        except OverflowError:
            faults.append(NoReadingError(Fault.CLOCK, "That is too far away for a calendar."))
    if any(fault.fault is Fault.TWO_READINGS for fault in faults):
        kept.clear()
    return kept, faults


def _reads(
    text: str, table: PhrasingTable, present: Present, lost: Callable[[Any, Present], NoReadingError | None]
) -> bool:
    return bool(_readings(typed(text), table.phrasings, present, lost)[0])


def _all(said: Typed, phrasings: Iterable[Phrasing]) -> Iterator[Any]:
    return (reader for phrasing in phrasings for reader in phrasing.rule.readings(said.text))


def _is_any(said: Typed, phrasings: Iterable[Phrasing]) -> bool:
    return any(True for _ in _all(said, phrasings))


def _lost_moment(reading: Reading, present: Present) -> NoReadingError | None:
    if reading.at > present.now:
        return near.after_now(reading, present)
    return near.early() if present.on_wall(reading.at).date() < EARLIEST else None


def _lost_days(found: Days, present: Present) -> NoReadingError | None:
    if found.first > present.own_day:
        return near.after_today(present)
    return near.early() if found.last < EARLIEST or found.first < EARLIEST else None
