"""Any table: a CSV file whose columns say by their names what they are; our own export is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.exchange.formula_safe import typed
from numbcheck.exchange.reading.csv_rows import TableRow, columns, rows, split
from numbcheck.exchange.reading.found import UNDATED, Found, Remark, of_lists, titled
from numbcheck.exchange.reading.orders import Dated, order_of
from numbcheck.exchange.reading.time_words import moment
from numbcheck.journal.ids import ID

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numbcheck.exchange.reading.date_formats import Order
    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given

_CALLED = {
    "day": (
        *("at", "full_date", "datetime", "date_time", "timestamp", "created_at", "created", "date", "day"),
        *("datum", "fecha", "data", "jour", "dato"),
    ),
    "clock": ("time", "clock", "hour", "uhrzeit", "zeit", "heure", "hora", "ora", "tijd", "tid"),
    "title": ("title", "note_title", "heading", "subject", "titel", "titre", "título", "titolo"),
    "text": (
        *("text", "note", "notes", "body", "content", "entry", "journal", "description", "comment"),
        *("notiz", "notizen", "eintrag", "texte", "texto", "testo", "tekst", "nota", "notas", "entrada"),
        "notitie",
    ),
    "tags": ("tags", "tag", "labels", "categories", "schlagworte", "etiquetas", "étiquettes", "etichette"),
    "mood": ("mood", "feeling", "emotion", "stimmung", "humeur", "humor", "umore", "stemming", "ánimo"),
    "activities": ("activities", "aktivitäten", "activités", "actividades", "attività"),
    "zone": ("zone", "timezone", "time_zone"),
    "kind": ("kind",),
    "id": ("id",),
}
"""By what a column means, its usual names; the first that is there counts, the others are kept aside."""


def fits(text: str) -> bool:
    """Return whether a text begins with the names of columns of which one is a date and another says something."""
    named = _named(columns(text))
    return "day" in named and bool(named.keys() & {"text", "title", "mood"})


def read(given: Given) -> Read:
    """Yield the rows of a table as entries."""
    told = order_of(_dates(given))
    if told.remark:
        yield told.remark
    named: dict[str, str] = {}
    for row in rows(given):
        if isinstance(row, Remark):
            yield row
            continue
        named = named or _named(row.cells)
        cells = {meant: typed(row.cells.get(name, "")) for meant, name in named.items()}
        yield _entry(row, cells, named, told.order)


def _dates(given: Given) -> Iterator[Dated]:
    named: dict[str, str] = {}
    for row in rows(given):
        if isinstance(row, TableRow):
            named = named or _named(row.cells)
            day, clock = (row.cells.get(named.get(meant, ""), "") for meant in ("day", "clock"))
            yield Dated(f"{day} {clock}", row.line)


def _named(names: Mapping[str, object] | list[str]) -> dict[str, str]:
    found = {meant: next((one for one in usual if one in names), "") for meant, usual in _CALLED.items()}
    return {meant: name for meant, name in found.items() if name}


def _entry(row: TableRow, cells: Mapping[str, str], named: Mapping[str, str], order: Order) -> Found | Remark:
    day, clock = cells.get("day", ""), cells.get("clock", "")
    at = moment(day, clock, order)
    if at is None:
        return Remark(row.line, UNDATED)
    is_ours, activities = bool(ID.fullmatch(cells.get("id", ""))), cells.get("activities", "")
    other = {name: typed(cell) for name, cell in row.cells.items() if name not in named.values() and cell}
    if not is_ours and cells.get("id"):
        other["id"] = cells["id"]
    return Found(
        row.line,
        (cells.get("day", ""), cells.get("clock", ""), *(row.cells[name] for name in sorted(row.cells))),
        at.when,
        titled(cells.get("title", ""), cells.get("text", "")),
        tuple(
            split(cells.get("tags", "").replace(",", "|").replace(" ", "|") if is_ours else _listed(cells))
        ),
        mood=cells.get("mood", "").strip(),
        data=of_lists(split(activities.replace(", ", "|") if is_ours else activities), {}),
        extra=other,
        zone=cells.get("zone", ""),
        has_clock=at.has_clock,
        id=cells["id"] if is_ours else "",
        kind=cells.get("kind", "").strip() if is_ours else "",
    )


def _listed(cells: Mapping[str, str]) -> str:
    """Return the tags with bars between them, whichever of the usual separators stood there."""
    written = cells.get("tags", "")
    return written.replace(";", "|").replace(",", "|")
