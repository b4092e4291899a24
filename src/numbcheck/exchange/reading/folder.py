"""Folder: the files below a folder that was given, each with its path in it, or the one file that was.

No link is followed, and nothing hidden is looked at.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from numbcheck.clean import path_line
from numbcheck.errors import BadDataError
from numbcheck.exchange.reading.found import TOO_LARGE, Remark
from numbcheck.exchange.reading.given import MOST_MEMBERS
from numbcheck.journal.entry import LONGEST
from numbcheck.journal.store import durable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.exchange.reading.given import Given

    IsOne = Callable[[str], object]
    """Tells by its path in the folder whether a file is one of those that are meant."""

_AHEAD = 256
"""Files that the disk is asked for before the first of them is read, which a cold one does far quicker."""


def holds(given: Given, is_one: IsOne) -> bool:
    """Return whether a folder was given, and such a file lies below it."""
    return bool(given.notes) and any(map(is_one, _names(str(given.notes))))


def pieces(given: Given, is_one: IsOne) -> Iterator[tuple[str, bytes] | Remark]:
    """Yield the path and the bytes of each such file, or of the one given; a remark for an unreadable one.

    Raises BadDataError where there are too many.
    """
    if given.notes is None:
        yield _piece(given.name, given.raw().read(LONGEST + 1))
        return
    above, count = str(given.notes), 0
    names = filter(is_one, _names(above))
    while some := list(islice(names, _AHEAD)):
        count += len(some)
        if count > MOST_MEMBERS * 10:
            raise BadDataError(f"{given.name} holds more than {MOST_MEMBERS * 10} notes.")
        durable.read_ahead(f"{above}/{name}" for name in some)
        for name in some:
            yield _read(above, name)


def _read(above: str, name: str) -> tuple[str, bytes] | Remark:
    try:
        return _piece(name, _bytes(f"{above}/{name}"))
    except OSError:
        return Remark(0, f"{path_line(name)} cannot be read")


def _piece(name: str, raw: bytes) -> tuple[str, bytes] | Remark:
    return Remark(0, f"{path_line(name)} {TOO_LARGE}") if len(raw) > LONGEST else (name, raw)


def _names(folder: str) -> Iterator[str]:
    """Yield the files below a folder by their paths in it, in order."""
    waiting = [""]
    while waiting:
        above = waiting.pop()
        seen: list[os.DirEntry[str]] = []
        with suppress(OSError), os.scandir(f"{folder}/{above}") as found:
            seen = sorted((one for one in found if not one.name.startswith(".")), key=lambda one: one.name)
        yield from (above + one.name for one in seen if one.is_file(follow_symlinks=False))
        waiting += [f"{above}{one.name}/" for one in reversed(seen) if one.is_dir(follow_symlinks=False)]


def _bytes(path: str) -> bytes:
    """Return what stands in a file, and of one that is too long enough to see it. Raises OSError."""
    note = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with durable.closing(note):
        return os.read(note, min(os.fstat(note).st_size, LONGEST) + 1)
