"""jrnl's JSON: title and body, date and time apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.exchange.reading.date_formats import joined
from numbcheck.exchange.reading.found import NO_ENTRY, UNDATED, Found, Remark, starred, tags_and_rest, titled
from numbcheck.exchange.reading.stream import parts
from numbcheck.journal.untrusted import text_of

if TYPE_CHECKING:
    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given

_KNOWN = {**dict.fromkeys(("title", "body", "date", "time"), str), "starred": bool}


def read(given: Given) -> Read:
    """Yield the entries of what `jrnl --format json` printed."""
    for part in parts(given.text()):
        if isinstance(part, Remark):
            yield part
        elif part.key == "entries":
            yield _entry(part.value, part.line)


def _entry(row: Any, line: int) -> Found | Remark:
    if not isinstance(row, dict):
        return Remark(line, NO_ENTRY)
    day, clock = text_of(row, "date"), text_of(row, "time")
    at = joined(day, clock)
    if at is None:
        return Remark(line, UNDATED)
    title, body, (tags, kept) = text_of(row, "title"), text_of(row, "body"), tags_and_rest(row, _KNOWN)
    return Found(
        line,
        (f"{day} {clock}", title, body),
        at.when,
        titled(title, body),
        starred(tags, row.get("starred")),
        extra=kept,
        has_clock=at.has_clock,
    )
