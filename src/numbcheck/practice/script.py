"""Script: a practice as a value, unrolled into the beats that a person goes through one after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from numbcheck.practice.tuning import UNTUNED, Tuning

Family = Literal["senses", "body", "movement", "breath", "cold", "attention"]
Attention = Literal["outward", "inward"]
Phase = Literal["in", "sip", "hold", "out", "tense", "release", "notice"]
Empty = Literal["noticed", "skipped", "enough"]

FAMILIES: tuple[str, ...] = get_args(Family)
ATTENTIONS: tuple[str, ...] = get_args(Attention)
PHASES: tuple[str, ...] = get_args(Phase)
CHOICE_KEYS = "123456789abcdefghijklmnoprstuvwxyz"
"""The keys that pick choices, in this order; without q, which leaves."""
BREATHING: frozenset[str] = frozenset({"in", "sip", "hold", "out"})


@dataclass(frozen=True, slots=True)
class Timed:
    """A stretch of time, in seconds, begun with `words` (which may be empty)."""

    part: str
    words: str
    seconds: float
    phase: Phase = "notice"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer a question offers: the key that picks it, and the words that are kept."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that waits for the person, number `number` of `of` in its part.

    `empty` says what an empty answer means: noticed without words, skipped, or enough of this part. Where
    there are `choices` one key answers, or with `several` any number of them. With `counts` a number says
    how many there were, and ends the part. `given` is the (ask, answer) without which it is left out.
    """

    part: str
    words: str
    ask: str
    number: int = 1
    of: int = 1
    empty: Empty = "skipped"
    choices: tuple[Choice, ...] = ()
    several: bool = False
    counts: bool = False
    given: tuple[str, str] | None = None

    @property
    def offered(self) -> list[str]:
        """The words of its choices."""
        return [choice.words for choice in self.choices]

    def enough(self, text: str) -> bool:
        """Return whether this answer ends its part: a count, or nothing where nothing means enough."""
        return (self.counts and text.strip().isdecimal()) or (not text and self.empty == "enough")

    def understood(self, text: str) -> str:
        """Return what is kept for `text`: the words of the choices whose keys it names, else the text itself."""
        named = {choice.key: choice.words for choice in self.choices}
        keys = text.replace(",", " ").split() if self.several else [text.strip()]
        if self.choices and keys and all(key.lower() in named for key in keys):
            return ", ".join(dict.fromkeys(named[key.lower()] for key in keys))
        return text


@dataclass(frozen=True, slots=True)
class Card:
    """Something to read first, a caution for instance; the person goes on when ready."""

    part: str
    words: str


Beat = Timed | Ask | Card


@dataclass(frozen=True, slots=True)
class Script:
    """A practice that is ready to be played.

    `pace` is the range of factors (shortest, longest) by which the person may stretch its timed beats
    while it plays; inside it every bound of the safety rules holds.
    """

    id: str
    title: str
    family: Family
    attention: Attention
    about: str
    beats: tuple[Beat, ...]
    opening: tuple[str, ...] = ()
    closing: str = ""
    sources: tuple[str, ...] = ()
    pace: tuple[float, float] = (1.0, 1.0)
    tuning: Tuning = UNTUNED

    @property
    def seconds(self) -> float | None:
        """The length in seconds of all that is timed, or None where the person alone decides how long it takes."""
        return sum(beat.seconds for beat in self.beats if isinstance(beat, Timed)) or None

    @property
    def breaths(self) -> int:
        """How many of its parts lead a breath."""
        return len({beat.part for beat in self.beats if isinstance(beat, Timed) and beat.phase in BREATHING})

    @property
    def asks(self) -> bool:
        """Whether it asks anything."""
        return any(isinstance(beat, Ask) for beat in self.beats)

    @property
    def caution(self) -> bool:
        """Whether it opens with a card to read first."""
        return isinstance(self.beats[0], Card)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of its parts, in the order in which they come."""
        return tuple(dict.fromkeys(beat.part for beat in self.beats))

    def part_start(self, index: int) -> int:
        """Return the index of the first beat of the part in which beat `index` lies."""
        while index > 0 and self.beats[index - 1].part == self.beats[index].part:
            index -= 1
        return index

    def part_end(self, index: int) -> int:
        """Return the index of the first beat after the part in which beat `index` lies."""
        part = self.beats[index].part
        while index < len(self.beats) and self.beats[index].part == part:
            index += 1
        return index
