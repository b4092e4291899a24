"""Daylio's CSV: a row a check-in, its columns by name, whichever of them the version and the phone wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.exchange.reading import plain
from numbcheck.exchange.reading.csv_rows import TableRow, columns, rows, split
from numbcheck.exchange.reading.date_formats import joined
from numbcheck.exchange.reading.found import UNDATED, Found, Remark, of_lists, titled
from numbcheck.exchange.reading.time_words import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numbcheck.exchange.reading.date_formats import Stamp
    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given

LEVELS = {"rad": 5, "good": 4, "meh": 3, "bad": 2, "awful": 1}
"""The five moods that Daylio comes with, best first; a person may rename them and add others."""
_KNOWN = frozenset(
    {
        "full_date", "year", "date", "weekday", "time", "mood", "activities", "scales",
        "note_title", "title", "note",
    }
)  # fmt: skip


def fits(text: str) -> bool:
    """Return whether a text begins with columns that only Daylio writes."""
    names = set(columns(text))
    is_daylio = names & {"full_date", "weekday", "activities", "note_title"}
    return "mood" in names and bool(is_daylio) and bool(names & {"full_date", "date"})


def read(given: Given) -> Read:
    """Yield the check-ins of an export."""
    for row in rows(given):
        yield row if isinstance(row, Remark) else _entry(row)


def _entry(row: TableRow) -> Found | Remark:
    cells = row.cells
    at = _moment(cells)
    if at is None:
        return Remark(row.line, UNDATED)
    mood = cells.get("mood", "").strip()
    title = cells.get("note_title", "") or cells.get("title", "")
    return Found(
        row.line,
        tuple(
            cells.get(name, "")
            for name in ("full_date", "year", "date", "time", "mood", "note_title", "note")
        ),
        at.when,
        titled(plain.of_html(title), plain.of_html(cells.get("note", ""))),
        mood=mood,
        level=LEVELS.get(mood.lower()),
        data=of_lists(split(cells.get("activities", "")), _scales(cells.get("scales", ""))),
        extra={name: cell for name, cell in cells.items() if name not in _KNOWN and cell},
        has_clock=at.has_clock,
    )


def _moment(cells: Mapping[str, str]) -> Stamp | None:
    """Return when it was: by the full date, in old files by the year and the day in the words of the phone."""
    clock = cells.get("time", "").replace("\u202f", " ").replace("\xa0", " ")
    day = cells.get("full_date") or cells.get("date", "")
    year = cells.get("year", "") or cells.get("full_date", "")
    return joined(day, clock) or in_words(day, cells.get("date", ""), year, clock)


def _scales(written: str) -> dict[str, str]:
    named = (part.partition(":") for part in split(written))
    return {name.strip(): value.strip() for name, _, value in named}
