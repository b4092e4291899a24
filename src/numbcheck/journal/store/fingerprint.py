"""Fingerprint: what a folder holds, and when it last changed, without opening a file."""

from __future__ import annotations

import os
from typing import NamedTuple


class Changed(NamedTuple):
    """When a folder was last changed: on which file system (its number), and its stamp in nanoseconds."""

    device: int
    stamp: int


class Fingerprint(NamedTuple):
    """What a folder holds: a digest of its names, sizes and stamps, and how many entries these are.

    An earlier text of an entry counts as well. `changed` is when the names had changed before.
    """

    digest: str
    entries: int
    changed: Changed


def changed(folder: int) -> Changed:
    """Return when the names in `folder` last changed, as its file system stamps it; nobody can set that back."""
    about = os.fstat(folder)
    return Changed(about.st_dev, about.st_ctime_ns)


def fingerprint(folder: int) -> Fingerprint:
    """Return the fingerprint of `folder` as it is now; no file is opened. Raises OSError."""
    from _blake2 import blake2b

    before, names, rows = changed(folder), sorted(os.listdir(folder)), []
    for name in names:
        try:
            about = os.stat(name, dir_fd=folder, follow_symlinks=False)
        except FileNotFoundError:
            continue
        rows.append((name, about.st_size, about.st_mtime_ns, about.st_ctime_ns))
    made = blake2b(os.fsencode(repr(rows)), digest_size=16)
    return Fingerprint(made.hexdigest(), entries_of(names), before)


def entries_of(names: list[str]) -> int:
    """Return how many entries stand behind these names; an earlier text of one counts as well."""
    joined = "/".join(names)
    return joined.count(".json") - joined.count(".gone")
