"""Keyboard: what a person presses at a terminal, as single keys or as lines that are edited and shown here."""

from __future__ import annotations

import os
import select
import signal
from collections import deque
from typing import TYPE_CHECKING

from numbcheck import incoming
from numbcheck.clean import storable
from numbcheck.play.player import Command
from numbcheck.play.ports import Did, Event, Said
from numbcheck.stage.decoder.key_names import PASTE
from numbcheck.stage.decoder.tokens import Tokens
from numbcheck.stage.lines.line_editor import LineEditor
from numbcheck.stage.tty import Tty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_CHUNK = 65536
_ENTER = frozenset("\r\n")
_SIGNALS = {"\x03": signal.SIGINT, "\x1a": signal.SIGTSTP}
"""Keys that a terminal makes signals of by itself, except where it tells them as numbers."""


class Keyboard:
    """The keys of the terminal behind `fd`. What is typed ahead waits until lines are wanted again."""

    __slots__ = ("_ahead", "_fd", "_new", "_shown", "_signal", "_tokens", "_tty", "_typed", "_typing")

    def __init__(self, fd: int, signal_: Callable[[int], None]) -> None:
        self._fd = fd
        self._signal = signal_
        self._tty = Tty(fd)
        self._tokens = Tokens(incoming.spoken_here())
        self._typed = LineEditor()
        self._typing = False
        self._shown = True
        self._new = True
        self._ahead: dict[bool, deque[str]] = {True: deque(), False: deque()}

    def acquire(self) -> None:
        """Take the terminal: from now on no Ctrl-Z or Ctrl-Backslash throws away what was typed before it."""
        self._tty.acquire()

    def begin(self, now: float, *, typing: bool) -> None:
        """From the second `now` on keys are characters of lines, or else single keys."""
        if typing is not self._typing:
            self._typing, self._shown = typing, False
            self._ahead[False].clear()
        self.acquire()
        new, self._new = self._new, False
        if new and self._waits():
            # this is what a terminal makes of a Ctrl-D that was pressed before we came
            self._take(self._tokens.fed(self._chunk().replace(b"\0", b"\x04"), now))
        if typing:
            self._show_again()

    def read(self, now: float) -> bool:
        """Read what waits, at the second `now`; return whether the terminal is still there."""
        chunk = self._chunk()
        self._take(self._tokens.fed(chunk, now) if chunk else self._tokens.rest())
        return bool(chunk)

    def read_waiting(self, now: float) -> None:
        """Read only where something waits."""
        if self._waits():
            self.read(now)

    def read_last(self, now: float) -> None:
        """Read what waits, and take what has begun as it stands: nothing more is waited for."""
        self.read_waiting(now)
        self._take(self._tokens.rest())

    def patience(self, now: float) -> float | None:
        """Return the seconds after which `give_up` has something to do; None where it has not."""
        return self._tokens.left(now)

    def give_up(self, now: float) -> None:
        """Take a key that was begun and never ended for what it is, Esc perhaps."""
        self._take(self._tokens.given_up(now))

    def key(self) -> str | None:
        """Return the next single key that was pressed."""
        return self._ahead[False].popleft() if self._ahead[False] else None

    def line(
        self, commands: Mapping[str, Command], on_line: Callable[[str], object] | None = None
    ) -> Event | None:
        """Return the next line, or the next of `commands`; then what is half typed stays for the line to come.

        Skipping with something typed is an answer. `on_line` is called first, with what was typed.
        """
        shown: list[str] = []
        event: Event | None = None
        while event is None and self._ahead[True]:
            key = self._ahead[True].popleft()
            if key in _ENTER:
                event = Said(self.taken())
            elif command := commands.get(key):
                self._shown = False
                half = self.taken() if command is Command.SKIP else ""
                event = Said(half) if half else Did(command)
            elif key.startswith(PASTE):
                shown.append(self._typed.paste(key.removeprefix(PASTE)))
            else:
                shown.append(self._typed.press(key))
        if on_line and event is not None:
            on_line(event.text if isinstance(event, Said) else self.half)
        self._tty.echo("".join(shown) + ("" if event is None else "\n"))
        return event

    @property
    def half(self) -> str:
        """What is half typed."""
        return self._typed.text

    def taken(self) -> str:
        """Return what is half typed, and empty it."""
        return self._typed.taken()

    def give_back(self, half: str) -> None:
        """Let `half` stand there once more, before what came after it."""
        self._typed = LineEditor(half + self.taken())
        self._shown = False

    def break_line(self) -> None:
        """Go to a new line where the person ended one from outside."""
        if self._typing:
            self._tty.echo("\n")

    def drop_typeahead(self) -> None:
        """Discard everything that was typed ahead."""
        self._tty.flush_input()
        self._tokens.drop_begun()
        self._typed.taken()
        for keys in self._ahead.values():
            keys.clear()

    def lend(self) -> None:
        """Give the terminal to somebody else for a while."""
        self._tty.lend()

    def renew(self) -> None:
        """Take it again."""
        self._tty.renew()

    def show_again(self) -> None:
        """Show once more what is half typed: something else was shown in between."""
        self._shown = False
        if self._typing:
            self._show_again()

    def restore(self) -> None:
        """Give the terminal back as it was."""
        self._tty.restore()

    def _waits(self) -> bool:
        return bool(select.select([self._fd], [], [], 0)[0])

    def _chunk(self) -> bytes:
        try:
            return os.read(self._fd, _CHUNK)
        except OSError:
            return b""

    def _take(self, keys: list[str]) -> None:
        for key in keys:
            if key in _SIGNALS:
                self._signal(_SIGNALS[key])
            elif self._typing and key.startswith(PASTE):
                self._ahead[True].extend(_lines_of(key.removeprefix(PASTE)))
            else:
                self._ahead[self._typing].append(key)

    def _show_again(self) -> None:
        if not self._shown:
            self._shown = True
            self._tty.echo(storable(self._typed.text))


def _lines_of(text: str) -> Iterator[str]:
    """Yield the lines of what was pasted, an Enter after each but the last."""
    first, *more = text.split("\n")
    yield PASTE + first
    for line in more:
        yield from ("\r", PASTE + line)
