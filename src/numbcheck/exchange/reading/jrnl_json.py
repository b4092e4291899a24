"""jrnl's JSON: title and body, date and time apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.exchange.reading.found import NO_ENTRY, UNDATED, Found, Remark, starred, titled
from numbcheck.exchange.reading.stamps import joined
from numbcheck.exchange.reading.stream import parts
from numbcheck.journal.untrusted import text_of, texts_of

if TYPE_CHECKING:
    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given

_KNOWN = frozenset({"title", "body", "date", "time", "tags", "starred"})


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
    title, body = text_of(row, "title"), text_of(row, "body")
    return Found(
        line,
        (f"{day} {clock}", title, body),
        at.when,
        titled(title, body),
        starred(texts_of(row, "tags"), row.get("starred")),
        extra={key: value for key, value in row.items() if key not in _KNOWN},
        has_clock=at.has_clock,
    )
