"""Script: a practice as a value, unrolled into the beats that a person goes through one after another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from numbcheck.practice.reply import Choice, Reply, understood
from numbcheck.practice.tuning import UNTUNED, Tuning

Family = Literal["senses", "body", "movement", "breath", "cold", "attention"]
Attention = Literal["outward", "inward"]
Phase = Literal["in", "sip", "hold", "out", "tense", "release", "notice"]
Empty = Literal["noticed", "skipped", "enough"]
CueKind = Literal[
    "arrive", "quality", "contact", "allow", "nothing", "wander", "contrast", "outward", "quiet"
]
"""What a sentence is for: to arrive at a place; words to choose from; what touches it; leave to stay or move; that
nothing is a finding; back from wandering; before and now; the room; that silence follows."""

Condition = tuple[str, ...]
"""An ask, and after it the ids of the answers of which one is wanted; where none stands there, any answer will do.

With OTHERS before them they are those that will not do.
"""
OTHERS = "-"

FAMILIES: tuple[str, ...] = get_args(Family)
ATTENTIONS: tuple[str, ...] = get_args(Attention)
PHASES: tuple[str, ...] = get_args(Phase)
CUES: tuple[str, ...] = get_args(CueKind)
BREATHING: frozenset[str] = frozenset({"in", "sip", "hold", "out"})


@dataclass(frozen=True, slots=True)
class Timed:
    """A stretch of time, in seconds, begun with `words` (which may be empty); `cue` says what they are for.

    `given` is an ask and the ids of answers, without any of which it is left out; an ask alone wants any answer.
    """

    part: str
    words: str
    seconds: float
    phase: Phase = "notice"
    cue: CueKind | Literal[""] = ""
    given: Condition | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that waits for the person, number `number` of `of` in its part.

    `empty` says what an empty answer means: noticed without words, skipped, or enough of this part. Where
    there are `choices` a digit or a word answers, or with `several` any number of them. With `counts` a
    number says how many there were, and ends the part; `by_id` keeps the ids of what was chosen, not its words.
    It waits for a key, and where there are `seconds` no longer than that. `given` as in `Timed`, and
    what is `further` is only asked of whoever wants more. Questions of one `sheet`
    stand on one screen, one below the other. `plain` is what plain lines say in place of `words`. What is typed goes on
    from the `stem`, and is kept with it as one sentence. What only says how it goes on is not `kept`.
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
    given: Condition | None = None
    further: bool = False
    sheet: str = ""
    plain: str = ""
    by_id: bool = False
    seconds: float | None = None
    stem: str = ""
    kept: bool = True

    @property
    def offered(self) -> list[str]:
        """The words of its choices."""
        return [choice.words for choice in self.choices]

    def enough(self, text: str) -> bool:
        """Return whether this answer ends its part: a count, or nothing where nothing means enough."""
        return (self.counts and text.strip().isdecimal()) or (not text and self.empty == "enough")

    def understood(self, text: str) -> Reply:
        """Return what a typed line says: choices by their numbers or words, and other words."""
        if self.choices:
            return understood(self.choices, text, several=self.several)
        begun = not text or text.casefold().startswith(self.stem.casefold())
        return Reply((), text if begun else f"{self.stem} {text}")


@dataclass(frozen=True, slots=True)
class Card:
    """Something to read first, a caution for instance; the person goes on when ready, or it goes on after `seconds`.

    `given` as in `Timed`.
    """

    part: str
    words: str
    given: Condition | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """What is said before the first beat of a practice, or `after` the last, outside its own time.

    `given` as in `Timed`.
    """

    part: str
    words: str
    seconds: float
    given: Condition | None = None
    after: bool = False

    @property
    def step(self) -> int:
        """Which way the beats lie that it belongs to: 1 behind it, -1 before it."""
        return -1 if self.after else 1


@dataclass(frozen=True, slots=True)
class Look:
    """Something outward to notice while a practice, which is called `waits`, waits. `given` as in `Timed`."""

    part: str
    words: str
    seconds: float
    waits: str = ""
    given: Condition | None = None


Beat = Timed | Ask | Card | Lead | Look


@dataclass(frozen=True, slots=True)
class Script:
    """A practice that is ready to be played.

    `pace` is the range of factors (shortest, longest) by which the person may stretch its timed beats while
    it plays; inside it every bound of the safety rules holds. `sitting` is the practice whose timed beats
    open it where minutes are asked for; `turns` is after how many visits its nudges come round. What is
    `by_name` is never offered by itself. `asks_after` says whether it is asked afterwards how it was, and
    `note_line` whether one line may be noted down then. `lasts` is how many minutes it takes as a rule where
    questions take most of them, else 0. `plans` names the ask whose answer may be planned, and maybe the one
    that says when. `onward` is the practice that goes on from there, and the answer, as in `given`, after
    which it is offered. `rest` is said after the last beat, and then it is quiet for a while. `echoes` are
    the asks whose answers stand in the words of later beats as `{ask}`, each with what stands there without
    an answer.
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
    sitting: str = ""
    turns: int = 1
    by_name: bool = False
    asks_after: bool = True
    note_line: bool = False
    lasts: float = 0.0
    plans: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    rest: str = ""
    echoes: tuple[tuple[str, str], ...] = ()
    tuning: Tuning = UNTUNED

    @property
    def seconds(self) -> float | None:
        """The length in seconds of all timed beats that depend on no answer; None without such beats."""
        return sum(beat.seconds for beat in self.beats if isinstance(beat, Timed) and not beat.given) or None

    @property
    def usual_seconds(self) -> float | None:
        """How long it takes as a rule: what the file says where questions take most of it, else what is timed."""
        return self.lasts * 60 or self.seconds

    @property
    def mostly_asks(self) -> bool:
        """Whether it is made of questions, with little or nothing timed between them."""
        return self.asks and 2 * (self.seconds or 0.0) < (self.usual_seconds or 1.0)

    @property
    def breaths(self) -> int:
        """How many of its parts lead a breath."""
        return len({beat.part for beat in self.beats if isinstance(beat, Timed) and beat.phase in BREATHING})

    @property
    def questions(self) -> int:
        """How many different questions it asks whoever plays it, whatever they answered before."""
        return len({beat.ask for beat in self.beats if isinstance(beat, Ask) and beat.given is None})

    @property
    def asks(self) -> bool:
        """Whether it asks anything."""
        return any(isinstance(beat, Ask) for beat in self.beats)

    @property
    def last(self) -> int:
        """The index of the beat with which it is finished: the last timed one, or where none is timed the last."""
        timed = [index for index, beat in enumerate(self.beats) if isinstance(beat, Timed)]
        return timed[-1] if timed else len(self.beats) - 1

    @property
    def caution(self) -> bool:
        """Whether it opens with a card to read first."""
        return isinstance(self.beats[0], Card)

    @property
    def further(self) -> int | None:
        """The index of the first question that is asked only on request, or None."""
        return next((n for n, beat in enumerate(self.beats) if isinstance(beat, Ask) and beat.further), None)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of its parts, in the order in which they come."""
        return tuple(dict.fromkeys(beat.part for beat in self.beats))

    def after(self, sitting: Script) -> Script:
        """Return this practice opened by the timed beats of `sitting`, and by what that says first."""
        timed = tuple(beat for beat in sitting.beats if isinstance(beat, Timed))
        said = tuple(dict.fromkeys((*sitting.opening, *self.opening)))
        return replace(self, beats=(*timed, *self.beats), opening=said, pace=sitting.pace)

    @property
    def places(self) -> tuple[str, ...]:
        """The names of the timed parts, but for breaths and what depends on an answer; of all parts where none is."""
        sure = [beat for beat in self.beats if isinstance(beat, Timed) and not beat.given]
        return tuple(dict.fromkeys(beat.part for beat in sure if beat.phase not in BREATHING)) or self.parts

    def sheet(self, index: int) -> range:
        """Return the indexes of the beats shown on one screen with beat `index`."""
        name = getattr(self.beats[index], "sheet", "")
        first = last = index
        while name and first > 0 and getattr(self.beats[first - 1], "sheet", "") == name:
            first -= 1
        while name and last + 1 < len(self.beats) and getattr(self.beats[last + 1], "sheet", "") == name:
            last += 1
        return range(first, last + 1)

    def part_start(self, index: int) -> int:
        """Return the index of the first beat of the part that holds beat `index`."""
        while index > 0 and self.beats[index - 1].part == self.beats[index].part:
            index -= 1
        return index

    def part_end(self, index: int) -> int:
        """Return the index of the first beat after the part that holds beat `index`."""
        part = self.beats[index].part
        while index < len(self.beats) and self.beats[index].part == part:
            index += 1
        return index
