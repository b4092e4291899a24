"""Entry: one kept thing, as a value; and the ids it goes by."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

VERSION = 1
ID = re.compile(r"[0-9]{8}t[0-9]{9}z-[a-z2-7]{16}")
LETTERS = re.compile(r"[a-z2-7]{16}")
"""What an id ends with: by these alone an entry is known, whatever its moment."""
REV = re.compile(r"[a-z2-7]{8}")

Change = Literal["more", "same", "further"]
"""How it is compared with before; none of the three is a failure."""
CHANGES: dict[Change, str] = {"more": "more here", "same": "about the same", "further": "further away"}

NOTHING: Mapping[str, Any] = MappingProxyType({})
BETWEEN = "----------"
"""The line between two texts of one entry."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


class Answer(NamedTuple):
    """What a person said to one question; empty text means: noticed without words."""

    ask: str
    text: str
    extra: Mapping[str, Any] = NOTHING


class Entry(NamedTuple):
    """One revision of one kept thing.

    `at` is the moment it is about, with its offset, so that the wall date of writing stays true;
    `zone` is the IANA name of the zone there, None where nobody could tell;
    `saved` is when this revision was written; `after` names the revisions it replaces;
    `seconds` are real seconds without pauses; `extra` holds keys this version does not know. `also` holds,
    where it was changed in two places at once, the other revisions, which count as much.
    """

    id: str
    rev: str
    at: datetime
    zone: str | None
    kind: str
    saved: datetime
    after: tuple[str, ...] = ()
    practice: str | None = None
    finished: bool | None = None
    seconds: float | None = None
    answers: tuple[Answer, ...] = ()
    change: Change | None = None
    text: str | None = None
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] = NOTHING
    extra: Mapping[str, Any] = NOTHING
    v: int = VERSION
    also: tuple[Entry, ...] = ()

    @property
    def ref(self) -> str:
        """The id's last four letters: what a person types to name this entry."""
        return self.id[-4:]

    @property
    def day(self) -> date:
        """The wall date at the place of writing: the day a person remembers it by."""
        return self.at.date()

    @property
    def versions(self) -> tuple[Entry, ...]:
        """The revisions that count, each alone: one, or more where it was changed in two places at once."""
        return (self._replace(also=()), *self.also)

    @property
    def all_tags(self) -> tuple[str, ...]:
        """The tags of all its revisions, each once."""
        if not self.also:
            return self.tags
        others = chain.from_iterable(one.tags for one in self.also)
        return (*self.tags, *(tag for tag in dict.fromkeys(others) if tag not in self.tags))

    @property
    def newer(self) -> bool:
        """Whether a newer numbcheck wrote this: it is shown as far as possible and never rewritten."""
        return self.v > VERSION


def new_id(at: datetime, random: Callable[[int], bytes], own: str = "") -> str:
    """Return an id for the instant `at` (aware), with its `own` letters, or 80 bits taken from `random(10)`.

    Raises OverflowError at the very edge of the calendar (the years 1 and 9999).
    """
    instant = at.astimezone(UTC)
    clock = f"{instant:%m%dt%H%M%S}{instant.microsecond // 1000:03d}z"
    return f"{instant.year:04d}{clock}-{own or letters(random(10))}"


def new_rev(random: Callable[[int], bytes]) -> str:
    """Return a revision name: 40 bits taken from `random(5)`."""
    return letters(random(5))


def letters(raw: bytes) -> str:
    """Return `raw` (a multiple of five bytes) in lower-case base32, without padding."""
    number = int.from_bytes(raw, "big")
    return "".join(_LETTERS[number >> shift & 31] for shift in range(8 * len(raw) - 5, -1, -5))


def month_of(entry_id: str) -> str:
    """Return the month folder an id belongs to, as `2026/11`."""
    return f"{entry_id[:4]}/{entry_id[4:6]}"
