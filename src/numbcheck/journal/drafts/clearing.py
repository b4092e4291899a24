"""Clearing: what is to be gone from a folder of ours is gone, on disk too, and so is what a dead writer left there."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from numbcheck.journal.store import durable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

_IN_FLIGHT = 10.0
"""Seconds within which a temporary file may still be in a writer's hands; a write takes far less."""

_PLANTED = {errno.ENOENT, errno.ELOOP, errno.EPERM, errno.ENOTDIR, errno.ENXIO}


@contextmanager
def unless_planted() -> Iterator[None]:
    """Pass over what is not there (any more), or is none of ours: a link, a pipe, a file of someone else."""
    try:
        yield
    except OSError as error:
        if error.errno not in _PLANTED:
            raise


def clear(path: str, names: Iterable[str], now: datetime, *, synced: bool = True) -> None:
    """Remove `names` from the folder at `path`, if they are there, and old temporary files; `synced`: on disk, too.

    Raises OSError where that cannot be done; a folder that is not there holds nothing.
    """
    try:
        folder = durable.open_folder(path)
    except FileNotFoundError:
        return
    with durable.closing(folder):
        left = [name for name in durable.names_in(folder) if is_left(name, folder, now)]
        for name in (*names, *left):
            with suppress(FileNotFoundError):
                os.unlink(name, dir_fd=folder)
        if synced:
            durable.sync_folder(folder)


def is_left(name: str, folder: int, now: datetime) -> bool:
    """Return whether a name in `folder` is a temporary file that no writer can be at any more."""
    if not name.startswith(durable.TEMPORARY):
        return False
    try:
        written = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mtime
    except FileNotFoundError:
        return False
    return abs(now.timestamp() - written) > _IN_FLIGHT
