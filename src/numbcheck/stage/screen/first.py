"""The first picture of a practice, on the terminal before prompt_toolkit is there to draw it."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from numbcheck.play.player import Player
from numbcheck.stage.screen.opening import Opening
from numbcheck.stage.screen.text import STYLES, Line, Picture, Room, laid
from numbcheck.stage.screen.view import picture
from numbcheck.stage.signals import watched
from numbcheck.stage.tty import modes, raw, set_modes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, TextIO

    from numbcheck.practice.script import Script
    from numbcheck.stage.appearance import Appearance
    from numbcheck.stage.signals import Signals
    from numbcheck.stage.streams import Streams

_EMPTY = "\x1b[0m\x1b[H\x1b[J"
"""Not every terminal has another screen."""
_BEGIN = f"\x1b[?1049h{_EMPTY}\x1b[?2004h\x1b[?1l\x1b[?25l\x1b[?7l"
"""As prompt_toolkit begins: another screen, pastes told apart, cursor keys as usual, no cursor, no wrapping."""
_END = f"{_EMPTY}\x1b[?7h\x1b[?2004l\x1b[?1049l\x1b[?25h"
_PLAIN = "\x1b[0m"
_CODES = {"bold": 1, "underline": 4, "reverse": 7, "ansicyan": 36, "bg:ansicyan": 46}


class FirstPicture:
    """What stands on a terminal of that `size`; what goes on drawing there sets `taken`.

    `paint` draws it for any room, `modes` are what the terminal had before, and `signals` what arrived since.
    """

    def __init__(
        self,
        paint: Callable[[Room], Picture],
        size: tuple[int, int],
        signals: Signals,
        modes_before: list[Any] | None,
    ) -> None:
        self.paint = paint
        self.size = size
        self.signals = signals
        self.modes = modes_before
        self.taken = False


@contextmanager
def first_picture(
    streams: Streams, appearance: Appearance, script: Script, start: int
) -> Iterator[FirstPicture | None]:
    """Draw how `script` begins at beat `start`; if nobody takes it over, the terminal is as before afterwards.

    What is typed in this block is not echoed and waits to be read. None where nothing is left to play.
    """
    player = Player(script, 0.0, start)
    if player.done or streams.stdin is None or streams.stdout is None:
        yield None
        return
    frame, fd, out = player.frame(0.0), streams.stdin.fileno(), streams.stdout
    size = os.get_terminal_size(out.fileno())

    def paint(room: Room) -> Picture:
        return picture(frame, Opening.of(script, room).layout(frame), appearance).to_look_at()

    with watched(stopping=True) as signals:
        first = FirstPicture(paint, (size.columns, size.lines), signals, modes(fd))
        try:
            set_modes(fd, raw(first.modes))
            _write(out, _BEGIN + drawn(*laid(paint, Room.within(*first.size), first.size)))
            yield first
        finally:
            if not first.taken:
                with suppress(OSError):
                    _write(out, _END)
            set_modes(fd, first.modes)


def drawn(shown: Picture, margin: int) -> str:
    """Return what draws a picture on an empty screen, `margin` columns from its left edge."""
    rows = enumerate((*shown.above, *shown.below), start=1)
    return "".join(f"\x1b[{row};{margin + 1}H{_line(line)}" for row, line in rows if line)


def _line(line: Line) -> str:
    return "".join(f"{_code_of(style)}{words}{_PLAIN}" if style in STYLES else words for style, words in line)


def _code_of(style: str) -> str:
    return f"\x1b[0;{';'.join(str(_CODES[word]) for word in STYLES[style].split())}m"


def _write(out: TextIO, text: str) -> None:
    out.flush()
    out.buffer.write(text.encode(out.encoding, "replace"))
    out.flush()
