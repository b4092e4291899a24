"""What spares work with many files: asking for them early, and knowing when a folder last changed."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.durable import READING, about_ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Changed(NamedTuple):
    """When a folder was last changed: on which file system, and its stamp in nanoseconds."""

    device: int
    stamp: int


def changed(folder: int) -> Changed:
    """Return when the names in `folder` last changed, as its file system stamps it; nobody can set that back."""
    about = os.fstat(folder)
    return Changed(about.st_dev, about.st_ctime_ns)


@contextmanager
def opened_file(name: str, folder: int) -> Iterator[tuple[int, os.stat_result]]:
    """Open a plain file of our own for reading, and say what it is; raises OSError as `durable.read_file` does."""
    file = os.open(name, READING, dir_fd=folder)
    try:
        yield file, about_ours(file)
    finally:
        os.close(file)


def read_ahead(names: Iterable[str], folder: int) -> None:
    """Tell the system which plain files will be read next, where it can be told."""
    if not hasattr(os, "posix_fadvise"):
        return
    for name in names:
        with suppress(OSError), opened_file(name, folder) as (file, _):
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_WILLNEED)
