"""CSV: a row for each entry, as spreadsheet programs read it; no cell of it is a formula."""

from __future__ import annotations

import csv
import json
from itertools import chain
from typing import TYPE_CHECKING, Any

from numbcheck import clean
from numbcheck.exchange import formula_safe
from numbcheck.journal.content import ATE, SLEPT, STRENGTH, WORDS
from numbcheck.journal.fields import iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.exchange.formats import Title
    from numbcheck.journal.entry import Entry

_DATA = (SLEPT, ATE, WORDS, STRENGTH)
"""The keys of `data` that have a column in every file."""
COLUMNS = (
    *("at", "zone", "kind", "practice", "finished", "seconds", "change", "tags", "text", "answers"),
    *(*_DATA, "id"),
)
"""The columns of every file; further ones come from what the entries hold."""
_MARK = "\ufeff"
"""The byte order mark, by which a spreadsheet program knows UTF-8."""


def document(entries: Iterable[Entry], _: Title | None = None) -> Iterator[str]:
    """Yield the file piece by piece, a row for each revision, in the given order; no title is needed.

    `entries` are gone through twice: a file begins with the names of all its columns.
    """
    further = dict.fromkeys(chain.from_iterable(map(_further, _revisions(entries))))
    columns = (*COLUMNS, *further)
    writer = csv.DictWriter(_Through(), columns, extrasaction="ignore", lineterminator="\r\n")
    yield _MARK
    yield writer.writerow({name: _safe(name) for name in columns})
    for entry in _revisions(entries):
        yield writer.writerow({name: _safe(_cell(value)) for name, value in _row(entry).items()})


class _Through:
    """A file that hands on what is written to it."""

    def write(self, row: str) -> str:
        return row


def _revisions(entries: Iterable[Entry]) -> Iterator[Entry]:
    return chain.from_iterable(entry.versions for entry in entries)


def _row(entry: Entry) -> dict[str, Any]:
    named = {name: getattr(entry, name) for name in COLUMNS if name not in _DATA}
    said = "; ".join(": ".join(filter(None, (answer.ask, answer.text))) for answer in entry.answers)
    written = {"at": iso(entry.at), "tags": " ".join(entry.tags), "answers": said}
    return named | written | {_column(key): value for key, value in entry.data.items()}


def _further(entry: Entry) -> Iterator[str]:
    return (_column(key) for key in entry.data if key not in _DATA)


def _column(key: str) -> str:
    """Return the column of a key of `data`: one that is called as another says that it is from there.

    One that cannot stand in a file as it is stands there as JSON has it, so that no two become one.
    """
    if key in COLUMNS and key not in _DATA:
        return f"data.{key}"
    return key if _safe(key) == key else json.dumps(key)


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case list() if all(isinstance(part, str) for part in value):
            return ", ".join(value)
        case float() if value.is_integer():
            return str(int(value))
    return json.dumps(value, ensure_ascii=False)


def _safe(cell: str) -> str:
    """Return a cell that no program takes for a formula."""
    return formula_safe.safe(clean.for_file(cell))
