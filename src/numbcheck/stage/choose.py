"""The choice of a seat: a full screen where that works, plain lines everywhere else."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from numbcheck.stage.seat import line_seat
from numbcheck.stage.streams import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numbcheck.practice.script import Script
    from numbcheck.stage.look import Look
    from numbcheck.stage.screen_seat import ScreenSeat
    from numbcheck.stage.seat import Seat
    from numbcheck.stage.streams import Streams

_FEWEST = (40, 10)
"""Columns and rows below which lines serve better: the longest caution would not be seen whole."""


@contextmanager
def take_seat(streams: Streams, look: Look, *scripts: Script, plain: bool) -> Iterator[Seat]:
    """Take a seat for one visit; afterwards the terminal is as it was.

    Lines serve better, too, where the screen is too small for all that one of the `scripts` says and offers.
    """
    with ExitStack() as stack:
        plain = plain or not _seen_whole(scripts, streams)
        yield (None if plain else full_screen(streams, look, stack)) or stack.enter_context(
            line_seat(streams)
        )


def full_screen(streams: Streams, look: Look, stack: ExitStack) -> ScreenSeat | None:
    """Return a seat at a full screen, open until `stack` closes; None where there cannot be one."""
    if not fits_screen(streams):
        return None
    try:
        from numbcheck.stage.screen_seat import screen_seat

        return stack.enter_context(screen_seat(streams, look))
    except Exception:  # whatever keeps a screen from starting, plain lines still work
        return None


def _seen_whole(scripts: Sequence[Script], streams: Streams) -> bool:
    """Return whether all that they say and offer can be read on this screen."""
    if not scripts or not fits_screen(streams) or streams.stdout is None:
        return True
    from numbcheck.stage.screen_opening import seen_whole
    from numbcheck.stage.screen_text import Room

    size = os.get_terminal_size(streams.stdout.fileno())
    room = Room.within(size.columns, size.lines)
    return all(seen_whole(script, room) for script in scripts)


def fits_screen(streams: Streams) -> bool:
    """Return whether both ends are a terminal that can be drawn on and is large enough."""
    if streams.no_input or not (is_terminal(streams.stdin) and is_terminal(streams.stdout)):
        return False
    if streams.environ.get("TERM", "dumb") in {"", "dumb", "unknown"} or streams.stdout is None:
        return False
    try:
        size = os.get_terminal_size(streams.stdout.fileno())
    except OSError:
        return False
    return size.columns >= _FEWEST[0] and size.lines >= _FEWEST[1]
