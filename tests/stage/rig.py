"""A full screen in memory: keys go in through a pipe, and pyte shows what a person would see."""

from __future__ import annotations

import io
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pyte
import pytest
from prompt_toolkit.application import application
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.key_binding.defaults import load_key_bindings

from numbcheck.stage.appearance import Appearance
from numbcheck.stage.clock import LivedClock
from numbcheck.stage.screen.app import Screen
from numbcheck.stage.screen.output import ScreenOutput
from numbcheck.stage.screen.seat import ScreenSeat
from numbcheck.stage.signals import watched
from tests.stage.eye import Eye

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prompt_toolkit.input.base import PipeInput

    from numbcheck.stage.signals import Signals

F1, F2, ESC, SHIFT_TAB = "\x1bOP", "\x1bOQ", "\x1b", "\x1b[Z"
UP, DOWN = "\x1b[A", "\x1b[B"
_own_bindings = cache(load_key_bindings)
"""What prompt_toolkit binds of its own accord: hundreds of keys, the same on each screen, and made once."""


class Drawn:
    """A terminal of this size; it reads on where it left off, however often it is looked at."""

    def __init__(self, size: Size) -> None:
        self.size = size
        screen = pyte.Screen(size.columns, size.rows)
        self._stream, self._eye = pyte.Stream(screen), Eye(screen)
        self._read = 0

    def lines(self, drawn: io.StringIO) -> list[str]:
        """Return the lines on it, now that all this is drawn."""
        drawn.seek(self._read)
        self._stream.feed(drawn.read())
        self._read = drawn.tell()
        return self._eye.rows


@dataclass
class Rig:
    """A seat in memory, the pipe its keys come from, its signals, and all that was drawn."""

    seat: ScreenSeat
    pipe: PipeInput
    signals: Signals
    drawn: io.StringIO
    size: Size
    terminal: Drawn
    passed: float = 0.0

    def press(self, keys: str) -> None:
        """Press keys, as a terminal sends them."""
        self.pipe.send_text(keys)

    def resize(self, columns: int, rows: int) -> None:
        """Pull the window to this size, of which a terminal tells by a signal."""
        self.size = Size(rows=rows, columns=columns)
        self.seat.screen._app._on_resize()

    def settle(self) -> None:
        """Let everything that waits be read and drawn."""
        while self._turns():
            pass

    def at_each_turn(self, act: Callable[[float | None], float | None]) -> None:
        """Call `act` with the seconds to wait whenever all is read and drawn; it returns how long really to wait."""
        run = self.seat.screen.run

        def run_and_act(seconds: float | None) -> None:
            while not self.seat.screen.pressed and self._turns():
                pass
            if not self.seat.screen.pressed:
                run(act(seconds))

        self.seat.screen.run = run_and_act  # type: ignore[method-assign]

    def press_one_by_one(self, *keys: str) -> list[str]:
        """Press each key once the one before was answered on the screen; return what was seen before each."""
        seen: list[str] = []
        waiting = list(keys)

        def press_next(seconds: float | None) -> float | None:
            if waiting:
                seen.append(self.text)
                self.passed += 1.0  # nobody presses two keys at once
                self.press(waiting.pop(0))
            return seconds

        self.at_each_turn(press_next)
        return seen

    def _turns(self) -> bool:
        """Let the loop below the screen turn once; return whether it had anything to do."""
        loop: Any = self.seat.screen._loop
        if self.seat.screen.gone or not (loop._ready or loop._selector.select(0)):
            return False
        loop.stop()
        loop.run_forever()
        return True

    def pass_waits(self) -> None:
        """Let time be what is told: where the loop below the screen would wait, it has waited already."""
        loop: Any = self.seat.screen._loop
        look = loop._selector.select

        def look_or_pass(seconds: float | None) -> list[Any]:
            there: list[Any] = look(0)
            self.passed += 0.0 if there else seconds or 0.0
            return there

        loop._selector.select = look_or_pass
        loop.time = self.now

    def now(self) -> float:
        """Return the second that it is there."""
        return time.monotonic() + self.passed

    @property
    def lines(self) -> list[str]:
        """What stands on the screen now."""
        if self.terminal.size != self.size:
            self.terminal = Drawn(self.size)
        return self.terminal.lines(self.drawn)

    @property
    def text(self) -> str:
        """All that stands on the screen now."""
        return "\n".join(self.lines)


@contextmanager
def rigged(columns: int = 80, rows: int = 24, look: Appearance | None = None) -> Iterator[Rig]:
    """Open a full screen in memory."""
    look, size, drawn = look or Appearance(), Size(rows=rows, columns=columns), io.StringIO()
    rig: Rig | None = None
    with create_pipe_input() as pipe, watched() as signals:
        output = ScreenOutput(drawn, lambda: rig.size if rig else size, term="xterm")
        clock = LivedClock(lambda: rig.now() if rig else time.monotonic())
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(application, "load_key_bindings", _own_bindings)
            screen = Screen(pipe, output, signals, clock, look)
        rig = Rig(ScreenSeat(screen, look), pipe, signals, drawn, size, Drawn(size))
        rig.pass_waits()
        try:
            screen.open()
            yield rig
        finally:
            screen.close()
