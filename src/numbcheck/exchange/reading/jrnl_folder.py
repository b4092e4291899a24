"""A folder that jrnl keeps: a file a day, `2019/07/18.txt`, each with entries as its one file has them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.clean import path_line
from numbcheck.exchange.reading import folder, jrnl_text
from numbcheck.exchange.reading.found import NO_TEXT, Found, Remark, is_text
from numbcheck.exchange.reading.given import text_in
from numbcheck.exchange.reading.orders import Dated, order_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given

_DAY = re.compile(r"(?:.*/)?\d{4}/\d\d/\d\d\.txt")


def is_day(name: str) -> bool:
    """Return whether a file is one of jrnl's days, as its path tells."""
    return bool(_DAY.fullmatch(name))


def read(given: Given) -> Read:
    """Yield the entries of all days; each is known as in jrnl's one file, so that the same journal comes in once."""
    told = order_of(date for day in _days(given) if isinstance(day, _Day) for date in day.dates())
    if told.remark:
        yield told.remark
    for day in _days(given):
        if isinstance(day, Remark):
            yield day
            continue
        for one in jrnl_text.entries(day.text, day.lines(), told.order):
            match one:
                case Remark(line, words, is_lost):
                    yield Remark(0, f"{path_line(day.name)}, line {line}: {words}", is_lost)
                case Found():
                    yield one if is_text(one.text) else Remark(0, f"{path_line(day.name)}: {NO_TEXT}")


class _Day(NamedTuple):
    name: str
    text: str

    def lines(self) -> Iterator[tuple[int, str]]:
        return enumerate(io.StringIO(self.text), 1)

    def dates(self) -> Iterator[Dated]:
        return (
            Dated(date.written, name=f"{path_line(self.name)}, line {date.line}")
            for date in jrnl_text.dates(self.text, self.lines())
        )


def _days(given: Given) -> Iterator[_Day | Remark]:
    for piece in folder.pieces(given, is_day):
        if isinstance(piece, Remark):
            yield piece
        else:
            name, raw = piece
            yield _Day(name, text_in(raw))
