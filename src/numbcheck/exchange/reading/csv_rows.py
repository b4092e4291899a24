"""CSV rows: those of a table, by the names of its columns, whatever separates the cells."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import BadDataError
from numbcheck.exchange.reading.found import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numbcheck.exchange.reading.given import Given

_LARGEST = 1_000_000
"""Characters of one cell."""
_BETWEEN = ",;\t"


class TableRow(NamedTuple):
    """A row that begins in its line `line`: what stands in it by the names of the columns, in lower case."""

    line: int
    cells: Mapping[str, str]


def rows(given: Given) -> Iterator[TableRow | Remark]:
    """Yield the rows below the first one; a remark for one that is cut or has too much in it."""
    csv.field_size_limit(_LARGEST)
    beginning = _without_separator_line(given.beginning)
    skipped = beginning != given.beginning
    lines = (line for number, line in given.lines() if number > skipped)
    reader = csv.reader(lines, delimiter=_delimiter(beginning))
    names: list[str] = []
    while True:
        line = reader.line_num + 1 + skipped
        try:
            cells = next(reader, None)
        except csv.Error:
            yield Remark(line, "this row cannot be read")
            continue
        if cells is None:
            break
        if not names:
            names = [name.strip().strip('"').lower() for name in cells]
            if len(set(names)) < len(names):
                raise BadDataError("Two columns of this table have one name.")
        elif any(map(str.strip, cells)):
            yield _row(names, cells, line)


def _row(names: list[str], cells: list[str], line: int) -> TableRow | Remark:
    if len(cells) > len(names) and any(map(str.strip, cells[len(names) :])):
        return Remark(line, "this row has more cells than there are columns")
    missing = [""] * (len(names) - len(cells))
    return TableRow(line, dict(zip(names, cells + missing, strict=False)))


def columns(text: str) -> list[str]:
    """Return the column names that a text begins with, in lower case; none where it is no table."""
    first = _without_separator_line(text).lstrip("\r\n").partition("\n")[0].strip()
    if len(first) > 2000:
        return []
    try:
        names = next(csv.reader([first], delimiter=_delimiter(first)), [])
    except csv.Error:
        return []
    return [name.strip().strip('"').lower() for name in names] if len(names) > 1 else []


def _without_separator_line(text: str) -> str:
    """Return a text without a first line such as `sep=;`, by which Excel knows what separates its cells."""
    return text.partition("\n")[2] if re.match(r"sep=.\r?\n", text) else text


def _delimiter(text: str) -> str:
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(_BETWEEN, key=first.count)


def split(written: str) -> list[str]:
    """Return the parts of a cell that has bars between them."""
    return [part for part in map(str.strip, written.split("|")) if part]
