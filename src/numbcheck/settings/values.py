"""What was typed or stands in config.toml, read as a setting keeps it; each raises ValueError with a short reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.words.yes_or_no import YES_OR_NO

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 20.0
"""Minutes of a practice, at most."""
_UNITS = {"s": 1, "m": 60, "h": 3600}
_DAY = 24 * 3600
_SHOWN = 8
"""Choices that a sentence can hold."""


def clock(value: str, latest: str) -> str:
    """Return a clock time of four digits, up to the latest there may be."""
    hour, colon, minute = value.strip().partition(":")
    whole = all(part.isascii() and part.isdigit() for part in (hour, minute))
    time = f"{hour:0>2}:{minute}"
    if not (colon and whole and len(minute) == 2 and minute < "60" and time <= latest):
        raise ValueError(f"it must be a time from 00:00 to {latest}")
    return time


def folder(value: str) -> str:
    """Return the whole path of a folder; "" is none."""
    if value and not value.startswith(("/", "~/")):
        raise ValueError("it must be a whole path, one that begins with / or ~/")
    return value


def duration(value: str) -> str:
    """Return a length of time as it was given, as `15m` or `2h`."""
    if not 0 < seconds_in(value) <= _DAY:
        raise ValueError("it must be a length like 15m or 2h, up to 24h")
    return value.strip()


def seconds_in(value: str) -> float:
    """Return the seconds in a length such as `90s`, `15m`, `2h`; 0 for what is none."""
    number, unit = value.strip()[:-1], value.strip()[-1:].lower()
    if not (number.isascii() and number.isdigit() and len(number) <= 6 and unit in _UNITS):
        return 0.0
    return float(int(number) * _UNITS[unit])


def minutes(value: Any) -> float:
    """Return minutes, given as a number or as `-m` takes them; 0 is none."""
    from numbcheck.practice.length import minutes_in

    given = None if isinstance(value, bool) else minutes_in(str(value))
    if given is None or (given and not 1 <= given <= LONGEST):
        raise ValueError(f"it must be minutes, from 1 to {LONGEST:g}")
    return given


def named(choices: Sequence[str]) -> str:
    """Return the choices as a sentence has them, the first ones where they are many."""
    more = " and so on" if len(choices) > _SHOWN else ""
    return ", ".join(choices[:_SHOWN]) + more


def some_of(value: str, among: Sequence[str], most: int) -> str:
    """Return the words that were given, each once; at most so many, and each among those there are."""
    words = list(dict.fromkeys(value.replace(",", " ").split()))
    if set(words) - set(among) or len(words) > most:
        raise ValueError(f"it can be up to {most} of {', '.join(among)}")
    return " ".join(words)


def yes_or_no(value: Any) -> bool:
    """Return a yes or no in any of its spellings."""
    wanted = YES_OR_NO.get(str(value).lower())
    if wanted is None:
        raise ValueError("it must be true or false")
    return wanted
