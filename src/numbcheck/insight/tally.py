"""Tally: what can be counted in entries by days, small enough to keep for every month and to add up over years."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.clean import one_line
from numbcheck.journal import content, kinds
from numbcheck.journal.entry import own_day
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.journal.entry import Entry

ENTRY = "entry"
CHECK = kinds.CHECK
WITH = "with"
PARTS = ("night", "morning", "afternoon", "evening")
"""The parts of a day that are counted, six hours each from midnight, so that none is longer than another."""
_QUOTED = 3  # pairs of expectation and experience that are kept word for word


class Tally(NamedTuple):
    """Counts over some entries.

    `days` counts marks by ISO day: `entry`; `check` and `check:evening` for check-ins; `word:numb` and
    `evening:numb` for their words; `slept:good` and the like; `did:even`, and `more:even` for how it was
    afterwards; `with:@sam` for who was named in a tag. `quoted` holds the latest expectations and what came
    after: day, expected, after. `forms`: day, form, total.
    """

    days: dict[str, dict[str, int]]
    quoted: list[list[str]]
    forms: list[list[Any]]

    def to_bytes(self) -> bytes:
        """Return the tally as JSON."""
        return json.dumps(self._asdict(), separators=(",", ":")).encode()


def from_bytes(raw: bytes) -> Tally:
    """Return the tally that `to_bytes` wrote."""
    return Tally(**json.loads(raw))


def tally(entries: Iterable[Entry], ends: timedelta = timedelta()) -> Tally:
    """Return the tally of `entries`, oldest first, by days that end so long after midnight."""
    days: dict[str, Counter[str]] = {}
    quoted: list[list[str]] = []
    forms: list[list[Any]] = []
    for entry in entries:
        day = own_day(entry.at, ends).isoformat()
        days.setdefault(day, Counter()).update(_marks(entry))
        quoted += _pair(day, entry)
        forms += _form(day, entry)
    return Tally({day: dict(marks) for day, marks in days.items()}, quoted[-_QUOTED:], forms)


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies that come oldest first."""
    days: dict[str, Counter[str]] = {}
    quoted: list[list[str]] = []
    forms: list[list[Any]] = []
    for one in tallies:
        for day, marks in one.days.items():
            days.setdefault(day, Counter()).update(marks)
        quoted = [*quoted, *one.quoted][-_QUOTED:]
        forms += one.forms
    return Tally({day: dict(marks) for day, marks in days.items()}, quoted, forms)


def _marks(entry: Entry) -> Iterator[str]:
    yield ENTRY
    yield from (f"{WITH}:{tag}" for tag in map(one_line, entry.all_tags) if tag.startswith("@"))
    if entry.practice:
        if not content.RESUMED_FROM.of(entry.data):  # what was taken up again was begun once
            yield f"did:{entry.practice}"
        if entry.change:
            yield f"{entry.change}:{entry.practice}"
    if entry.kind == kinds.CHECK:
        yield from _checked(entry)
    yield from _answers(entry, (content.SLEPT, content.ATE))  # they may stand beside a text, too


def _answers(entry: Entry, asked: Iterable[content.Text]) -> Iterator[str]:
    yield from (f"{ask}:{answer}" for ask in asked if (answer := ask.of(entry.data)))


def _checked(entry: Entry) -> Iterator[str]:
    """Yield what a check-in marks, each once."""
    part = PARTS[entry.at.hour // 6]
    yield CHECK
    yield f"{CHECK}:{part}"
    for word in _words(entry):
        yield f"word:{word}"
        yield f"{part}:{word}"
    yield from _answers(entry, [content.STRENGTH])


def _words(entry: Entry) -> Iterable[str]:
    """Return the words of a check-in, a person's own word among them."""
    said = (*content.WORDS.of(entry.data), *content.OWN_WORDS.of(entry.data))
    return dict.fromkeys(filter(None, (one_line(word).lower() for word in said)))


def _pair(day: str, entry: Entry) -> list[list[str]]:
    expected, after = content.EXPECTED, one_line(content.AFTER.of(entry.data))
    said = one_line(expected.own.of(entry.data) or label(f"answer.{expected}", expected.of(entry.data)))
    return [[day, said, after]] if said and after else []


def _form(day: str, entry: Entry) -> list[list[Any]]:
    total, form = content.TOTAL.of(entry.data), content.FORM.of(entry.data)
    return [[day, one_line(form), total]] if entry.kind == kinds.SCREEN and total is not None else []
