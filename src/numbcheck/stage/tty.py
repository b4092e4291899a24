"""Tty: a terminal in non-canonical mode without echo, and back to its former modes."""

from __future__ import annotations

import fcntl
import os
import select
import termios
from contextlib import suppress
from typing import Any

from numbcheck import incoming

_ON_ITS_WAY = 0.02
"""Seconds within which the rest of a paste arrives."""
_STANDARD_ERROR = 2
_MOST_PIECES, _CHUNK = 64, 65536


class Tty:
    """The terminal behind a file descriptor."""

    __slots__ = ("_before", "_fd", "_ours", "_out")

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._before = modes(fd)
        self._out = fd if _can_be_written(fd) else _STANDARD_ERROR
        self._ours = False

    def acquire(self) -> None:
        """Take the terminal, if it is not ours yet."""
        if not self._ours:
            self._ours = True
            self.renew()

    def renew(self) -> None:
        """Set the modes again: a shell resets them while we are stopped."""
        if self._before is None or not self._ours:
            return
        wanted = copied(self._before)
        wanted[3] &= ~(termios.ICANON | termios.ECHO)
        # what was typed before Ctrl-C is an answer too
        wanted[3] |= termios.NOFLSH
        wanted[6][termios.VMIN], wanted[6][termios.VTIME] = 1, 0
        set_modes(self._fd, wanted)

    def echo(self, text: str) -> None:
        """Show what was typed, where the terminal would have done so itself."""
        if not text or self._before is None or not self._before[3] & termios.ECHO:
            return
        with suppress(OSError):
            _write(self._out, text.encode(incoming.spoken_here(), "replace"))

    def flush_input(self) -> None:
        """Discard every key that waits to be read, or is on its way."""
        for _ in range(_MOST_PIECES if self._ours and not _is_another_jobs(self._fd) else 0):
            if not _arrives(self._fd):
                break
        flush_input(self._fd)

    def lend(self) -> None:
        """Set the terminal as it was, for a while."""
        if self._before is not None and self._ours:
            set_modes(self._fd, self._before)

    def restore(self) -> None:
        """Give the terminal back as it was; what still waits would else be a command to the shell."""
        if self._before is not None and self._ours:
            self.flush_input()
            set_modes(self._fd, self._before, termios.TCSAFLUSH)


def _arrives(fd: int) -> bool:
    """Return whether something came, and discard it."""
    try:
        return bool(select.select([fd], [], [], _ON_ITS_WAY)[0] and os.read(fd, _CHUNK))
    except OSError:
        return False


def _is_another_jobs(fd: int) -> bool:
    """Return whether the terminal listens to another job now: what is typed there is not ours."""
    try:
        return os.tcgetpgrp(fd) != os.getpgrp()
    except OSError:
        return False


def modes(fd: int) -> list[Any] | None:
    """Return the modes of the terminal behind `fd`; None where there is none."""
    try:
        return termios.tcgetattr(fd)
    except (termios.error, OSError, ValueError):
        return None


def copied(present: list[Any]) -> list[Any]:
    """Return a copy of terminal modes that can be changed without changing `present`."""
    return [list(part) if isinstance(part, list) else part for part in present]


def raw(before: list[Any] | None) -> list[Any] | None:
    """Return modes in which every key comes as it is, also one that would else be a signal, and nothing is shown."""
    if before is None:
        return None
    wanted = copied(before)
    wanted[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    wanted[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    wanted[6][termios.VMIN], wanted[6][termios.VTIME] = 1, 0
    return wanted


def set_modes(fd: int, wanted: list[Any] | None, when: int = termios.TCSADRAIN) -> None:
    """Set these modes, if there are any, and if the terminal is still there."""
    if wanted is not None:
        with suppress(termios.error, OSError, ValueError):
            termios.tcsetattr(fd, when, wanted)


def flush_input(fd: int) -> None:
    """Discard every key that waits to be read from the terminal behind `fd`, if there is one."""
    with suppress(termios.error, OSError, ValueError):
        termios.tcflush(fd, termios.TCIFLUSH)


def _can_be_written(fd: int) -> bool:
    return fcntl.fcntl(fd, fcntl.F_GETFL) & os.O_ACCMODE != os.O_RDONLY


def _write(fd: int, left: bytes) -> None:
    while left:
        left = left[os.write(fd, left) :]
