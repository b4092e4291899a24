"""Markdown: a note, or a folder of them, with or without front matter."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from numbcheck.clean import path_line
from numbcheck.errors import BadDataError
from numbcheck.exchange.reading import properties
from numbcheck.exchange.reading.found import Found, Remark
from numbcheck.exchange.reading.given import MOST_MEMBERS
from numbcheck.exchange.reading.stamps import joined, stamp
from numbcheck.journal.entry import LONGEST
from numbcheck.journal.ids import ID
from numbcheck.journal.store import durable
from numbcheck.journal.untrusted import text_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given
    from numbcheck.exchange.reading.stamps import Stamp

_ENDINGS = (".md", ".markdown")
_DAYS = ("datetime", "date", "created", "day")
_KNOWN = frozenset({"tags", "tag", "mood", "zone", "id", "time"})
_IN_NAME = re.compile(r"(\d{4})[-_.]?(\d\d)[-_.]?(\d\d)(?:[-_T ]+(\d\d)[-:.]?(\d\d))?(?!\d)")


def fits(text: str) -> bool:
    """Return whether a text begins as a note does: with front matter, or a heading."""
    return bool(re.match(r"\s*(?:---[ \t]*\r?\n|#{1,6} \S)", text))


def read(given: Given) -> Read:
    """Yield the notes of a folder, those in its folders included, or the one that a file is."""
    if given.notes is None:
        yield _entry(given.name, given.raw().read(LONGEST + 1))
        return
    count = 0
    for name in _names(str(given.notes)):
        count += 1
        if count > MOST_MEMBERS * 10:
            raise BadDataError(f"{given.name} holds more than {MOST_MEMBERS * 10} notes.")
        try:
            raw = _bytes(f"{given.notes}/{name}")
        except OSError:
            yield Remark(0, f"{path_line(name)} cannot be read")
            continue
        yield _entry(name, raw)


def _names(folder: str) -> Iterator[str]:
    """Yield the notes below a folder by their paths in it; no link is followed, and nothing hidden is looked at."""
    waiting = [""]
    while waiting:
        above = waiting.pop()
        seen: list[os.DirEntry[str]] = []
        with suppress(OSError), os.scandir(f"{folder}/{above}") as found:
            seen = sorted((one for one in found if not one.name.startswith(".")), key=lambda one: one.name)
        for one in seen:
            if one.name.lower().endswith(_ENDINGS) and one.is_file(follow_symlinks=False):
                yield above + one.name
        waiting += [f"{above}{one.name}/" for one in reversed(seen) if one.is_dir(follow_symlinks=False)]


def _bytes(path: str) -> bytes:
    """Return what stands in a note, and of one that is too long enough to see it. Raises OSError."""
    note = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with durable.closing(note):
        return os.read(note, min(os.fstat(note).st_size, LONGEST) + 1)


def _entry(name: str, raw: bytes) -> Found | Remark:
    if len(raw) > LONGEST:
        return Remark(0, f"{path_line(name)} is more than 4 MB, and one entry cannot hold that")
    text = raw.decode("utf-8-sig", "surrogateescape").replace("\r\n", "\n")
    table, body = properties.read(text)
    at = _moment(table, name)
    if at is None:
        return Remark(0, f"{path_line(name)} has no date, neither in it nor in its name")
    entry_id, body = text_of(table, "id"), body.strip("\n").rstrip()
    is_ours = bool(ID.fullmatch(entry_id))
    dated = {key for key in _DAYS if isinstance(table.get(key), str) and stamp(table[key])}
    known = _KNOWN | dated | ({"kind"} if is_ours else set())
    return Found(
        0,
        (name, hashlib.sha256(raw).hexdigest()),
        at.when,
        body,
        tuple(texts_of(table, "tags") or texts_of(table, "tag")),
        mood=", ".join(texts_of(table, "mood")),
        extra={key: value for key, value in table.items() if key not in known},
        zone=text_of(table, "zone"),
        has_clock=at.has_clock,
        id=entry_id if is_ours else "",
        kind=text_of(table, "kind") if is_ours else "",
    )


def _moment(table: dict[str, Any], name: str) -> Stamp | None:
    """Return when a note was written: as its front matter says, else as its name does."""
    for key in _DAYS:
        day, clock = text_of(table, key), text_of(table, "time")
        if day and (found := (joined(day, clock) or stamp(day))):
            return found
    for found_in in _IN_NAME.finditer(PurePath(name).stem):
        year, month, day, hour, minute = found_in.groups()
        if at := joined(f"{year}-{month}-{day}", f"{hour}:{minute}" if hour else ""):
            return at
    return None
