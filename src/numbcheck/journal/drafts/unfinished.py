"""Unfinished files: what is written in a person's folder is noted first, so that a kill leaves none behind."""

from __future__ import annotations

import fcntl
import os
import re
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.ids import SUFFIX, new_suffix
from numbcheck.journal.store import durable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NOTES = "unfinished"
_NAME = ".numbcheck-{}.tmp"
_OURS = rf"(?s)/(?:.*/)?\.numbcheck-{SUFFIX.pattern}\.tmp".encode()


class Unfinished(NamedTuple):
    """What is being written elsewhere by a program that may be killed: a note in `state` on each such file.

    Whoever writes shares a lock on the notes; only who has it alone, and so knows that nobody is at it, may clear.
    """

    state: str
    random: Callable[[int], bytes] = os.urandom

    @property
    def holds_something(self) -> bool:
        """Whether anything is noted here."""
        with suppress(OSError):
            return bool(os.listdir(self._notes))  # noqa: PTH208
        return False

    @contextmanager
    def noted(self, folder: str) -> Iterator[str]:
        """Yield the name of a file to be in `folder`, noted on disk; a file still there afterwards is removed.

        Raises OSError where it cannot be noted.
        """
        called = new_suffix(self.random)
        path = os.path.join(os.path.abspath(folder), _NAME.format(called))  # noqa: PTH100, PTH118
        with durable.closing(durable.ensure_path(self._notes)) as notes:
            with suppress(OSError):
                fcntl.flock(notes, fcntl.LOCK_SH)
            durable.replace_file(called, os.fsencode(path), notes, self.random)
            durable.sync_folder(notes)
            try:
                yield os.path.basename(path)  # noqa: PTH119
            finally:
                if _removed(os.fsencode(path)):
                    durable.discard(called, notes)

    def left(self) -> list[str]:
        """Return the files that a program left behind which was killed; nothing is changed."""
        return sorted(os.fsdecode(path) for _, _, path in self._all() if os.path.lexists(path))

    def clear(self) -> tuple[list[str], list[str]]:
        """Remove them, and return those that are gone now, and those that could not be removed.

        A note on a folder that is not there is kept: it may be on a disk that is away.
        """
        gone, stuck = [], []
        for called, notes, path in self._all():
            was_there = os.path.lexists(path)
            if not re.fullmatch(_OURS, path) or _removed(path):
                durable.discard(called, notes)
                gone += [os.fsdecode(path)] * was_there
            elif was_there:
                stuck.append(os.fsdecode(path))
        return gone, stuck

    @property
    def _notes(self) -> str:
        return f"{self.state}/{_NOTES}"

    def _all(self) -> Iterator[tuple[str, int, bytes]]:
        """Yield each note's name, the folder of the notes, and the place noted, while nobody writes."""
        with suppress(OSError), durable.closing(durable.open_folder(self._notes)) as notes:
            names = sorted(durable.names_in(notes))
            if names:
                fcntl.flock(notes, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for called in names:
                with suppress(OSError):
                    raw = durable.read_file(called, notes)
                    yield called, notes, raw if re.fullmatch(_OURS, raw) else b""


def _removed(path: bytes) -> bool:
    """Remove a file of ours, and return whether there is none now; False too where its folder is not there."""
    folder = os.path.dirname(path)  # noqa: PTH120
    try:
        above = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        with durable.closing(above), suppress(FileNotFoundError):
            about = os.lstat(path)
            if stat.S_ISREG(about.st_mode) and about.st_uid == os.geteuid():
                os.unlink(path)  # noqa: PTH108
                durable.sync_folder(above)
    except OSError:
        return False
    return True
