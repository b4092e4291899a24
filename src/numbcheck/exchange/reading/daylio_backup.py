"""Daylio's backup: a zip with one JSON document in base64, in which moods and activities are numbers with names."""

from __future__ import annotations

import base64
import binascii
import io
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.errors import BadDataError
from numbcheck.exchange.reading import plain
from numbcheck.exchange.reading.daylio_csv import LEVELS
from numbcheck.exchange.reading.found import UNDATED, Found, Remark, of_lists, rest, titled
from numbcheck.exchange.reading.stream import parts
from numbcheck.journal.untrusted import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from typing import BinaryIO

    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given
    from numbcheck.exchange.reading.stream import StreamPart

MEMBER = "backup.daylio"
_KNOWN = {
    **dict.fromkeys(("datetime", "timeZoneOffset", "year", "month", "day", "hour", "minute", "mood"), int),
    **dict.fromkeys(("note", "note_title"), str),
    "tags": list,
}
_WORST = 6  # less the number of a mood's group, which is 1 for the best of five
_CALLED = dict(enumerate(LEVELS, 1))


class _Names(NamedTuple):
    """What the numbers of a backup stand for."""

    moods: dict[Any, tuple[str, int | None]]
    activities: dict[Any, str]


def read(given: Given) -> Read:
    """Yield the check-ins of a backup: first the names are read, then what refers to them."""
    names = _Names({}, {})
    for part in _parts(given.member(MEMBER)):
        if isinstance(part, Remark) or not isinstance(part.value, dict):
            continue
        match part.key, part.value.get("id"):
            case "customMoods", int(number):
                names.moods[number] = _mood(part.value)
            case "tags", int(number):
                names.activities[number] = text_of(part.value, "name").strip()
    count = 0
    for part in _parts(given.member(MEMBER)):
        if isinstance(part, Remark):
            yield part
        elif part.key == "dayEntries":
            count += 1
            yield from _entry(part.value, names, count)


def _parts(opened: AbstractContextManager[BinaryIO]) -> Iterator[StreamPart | Remark]:
    with opened as member:
        raw = io.BufferedReader(_Base64(member))
        yield from parts(io.TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape"))


def _mood(row: dict[str, Any]) -> tuple[str, int | None]:
    """Return what a mood is called, and its level, 5 for the best."""
    group = row.get("mood_group_id")
    predefined = row.get("predefined_name_id")
    usual = _CALLED.get(predefined, "") if type(predefined) is int else ""
    level = _WORST - group if type(group) is int and 1 <= group < _WORST else None
    return text_of(row, "custom_name").strip() or usual, level


def _entry(row: Any, names: _Names, number: int) -> Iterator[Found | Remark]:
    at = _moment(row) if isinstance(row, dict) else None
    if at is None:
        yield Remark(number, UNDATED)
        return
    mood, level = names.moods.get(_number(row, "mood"), ("", None))
    title, note = text_of(row, "note_title"), text_of(row, "note")
    activities, kept = _activities(row, names), rest(row, _KNOWN)
    if not mood and "mood" in row:
        kept["mood"] = row["mood"]
    if not _agrees(row, at):
        yield Remark(
            number, f"two dates stand in it, and they differ: {at:%Y-%m-%d} was taken", is_lost=False
        )
        kept |= {key: row[key] for key in ("year", "month", "day", "hour", "minute") if key in row}
    yield Found(
        number,
        (str(row["datetime"]), str(row.get("timeZoneOffset")), mood, note),
        at,
        titled(plain.of_html(title), plain.of_html(note)),
        mood=mood,
        level=level,
        data=of_lists(activities, {}),
        extra=kept,
    )


def _activities(row: dict[str, Any], names: _Names) -> list[str]:
    given = row.get("tags")
    tags = given if isinstance(given, list) else [given]
    return [names.activities.get(one) or str(one) for one in tags if type(one) in {int, str}]


def _moment(row: dict[str, Any]) -> datetime | None:
    """Return when it was by the clock of the phone: the milliseconds and the offset, never the fields beside them."""
    millis, offset = _number(row, "datetime"), _number(row, "timeZoneOffset")
    if millis is None:
        return None
    try:
        zone = timezone(timedelta(minutes=(offset or 0) // 60_000))
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=millis)).astimezone(zone)
    except (ValueError, OverflowError):
        return None


def _agrees(row: dict[str, Any], at: datetime) -> bool:
    """Return whether the fields beside the moment name the same day; their months count from 0."""
    fields = [_number(row, key) for key in ("year", "month", "day")]
    return None in fields or fields == [at.year, at.month - 1, at.day]


def _number(row: dict[str, Any], key: str) -> int | None:
    value = row.get(key)
    return value if type(value) is int else None


class _Base64(io.RawIOBase):
    """The bytes that a text in base64 stands for, read a piece at a time."""

    def __init__(self, text: BinaryIO) -> None:
        self._text = text
        self._left = b""
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            piece = self._text.read(48 * 1024)
            self._left += b"".join(piece.split())
            whole = len(self._left) - len(self._left) % 4 if piece else len(self._left)
            if not (piece or self._left):
                return 0
            self._ready, self._left = self._decoded(self._left[:whole]), self._left[whole:]
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def _decoded(self, text: bytes) -> bytes:
        try:
            return base64.b64decode(text, validate=True)
        except binascii.Error:
            raise BadDataError("This backup of Daylio is cut short, or spoilt.") from None
