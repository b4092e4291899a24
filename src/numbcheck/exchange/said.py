"""What an entry says beside its text, in sentences and lines for a file: no id and no code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck import clean
from numbcheck.journal.content import TICKED
from numbcheck.practice.length import span
from numbcheck.tell.in_words import answers, asked_as, filled, kept, ticked
from numbcheck.words import TWO_TEXTS
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.entry import Entry

OTHER_TEXT = f"{TWO_TEXTS}. The other text:"
"""Stands between the texts of an entry that has two."""


def course(entry: Entry) -> str:
    """Return how long it took, how far it went and how it was afterwards, in words."""
    went = [] if entry.seconds is None else [span(entry.seconds)]
    if entry.finished is not None:
        went.append("to the end" if entry.finished else "part of the way")
    sentences = [f"{', '.join(went)}.".capitalize()] if went else []
    if entry.change is not None:
        sentences.append(f"Afterwards: {label('change', entry.change)}.")
    return " ".join(sentences)


def answered(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield each question and all that was said to it, what was ticked, a form, and all else beside the text."""
    noticed: dict[str, list[str]] = {}
    for row in answers(entry):
        said = (clean.printable(words).strip() or "noticed" for words in row.said)
        noticed.setdefault(row.called, []).extend(said)
    yield from ((called, ", ".join(said)) for called, said in noticed.items())
    if sentences := ticked(entry):
        yield asked_as(entry, TICKED), " ".join(sentences)
    if form := filled(entry):
        yield form.title, form.said
    yield from ((row.called, ", ".join(row.said)) for row in kept(entry))
