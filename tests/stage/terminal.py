"""A real terminal pair with a program in it, read by pyte, waited for with a deadline and never with a sleep."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import pyte

from tests.stage.eye import Eye
from tests.stage.starter import Forked, start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.stage.starter import Program

PATIENCE = 30.0
_OVER = b"\x1b]9;over\x1b\\"
"""What is written behind all that a program wrote: a terminal shows nothing of it."""
_READ_AT_START = {"LANG", "LC_ALL", "LOCPATH", "PYTHONPATH"}
"""What Python reads when it starts from nothing, and only then."""
_TAKE_TERMINAL = "import fcntl, os, sys, termios\nfcntl.ioctl(0, termios.TIOCSCTTY, 0)\nos.execvp(sys.argv[1], sys.argv[1:])"


class Terminal:
    """One end of a terminal whose other end a program holds."""

    def __init__(self, begin: Callable[[int], Program], size: tuple[int, int]) -> None:
        self._ours, self._theirs = pty.openpty()
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.modes_before = self.modes
        self.screen = pyte.HistoryScreen(*size)
        self.raw = b""
        self._stream, self._eye = pyte.ByteStream(self.screen), Eye(self.screen)
        self.process = begin(self._theirs)

    @property
    def modes(self) -> list[Any]:
        """The input modes, as `stty -g` tells them."""
        return termios.tcgetattr(self._theirs)

    @property
    def text(self) -> str:
        """What stands on the screen now."""
        return "\n".join(self._eye.rows)

    @property
    def scrollback(self) -> str:
        """What has scrolled out at the top."""
        return "\n".join("".join(cell.data for cell in row.values()) for row in self.screen.history.top)

    def press(self, keys: str) -> None:
        """Press keys, as a terminal sends them."""
        os.write(self._ours, keys.encode())

    def press_until_end(self, keys: str) -> int:
        """Press keys until the program has ended: so soon after an answer a key does nothing. Return its exit code."""

        def ended() -> bool:
            if self.process.poll() is None:
                self.press(keys)
                self.read(0.3)
            return self.process.poll() is not None

        self.read_until(ended, "the end")
        return self.wait_for_end()

    def wait_for(self, words: str) -> None:
        """Read on until `words` stand on the screen."""
        self.read_until(lambda: words in self.text, words)

    def wait_for_end(self) -> int:
        """Read on until the program has ended, and all that it wrote is read; return its exit code."""
        self.read_until(lambda: self.process.poll() is not None, "the end")
        self.read(0)
        os.write(self._theirs, _OVER)
        self.read_until(lambda: self.raw.endswith(_OVER), "the last words")
        self.raw = self.raw.removesuffix(_OVER)
        return self.process.wait()

    def resize(self, columns: int, rows: int) -> None:
        """Pull the window to this size."""
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def hang_up(self) -> None:
        """Close the terminal, as closing a window does."""
        os.close(self._theirs)
        os.close(self._ours)
        self._ours = -1

    def end(self) -> None:
        """End what still runs."""
        self.process.kill()
        self.process.wait()
        for fd in {self._ours, self._theirs} if self._ours >= 0 else set():
            os.close(fd)

    def read_until(self, done: Any, what: str) -> None:
        """Read on until something is so."""
        deadline = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > deadline:
                raise AssertionError(f"waited in vain for {what!r}; on the screen:\n{self.text}")
            self.read(0.05)

    def read(self, seconds: float) -> None:
        """Read what comes within so many seconds, or until the program ends, and what comes with it."""
        told = isinstance(self.process, Forked) and self.process.returncode is None
        ends: list[Any] = [self.process] if told else []
        while self._ours in select.select([self._ours, *ends], [], [], seconds)[0]:
            chunk = os.read(self._ours, 65536)
            self.raw += chunk
            self._stream.feed(chunk)
            seconds = 0


@contextmanager
def terminal(
    home: Path, *words: str, size: tuple[int, int] = (80, 24), command: list[str] | None = None, **more: str
) -> Iterator[Terminal]:
    """Run numbcheck (or `command`) in a terminal of its own."""
    environ = {**os.environ, "NUMBCHECK_HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", **more}
    if command or _READ_AT_START & more.keys():
        begin = partial(from_nothing, command or [sys.executable, "-m", "numbcheck", *words], environ)
    else:
        begin = partial(start, list(words), environ)
    pair = Terminal(begin, size)
    try:
        yield pair
    finally:
        pair.end()


def from_nothing(command: list[str], environ: dict[str, str], terminal: int) -> Program:
    """Start a command in a session of its own, at that terminal."""
    return subprocess.Popen(
        [sys.executable, "-IS", "-c", _TAKE_TERMINAL, *command],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=environ,
        start_new_session=True,
    )
