"""A secret, typed: a line from the terminal that is not shown."""

from __future__ import annotations

import termios
from typing import TYPE_CHECKING, Any

from numbcheck.stage.tty import flush_input, modes, set_modes

if TYPE_CHECKING:
    from numbcheck.stage.streams import Streams


def typed(streams: Streams, asked: str) -> str:
    """Ask for a line and return it, nothing of it shown; "" where nothing was typed, or the input ends.

    What was typed before the question is no answer to it.
    """
    if streams.stdin is None:
        return ""
    terminal = streams.stdin.fileno()
    before = modes(terminal)
    wanted: list[Any] = [list(part) if isinstance(part, list) else part for part in before or ()]
    if wanted:
        wanted[3] &= ~termios.ECHO
        flush_input(terminal)
    try:
        set_modes(terminal, wanted or None)
        # only now: what is typed as soon as it stands there is not shown either
        streams.write_stderr(f"{streams.wrap(asked)} ")
        return streams.stdin.readline().rstrip("\r\n")
    finally:
        set_modes(terminal, before)
        streams.write_stderr("\n")
