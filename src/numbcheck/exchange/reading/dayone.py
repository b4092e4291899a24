"""Day One's JSON, alone or in the zip that the app exports: moments in UTC, each with the zone it was written in."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from numbcheck.exchange.reading import plain
from numbcheck.exchange.reading.date_formats import stamp
from numbcheck.exchange.reading.found import EMPTY, NO_ENTRY, UNDATED, Found, Remark, starred, tags_and_rest
from numbcheck.exchange.reading.given import HEAD, beginning, decoded
from numbcheck.exchange.reading.stream import parts
from numbcheck.journal.untrusted import table_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given
    from numbcheck.exchange.reading.stream import StreamPart

_SIGN = re.compile(r'\s*\{\s*(?:"metadata"|"entries"\s*:\s*\[\s*\{.*?"creationDate"\s*:)', re.DOTALL)
_BESIDE = ("photos", "videos", "audios", "pdfAttachments")
_KNOWN = {**dict.fromkeys(("uuid", "creationDate", "timeZone", "text"), str), "starred": bool}


def fits(given: Given) -> bool:
    """Return whether it is an export of Day One, or a zip of some."""
    return any(map(_SIGN.match, _beginnings(given)))


def members(given: Given) -> list[str]:
    """Return the documents in a zip of Day One: each journal of it has one, all in one folder above its pictures."""
    found = [name for name in given.members if name.endswith(".json") and not name.startswith("__MACOSX/")]
    highest = min((name.count("/") for name in found), default=0)
    return sorted(name for name in found if name.count("/") == highest)


def _beginnings(given: Given) -> Iterator[str]:
    yield given.beginning
    for name in members(given):
        with given.member(name) as member:
            yield beginning(member.read(HEAD))


def read(given: Given) -> Read:
    """Yield the entries of an export."""
    for part in _parts(given):
        if isinstance(part, Remark):
            yield part
        elif part.key == "entries":
            yield _entry(part.value, part.line)


def _parts(given: Given) -> Iterator[StreamPart | Remark]:
    if not given.is_zip:
        yield from parts(given.text())
    for name in members(given):
        with given.member(name) as member:
            yield from parts(decoded(member))


def _entry(row: Any, line: int) -> Found | Remark:
    if not isinstance(row, dict):
        return Remark(line, NO_ENTRY)
    at = stamp(text_of(row, "creationDate"))
    if at is None or at.when.tzinfo is None:
        return Remark(line, UNDATED)
    text = plain.of_day_one(text_of(row, "text")) or _rich(row.get("richText")) or _pictures(row)
    if not text:
        return Remark(line, EMPTY, is_lost=False)
    uuid, (tags, kept) = text_of(row, "uuid"), tags_and_rest(row, _KNOWN)
    return Found(
        line,
        (uuid,) if uuid else (text_of(row, "creationDate"), text),
        at.when,
        text,
        starred(tags, row.get("starred")),
        extra=kept,
        zone=text_of(row, "timeZone"),
        counts=not uuid,
    )


def _pictures(row: dict[str, Any]) -> str:
    """Return what stands for the pictures, films and sounds of an entry without words."""
    lists = (row.get(key) for key in _BESIDE)
    return "\n".join(plain.PICTURE for beside in lists if isinstance(beside, list) for _ in beside)


def _rich(written: Any) -> str:
    """Return the words of a rich text, which is JSON, mostly as a text inside the JSON; "" where there are none."""
    with suppress(ValueError, RecursionError):
        rich = json.loads(written) if isinstance(written, str) else written
        contents = table_of({"rich": rich}, "rich").get("contents")
        pieces = contents if isinstance(contents, list) else []
        return "".join(_piece(one) for one in pieces if isinstance(one, dict)).strip()
    return ""


def _piece(one: dict[str, Any]) -> str:
    return text_of(one, "text") or (f"{plain.PICTURE}\n" if one.get("embeddedObjects") else "")
