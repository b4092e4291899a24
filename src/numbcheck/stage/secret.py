"""A secret, typed: a line from the terminal that is not shown."""

from __future__ import annotations

import os
import select
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck import incoming
from numbcheck.stage.clock import lived_clock
from numbcheck.stage.decoder.key_names import PASTE
from numbcheck.stage.decoder.tokens import Tokens
from numbcheck.stage.lines.line_editor import LineEditor
from numbcheck.stage.streams import is_terminal
from numbcheck.stage.tty import Tty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.stage.streams import Streams

_LEAVES = frozenset("\x1b\x03")
_ENDS = frozenset("\r\n\x04")
_CHUNK = 4096


def typed(streams: Streams, asked: str) -> str:
    """Ask for a line and return it, nothing of it shown; "" where nothing was typed, or the input ends.

    What was typed before the question is no answer to it. Esc leaves, as Ctrl-C does.
    """
    if streams.stdin is None:
        return ""
    fd = streams.stdin.fileno()
    terminal = Tty(fd)
    if is_terminal(streams.stdin):
        terminal.acquire()
        terminal.flush_input()
    try:
        # only now: what is typed as soon as it stands there is not shown either
        streams.write_stderr(f"{streams.wrap(asked)} ")
        return _line(fd) if is_terminal(streams.stdin) else streams.stdin.readline().rstrip("\r\n")
    finally:
        terminal.restore()
        streams.write_stderr("\n")


def _line(fd: int) -> str:
    line = LineEditor()
    for key in _keys(fd):
        if key in _LEAVES:
            signal.raise_signal(signal.SIGINT)
        if key in _ENDS:
            break
        line.press(key)
    return line.text


def _keys(fd: int) -> Iterator[str]:
    """Yield the keys that are pressed, of a paste its characters, until the terminal is gone."""
    tokens, clock = Tokens(incoming.spoken_here()), lived_clock()
    with suppress(OSError):
        while True:
            waits = not select.select([fd], [], [], tokens.left(clock.now()))[0]
            chunk = b"" if waits else os.read(fd, _CHUNK)
            if not (waits or chunk):
                return
            for key in tokens.given_up(clock.now()) if waits else tokens.fed(chunk, clock.now()):
                yield from key.removeprefix(PASTE) if key.startswith(PASTE) else (key,)
