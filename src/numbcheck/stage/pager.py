"""The pager: output that does not fit a terminal goes through the person's own, by a pipe and never as words of a command."""

from __future__ import annotations

import os
import re
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
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from numbcheck.stage.streams import Streams

_LESS = "FRX"
_DEFAULT = f"less -{_LESS}"
_COLOR = re.compile("\x1b\\[[0-9;]*m")
_WITH_VALUE = frozenset('bDhjkoOpPtTxyz#"')
"""Letters among the options of less whose value takes the rest of the word."""
_SHOWN = frozenset({0, 2, -signal.SIGINT, 128 + signal.SIGINT})
"""How a pager ends that was read or left, by its own key or by Ctrl-C (2 is less with -K)."""
_PIPE = 65536
"""Characters that a pipe may hold, so that nobody knows whether they were read."""


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
    if (
        not command
        or (_name(command) == "cat" and len(command) == 1)
        or streams.environ.get("TERM", "dumb") == "dumb"
    ):
        return []
    return command if shutil.which(command[0]) else []


def _name(command: list[str]) -> str:
    return os.path.basename(command[0])  # noqa: PTH119


def environ_for(command: list[str], environ: Mapping[str, str]) -> dict[str, str]:
    """Return a pager's environment: less keeps no history of what was searched for, and shows colours unless told else."""
    unless_told = {"LESS": _LESS} if _name(command) == "less" else {}
    return {**unless_told, **environ, "LESSHISTFILE": "-"}


def shows_colors(command: list[str], environ: Mapping[str, str]) -> bool:
    """Return whether a pager shows colours as colours: less does where it is told, of any other nobody knows."""
    words = [*environ.get("LESS", "").split(), *(word for word in command[1:] if word.startswith("-"))]
    off = any("r" in word.lower().partition("-+")[2] for word in words)
    return _name(command) == "less" and not off and any(map(_is_raw, words))


def _is_raw(word: str) -> bool:
    """Return whether a word of less's options holds R or r."""
    if word.startswith("--"):
        return word.lower().startswith("--raw")
    for letter in word.removeprefix("-"):
        if letter in "rR":
            return True
        if letter in _WITH_VALUE:
            return False
    return False


def _paged(command: list[str], pieces: Iterator[str], streams: Streams) -> Iterator[str]:
    """Give the pieces to the pager, and return those that it could not show; leaving it early counts as shown."""
    environ = environ_for(command, streams.environ)
    if not shows_colors(command, environ):
        pieces = (_COLOR.sub("", piece) for piece in pieces)
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
