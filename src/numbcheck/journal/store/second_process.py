"""A second process, for work that holds the interpreter's lock, so that a thread would not help."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_FILES = 1 << 16
_STANDARD = ("input", "output", "errors")


class SecondProcess:
    """A copy of this process that goes through `steps` beside it.

    It holds nothing of what is open here, no terminal, pipe or lock: whatever `steps` needs it opens anew. It ends
    after the step during which its beginner was gone. Whatever goes wrong there is its end, and is said by nobody:
    `steps` may only make what can be done without.
    """

    __slots__ = ("_child",)

    def __init__(self, steps: Iterable[object]) -> None:
        beginner = os.getpid()
        self._child = os.fork()
        if not self._child:
            _go_through(steps, beginner)

    def end(self) -> None:
        """End it, in the midst of a step if need be; once it has ended, its number may be another program's."""
        import signal

        child, self._child = self._child, 0
        if child:
            with suppress(OSError):
                os.kill(child, signal.SIGTERM)
                os.waitpid(child, 0)


def is_of_use() -> bool:
    """Return whether a second processor may be used, and this process has no threads, which a copy would lack."""
    threading = sys.modules.get("threading")
    if not hasattr(os, "fork") or (threading and threading.active_count() > 1):
        return False
    return len(os.sched_getaffinity(0)) > 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) > 1


def _go_through(steps: Iterable[object], beginner: int) -> None:
    try:
        os.closerange(0, _MOST_FILES)
        for _ in _STANDARD:
            os.open(os.devnull, os.O_RDWR)
        for _ in steps:
            if os.getppid() != beginner:
                break
    finally:
        os._exit(0)
