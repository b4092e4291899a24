"""An entry as a row for a pipe, in the names that one types: scripts rely on its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.journal import kinds
from numbcheck.journal.content import OWN_WORDS, WORDS
from numbcheck.practice.length import span
from numbcheck.words import LEFT_EARLY, TWICE
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.entry import Entry


def row(entry: Entry) -> str:
    """Return a row of `entry`: ref, wall date and time, what it is, its words; nothing in it steers a terminal."""
    head = f"{entry.ref} {entry.minute} {one_line(entry.practice or entry.kind)}"
    said = words(entry)
    return f"{head}: {said}" if said else head


def words(entry: Entry) -> str:
    """Return what an entry says, on one line: its text, or how long it took and what was noticed."""
    facts = (*_facts(entry), one_line(entry.text or ""))
    return "; ".join(fact for fact in facts if fact)


def _facts(entry: Entry) -> Iterator[str]:
    if entry.also:
        yield TWICE
    if entry.seconds and entry.seconds >= 1:
        yield span(entry.seconds)
    if entry.finished is False:
        yield LEFT_EARLY
    if entry.change:
        yield label("change", entry.change)
    if entry.answers:
        yield ", ".join(one_line(answer.text) for answer in entry.answers if answer.text.strip())
    if entry.kind == kinds.CHECK:
        for key in (WORDS, OWN_WORDS):
            yield ", ".join(map(one_line, key.of(entry.data)))
