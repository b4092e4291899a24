"""Signals: turns those that ask us to leave, stop or go on into something one can wait for."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from numbcheck.errors import LeftBySignal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType


def _known(*names: str) -> frozenset[int]:
    return frozenset(getattr(signal, name) for name in names if hasattr(signal, name))


LEAVING = _known("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
_WATCHED = LEAVING | _known("SIGCONT")
_STOPPING = _known("SIGTSTP")
_ENDING = _known("SIGINT", "SIGTERM", "SIGHUP")


class _Ending:
    """How a signal ends the whole command: with its exit code, and only between two things that belong together."""

    def __init__(self) -> None:
        self.holds = 0
        self.heard: list[int] = []

    def hear(self, number: int, _: FrameType | None = None) -> None:
        """Take a signal; this is the handler."""
        self.heard.append(number)
        self.leave()

    def leave(self) -> None:
        """Leave, if a signal was heard and nothing holds us."""
        if self.heard and not self.holds:
            number, self.heard = self.heard[0], []
            raise LeftBySignal(number)


_ending = _Ending()


class Signals:
    """What has arrived so far. `fd` becomes readable with each arrival."""

    __slots__ = ("_arrived", "_write", "fd")

    def __init__(self, fd: int, write: int) -> None:
        self.fd = fd
        self._write = write
        self._arrived: list[signal.Signals] = []

    def note(self, number: int, _: FrameType | None = None) -> None:
        """Remember a signal; this is the handler."""
        self._arrived.append(signal.Signals(number))
        os.write(self._write, b".")

    def take(self) -> signal.Signals | None:
        """Return the oldest signal not yet taken, or None."""
        if not self._arrived:
            return None
        os.read(self.fd, 1)
        return self._arrived.pop(0)

    def stop(self) -> None:
        """Stop, as Ctrl-Z asks, and return when somebody lets us go on."""
        before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        try:
            signal.raise_signal(signal.SIGTSTP)
        finally:
            signal.signal(signal.SIGTSTP, before)


@contextmanager
def watched(*, stopping: bool = False) -> Iterator[Signals]:
    """Watch for signals until the block ends; then every handler is what it was before.

    What was ignored stays so, as nohup means it. With `stopping` Ctrl-Z is ours too,
    and whoever takes it calls `stop`.
    """
    read, write = os.pipe()
    os.set_blocking(write, False)
    signals = Signals(read, write)
    wanted = _WATCHED | (_STOPPING if stopping else frozenset())
    heard = [number for number in wanted if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, signals.note) for number in heard}
    try:
        yield signals
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        late = [number for number in iter(signals.take, None) if before.get(number) == _ending.hear]
        os.close(read)
        os.close(write)
        for number in late:
            _ending.hear(number)


@contextmanager
def whole_command() -> Iterator[None]:
    """Let TERM, HUP and INT end the command inside by LeftBySignal; what was ignored stays so."""
    before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}
    for number in _ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, _ending.hear)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        _ending.heard = []


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let what is inside come to its end before a signal ends the command: keeping, and what is said of it."""
    _ending.holds += 1
    try:
        yield
    finally:
        _ending.holds -= 1
    _ending.leave()


def end_by(number: signal.Signals) -> None:
    """End the command as the signal asks that a visit heard in its stead; where it is `uninterrupted`, after that."""
    _ending.hear(number)


@contextmanager
def interrupts_for_another() -> Iterator[None]:
    """Let Ctrl-C mean, until the block ends, only what the program in front of the person makes of it."""
    # a handler, and not SIG_IGN: that one would be handed on to the other program
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
