"""A seat for tests: its desk has a virtual clock, its stages remember, its keys were pressed beforehand."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from numbcheck.play.player import Command
from numbcheck.play.ports import Did
from numbcheck.practice.script import Lead
from numbcheck.stage.mark_list import MarkList, Marks
from numbcheck.stage.seat import NO_EDGES, Edges, answer_of
from numbcheck.stage.streams import Streams
from numbcheck.stage.text_input import TextInput, Written
from numbcheck.visit.house import House
from tests.fakes import FakeDesk, FakeTerminal, RecordingStage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from signal import Signals

    from numbcheck.play.player import Frame
    from numbcheck.play.ports import Event

T = TypeVar("T")


@dataclass
class Starting(RecordingStage):
    """A stage at which somebody presses Enter as soon as they read that it will start."""

    desk: FakeDesk = field(default_factory=FakeDesk)

    def show(self, frame: Frame) -> None:
        """Remember the frame, and press Enter in the lead-in."""
        super().show(frame)
        if isinstance(frame.beat, Lead):
            self.desk.happen(Did(Command.NEXT))


@dataclass
class FakeSeat:
    """One visit after another: `happenings` for each of them, and the keys pressed at its questions.

    The person `starts` each practice at once with Enter, so that the seconds of what happens are those of the practice.
    """

    visits: list[tuple[tuple[float, Event], ...]]
    keys: list[str] = field(default_factory=list)
    desk: FakeDesk = field(default_factory=FakeDesk)
    stages: list[RecordingStage] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    edges: list[Edges] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    inputs: list[TextInput] = field(default_factory=list)
    hands: list[Callable[[TextInput], Written]] = field(default_factory=list)
    half: str = ""
    starts: bool = True
    left_by: Signals | None = None
    fault: Exception | None = None
    can_ask: bool = True
    leaves_nothing: bool = True

    def fail(self, fault: Exception | None) -> None:
        """Remember what went wrong."""
        self.fault = self.fault or fault

    def stage(self) -> RecordingStage:
        """Return a stage that remembers."""
        self.stages.append(Starting(desk=self.desk) if self.starts else RecordingStage())
        return self.stages[-1]

    def page(self, lines: Sequence[str], *, on: bool = False) -> None:
        """Remember the page."""
        self.pages.extend(lines)

    def read(self, lines: Iterator[str], help_: Callable[[], Sequence[str]], *, from_end: bool) -> bool:
        """Remember what was read, from where it opened."""
        self.pages.extend(lines)
        return True

    def show_keys(self, *, voice: bool) -> None:
        """There are no keys to show."""

    def half_typed(self) -> str:
        """Return what is half typed."""
        return self.half

    def ask_key(self, question: str, seconds: float, offered: str = "", *, ahead: bool = False) -> str:
        """Return the next key that was pressed beforehand and means something here."""
        self.questions.append(question)
        while self.keys:
            if (answer := answer_of(self.keys.pop(0), offered)) is not None:
                return answer
        return ""

    def farewell(
        self,
        words: str,
        question: str,
        seconds: float,
        help_: Callable[[], Sequence[str]],
        offered: str = "",
        edges: Edges = NO_EDGES,
    ) -> str:
        """Remember the words, and ask where something is asked; ! shows the page first."""
        self.pages.append(words)
        self.edges.append(edges)
        while question and self.keys[:1] == ["!"]:
            self.pages.extend(help_())
            del self.keys[0]
        return self.ask_key(question, seconds, offered) if question else ""

    def mark(self, mark_list: MarkList) -> Marks:
        """Mark nothing, and go on."""
        return Marks(done=bool(mark_list.rows))

    def write(self, text_input: TextInput) -> Written:
        """Let the next of `hands` write."""
        self.inputs.append(text_input)
        return self.hands.pop(0)(text_input)

    def welcome_back(self) -> None:
        """Say nothing: it is seen."""

    @contextmanager
    def taken(self, *_: object, **__: object) -> Iterator[FakeSeat]:
        """Begin the next visit."""
        self.desk = FakeDesk(*(self.visits.pop(0) if self.visits else ()))
        yield self


class SomebodyThere(Streams):
    """Streams with a person at the other end."""

    can_ask = True


def person(seat: FakeSeat, home: object, **environ: str) -> tuple[House, FakeTerminal]:
    """Return the house of this person at this seat, and what was said to them."""
    terminal = FakeTerminal()
    streams = SomebodyThere(None, terminal.out, terminal.err, {"NUMBCHECK_HOME": str(home), **environ})
    house = House(streams)
    house.seat = seat.taken  # type: ignore[method-assign]
    return house, terminal


def writes(text: str, *, done: bool = True, left_by: Signals | None = None) -> Callable[[TextInput], Written]:
    """Return a hand that makes the text this one, with a draft along the way, as a screen does."""

    def hand(text_input: TextInput) -> Written:
        text_input.safe(text)
        return Written(text, done=done, left_by=left_by)

    return hand


def house_with(seat: FakeSeat, home: object, **environ: str) -> tuple[House, FakeTerminal]:
    """Return a house whose only seat is this one, and the terminal it speaks to."""
    terminal = FakeTerminal()
    house = House(terminal.streams(quiet=False, NUMBCHECK_HOME=str(home), **environ))
    house.seat = seat.taken  # type: ignore[method-assign]
    house.choose = _choose  # type: ignore[method-assign]
    return house, terminal


def _choose(things: Sequence[T]) -> T:
    """Return the first that goes by itself, so that nobody need answer anything."""
    return next((thing for thing in things if not getattr(thing, "asks", False)), things[0])
