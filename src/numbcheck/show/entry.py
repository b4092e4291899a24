"""Row: an entry in one line, the same words for a table and for a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.clean import WIDEST, one_line
from numbcheck.columns import clip
from numbcheck.journal.odd import texts_of
from numbcheck.practice.length import span
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry


TWICE = "changed in two places"
"""What is said of an entry that was changed on two devices at once."""


class Row(NamedTuple):
    """An entry's four letters, its wall date and time, what it is, and its first words."""

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

    @property
    def beginning(self) -> str:
        """The row with no more than the first words, however many there are."""
        return clip(self.line[: 2 * WIDEST], WIDEST)


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
