"""Unclear: dates in numbers that two things can always be meant by, and are refused with both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal.dates.days import real
from numbcheck.journal.dates.readings import refused
from numbcheck.journal.dates.rules import pattern
from numbcheck.journal.dates.tokens import MONTH_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from numbcheck.journal.dates.present import Present
    from numbcheck.journal.dates.rules import Rule

    Refusal = Callable[[Present], NoReturn]

_LEAP = 2000


def unclear_dates(*, clocks: bool) -> Rule:
    """Return the rule for them; with `clocks` a clock can be typed here, too."""
    return (
        pattern("([0-9]{1,2})-([0-9]{1,2})") >> _either_order
        | pattern("([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})") >> _two_digits
        | pattern(r"(1?[0-9]|2[0-3])\.([0-9]{2})")
        >> (lambda day, month: _day_or_clock(day, month, clocks=clocks))
        | pattern(r"([0-9]{1,2})\.([0-9])") >> (lambda day, month: _day_or_clock(day, month, clocks=False))
    )


def _either_order(first: str, second: str, year: str = "") -> Refusal | None:
    both = {
        way: said for day, month in ((first, second), (second, first)) for way, said in _day(day, month, year)
    }
    return can_be(both) if both else None


def _two_digits(first: str, second: str, year: str) -> Refusal | None:
    return _either_order(first, second, f" 20{year}")


def _day_or_clock(day: str, month: str, *, clocks: bool) -> Refusal | None:
    both = dict(_day(day, month))
    if clocks:
        both[f"{int(day):02d}:{month}"] = f"{int(day):02d}:{month}"
    return can_be(both) if _day(day, month) else None


def can_be(ways: dict[str, str]) -> Refusal:
    """Return what refuses with everything that was maybe meant, and how to type it."""
    return refused(f"can be {' or '.join(ways.values())}: type {' or '.join(ways)}.")


def _day(day: str, month: str, year: str = "") -> list[tuple[str, str]]:
    """Return how to type a day, and how it is said; nothing where the calendar has none."""
    if not real(int(year or _LEAP), int(month), int(day)):
        return []
    name = MONTH_NAMES[int(month) - 1]
    return [(f"{int(day)} {name[:3]}{year}", f"{int(day)} {name.capitalize()}{year}")]
