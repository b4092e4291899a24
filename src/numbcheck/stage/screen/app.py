"""Screen: one full screen of a terminal, whose event loop runs in slices between which the caller has control."""

from __future__ import annotations

import asyncio
import signal
from collections import deque
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.application.current import set_app
from prompt_toolkit.output import ColorDepth

from numbcheck import incoming
from numbcheck.stage.clock import in_one_go
from numbcheck.stage.screen import cells
from numbcheck.stage.screen.bindings import bindings
from numbcheck.stage.screen.canvas import Canvas, Scene
from numbcheck.stage.screen.input import ScreenInput
from numbcheck.stage.screen.text import Room
from numbcheck.stage.signals import LEAVING
from numbcheck.stage.tty import flush_input, modes, set_modes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prompt_toolkit.input import Input

    from numbcheck.stage.appearance import Appearance
    from numbcheck.stage.clock import LivedClock
    from numbcheck.stage.screen.first import FirstPicture
    from numbcheck.stage.screen.output import ScreenOutput
    from numbcheck.stage.signals import Signals

T = TypeVar("T")

_CHORD_PATIENCE = 0.02
_START_PATIENCE = 5.0
_END_PATIENCE = 1.0
_ON_ITS_WAY = 0.02
"""Seconds within which the rest of a paste arrives; it must not reach the shell."""


class Screen:
    """A full screen from `open` to `close`. `pressed` holds keys as a terminal sends them, oldest first.

    `on_line` is called with a line at the very Enter that ends it. Where a `first` picture stands there, it goes on
    from that.
    """

    def __init__(
        self,
        input_: Input,
        output: ScreenOutput,
        signals: Signals,
        clock: LivedClock,
        appearance: Appearance,
        first: FirstPicture | None = None,
    ) -> None:
        self.clock = clock
        self.pressed: deque[str] = deque()
        self.left_by: signal.Signals | None = None
        self.fault: Exception | None = None
        self.on_line: Callable[[str], object] | None = None
        self._output = output
        self._signals = signals
        self._loop = asyncio.new_event_loop()
        self._canvas = Canvas(self._size)
        self._modes: list[Any] | None = None
        self._modes_before = first.modes if first else modes(input_.fileno())
        self._first = first
        self._input = ScreenInput(input_, incoming.spoken_here(), clock.now)
        self._task: asyncio.Task[None] | None = None
        self._ends = False
        self._app: Application[None] = Application(
            layout=self._canvas.layout,
            key_bindings=bindings(lambda: self._canvas.scene, self._press),
            style=cells.STYLE,
            include_default_pygments_style=False,
            color_depth=ColorDepth.DEPTH_4_BIT if appearance.color else ColorDepth.DEPTH_1_BIT,
            full_screen=True,
            erase_when_done=True,
            input=self._input,
            output=output,
            terminal_size_polling_interval=None,
        )
        self._app.timeoutlen = _CHORD_PATIENCE

    @property
    def gone(self) -> bool:
        """Whether nobody sees it any more: a signal said to leave, the terminal is closed, or drawing failed."""
        return self.left_by is not None or self.fault is not None or self._task is None or self._task.done()

    def open(self) -> None:
        """Begin to draw; raises whatever keeps it from beginning."""
        self._loop.set_exception_handler(lambda _, context: self._fail(context.get("exception")))
        if self._first:
            self._canvas.show(Scene(paint=self._first.paint))
        begun = self._app.run_async(pre_run=self._wake, handle_sigint=False, set_exception_handler=False)
        self._app.before_render += lambda _: self._before_render()
        self._app.after_render += lambda _: self._after_render()
        self._task = self._loop.create_task(begun)
        self._task.add_done_callback(self._ended)
        deadline = self.clock.now() + _START_PATIENCE
        while not (self._app.render_counter or self.gone) and self.clock.now() < deadline:
            self.run(deadline - self.clock.now())
        if self.fault is not None or not self._app.render_counter:
            raise self.fault or OSError("the screen did not start")
        # only now: what is stopped or left must be drawn, so that it can be taken away
        self._loop.add_reader(self._signals.fd, self._take_signals)
        self._modes = modes(self._app.input.fileno())

    def close(self) -> None:
        """Give the terminal back as it was, whatever happened; never fails."""
        with suppress(Exception):
            if not self.gone:
                self.run(_ON_ITS_WAY)
            if self._task is not None and not self._task.done():
                self._ends = True  # what is drawn last must not stop the loop before all is put away
                self._loop.call_later(_END_PATIENCE, self._loop.stop)
                self._app.exit()
                self._loop.run_until_complete(self._task)
        self._loop.close()
        with suppress(Exception):
            self._app.renderer.reset()
        # what is still on its way would else be a command to the shell
        self.drop_typeahead()

    @property
    def scene(self) -> Scene:
        """What there is to see at present."""
        return self._canvas.scene

    @property
    def room(self) -> Room:
        """The room there is at present."""
        return Room.within(*self._size())

    def take(self) -> str | None:
        """Return the oldest key pressed and not yet taken, or None; Ctrl-C leaves for good, as its signal does."""
        key = self.pressed.popleft() if self.pressed else None
        if key == "\x03":
            self.left_by = self.left_by or signal.SIGINT
        return key

    def next_key(self) -> str | None:
        """Return as `take` does; None, too, where nobody sees the screen any more."""
        return None if self.gone else self.take()

    def drop_typeahead(self) -> None:
        """Discard every key that was pressed ahead: it was not meant for what is asked now."""
        self.pressed.clear()
        self._input.drop_begun()
        flush_input(self._input.fileno())

    def show(self, scene: Scene) -> None:
        """Show this scene; nothing is drawn where nothing changed. What cannot be drawn is a fault."""
        try:
            changed = self._canvas.show(scene)
            if changed is None or (changed and not cells.write(self._app, self._canvas.keys, changed)):
                self._app.invalidate()
        except Exception as error:
            self._fail(error)

    def run(self, seconds: float | None) -> None:
        """Let the screen live for a while, `seconds` at most, or until a key or a signal arrives."""
        if self.gone and self._task is not None and self._task.done():
            return
        share = in_one_go(seconds)
        with self.clock.at_most(share):
            timer = self._loop.call_later(share, self._loop.stop)
            self._loop.run_forever()
            timer.cancel()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Let something else be shown inside, and afterwards what was shown before."""
        before = self._canvas.scene
        try:
            yield
        finally:
            self.show(before)

    def _before_render(self) -> None:
        self._canvas.measure()
        if self._first and self._size() != self._first.size:
            self._output.speak()

    def _after_render(self) -> None:
        shown = self._app.renderer.last_rendered_screen
        if self._first and not self._first.taken and shown is not None:
            self._first.taken = True
            self._output.speak()
            cells.rest(self._output, shown, self._canvas.keys)
        self._wake()

    def _size(self) -> tuple[int, int]:
        size = self._app.output.get_size()
        return size.columns, size.rows

    def _press(self, key: str) -> None:
        if key == "\x1a":
            self._stop()
            return
        if self.on_line and key.endswith("\r"):
            self.on_line(key[:-1])
        self.pressed.append(key)
        self._wake()

    def _wake(self) -> None:
        if not self._ends:
            self._loop.stop()

    def _take_signals(self) -> None:
        while (number := self._signals.take()) is not None:
            if number in LEAVING:
                self.left_by = self.left_by or number
                self._read_last()
            elif number == signal.SIGTSTP:
                self._stop()
            else:
                self._come_back()
        self._wake()

    def _read_last(self) -> None:
        """Take what was typed until now, and what has begun of it: nothing more will come."""
        with set_app(self._app):
            self._app.key_processor.feed_multiple(self._input.rest())
            self._app.key_processor.process_keys()

    def _stop(self) -> None:
        """Give the terminal back and stop with everybody in the job, until somebody lets us go on."""

        def stop() -> None:
            fd = self._app.input.fileno()
            present = modes(fd)
            set_modes(fd, self._modes_before)
            with self.clock.at_most(0):
                self._signals.stop()
            set_modes(fd, present)

        with set_app(self._app):
            run_in_terminal(stop)

    def _come_back(self) -> None:
        """Set the input modes once more: some shells reset them while a job is stopped from outside."""
        if self._modes is not None:
            set_modes(self._app.input.fileno(), self._modes)
            self._app.renderer.clear()
            self._app.invalidate()

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self._fail(error)
        self._wake()

    def _fail(self, error: BaseException | None) -> None:
        """Note why it cannot go on: a terminal that is gone is a way to leave, all else is a fault."""
        if isinstance(error, (OSError, EOFError)):
            self.left_by = self.left_by or signal.SIGHUP
        elif self.fault is None:
            self.fault = error if isinstance(error, Exception) else RuntimeError("the screen stopped")
        self._wake()


def waited(screen: Screen, seconds: float | None, pick: Callable[[], T | None]) -> T | None:
    """Let the screen live until `pick` returns something, and return that; None where it does not within `seconds`.

    None for `seconds` is no limit. The wait ends at once where nobody sees the screen any more.
    """
    end = None if seconds is None else screen.clock.now() + seconds
    while (picked := pick()) is None and not screen.gone:
        left = None if end is None else end - screen.clock.now()
        if left is not None and left <= 0:
            return None
        screen.run(left)
    return picked
