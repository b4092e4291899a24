"""Signals: turns those that ask us to leave, stop or go on into something one can wait for."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


def _known(*names: str) -> frozenset[int]:
    return frozenset(getattr(signal, name) for name in names if hasattr(signal, name))


LEAVING = _known("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
_WATCHED = LEAVING | _known("SIGCONT")
_STOPPING = _known("SIGTSTP")


class Signals:
    """What has arrived so far. `fd` becomes readable with each arrival."""

    __slots__ = ("_arrived", "_write", "fd")

    def __init__(self, fd: int, write: int) -> None:
        self.fd = fd
        self._write = write
        self._arrived: list[int] = []

    def note(self, number: int, _: FrameType | None = None) -> None:
        """Remember a signal; this is the handler."""
        self._arrived.append(number)
        os.write(self._write, b".")

    def take(self) -> int | None:
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

    What was ignored stays so: whoever started us with nohup meant it. With `stopping` Ctrl-Z is ours too,
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
        os.close(read)
        os.close(write)


@contextmanager
def interrupts_for_another() -> Iterator[None]:
    """Let Ctrl-C mean, until the block ends, only what the program in front of the person makes of it."""
    # a handler, and not SIG_IGN: that one would be handed on to the other program
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
