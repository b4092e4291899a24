"""Any table: a CSV file whose columns say by their names what they are; our own export is one."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from numbcheck.exchange.cells import typed
from numbcheck.exchange.reading.clocks import in_words
from numbcheck.exchange.reading.daylio_csv import of_lists, split
from numbcheck.exchange.reading.found import UNDATED, Found, Remark, titled
from numbcheck.exchange.reading.stamps import DAY_FIRST, joined, order_of
from numbcheck.exchange.reading.table import Row, columns, rows
from numbcheck.journal.ids import ID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given
    from numbcheck.exchange.reading.stamps import Order

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
"""By what a column means, its usual names; of several that are there the first counts, and the others are kept aside."""


def fits(text: str) -> bool:
    """Return whether a text begins with the names of columns of which one is a date and another says something."""
    named = _named(columns(text))
    return "day" in named and bool(named.keys() & {"text", "title", "mood"})


def read(given: Given) -> Read:
    """Yield the rows of a table as entries."""
    named: dict[str, str] = {}
    order, is_said = _order(given), False
    for row in rows(given):
        if isinstance(row, Remark):
            yield row
            continue
        named = named or _named(row.cells)
        cells = {meant: row.cells.get(name, "") for meant, name in named.items()}
        if not (order.is_told or is_said) and not order_of([cells.get("day", "")]).is_told:
            is_said = True
            yield Remark(row.line, "its date was read with the day first", is_lost=False)
        yield _entry(row, cells, named, order)


def _order(given: Given) -> Order:
    """Return what comes first in the dates of a table, for which all of them are looked at where the first one leaves it open."""
    days = (
        row.cells.get(_named(row.cells).get("day", ""), "") for row in rows(given) if isinstance(row, Row)
    )
    first = next(days, "")
    return DAY_FIRST if order_of([first]) == DAY_FIRST else order_of(chain([first], days))


def _named(names: Mapping[str, object] | list[str]) -> dict[str, str]:
    found = {meant: next((one for one in usual if one in names), "") for meant, usual in _CALLED.items()}
    return {meant: name for meant, name in found.items() if name}


def _entry(row: Row, cells: Mapping[str, str], named: Mapping[str, str], order: Order) -> Found | Remark:
    day, clock = cells.get("day", ""), cells.get("clock", "")
    at = joined(day, clock, order) or in_words(day, day, "", clock, order)
    if at is None:
        return Remark(row.line, UNDATED)
    is_ours = bool(ID.fullmatch(cells.get("id", "")))
    other = {name: cell for name, cell in row.cells.items() if name not in named.values() and cell}
    if not is_ours and cells.get("id"):
        other["id"] = cells["id"]
    return Found(
        row.line,
        (cells.get("day", ""), cells.get("clock", ""), *(row.cells[name] for name in sorted(row.cells))),
        at.when,
        titled(typed(cells.get("title", "")), typed(cells.get("text", ""))),
        tuple(
            split(cells.get("tags", "").replace(",", "|").replace(" ", "|") if is_ours else _listed(cells))
        ),
        mood=cells.get("mood", "").strip(),
        data=of_lists(split(cells.get("activities", "")), {}),
        extra=other,
        zone=cells.get("zone", ""),
        has_clock=at.has_clock,
        id=cells["id"] if is_ours else "",
        kind=cells.get("kind", "").strip() if is_ours else "",
    )


def _listed(cells: Mapping[str, str]) -> str:
    """Return the tags with bars between them, whichever of the usual signs stood there."""
    written = cells.get("tags", "")
    return written.replace(";", "|").replace(",", "|")
