"""Player: the pure engine that goes through a script; it is told the time and never reads a clock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from numbcheck.play.answers import Answers
from numbcheck.play.course import Course
from numbcheck.play.stopwatch import Stopwatch
from numbcheck.practice.reply import LEAVES, Reply
from numbcheck.practice.script import Ask, Card, Lead, Look, Timed

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
    ENOUGH = auto()
    """No more questions at which one only notices; elsewhere it leaves as STOP does, and what comes next may go on."""
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
    """All that a stage may know of this moment. Times are in seconds; `left` is None where it is unknown."""

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
    """The answers by their ids, and typed words apart; `answers` has the same in words."""
    enough: bool = False
    """Whether the person had enough of it, and may go on with what comes next."""


class Player:
    """One run of a script from beat `start` on, cards before that shown again; times are of one clock, in seconds."""

    __slots__ = (
        "_answers",
        "_arrival",
        "_course",
        "_half",
        "_index",
        "_left_by",
        "_pace",
        "_rest",
        "_script",
        "_touched",
        "_watch",
    )

    def __init__(self, script: Script, now: float, start: int = 0) -> None:
        self._script = script
        self._arrival = 0
        self._watch = Stopwatch(now)
        self._touched = now
        self._pace = 1.0
        self._left_by: Command | None = None
        self._half: tuple[tuple[str, str], ...] = ()
        self._answers = Answers(script)
        self._course = Course(script, self._answers, start)
        self._index = self._course.wanted(0)
        self._rest = self._course.time_left(self._index)

    @property
    def done(self) -> bool:
        """Whether nothing is left to play."""
        return self._left_by is not None or self._index >= len(self._script.beats)

    @property
    def asking(self) -> bool:
        """Whether the beat waits for typed text."""
        return not self.done and isinstance(self._beat, Ask)

    def due(self, now: float) -> float | None:
        """Return the seconds until the beat runs out; None where time alone will not end it."""
        if self.done or self._watch.stopped or (lasts := self._lasts) is None:
            return None
        begun = max(self._watch.beat_began, self._touched) if self.asking else self._watch.beat_began
        return max(0.0, begun + lasts - now)

    def touched(self, now: float) -> None:
        """Know that somebody is at the question: it waits on."""
        self._touched = now

    def advance(self, now: float) -> None:
        """Move past every beat that has run out by `now`; each next one begins where the last one ended.

        A question at which nobody was counts as left empty.
        """
        while self.due(now) == 0.0:
            if self.asking:
                self.answer("", now)
            else:
                self._go(self._index + 1, self._watch.beat_began + (self._lasts or 0.0))

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
        if self._course.further is False:
            self._course.further, following = True, self._script.further or following
        self._go(following, now)

    def leave(self, half: str, text: str, chosen: tuple[str, ...] | None, now: float) -> None:
        """Leave a question: what was confirmed there answers it, as `answer` says, and what is `half` typed does not.

        That becomes the outcome's `half`, unless it only names answers that were offered.
        """
        self._break_off(half, text, chosen)
        self.obey(Command.STOP, now)

    def enough(self, half: str, text: str, chosen: tuple[str, ...] | None, now: float) -> None:
        """Have enough of the questions at which one only notices; elsewhere leave. What is half typed, as there."""
        noticing = not self.done and isinstance(self._beat, Ask) and self._beat.empty == "noticed"
        self._break_off(half, text, chosen)
        if not noticing:
            self.obey(Command.ENOUGH, now)
            return
        self._go(self._course.after_questions(self._index), now)

    def _break_off(self, half: str, text: str, chosen: tuple[str, ...] | None) -> None:
        if not self.done and isinstance(self._beat, Ask):
            if chosen is not None:
                self._answers.put(self._index, self._beat, text, chosen)
            if self._beat.understood(half).own.strip():
                self._half = ((self._beat.ask, half),)

    def obey(self, command: Command, now: float) -> None:
        """Do what the person wants; commands that do not concern the player change nothing."""
        if self.done:
            return
        match command:
            case Command.STOP | Command.ENOUGH:
                self._watch.go_on(now)
                self._left_by = command
            case Command.MORE if self._may_ask_further:
                self._course.further = False
            case Command.NEXT | Command.PAUSE if isinstance(self._beat, Lead):
                self._course.led = True
                self._go(self._index + 1, now)
            case _ if not isinstance(self._beat, Lead):
                self._move(command, now)

    def _move(self, command: Command, now: float) -> None:
        match command, self._beat:
            case Command.PAUSE, Timed():
                self._watch.toggle(now)
            case Command.LOOK, Look():
                self._left_by = command
            case Command.LOOK, Timed():
                self._go(self._script.part_start(self._index), now)
            case Command.SKIP, _:
                self._go(self._script.part_end(self._index), now)
            case Command.NEXT, Ask() | Card() | Look():
                self._go(self._index + 1, now)
            case Command.BACK, _:
                early = self._watch.elapsed(now) < _BACK_TO_PREVIOUS
                self._go(self._course.before(self._index, early=early), now)
            case Command.FASTER | Command.SLOWER, _:
                self._stretch(-_PACE_STEP if command is Command.FASTER else _PACE_STEP, now)

    def leave_out(self, seconds: float) -> None:
        """Let a stretch of time that has just passed not count: the person was elsewhere."""
        self._watch.leave_out(seconds)

    def frame(self, now: float) -> Frame:
        """Return how things stand at `now`; only while not done."""
        return Frame(
            script=self._script,
            beat=self._answers.filled_in(self._beat),
            index=self._index,
            arrival=self._arrival,
            elapsed=max(0.0, self._watch.elapsed(now)),
            length=self._lasts or 0.0,
            left=self._left(now),
            paused=self._watch.stopped,
            pace=self._pace,
            answers=self._answers.standing(),
            said=tuple(map(self._answers.at, self._script.sheet(self._index))),
            more=self._may_ask_further,
        )

    def outcome(self, now: float) -> Outcome:
        """Return what came of it, as of `now`."""
        self._watch.go_on(now)
        passing = self._index < len(self._script.beats) and not isinstance(self._beat, Lead)
        return Outcome(
            self._script,
            self._index > self._script.last,
            self._watch.seconds(now if passing else self._watch.beat_began),
            self._answers.standing(),
            max(self._course.start, self._index),
            half=self._half,
            replies=self._answers.replies(),
            enough=self._left_by is Command.ENOUGH,
        )

    @property
    def _beat(self) -> Beat:
        return self._script.beats[self._index]

    @property
    def _may_ask_further(self) -> bool:
        return self._course.further is None and self._script.further is not None

    @property
    def _lasts(self) -> float | None:
        """How many seconds the beat lasts, where time alone ends it."""
        seconds = self._beat.seconds
        return seconds * self._pace if seconds and isinstance(self._beat, Timed) else seconds

    def _left(self, now: float) -> float | None:
        if self._rest is None:
            return None
        passed = self._watch.elapsed(now) if isinstance(self._beat, Timed) else 0.0
        return max(0.0, self._rest * self._pace - passed)

    def _go(self, index: int, at: float) -> None:
        self._watch.go_on(at)
        if isinstance(self._beat, Lead):
            self._watch.leave_out_beat(at)
        self._index = self._course.wanted(index)
        self._course.led = self._course.led or (not self.done and isinstance(self._beat, Timed))
        self._rest = self._course.time_left(self._index)
        self._arrival += 1
        self._watch.beat_began = at

    def _stretch(self, step: float, now: float) -> None:
        shortest, longest = self._script.pace
        passed, lasts = self._watch.elapsed(now), self._lasts or 0.0
        self._pace = min(longest, max(shortest, round(self._pace + step, 2)))
        self._watch.beat_began += passed * (1 - (self._lasts or 0.0) / lasts) if lasts else 0.0
