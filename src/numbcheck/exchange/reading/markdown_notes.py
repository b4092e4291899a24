"""Markdown: a note, or a folder of them, with or without front matter."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.clean import path_line
from numbcheck.exchange import markdown
from numbcheck.exchange.reading import folder, properties
from numbcheck.exchange.reading.date_formats import Order, without_year_first
from numbcheck.exchange.reading.found import NO_TEXT, UNDATED, Found, Remark, is_text, starred, titled
from numbcheck.exchange.reading.given import text_in
from numbcheck.exchange.reading.orders import Dated, order_of
from numbcheck.exchange.reading.time_words import moment
from numbcheck.journal.ids import ID
from numbcheck.journal.untrusted import text_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.exchange.reading.date_formats import Stamp
    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given

_ENDINGS = (".md", ".markdown")
_DAYS = ("datetime", "date", "created", "day", "created_at", "creation date", "date created")
_IN_NAME = re.compile(
    r"(?<!\d)(\d{4})[-_./]?(\d\d)[-_./]?(\d\d)(?:[-_T ]*(\d\d)[-:.]?(\d\d)(?:[-:.]?\d\d)?)?(?!\d)"
)


def fits(text: str) -> bool:
    """Return whether a text begins as a note does: with front matter, or a heading."""
    return bool(re.match(r"\s*(?:(?:---|\+\+\+)[ \t]*\r?\n|#{1,6} \S)", text))


def read(given: Given) -> Read:
    """Yield the notes of a folder, those in its folders included, or the one that a file is.

    Those with a date that can be read in more than one order come last, once all of these dates are known.
    """
    unsure: dict[str, Dated] = {}
    for note in _notes(given, is_note):
        if isinstance(note, Remark):
            yield note
        elif note.date and without_year_first(note.date.day):
            unsure[note.name] = Dated(f"{note.date.day} {note.date.clock}", name=path_line(note.name))
        else:
            yield _entry(note, note.date and note.date.at)
    told = order_of(unsure.values())
    if told.remark:
        yield told.remark
    for note in _notes(given, unsure.__contains__) if unsure else ():
        if isinstance(note, Remark):
            yield note
        else:
            yield _entry(note, note.date and note.date.read(told.order))


def is_note(name: str) -> bool:
    """Return whether a file is a note, as its name tells."""
    return name.lower().endswith(_ENDINGS)


class _Date(NamedTuple):
    """Where a note says its day, and the time beside it; `key` is that of its front matter, "" for its name.

    `at` is the moment that they name, in the first order in which they do.
    """

    day: str
    clock: str
    key: str
    at: Stamp

    def read(self, order: Order) -> Stamp | None:
        """Return the moment that they name in this order."""
        return moment(self.day, self.clock, order)


class _Note(NamedTuple):
    name: str
    raw: bytes
    table: dict[str, Any]
    body: str
    date: _Date | None


def _notes(given: Given, is_one: folder.IsOne) -> Iterator[_Note | Remark]:
    for piece in folder.pieces(given, is_one):
        if isinstance(piece, Remark):
            yield piece
            continue
        name, raw = piece
        text = text_in(raw)
        if is_text(text):
            table, body = properties.read(text)
            yield _Note(name, raw, table, body, _date(table, name))
        else:
            yield Remark(0, f"{path_line(name)}: {NO_TEXT}")


def _entry(note: _Note, at: Stamp | None) -> Found | Remark:
    if note.date is None:
        return Remark(0, f"{path_line(note.name)} has no date, in it or in its name")
    if at is None:
        return Remark(0, f"{path_line(note.name)}: {UNDATED}")
    table = note.table
    entry_id, body, title = text_of(table, "id"), note.body.strip("\n").rstrip(), text_of(table, "title")
    is_ours = bool(ID.fullmatch(entry_id))
    known = {"tags", "tag", "mood", "zone", note.date.key, *(("time",) if note.date.clock else ())}
    if not body and (body := text_of(table, "body").rstrip()):
        known.add("body")  # jrnl's export to a folder
    known |= {"id", "kind"} if is_ours else set()
    body = markdown.typed(body) if is_ours and "practice" not in table else body
    return Found(
        0,
        (note.name, hashlib.sha256(note.raw).hexdigest()),
        at.when,
        body if body.lstrip("# ").startswith(title) else titled(title, body),
        starred(_tags(table), text_of(table, "starred").lower() == "true"),
        mood=", ".join(texts_of(table, "mood")),
        extra={key: value for key, value in table.items() if key not in known},
        zone=text_of(table, "zone"),
        has_clock=at.has_clock,
        id=entry_id if is_ours else "",
        kind=text_of(table, "kind") if is_ours else "",
    )


def _tags(table: dict[str, Any]) -> Iterator[str]:
    """Yield the tags in a list, or in one line, between commas or else between blanks."""
    for key in ("tags", "tag"):
        written = table.get(key)
        if isinstance(written, str):
            yield from written.split("," if "," in written else None)
        else:
            yield from texts_of(table, key)


def _date(table: dict[str, Any], name: str) -> _Date | None:
    """Return where a note says when it was written: its front matter, else its name."""
    for day, clock, key in _dates(table, name):
        for order in Order:
            if at := moment(day, clock, order):
                return _Date(day, clock, key, at)
    return None


def _dates(table: dict[str, Any], name: str) -> Iterator[tuple[str, str, str]]:
    """Yield what may be the day of a note, the time beside it, and the key of its front matter, the likeliest first."""
    clock = text_of(table, "time")
    for key in _DAYS:
        if day := text_of(table, key).strip("[] "):
            if clock:
                yield day, clock, key
            yield day, "", key
    path = PurePath(name).with_suffix("").as_posix()
    last = path.rpartition("/")[2]
    for where in (last, path):
        for found in _IN_NAME.finditer(where):
            year, month, day, hour, minute = found.groups()
            yield f"{year}-{month}-{day}", f"{hour}:{minute}" if hour else "", ""
    yield last.strip("[] "), "", ""
