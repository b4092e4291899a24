"""Reaching out: first lines to a friend, to family, to a professional, and about a medicine to a doctor."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 (the fields of a file of words are read at run time)
from typing import NamedTuple

from numbcheck.care import wording
from numbcheck.errors import UsageError

DOCTOR = "doctor"
"""The people there is a script with gaps for."""
_GAP = "...."


class Starter(NamedTuple):
    """One first line, and to what kind of person."""

    id: str
    to: str
    words: str
    source: tuple[str, ...]


class Gap(NamedTuple):
    """What may go into a gap of the script: `id` is its name there."""

    id: str
    ask: str


class Doctor(NamedTuple):
    """What to say to a doctor about a medicine, with gaps."""

    intro: str
    words: str
    more: str
    example: str
    question: str
    not_changed: str
    has_changed: str
    always: str
    rows: tuple[str, ...]
    fields: tuple[Gap, ...]

    @property
    def said(self) -> list[str]:
        """The sentences to say, their gaps empty."""
        said = (self.words, self.more, self.example, self.question, self.not_changed, self.has_changed)
        return [line.format_map({gap.id: _GAP for gap in self.fields}) for line in said]


class Starters(NamedTuple):
    """The words of reaching out; `kinds` is the line above the first lines to each kind of person."""

    intro: str
    sending: str
    no_answer: str
    people: str
    no_people: str
    gaps: str
    no_one: str
    kinds: Mapping[str, str]
    starters: tuple[Starter, ...]
    doctor: Doctor


def words() -> Starters:
    """Return the words of reaching out."""
    return wording.read("starters", Starters)


def starters(words: Starters, to: str) -> list[str]:
    """Return every first line to one kind of person, or with `to` empty the plainest one for each kind.

    Raises UsageError for a kind there is not.
    """
    kinds: dict[str, list[str]] = {}
    for starter in words.starters:
        kinds.setdefault(starter.to, []).append(starter.words)
    if not to:
        return [f"{words.kinds[kind]} {lines[0]}" for kind, lines in kinds.items()]
    if to not in kinds:
        raise UsageError(f"There are no lines for {to!r}. There are some for: {', '.join(kinds)}, {DOCTOR}.")
    return [words.kinds[to], *(f"- {line}" for line in kinds[to])]


def doctor(words: Starters) -> list[str]:
    """Return what to say to a doctor about a medicine, with gaps that may stay empty."""
    script = words.doctor
    asked = [f"- {gap.ask}" for gap in script.fields]
    return [script.intro, "", *script.said, "", words.gaps, *asked, "", script.always]
