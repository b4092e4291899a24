"""The two worlds in which a feature is seen: a screen in memory, and a real terminal in tmux."""

from __future__ import annotations

import os
import signal
import termios
import time
from collections import deque
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Protocol

from numbcheck.stage import choose
from numbcheck.stage.seat import CALM
from numbcheck.stage.streams import Streams
from numbcheck.visit.house import House
from tests.stage.pane import free_pane
from tests.stage.rig import rigged
from tests.stage.starter import start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

    from numbcheck.stage.seat import Seat
    from tests.conftest import Shell
    from tests.stage.pane import Pane
    from tests.stage.rig import Rig
    from tests.stage.starter import Program

_MOMENT = 0.002
_TURNS = 400
"""Turns of a screen on which nothing happens after which what is waited for does not come."""

_OVER = "over"
"""What a pane is called once its program has ended."""


class World(Protocol):
    """What a person can do at a terminal in which numbcheck runs; it ends with the `with` that began it."""

    def wait_for(self, words: str) -> None:
        """Read until these words stand on the screen."""

    def look(self) -> None:
        """Remember the screen as it stands there now."""

    @property
    def screens(self) -> list[list[str]]:
        """Every screen that was looked at, afterwards."""

    def wait_for_screen(self, lines: list[str]) -> None:
        """Read until the whole screen is these lines."""

    def press(self, keys: str) -> None:
        """Press keys, as a terminal sends them."""

    def press_until_end(self, keys: str) -> None:
        """Press keys until the program has ended: so soon after an answer a key does nothing."""

    def resize(self, columns: int, rows: int) -> None:
        """Pull the window to this size."""

    def see(self, right: Callable[[list[str]], bool], what: str) -> None:
        """Read until the lines on the screen are `right`: `what` one looks for."""

    def settle(self) -> None:
        """Let the moment after an answer pass, within which nothing answers the next question."""

    def told(self, number: signal.Signals) -> None:
        """Be told by this signal to leave."""

    @property
    def code(self) -> int:
        """The exit code, afterwards."""

    @property
    def left(self) -> str:
        """All that is left in the terminal afterwards, on one line."""

    @property
    def page(self) -> list[str]:
        """The same, line by line."""

    @property
    def given_back(self) -> bool:
        """Whether the terminal is as it was: its own screen, a cursor, the modes of before."""


class Memory:
    """Keys go in through a pipe, pyte shows what is seen, and no time passes but by pressing keys and waiting.

    What a test does is remembered, and done while the program runs, one thing at each turn of its screen.
    """

    def __init__(self, shell: Shell, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
        self._shell, self._size = shell, size
        self._acts: deque[tuple[str, Callable[[Rig], bool]]] = deque()
        self._drawn, self._stuck, self._idle = "", "", 0
        self.code, self.left, self.page = -1, "", [""]
        self.screens: list[list[str]] = []
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setattr(House, "seat", lambda house, *_, **__: self._seat(house))
        monkeypatch.setattr(Streams, "can_ask", property(lambda streams: not streams.no_input))
        monkeypatch.setattr(Streams, "is_seen", True)
        monkeypatch.setattr(Streams, "width", size[0])
        monkeypatch.setattr(Streams, "rows", size[1])
        monkeypatch.setattr(choose, "screen_size", lambda _: os.terminal_size(size))

    def wait_for(self, words: str) -> None:
        """Read until these words stand on the screen."""
        self._acts.append((words, lambda rig: words in rig.text))

    def look(self) -> None:
        """Remember the screen as it stands there now."""

        def look(rig: Rig) -> bool:
            self.screens.append(_rows(rig.text))
            return True

        self._acts.append(("a look", look))

    def wait_for_screen(self, lines: list[str]) -> None:
        """Read until the whole screen is these lines."""
        self._acts.append(("\n".join(lines), lambda rig: _rows(rig.text) == lines))

    def press(self, keys: str) -> None:
        """Press keys, as a terminal sends them."""

        def press(rig: Rig) -> bool:
            rig.press(keys)
            return True

        self._acts.append((repr(keys), press))

    def press_until_end(self, keys: str) -> None:
        """Press keys once: between any two things time enough has passed."""
        self.press(keys)

    def resize(self, columns: int, rows: int) -> None:
        """Pull the window to this size."""

        def pull(rig: Rig) -> bool:
            rig.resize(columns, rows)
            return True

        self._acts.append((f"{columns} x {rows}", pull))

    def see(self, right: Callable[[list[str]], bool], what: str) -> None:
        """Read until the lines on the screen are `right`."""
        self._acts.append((what, lambda rig: right(rig.lines)))

    def settle(self) -> None:
        """Let the moment pass: here one does, between any two things."""

    def told(self, number: signal.Signals) -> None:
        """Be told by this signal to leave."""

        def tell(_: Rig) -> bool:
            os.kill(os.getpid(), number)
            return True

        self._acts.append((number.name, tell))

    @property
    def given_back(self) -> bool:
        """Whether the other screen is gone, the cursor is shown, and pasting, title, colours and mouse are as before."""
        modes = {"\x1b[?1049h": "\x1b[?1049l", "\x1b[?25l": "\x1b[?25h", "\x1b[?2004h": "\x1b[?2004l"}
        never = ("\x1b]", "\x1b[?100")
        back = all(self._drawn.rfind(on) < self._drawn.rfind(off) for on, off in modes.items())
        return back and not any(sent in self._drawn for sent in never)

    def play(self, *argv: str) -> None:
        """Run numbcheck, and do meanwhile what is to be done."""
        ran = self._shell(*argv)
        self.code, self.page = ran.code, (ran.out + ran.err).splitlines()
        self.left = _on_one_line(self.page)
        assert not self._stuck, self._stuck
        assert not self._acts, f"it ended before {self._acts[0][0]}; it said:\n{ran.out}{ran.err}"

    @contextmanager
    def _seat(self, house: House) -> Iterator[Seat]:
        with rigged(*self._size) as rig:
            rig.at_each_turn(lambda seconds: self._turn(rig, seconds))
            yield rig.seat
        self._drawn += rig.drawn.getvalue()
        if rig.seat.parting:
            house.streams.say(rig.seat.parting)

    def _turn(self, rig: Rig, seconds: float | None) -> float:
        self._idle += 1
        if self._acts and self._acts[0][1](rig):
            self._acts.popleft()
            self._idle = 0
            rig.passed += 1.0  # nobody does two things at once
            return _MOMENT
        rig.passed += seconds or _MOMENT
        if self._idle > _TURNS:
            waited = self._acts[0][0] if self._acts else "the end"
            self._stuck = f"waited in vain for {waited}; on the screen:\n{rig.text}"
            rig.signals.note(signal.SIGTERM)
        return _MOMENT


class Tmux:
    """A real terminal: what a test does is done at once, and waited for."""

    def __init__(self, here: Pane, terminal: int, begin: Callable[[int], Program]) -> None:
        self._here, self._terminal = here, terminal
        self._modes_before = termios.tcgetattr(terminal)
        self._program = begin(terminal)
        self.code, self.left, self.page, self.given_back = -1, "", [""], False
        self.screens: list[list[str]] = []

    def wait_for(self, words: str) -> None:
        """Read until these words stand on the screen."""
        self._here.wait_for(words)

    def look(self) -> None:
        """Remember the screen as it stands there now."""
        self.screens.append(_rows(self._here.text))

    def wait_for_screen(self, lines: list[str]) -> None:
        """Read until the whole screen is these lines."""
        self._here.wait_until(lambda: _rows(self._here.text) == lines, "\n".join(lines))

    def press(self, keys: str) -> None:
        """Press keys, as a terminal sends them."""
        self._here.press("-H", *(f"{byte:x}" for byte in keys.encode()))

    def press_until_end(self, keys: str) -> None:
        """Press keys until the program has ended."""

        def ended() -> bool:
            if not self._has_ended():
                self.press(keys)
            return self._has_ended()

        self._here.wait_until(ended, "the end")

    def resize(self, columns: int, rows: int) -> None:
        """Pull the window to this size."""
        self._here.call("resize-window", "-x", str(columns), "-y", str(rows))

    def see(self, right: Callable[[list[str]], bool], what: str) -> None:
        """Read until the lines on the screen are `right`."""
        self._here.wait_until(lambda: right([line.rstrip() for line in self._here.text.splitlines()]), what)

    def settle(self) -> None:
        """Let the moment pass."""
        over = time.monotonic() + CALM
        self._here.wait_until(lambda: time.monotonic() > over, "a moment")

    def told(self, number: signal.Signals) -> None:
        """Be told by this signal to leave."""
        self._program.send_signal(number)

    def end(self) -> None:
        """Wait until the program has ended, and look at what it left in its terminal."""
        self._here.wait_until(self._has_ended, "the end")
        os.write(self._terminal, f"\x1b]2;{_OVER}\x1b\\".encode())  # behind all that it wrote
        self._here.wait_until(lambda: self._here.title == _OVER, "the last words")
        self.code, self.page = self._program.wait(), self._here.history.rstrip().splitlines()
        self.left = _on_one_line(self.page)
        modes_are_back = termios.tcgetattr(self._terminal) == self._modes_before
        self.given_back = modes_are_back and self._here.state == "0 1"

    def kill(self) -> None:
        """End what still runs."""
        self._program.kill()
        self._program.wait()

    def _has_ended(self) -> bool:
        return self._program.poll() is not None


def _rows(text: str) -> list[str]:
    """Return the rows of a screen, without the empty ones at its end."""
    return [row.rstrip() for row in text.rstrip().split("\n")]


def _on_one_line(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@contextmanager
def in_tmux(
    home: Path, folder: Path, size: tuple[int, int], *argv: str, module: str = "numbcheck"
) -> Iterator[Tmux]:
    """Run numbcheck, or another `module` of ours, in a pane; skipped where tmux is not there."""
    with free_pane(folder, size) as (here, terminal, environ):
        environ["NUMBCHECK_HOME"] = str(home)
        world = Tmux(here, terminal, partial(start, list(argv), environ, module=module))
        try:
            yield world
            world.end()
        finally:
            world.kill()
