"""The pager: output that does not fit a terminal goes through the person's own, by a pipe and never as words of a command."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck.columns import columns
from numbcheck.stage.signals import interrupts_for_another
from numbcheck.stage.streams import is_terminal

if TYPE_CHECKING:
    from numbcheck.stage.streams import Streams

_DEFAULT = "less -FRX"
_SHOWN = frozenset({0, 2, -signal.SIGINT, 128 + signal.SIGINT})
"""How a pager ends that was read or left, by its own key or by Ctrl-C (2 is less with -K)."""


def put(streams: Streams, text: str) -> None:
    """Write `text` and a line's end to standard output, through the pager where that is a terminal too low for it.

    Raises OSError where standard output is gone.
    """
    command = [] if _fits(streams, text) else _pager(streams)
    if not command or not _paged(command, f"{text}\n", streams):
        streams.put(text)


def _fits(streams: Streams, text: str) -> bool:
    if streams.stdout is None or streams.no_input or not streams.can_ask or not is_terminal(streams.stdout):
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


def _paged(command: list[str], text: str, streams: Streams) -> bool:
    """Return whether the pager showed it; leaving it early, by Ctrl-C too, counts."""
    # less keeps no history of what was searched for
    environ = {**streams.environ, "LESSHISTFILE": "-"}
    if streams.stdout is not None:
        streams.stdout.flush()
    with interrupts_for_another():
        try:
            process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environ)  # noqa: S603 (the person's own pager)
        except OSError:
            return False
        with suppress(OSError):
            process.communicate(text.encode(errors="replace"))
        return process.wait() in _SHOWN
