"""Ids: the names of entries and revisions, the month folder an id belongs to, and short names for long ones."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable, Container

ID = re.compile(r"[0-9]{8}t[0-9]{9}z-[a-z2-7]{16}")
SUFFIX = re.compile(r"[a-z2-7]{16}")
"""The random part of an id, its last sixteen characters: by it alone an entry is known, whatever its moment."""
REV = re.compile(r"[a-z2-7]{8}")

BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [one + other for one in BASE32 for other in BASE32]


def new_id(at: datetime, random: Callable[[int], bytes], suffix: str = "", taken: Container[str] = ()) -> str:
    """Return an id for the instant `at` (aware), ending in `suffix`, or in 80 bits taken from `random(10)`.

    Where it is `taken` it is that of the first millisecond afterwards which is not.
    Raises OverflowError at the very edge of the calendar (the years 1 and 9999).
    """
    instant, suffix = at.astimezone(UTC), suffix or new_suffix(random)
    while (entry_id := f"{_digits(instant)}-{suffix}") in taken:
        instant += timedelta(milliseconds=1)
    return entry_id


def _digits(instant: datetime) -> str:
    day = f"{instant.year:04d}{instant.month:02d}{instant.day:02d}"
    return (
        f"{day}t{instant.hour:02d}{instant.minute:02d}{instant.second:02d}{instant.microsecond // 1000:03d}z"
    )


def new_suffix(random: Callable[[int], bytes]) -> str:
    """Return a new suffix of an id: 80 bits taken from `random(10)`, as sixteen characters."""
    return base32(random(10))


def new_rev(random: Callable[[int], bytes]) -> str:
    """Return a revision name: 40 bits taken from `random(5)`, as eight characters."""
    return base32(random(5))


def instant_of(entry_id: str) -> datetime:
    """Return the instant in an id, in UTC; raises ValueError where it is none."""
    return datetime.strptime(entry_id[:18], "%Y%m%dt%H%M%S%f").replace(tzinfo=UTC)


def base32(raw: bytes) -> str:
    """Return `raw` (a multiple of five bytes) in lower-case base32, without padding."""
    number = int.from_bytes(raw, "big")
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(8 * len(raw) - 10, -1, -10)])


def short_of(text: str) -> str:
    """Return eight characters that stand for a longer text, a path or a key, in the name of a file."""
    return f"{crc32(os.fsencode(text)):08x}"


def suffix_of(entry_id: str) -> str:
    """Return the suffix of an id."""
    return entry_id[-16:]


def month_of(entry_id: str) -> str:
    """Return the month folder an id belongs to, as `2026/11`."""
    return f"{entry_id[:4]}/{entry_id[4:6]}"
