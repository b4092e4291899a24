"""The pager: output that does not fit a terminal is paged, by our reader or the program in PAGER."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
from contextlib import suppress
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.columns import columns
from numbcheck.stage.signals import interrupts_for_another

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from numbcheck.stage.streams import Streams

_LESS = "FRX"
_NONE = "-"
"""The value for PAGER where it is not set: no program, so ours is used."""
_COLOR = re.compile("\x1b\\[[0-9;]*m")
_WITH_VALUE = frozenset('bDhjkoOpPtTxyz#"')
"""Letters among the options of less whose value takes the rest of the word."""
_SHOWN = frozenset({0, 2, -signal.SIGINT, 128 + signal.SIGINT})
"""How a pager ends that was read or left, by its own key or by Ctrl-C (2 is less with -K)."""
_PIPE = 65536
"""Characters that a pipe may hold, so that nobody knows whether they were read."""


class LongText(NamedTuple):
    """A long text: its `pieces`, whole lines, and where it opens at its end also its lines `back` from there."""

    pieces: Iterable[str]
    back: Iterable[str] | None = None


def put(
    streams: Streams, whole: LongText, paging: Callable[[], None], read: Callable[[Iterator[str], bool], bool]
) -> None:
    """Write a text to standard output, or let it be turned like pages where that is a terminal too low for it.

    The person's own pager does that where PAGER names one, else `read`, which gets the lines, and whether they come
    from the end, and returns whether they were shown. `paging` is called before. A long text is never in memory whole.
    Raises OSError where standard output is gone.
    """
    ahead = iter(whole.pieces)
    begin = _begin(streams, ahead)
    pieces: Iterator[str] = chain(begin, ahead)
    if begin and not _fits(streams, "".join(begin)):
        paging()
        from_end = whole.back is not None
        command = _pager(streams, from_end=from_end)
        if command:
            pieces = _paged(command, pieces, streams)
        elif command is None:
            lines = (line for piece in pieces for line in piece.splitlines())
            pieces = iter(()) if read(iter(whole.back or ()) if from_end else lines, from_end) else pieces
    streams.write_all(pieces)


def _begin(streams: Streams, ahead: Iterator[str]) -> list[str]:
    """Return the first pieces, one more than the terminal holds; none where nobody turns pages."""
    begin: list[str] = []
    for piece in ahead if _can_page(streams) else ():
        begin.append(piece)
        if not _fits(streams, "".join(begin)):
            break
    return begin


def _can_page(streams: Streams) -> bool:
    """Return whether somebody sits before a terminal who can turn pages."""
    return streams.can_ask and streams.is_seen


def _fits(streams: Streams, text: str) -> bool:
    wide = streams.width
    rows = sum(1 + max(0, columns(line) - 1) // wide for line in _COLOR.sub("", text).splitlines())
    return rows < streams.rows


def _pager(streams: Streams, *, from_end: bool) -> list[str] | None:
    """Return the person's own pager; None where none is named or there, nothing where pages are not wanted at all."""
    try:
        command = shlex.split(streams.environ.get("PAGER", _NONE))
    except ValueError:
        return None
    if not command or (_name(command) == "cat" and len(command) == 1) or _is_dumb(streams):
        return []
    if not shutil.which(command[0]):
        return None
    return [*command, "+G"] if from_end and _name(command) == "less" else command


def _is_dumb(streams: Streams) -> bool:
    return streams.environ.get("TERM", "dumb") == "dumb"


def _name(command: list[str]) -> str:
    return os.path.basename(command[0])  # noqa: PTH119


def environ_for(command: list[str], environ: Mapping[str, str]) -> dict[str, str]:
    """Return a pager's environment: less shows colours unless told else, and keeps no history of searches."""
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
    for option in word.removeprefix("-"):
        if option in "rR":
            return True
        if option in _WITH_VALUE:
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
