"""Markdown: a note, or a folder of them, with or without front matter."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from numbcheck.clean import path_line
from numbcheck.exchange.reading import folder, properties
from numbcheck.exchange.reading.clocks import in_words
from numbcheck.exchange.reading.found import NO_TEXT, Found, Remark, is_text, titled
from numbcheck.exchange.reading.given import decoded
from numbcheck.exchange.reading.stamps import joined, stamp
from numbcheck.journal.ids import ID
from numbcheck.journal.untrusted import text_of, texts_of

if TYPE_CHECKING:
    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given
    from numbcheck.exchange.reading.stamps import Stamp

_ENDINGS = (".md", ".markdown")
_DAYS = ("datetime", "date", "created", "day", "created_at", "creation date", "date created")
_KNOWN = frozenset({"tags", "tag", "mood", "zone", "id", "time"})
_IN_NAME = re.compile(r"(\d{4})[-_./]?(\d\d)[-_./]?(\d\d)(?:[-_T ]+(\d\d)[-:.]?(\d\d))?(?!\d)")


def fits(text: str) -> bool:
    """Return whether a text begins as a note does: with front matter, or a heading."""
    return bool(re.match(r"\s*(?:---[ \t]*\r?\n|#{1,6} \S)", text))


def read(given: Given) -> Read:
    """Yield the notes of a folder, those in its folders included, or the one that a file is."""
    for piece in folder.pieces(given, is_note):
        yield piece if isinstance(piece, Remark) else _entry(*piece)


def is_note(name: str) -> bool:
    """Return whether a file is a note, as its name tells."""
    return name.lower().endswith(_ENDINGS)


def _entry(name: str, raw: bytes) -> Found | Remark:
    text = decoded(io.BytesIO(raw)).read()
    if not is_text(text):
        return Remark(0, f"{path_line(name)}: {NO_TEXT}")
    table, body = properties.read(text)
    at = _moment(table, name)
    if at is None:
        return Remark(0, f"{path_line(name)} has no date, neither in it nor in its name")
    entry_id, body, title = text_of(table, "id"), body.strip("\n").rstrip(), text_of(table, "title")
    is_ours = bool(ID.fullmatch(entry_id))
    dated = {key for key in _DAYS if _day(text_of(table, key), "")}
    known = _KNOWN | dated | ({"kind"} if is_ours else set())
    return Found(
        0,
        (name, hashlib.sha256(raw).hexdigest()),
        at.when,
        body if is_ours or body.lstrip("# ").startswith(title) else titled(title, body),
        tuple(_tags(table.get("tags") or table.get("tag"))),
        mood=", ".join(texts_of(table, "mood")),
        extra={key: value for key, value in table.items() if key not in known},
        zone=text_of(table, "zone"),
        has_clock=at.has_clock,
        id=entry_id if is_ours else "",
        kind=text_of(table, "kind") if is_ours else "",
    )


def _tags(written: Any) -> list[str]:
    """Return the tags in a list, or in one line, between commas or else between blanks."""
    if isinstance(written, str):
        return written.split("," if "," in written else None)
    return texts_of({"tags": written}, "tags")


def _moment(table: dict[str, Any], name: str) -> Stamp | None:
    """Return when a note was written: as its front matter says, else as its name does."""
    for key in _DAYS:
        day, clock = text_of(table, key), text_of(table, "time")
        if day and (found := _day(day, clock)):
            return found
    path = PurePath(name).with_suffix("").as_posix()
    for where in (path.rpartition("/")[2], path):
        for found_in in _IN_NAME.finditer(where):
            year, month, day, hour, minute = found_in.groups()
            if at := joined(f"{year}-{month}-{day}", f"{hour}:{minute}" if hour else ""):
                return at
    return _day(path.rpartition("/")[2], "")


def _day(written: str, clock: str) -> Stamp | None:
    """Return the moment of a date in a note, which may be a link to that day, or in words."""
    day = written.strip("[] ")
    return (joined(day, clock) or stamp(day) or in_words(day, day, "", clock)) if day else None
