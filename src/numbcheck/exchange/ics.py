"""One event as an iCalendar file (RFC 5545): no alarm, nothing but its words and its moment."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_LONGEST = 74
"""Bytes of a line, less the space that begins the next one."""
_HALF_AN_HOUR = timedelta(minutes=30)


def calendar(words: str, start: datetime, made: datetime, uid: str, *, timed: bool) -> str:
    """Return the file: half an hour from `start` on by the clock on the wall where it is `timed`, else all day."""
    if timed:
        span = [f"DTSTART:{start:%Y%m%dT%H%M%S}", f"DTEND:{start + _HALF_AN_HOUR:%Y%m%dT%H%M%S}"]
    else:
        span = [f"DTSTART;VALUE=DATE:{start:%Y%m%d}"]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//numbcheck//EN",
        "BEGIN:VEVENT",
        f"UID:{uid}@numbcheck",
        f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        *span,
        f"SUMMARY:{_escaped(words)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _escaped(words: str) -> str:
    for character in ("\\", ";", ","):
        words = words.replace(character, f"\\{character}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Return a line in parts of at most 75 bytes, no character cut in two, all but the first begun with a space."""
    parts = [""]
    for letter in line:
        if len(f"{parts[-1]}{letter}".encode()) > _LONGEST:
            parts.append(" ")
        parts[-1] += letter
    return parts
