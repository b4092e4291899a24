"""A real tmux pane: the one terminal here that knows an alternate screen, and tells of it."""

from __future__ import annotations

import os
import select
import shlex
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import pytest

from tests.stage.terminal import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_GIVE_UP = """
import fcntl, os, select, signal, sys, termios
signal.signal(signal.SIGHUP, signal.SIG_IGN)
name = os.ttyname(0).encode()
fcntl.ioctl(0, termios.TIOCNOTTY)
with open(sys.argv[1], "wb", 0) as told:
    told.write(b"\\0".join([name, *(b"%b=%b" % pair for pair in os.environb.items())]))
gone = select.poll()
gone.register(0, 0)
gone.poll()
"""
"""What tells of its terminal and its environment, gives the terminal up, and stays until the pane is closed."""


_MOMENT = 0.015
"""Seconds from one look to the next."""


class Pane:
    """A pane of a tmux server of its own, asked and answered in tmux's control mode."""

    def __init__(self, socket: Path, command: str, size: tuple[int, int]) -> None:
        begin = ["new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), command, ";"]
        begin += ["attach-session", "-f", "no-output"]
        self._tmux = subprocess.Popen(
            [shutil.which("tmux") or "tmux", "-S", str(socket), "-f", os.devnull, "-C", *begin],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(os.environ),  # else what a library of this process has put there, too: a size
            bufsize=0,
        )
        self._heard = b""

    def close(self) -> None:
        """End what runs in the pane, and the server."""
        self._tmux.communicate(b"kill-server\n")

    def call(self, *words: str) -> str:
        """Ask tmux something."""
        assert self._tmux.stdin
        self._tmux.stdin.write(f"{shlex.join(words)}\n".encode())
        line = self._line()
        while not (line.startswith("%begin") and line.endswith(" 1")):  # 1: an answer to this client
            line = self._line()
        number = line.removeprefix("%begin")
        answer: list[str] = []
        while (line := self._line()) not in (f"%end{number}", f"%error{number}"):
            answer.append(line)
        return "\n".join(answer)

    def press(self, *keys: str) -> None:
        """Press keys by their tmux names, or type words."""
        self.call("send-keys", *keys)

    @property
    def text(self) -> str:
        """What stands in the pane now."""
        return self.call("capture-pane", "-p")

    @property
    def history(self) -> str:
        """All that stands in the pane and has scrolled out of it."""
        return self.call("capture-pane", "-p", "-S", "-")

    @property
    def state(self) -> str:
        """Whether the alternate screen is on, and whether the cursor is shown."""
        return self.call("display-message", "-p", "#{alternate_on} #{cursor_flag}")

    @property
    def title(self) -> str:
        """What a program called the pane last."""
        return self.call("display-message", "-p", "#{pane_title}")

    def wait_for(self, words: str) -> str:
        """Wait until `words` stand in the pane, and return all that stands there."""
        self.wait_until(lambda: words in self.text, words)
        return self.text

    def wait_until(self, done: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < deadline, f"waited in vain for {what!r}; in the pane:\n{self.text}"
            self._hear(_MOMENT)

    def _line(self) -> str:
        while b"\n" not in self._heard:
            assert self._hear(PATIENCE), "tmux does not answer"
        line, _, self._heard = self._heard.partition(b"\n")
        return line.decode()

    def _hear(self, seconds: float) -> bytes:
        """Hear what tmux says within so many seconds."""
        assert self._tmux.stdout
        if not select.select([self._tmux.stdout], [], [], seconds)[0]:
            return b""
        said = os.read(self._tmux.stdout.fileno(), 65536)
        self._heard += said
        return said


@contextmanager
def pane(folder: Path, command: str, size: tuple[int, int] = (80, 24)) -> Iterator[Pane]:
    """Run `command` in a pane of its own; the test is skipped where tmux is not there."""
    if not shutil.which("tmux"):
        pytest.skip("tmux is not here")
    opened = Pane(Path(mkdtemp(dir=folder)) / "tmux", command, size)
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def free_pane(folder: Path, size: tuple[int, int]) -> Iterator[tuple[Pane, int, dict[str, str]]]:
    """Open a pane whose terminal is nobody's yet; yield it, its terminal, and the environment of what runs there."""
    if sys.platform != "linux":
        pytest.skip("only Linux lets a terminal be given up")
    told = Path(mkdtemp(dir=folder)) / "told"
    os.mkfifo(told)
    tells = os.open(told, os.O_RDWR)
    with pane(folder, shlex.join([sys.executable, "-IS", "-c", _GIVE_UP, str(told)]), size) as here:
        assert select.select([tells], [], [], PATIENCE)[0], "the terminal is not given up"
        name, *environ = os.read(tells, 1 << 20).decode("utf-8", "surrogateescape").split("\0")
        os.close(tells)
        terminal = os.open(name, os.O_RDWR | os.O_NOCTTY)
        try:
            yield here, terminal, dict(pair.split("=", 1) for pair in environ)
        finally:
            os.close(terminal)


def called(home: Path, *words: str) -> str:
    """Return the line of a shell that runs numbcheck in that home."""
    where = f"NUMBCHECK_HOME={shlex.quote(str(home))}"
    return f"env {where} {shlex.quote(sys.executable)} -m numbcheck {shlex.join(words)}"
