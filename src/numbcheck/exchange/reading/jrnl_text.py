"""jrnl's own file: a date, in brackets or bare, begins an entry that goes on up to the next one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import BadDataError
from numbcheck.exchange.reading.date_formats import Order, leading, stamp
from numbcheck.exchange.reading.found import Found, Remark, starred
from numbcheck.exchange.reading.orders import Dated, order_of
from numbcheck.exchange.reading.time_words import moment
from numbcheck.journal.entry import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.exchange.reading.date_formats import Stamp
    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given

_BRACKETED = re.compile(r"\[(?P<date>[^\]\n]{7,60})\] (?P<title>.*)")  # what is shorter is a footnote to jrnl
_LOCKED = re.compile(r"JRNLv\d|gAAAAA")
_DATED = re.compile(r"\d{1,4}[-/.]\d")
"""How what is meant as a date begins."""
_OPEN = {
    True: re.compile(r"\[(?=[^\]\n]{7,60}\] )((?:[A-Z][a-z]{2,8}\.?,? )?\d{1,2}[/-]\d[^\]\n]{1,60})\]"),
    False: re.compile(r"(\d{1,2}[/-]\d{1,2}[/-]\d{2,4},? +\d{1,2}[:.]\d\d.{0,10})"),
}
"""By whether dates stand in brackets, a header whose date may have the day or the month first."""
_IN_WORDS = re.compile(
    r"(?:[^\W\d]+\.?,? )?(?:\d{1,2}\.?[ -][^\W\d]+\.?|[^\W\d]+\.? {1,2}\d{1,2})"
    r"(?:,?[ -]\d{4}(?:,?(?: at)? \d{1,2}[:.]\d\d.{0,9})?| \d\d:\d\d:\d\d \d{4})"
)
"""A date such as `Sat, 29 Nov 2014 18:20`, `June 28, 2024 at 8:39 PM` or `Sat Jun  1 08:15:00 2024`, alone."""


class _Header(NamedTuple):
    line: int
    date: str
    at: Stamp
    title: str


def read(given: Given) -> Read:
    """Yield the entries of a journal that jrnl wrote. Raises BadDataError for one that is encrypted."""
    if _LOCKED.match(given.beginning):
        raise BadDataError("This journal is encrypted by jrnl. What leads out: jrnl --decrypt")
    told = order_of(dates(given.beginning, given.lines()))
    if told.remark:
        yield told.remark
    yield from entries(given.beginning, given.lines(), told.order)


def dates(beginning: str, lines: Iterable[tuple[int, str]]) -> Iterator[Dated]:
    """Yield the dates in these lines that may begin with day or month; `beginning` as in `entries`."""
    header = _OPEN[_first_is_bracketed(beginning)]
    for number, line in lines:
        if found := header.match(line):
            yield Dated(found[1], number)


def entries(beginning: str, lines: Iterable[tuple[int, str]], order: Order) -> Read:
    """Yield the entries in these numbered lines; dates stand in brackets if one in the `beginning` does."""
    is_bracketed = _first_is_bracketed(beginning)
    header: _Header | None = None
    body: list[str] = []
    size = 0
    before = 0
    for number, line in lines:
        found = (
            _header(line.rstrip("\r\n"), number, order, is_bracketed=is_bracketed)
            if number > before
            else None
        )
        before = number
        if isinstance(found, _Header):
            yield from _entry(header, body)
            header, body, size = found, [], 0
            continue
        if isinstance(found, Remark):
            yield found
        size += len(line)
        if size <= LONGEST + len(line):  # what is beyond is said once, and not held
            body.append(line)
    yield from _entry(header, body)


def fits(text: str) -> bool:
    """Return whether a text begins as a journal of jrnl does."""
    return bool(_LOCKED.match(text)) or _begins_bracketed(text) or _begins_bare(text)


def _first_is_bracketed(text: str) -> bool:
    """Return whether the first line that begins with a date has it in brackets; words may stand above it."""
    for line in text.split("\n"):
        if _begins_bracketed(line):
            return True
        if _leads(line):
            return False
    return False


def _begins_bracketed(text: str) -> bool:
    """Return whether the first line that says anything begins with a date in brackets."""
    found = _BRACKETED.match(text.lstrip())
    return bool(found and any(_at(found["date"], order) for order in Order))


def _begins_bare(text: str) -> bool:
    """Return whether the first line that says anything begins with a date and a time, as jrnl 1 wrote them."""
    first = text.lstrip().partition("\n")[0]
    return _leads(first) and "," not in first[:20] and "\t" not in first and ";" not in first[:20]


def _leads(line: str) -> bool:
    return any(leading(line, order) for order in Order)


def _at(date: str, order: Order) -> Stamp | None:
    return stamp(date, order) or (moment(date) if _IN_WORDS.fullmatch(date) else None)


def _header(line: str, number: int, order: Order, *, is_bracketed: bool) -> _Header | Remark | None:
    """Return the header that a line is; a remark where it looks like one whose date cannot be read."""
    if not is_bracketed:
        bare = leading(line, order) if line[:1].isdecimal() else None
        return _Header(number, line[: len(line) - len(bare[1])].strip(), *bare) if bare else None
    found = _BRACKETED.fullmatch(line) if line.startswith("[") else None
    if found is None:
        return None
    at = _at(found["date"], order)
    if at:
        return _Header(number, found["date"], at, found["title"])
    if _DATED.match(found["date"]):
        return Remark(number, "its date cannot be read, so it stays in the entry above", is_lost=False)
    return None


def _entry(header: _Header | None, body: list[str]) -> Iterator[Found | Remark]:
    text = "".join(body).replace("\r\n", "\n").rstrip()
    if header is None:
        if text:
            yield Remark(1, "there's no date above this")
        return
    typed = header.title.strip()
    is_starred = typed == "*" or typed.endswith(" *")
    title = typed[:-1].rstrip() if is_starred else typed
    yield Found(
        header.line,
        (header.date, typed, text),
        header.at.when,
        f"{title}\n{text}".strip("\n").rstrip(),
        starred((), is_starred),
        has_clock=header.at.has_clock,
    )
