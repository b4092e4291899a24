"""The pager: output that does not fit a terminal goes through the person's own, by a pipe and never as words of a command."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from contextlib import suppress
from io import BytesIO
from itertools import chain, islice
from typing import TYPE_CHECKING

from numbcheck.columns import columns
from numbcheck.stage.signals import interrupts_for_another
from numbcheck.stage.streams import is_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numbcheck.stage.streams import Streams

_DEFAULT = "less -FRX"
_SHOWN = frozenset({0, 2, -signal.SIGINT, 128 + signal.SIGINT})
"""How a pager ends that was read or left, by its own key or by Ctrl-C (2 is less with -K)."""
_PIPE = 65536
"""Letters that a pipe may hold, so that nobody knows whether they were read."""


def put(streams: Streams, pieces: Iterable[str], paging: Callable[[], None]) -> None:
    """Write `pieces` to standard output, through the pager where that is a terminal too low for them.

    A long text flows into the pager while it is read, so it is never in memory whole. `paging` is called
    before the pager gets the screen. Raises OSError where standard output is gone.
    """
    ahead = iter(pieces)
    begin = list(islice(ahead, 2))
    command = [] if len(begin) < 2 and _fits(streams, "".join(begin)) else _pager(streams)
    text: Iterator[str] = chain(begin, ahead)
    if command and _can_page(streams):
        paging()
        text = _paged(command, text, streams)
    streams.write_all(text)


def _can_page(streams: Streams) -> bool:
    """Return whether somebody sits before a terminal who can turn pages."""
    return (
        streams.stdout is not None
        and not streams.no_input
        and streams.can_ask
        and is_terminal(streams.stdout)
    )


def _fits(streams: Streams, text: str) -> bool:
    if streams.stdout is None or not _can_page(streams):
        return True
    size = os.get_terminal_size(streams.stdout.fileno())
    wide = size.columns or 80
    rows = sum(1 + max(0, columns(line) - 1) // wide for line in text.splitlines())
    return rows < (size.lines or 24)


def _pager(streams: Streams) -> list[str]:
    """Return the pager's command; nothing where it is switched off (PAGER empty or cat), or not there."""
    try:
        command = shlex.split(streams.environ.get("PAGER", _DEFAULT))
    except ValueError:
        return []
    if not command or command == ["cat"] or streams.environ.get("TERM", "dumb") == "dumb":
        return []
    return command if shutil.which(command[0]) else []


def _paged(command: list[str], pieces: Iterator[str], streams: Streams) -> Iterator[str]:
    """Give the pieces to the pager, and return those that it could not show; leaving it early counts as shown."""
    # less keeps no history of what was searched for
    environ = {**streams.environ, "LESSHISTFILE": "-"}
    if streams.stdout is not None:
        streams.stdout.flush()
    given: list[str] = []
    size = 0
    with interrupts_for_another():
        try:
            process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environ)  # noqa: S603 (the person's own pager)
        except OSError:
            return pieces
        with suppress(OSError), process, process.stdin or BytesIO() as pipe:
            for piece in pieces:
                size += len(piece)
                if size <= _PIPE:
                    given.append(piece)
                pipe.write(piece.encode(errors="replace"))
    unread = process.returncode not in _SHOWN and size <= _PIPE  # it failed, and may not have read a word
    return chain(given, pieces) if unread else iter(())
