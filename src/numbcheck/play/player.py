"""Player: the pure engine that goes through a script; it is told the time and never reads a clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import takewhile
from typing import TYPE_CHECKING

from numbcheck.play.answers import Answers
from numbcheck.practice.reply import LEAVES, Reply
from numbcheck.practice.script import Ask, Card, Timed

if TYPE_CHECKING:
    from numbcheck.practice.reply import Replies
    from numbcheck.practice.script import Beat, Script

_PACE_STEP = 0.1
_BACK_TO_PREVIOUS = 2.0
"""Seconds into a part after which `back` means its own beginning."""


class Command(Enum):
    """What a person can want while a practice plays, whatever key or word they used for it."""

    PAUSE = auto()
    NEXT = auto()
    """On to the next beat: the answer to a card."""
    SKIP = auto()
    """On to the next part: sense, area, breath, question."""
    BACK = auto()
    FASTER = auto()
    SLOWER = auto()
    STOP = auto()
    LOOK = auto()
    """An outward practice in between, and back."""
    HELP = auto()
    """The crisis page in between, and back."""
    VOICE = auto()
    KEYS = auto()
    MORE = auto()
    """Further questions: after the next answer they come. Above a text: another question."""
    RESUME = auto()
    """The draft that waits, in place of a text not begun yet."""
    STEM = auto()
    """The beginning of a sentence to go on from."""
    DISCARD = auto()
    """A draft that was taken up again is thrown away."""


@dataclass(frozen=True, slots=True)
class Frame:
    """All that a stage may know of this moment. Times are in seconds; `left` is None where nobody can tell."""

    script: Script
    beat: Beat
    index: int
    arrival: int
    """Counts the beats begun so far: it changes exactly when there are new words to say."""
    elapsed: float
    length: float
    left: float | None
    paused: bool
    pace: float
    answers: tuple[tuple[str, str], ...]
    said: tuple[Reply, ...] = ()
    """What was said so far at each beat of the present sheet, or at this beat alone."""
    more: bool = False
    """Whether further questions may be asked for."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: `seconds` are real seconds without pauses, `index` the beat to go on with another time."""

    script: Script
    finished: bool
    seconds: float
    answers: tuple[tuple[str, str], ...]
    index: int
    fault: Exception | None = None
    """What ended it, if neither the person nor the script did; it is raised once the rest is kept."""
    gone: bool = False
    """Whether it ended because nobody reads on any more where it is shown."""
    half: tuple[tuple[str, str], ...] = ()
    """The question that was left with something half typed, and that: it answers nothing."""
    replies: Replies = ()
    """The answers by their ids, and one's own words apart; `answers` has the same in words."""


class Player:
    """One run of a script from beat `start` on, cards before that shown again; times are of one clock, in seconds."""

    __slots__ = (
        "_answers",
        "_arrival",
        "_beat_began",
        "_began",
        "_further",
        "_half",
        "_index",
        "_pace",
        "_paused_at",
        "_rest",
        "_script",
        "_start",
        "_stopped",
        "_waited",
    )

    def __init__(self, script: Script, now: float, start: int = 0) -> None:
        self._script = script
        self._start = start
        self._arrival = 0
        self._began = self._beat_began = now
        self._paused_at: float | None = None
        self._waited = 0.0
        self._pace = 1.0
        self._stopped = False
        self._further: bool | None = None
        self._half: tuple[tuple[str, str], ...] = ()
        self._answers = Answers(script)
        self._index = self._from(0)
        self._rest = self._until_asked()

    @property
    def done(self) -> bool:
        """Whether nothing is left to play."""
        return self._stopped or self._index >= len(self._script.beats)

    @property
    def asking(self) -> bool:
        """Whether the beat waits for typed text."""
        return not self.done and isinstance(self._beat, Ask)

    def due(self, now: float) -> float | None:
        """Return the seconds until the beat runs out; None where time alone will not end it."""
        if self.done or self._paused_at is not None or not isinstance(self._beat, Timed):
            return None
        return max(0.0, self._beat_began + self._length - now)

    def advance(self, now: float) -> None:
        """Move past every beat that has run out by `now`; each next one begins where the last one ended."""
        while self.due(now) == 0.0:
            self._go(self._index + 1, self._beat_began + self._length)

    def answer(self, text: str, now: float, chosen: tuple[str, ...] | None = None) -> None:
        """Take what the person typed or chose at a question, and go on. Elsewhere it changes nothing.

        Back at a question that has an answer, nothing typed lets that answer stand. Where answers are choices,
        a line that is only the letter that leaves is no answer.
        """
        if self.done or not isinstance(self._beat, Ask):
            return
        if chosen is None and self._beat.choices and text.strip().casefold() == LEAVES:
            self.obey(Command.STOP, now)
            return
        following = self._answers.put(self._index, self._beat, text, chosen)
        if self._further is False:
            self._further, following = True, self._script.further or following
        self._go(following, now)

    def leave(self, half: str, text: str, chosen: tuple[str, ...] | None, now: float) -> None:
        """Leave a question: what was confirmed there answers it, as `answer` says, and what is `half` typed does not.

        That becomes the outcome's `half`, unless it only names answers that were offered.
        """
        if not self.done and isinstance(self._beat, Ask):
            if chosen is not None:
                self._answers.put(self._index, self._beat, text, chosen)
            if self._beat.understood(half).own.strip():
                self._half = ((self._beat.ask, half),)
        self.obey(Command.STOP, now)

    def obey(self, command: Command, now: float) -> None:
        """Do what the person wants; commands that do not concern the player change nothing."""
        if self.done:
            return
        match command:
            case Command.STOP:
                self._resume(now)
                self._stopped = True
            case Command.PAUSE:
                self._toggle_pause(now)
            case Command.SKIP:
                self._go(self._script.part_end(self._index), now)
            case Command.NEXT if not isinstance(self._beat, Timed):
                self._go(self._index + 1, now)
            case Command.BACK:
                self._go(self._before(now), now)
            case Command.MORE if self._may_ask_further:
                self._further = False
            case Command.FASTER | Command.SLOWER:
                self._stretch(-_PACE_STEP if command is Command.FASTER else _PACE_STEP, now)

    def leave_out(self, seconds: float) -> None:
        """Let a stretch of time that has just passed not count: the person was elsewhere."""
        self._waited += seconds
        self._beat_began += seconds
        if self._paused_at is not None:
            self._paused_at += seconds

    def frame(self, now: float) -> Frame:
        """Return how things stand at `now`; only while not done."""
        moment = self._moment(now)
        return Frame(
            script=self._script,
            beat=self._told,
            index=self._index,
            arrival=self._arrival,
            elapsed=max(0.0, moment - self._beat_began),
            length=self._length,
            left=self._left(moment),
            paused=self._paused_at is not None,
            pace=self._pace,
            answers=self._answers.standing(),
            said=tuple(map(self._answers.at, self._script.sheet(self._index))),
            more=self._may_ask_further,
        )

    def outcome(self, now: float) -> Outcome:
        """Return what came of it, as of `now`."""
        self._resume(now)
        ended = self._index >= len(self._script.beats)
        seconds = max(0.0, (self._beat_began if ended else now) - self._began - self._waited)
        return Outcome(
            self._script,
            self._index > self._script.last,
            seconds,
            self._answers.standing(),
            max(self._start, self._index),
            half=self._half,
            replies=self._answers.replies(),
        )

    @property
    def _beat(self) -> Beat:
        return self._script.beats[self._index]

    @property
    def _told(self) -> Beat:
        """The beat with what was answered before in its words, where they are left open for that."""
        told = self._answers.told(self._beat.words)
        return self._beat if told == self._beat.words else replace(self._beat, words=told)

    @property
    def _may_ask_further(self) -> bool:
        return self._further is None and self._script.further is not None

    @property
    def _length(self) -> float:
        return self._beat.seconds * self._pace if isinstance(self._beat, Timed) else 0.0

    def _left(self, moment: float) -> float | None:
        if self._rest is None:
            return None
        return max(0.0, self._rest * self._pace - (moment - self._beat_began))

    def _go(self, index: int, at: float) -> None:
        self._resume(at)
        self._index = self._from(index)
        self._rest = self._until_asked()
        self._arrival += 1
        self._beat_began = at

    def _from(self, index: int, step: int = 1) -> int:
        """Return the first beat that is to be played from `index` on, or with step -1 from there back."""
        while 0 <= index < len(self._script.beats) and not self._wanted(index):
            index += step
        return index

    def _until_asked(self) -> float | None:
        """Return how long it takes at the usual pace until a person is waited for; None where that is so already."""
        beats = self._script.beats
        wanted = (beats[index] for index in range(self._index, len(beats)) if self._wanted(index))
        timed = takewhile(lambda beat: isinstance(beat, Timed), wanted)
        return sum(beat.seconds for beat in timed if isinstance(beat, Timed)) or None

    def _wanted(self, index: int) -> bool:
        match self._script.beats[index]:
            case Ask(given=tuple(given)) | Timed(given=tuple(given)) | Card(given=tuple(given)) if (
                not self._answers.meet(given)
            ):
                return False
            case Card():
                return True
            case Ask(further=True) if self._further is None:
                return False
        return index >= self._start

    def _resume(self, now: float) -> None:
        if self._paused_at is not None:
            away, self._paused_at = now - self._paused_at, None
            self.leave_out(away)

    def _toggle_pause(self, now: float) -> None:
        if self._paused_at is not None:
            self._resume(now)
        elif isinstance(self._beat, Timed):
            self._paused_at = now

    def _moment(self, now: float) -> float:
        return now if self._paused_at is None else self._paused_at

    def _before(self, now: float) -> int:
        """Go back one question, or to the part's beginning, or, early in it, to the part before."""
        if isinstance(self._beat, Ask):
            return max(0, self._from(self._index - 1, -1))
        start = self._script.part_start(self._index)
        if start == self._index and self._moment(now) - self._beat_began < _BACK_TO_PREVIOUS:
            start = self._script.part_start(max(0, start - 1))
        return start

    def _stretch(self, step: float, now: float) -> None:
        shortest, longest = self._script.pace
        moment = self._moment(now)
        share = (moment - self._beat_began) / self._length if self._length else 0.0
        self._pace = min(longest, max(shortest, round(self._pace + step, 2)))
        self._beat_began = moment - share * self._length
