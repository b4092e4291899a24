"""An entry as a row for a pipe, in the names that one types: scripts rely on its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.clean import one_line
from numbcheck.journal.untrusted import texts_of
from numbcheck.practice.length import span
from numbcheck.words import TWICE
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry


class Row(NamedTuple):
    """An entry's four characters, its wall date and time, what it is, and its first words."""

    ref: str
    day: str
    time: str
    what: str
    words: str

    @property
    def line(self) -> str:
        """The row as plain text."""
        head = f"{self.ref} {self.day} {self.time} {self.what}"
        return f"{head}: {self.words}" if self.words else head


def row(entry: Entry) -> Row:
    """Return `entry` as a row; nothing in it can steer a terminal."""
    return Row(
        ref=entry.ref,
        day=f"{entry.day}",
        time=f"{entry.at:%H:%M}",
        what=one_line(entry.practice or entry.kind),
        words=words(entry),
    )


def words(entry: Entry) -> str:
    """Return what an entry says, on one line: its text, or how long it took and what was noticed."""
    said = [one_line(answer.text) for answer in entry.answers if answer.text.strip()]
    facts = [
        TWICE if entry.also else "",
        span(entry.seconds) if entry.seconds and entry.seconds >= 1 else "",
        "left early" if entry.finished is False else "",
        label("change", entry.change) if entry.change else "",
        ", ".join(said),
        ", ".join(one_line(word) for word in texts_of(entry.data, "words") if entry.kind == "check"),
        ", ".join(one_line(word) for word in texts_of(entry.data, "own") if entry.kind == "check"),
        one_line(entry.text or ""),
    ]
    return "; ".join(fact for fact in facts if fact)
