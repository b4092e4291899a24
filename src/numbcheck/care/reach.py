"""Reaching out: first lines to a friend, to family, at work, to a professional; and what to tell of a medicine."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 (the fields of a file of words are read at run time)
from typing import NamedTuple

from numbcheck.care import wording

DOCTOR, ANYONE = "doctor", "anyone"
"""A doctor is told of a medicine on a page (`report --doctor`); lines to anyone suit each person."""
AT_ONCE = 3
"""Lines that are shown at once."""


class Starter(NamedTuple):
    """One first line, and to what kind of person."""

    id: str
    to: str
    words: str
    source: tuple[str, ...]


class Gap(NamedTuple):
    """What a page asks about a medicine: `id` is its name there."""

    id: str
    ask: str


class Doctor(NamedTuple):
    """The questions about a medicine, and what is `always` said with them."""

    always: str
    fields: tuple[Gap, ...]


class Starters(NamedTuple):
    """The words of reaching out; `kinds` is the line above the first lines to each kind of person."""

    intro: str
    sending: str
    no_answer: str
    people: str
    no_people: str
    to_add: str
    nobody: str
    several: str
    more: str
    every: str
    no_one: str
    kinds: Mapping[str, str]
    starters: tuple[Starter, ...]
    doctor: Doctor

    def lines(self, kind: str) -> list[str]:
        """Return every first line to one kind of person, the easiest to send as a text first."""
        return [starter.words for starter in self.starters if starter.to == kind]

    def one_of_each(self) -> list[str]:
        """Return the first line to each kind of person, with what stands above it."""
        return [f"{above} {self.lines(kind)[0]}" for kind, above in self.kinds.items()]


def words() -> Starters:
    """Return the words of reaching out."""
    return wording.read("starters", Starters)
