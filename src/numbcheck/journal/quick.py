"""What spares work with many files: asking for them early, and knowing when a folder last changed."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.store.durable import READING, about_ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Changed(NamedTuple):
    """When a folder was last changed: on which file system, and its stamp in nanoseconds."""

    device: int
    stamp: int


class Lies(NamedTuple):
    """What lies in a folder: a fingerprint of its names, sizes and stamps, and how many entries these are.

    An earlier text of an entry counts as well. `changed` is when the names had changed before.
    """

    print: str
    entries: int
    changed: Changed


def changed(folder: int) -> Changed:
    """Return when the names in `folder` last changed, as its file system stamps it; nobody can set that back."""
    about = os.fstat(folder)
    return Changed(about.st_dev, about.st_ctime_ns)


def lies_in(folder: int) -> Lies:
    """Return what lies in `folder` now; no file is opened."""
    from _blake2 import blake2b

    before, names, rows = changed(folder), sorted(os.listdir(folder)), []
    for name in names:
        try:
            about = os.stat(name, dir_fd=folder, follow_symlinks=False)
        except FileNotFoundError:
            continue
        rows.append((name, about.st_size, about.st_mtime_ns, about.st_ctime_ns))
    made = blake2b(os.fsencode(repr(rows)), digest_size=16)
    return Lies(made.hexdigest(), entries_of(names), before)


def entries_of(names: list[str]) -> int:
    """Return how many entries stand behind these names; an earlier text of one counts as well."""
    joined = "/".join(names)
    return joined.count(".json") - joined.count(".gone")


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
        try:
            file = os.open(name, READING, dir_fd=folder)
        except OSError:
            continue
        try:
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_WILLNEED)
        except OSError:
            pass  # whoever reads it will say what it is
        finally:
            os.close(file)
