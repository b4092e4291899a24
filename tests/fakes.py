"""Every stand-in the tests use, written by hand: a desk with a virtual clock, a stage that remembers."""

from __future__ import annotations

import io
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from numbcheck.play.player import Command, Frame
from numbcheck.play.ports import Did, Event, Said
from numbcheck.practice.script import Ask, Beat, Script, Timed
from numbcheck.stage.streams import Streams

if TYPE_CHECKING:
    from collections.abc import Callable


class FakeDesk:
    """A desk whose clock moves only while it is waited at; `happenings` are (seconds from the start, event)."""

    def __init__(self, *happenings: tuple[float, Event]) -> None:
        self.on_line: Callable[[str], object] | None = None
        self._now = 1000.0
        self._happenings = deque((1000.0 + at, event) for at, event in happenings)

    def now(self) -> float:
        """Return the virtual time."""
        return self._now

    def wait(self, seconds: float | None, *, typing: bool) -> Event | None:
        """Jump to what happens next; who has nothing more to type leaves."""
        end = None if seconds is None else self._now + seconds
        if self._happenings and (end is None or self._happenings[0][0] <= end):
            at, event = self._happenings.popleft()
            self._now = max(self._now, at)
            return event
        if end is None or (typing and not self._happenings):
            return Did(Command.STOP)
        self._now = end
        return None

    def touched(self) -> bool:
        """Nothing is ever half typed here."""
        return False

    def happen(self, event: Event) -> None:
        """Let this happen now, before anything else."""
        self._happenings.appendleft((self._now, event))

    def pass_time(self, seconds: float) -> None:
        """Let time pass elsewhere."""
        self._now += seconds


@dataclass
class RecordingStage:
    """A stage that remembers every frame it was shown."""

    rhythm: float | None = None
    frames: list[Frame] = field(default_factory=list)
    fails_after: int | None = None
    failing: OSError = field(default_factory=BrokenPipeError)

    def show(self, frame: Frame) -> None:
        """Remember the frame, or break as a closed pipe does."""
        if self.fails_after is not None and len(self.frames) >= self.fails_after:
            raise self.failing
        self.frames.append(frame)

    def close(self) -> None:
        """Nothing to give back."""

    @property
    def words(self) -> list[str]:
        """The words of every arrival, in order."""
        said: dict[int, str] = {}
        for frame in self.frames:
            said.setdefault(frame.arrival, frame.beat.words)
        return list(said.values())


def script(*beats: Beat, pace: tuple[float, float] = (0.6, 1.6)) -> Script:
    """Return a small practice of these beats."""
    return Script("small", "Small", "senses", "outward", "A small one.", beats, closing="Done.", pace=pace)


def timed(seconds: float, part: str = "part", words: str = "Wait.", phase: str = "notice") -> Timed:
    """Return a timed beat."""
    return Timed(part, words, seconds, phase)  # type: ignore[arg-type]


def asks(count: int, ask: str = "see", empty: str = "noticed") -> tuple[Ask, ...]:
    """Return `count` questions of one part."""
    return tuple(Ask(ask, f"{ask} {n}", ask, n, count, empty) for n in range(1, count + 1))  # type: ignore[arg-type]


def said(*lines: str) -> list[tuple[float, Event]]:
    """Return lines typed one second apart."""
    return [(float(n), Said(line)) for n, line in enumerate(lines, start=1)]


def did(at: float, command: Command) -> tuple[float, Event]:
    """Return a command given at that second."""
    return (at, Did(command))


@dataclass
class FakeTerminal:
    """Three streams in memory and what was written to two of them."""

    out: io.StringIO = field(default_factory=io.StringIO)
    err: io.StringIO = field(default_factory=io.StringIO)

    def streams(self, text: str = "", *, quiet: bool = False, **environ: str) -> Streams:
        """Return streams that read `text`."""
        stdin = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
        return Streams(stdin, self.out, self.err, environ, quiet=quiet)
