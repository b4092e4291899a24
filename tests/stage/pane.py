"""A real tmux pane with a shell in it: the one terminal here that knows an alternate screen, and tells of it."""

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


class Pane:
    """A pane of a tmux server of its own, 80 x 24 unless told otherwise."""

    def __init__(self, socket: Path) -> None:
        self._tmux = [shutil.which("tmux") or "tmux", "-S", str(socket), "-f", os.devnull]
        pipe = socket.with_name("drawn")
        os.mkfifo(pipe)
        self._pipe, self._drawn = pipe, os.open(pipe, os.O_RDWR | os.O_NONBLOCK)

    def open(self, command: str, size: tuple[int, int]) -> None:
        """Run `command` in the pane; whatever is drawn there wakes who waits."""
        self.call("new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), command)
        self.call("pipe-pane", f"cat > {shlex.quote(str(self._pipe))}")

    def close(self) -> None:
        """End what runs in the pane, and the server."""
        self.call("kill-server")
        os.close(self._drawn)

    def call(self, *words: str) -> str:
        """Ask tmux something."""
        done = subprocess.run([*self._tmux, *words], capture_output=True, text=True, check=False)
        return done.stdout

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
        return self.call("display-message", "-p", "#{alternate_on} #{cursor_flag}").strip()

    def wait_for(self, words: str) -> str:
        """Wait until `words` stand in the pane, and return all that stands there."""
        self.wait_until(lambda: words in self.text, words)
        return self.text

    def wait_until(self, done: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < deadline, f"waited in vain for {what!r}; in the pane:\n{self.text}"
            if select.select([self._drawn], [], [], 0.05)[0]:
                os.read(self._drawn, 65536)


@contextmanager
def pane(folder: Path, command: str, size: tuple[int, int] = (80, 24)) -> Iterator[Pane]:
    """Run `command` in a pane of its own; the test is skipped where tmux is not there."""
    if not shutil.which("tmux"):
        pytest.skip("tmux is not here")
    opened = Pane(Path(mkdtemp(dir=folder)) / "tmux")
    try:
        opened.open(command, size)
        yield opened
    finally:
        opened.close()


def called(home: Path, *words: str, module: str = "numbcheck") -> str:
    """Return the line of a shell that runs numbcheck, or another `module` of ours, in that home."""
    where = f"NUMBCHECK_HOME={shlex.quote(str(home))}"
    return f"env {where} {shlex.quote(sys.executable)} -m {module} {shlex.join(words)}"
