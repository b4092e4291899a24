"""Choose a seat: a full screen where that works, plain lines everywhere else."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from numbcheck.stage.lines.seat import line_seat
from numbcheck.stage.streams import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.practice.script import Script
    from numbcheck.stage.appearance import Appearance
    from numbcheck.stage.screen.seat import ScreenSeat
    from numbcheck.stage.seat import Seat
    from numbcheck.stage.streams import Streams

SMALL = "This window is small, so it comes as plain lines."
_TOOLKIT = "prompt_toolkit"
_FEWEST = (40, 10)
"""Columns and rows below which lines serve better: the longest caution would not be seen whole."""


@contextmanager
def take_seat(
    streams: Streams, appearance: Appearance, *scripts: Script, plain: bool, start: int | None = None
) -> Iterator[Seat]:
    """Take a seat for one visit; afterwards the terminal is as it was.

    Lines serve better, too, where the screen is too small for all that one of the `scripts` says and offers, once it
    is `fitted`. With `start` the first of them begins there at once as it is, at that beat.
    """
    with ExitStack() as stack:
        shown = scripts if start is not None else (fitted(streams, script) for script in scripts)
        if not plain and (_is_too_small(streams) or not _seen_whole(shown, streams)):
            streams.say(streams.wrap(SMALL))
            plain = True
        begins = None if start is None else (scripts[0], start)
        yield (None if plain else _full_screen(streams, appearance, begins, stack)) or stack.enter_context(
            line_seat(streams)
        )


def _full_screen(
    streams: Streams, appearance: Appearance, begins: tuple[Script, int] | None, stack: ExitStack
) -> ScreenSeat | None:
    """Return a seat at a full screen, open until `stack` closes; None where there cannot be one.

    How a script `begins` is seen at once, where what draws a screen is still to be loaded.
    """
    if not fits_screen(streams):
        return None
    with ExitStack() as opened:
        try:
            first = None
            if begins and _TOOLKIT not in sys.modules:
                from numbcheck.stage.screen.first import first_picture

                first = opened.enter_context(first_picture(streams, appearance, *begins))
            from numbcheck.stage.screen.seat import screen_seat

            seat = opened.enter_context(screen_seat(streams, appearance, first))
        except Exception:  # whatever keeps a screen from starting, plain lines still work
            return None
        stack.enter_context(opened.pop_all())
        return seat


def fitted(streams: Streams, script: Script) -> Script:
    """Return the script as it is shown here: what finds no room on a screen beside a question comes before it."""
    if (size := screen_size(streams)) is None:
        return script
    from numbcheck.stage.screen.opening import on_cards
    from numbcheck.stage.screen.text import Room

    return on_cards(script, Room.within(size.columns, size.lines))


def _seen_whole(scripts: Iterable[Script], streams: Streams) -> bool:
    """Return whether all that they say and offer can be read on this screen."""
    if (size := screen_size(streams)) is None:
        return True
    from numbcheck.stage.screen.opening import seen_whole
    from numbcheck.stage.screen.text import Room

    room = Room.within(size.columns, size.lines)
    return all(seen_whole(script, room) for script in scripts)


def fits_screen(streams: Streams) -> bool:
    """Return whether both ends are a terminal that can be drawn on and is large enough."""
    return screen_size(streams) is not None


def screen_size(streams: Streams) -> os.terminal_size | None:
    """Return the size of a terminal that can be drawn on and is large enough, or None where there is none."""
    size = _drawn_on(streams)
    return None if size is None or _is_small(size) else size


def _is_too_small(streams: Streams) -> bool:
    """Return whether nothing but its size keeps this terminal from being drawn on."""
    size = _drawn_on(streams)
    return size is not None and _is_small(size)


def _is_small(size: os.terminal_size) -> bool:
    return size.columns < _FEWEST[0] or size.lines < _FEWEST[1]


def _drawn_on(streams: Streams) -> os.terminal_size | None:
    """Return the size of a terminal that can be drawn on, or None where there is none at both ends."""
    if streams.no_input or not (is_terminal(streams.stdin) and is_terminal(streams.stdout)):
        return None
    if streams.environ.get("TERM", "dumb") in {"", "dumb", "unknown"} or streams.stdout is None:
        return None
    try:
        return os.get_terminal_size(streams.stdout.fileno())
    except OSError:
        return None
