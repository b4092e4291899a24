"""Packs: what was read of a month, once more in one file of the cache; derived, disposable, never trusted blindly."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable  # noqa: TC003 (a NamedTuple's fields are read at run time)
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal import durable, quick
from numbcheck.journal.raw import FOLDING, PLAIN, may_fold
from numbcheck.journal.union import is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.journal.reading import Month

FEWEST = 20_000  # entries; below that nobody gets a second copy of their words
LINES = "lines"

# compiled only where there is a pack
_HEAD = rb"numbcheck pack 2 ([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9]{1,9}) ([0-9]{1,9})\n"
_HEAD_SIZE = 64
_SETTLED = 5 * 10**9  # nanoseconds; no file system that is in use stamps more coarsely


class Kept(NamedTuple):
    """What a pack holds, and how many entries it was made of; an earlier text of one counts as well."""

    body: bytes
    entries: int


class Packs(NamedTuple):
    """The folder of packs, which need not be there; nothing here raises for what the disk does.

    A pack belongs to one month and says with which file names it was made. Because a revision file
    never changes its words, it is right as long as exactly those names lie in the month's folder. Once
    that was seen, the pack bears the folder's own time stamp, and need not be compared until that changes.
    """

    folder: str
    random: Callable[[int], bytes]
    fewest: int = FEWEST
    changed: Callable[[int], quick.Changed] = quick.changed

    @property
    def present(self) -> bool:
        """Whether there are packs, so that this is known to be a large journal."""
        return any(not name.startswith(".") for name in self._names())

    def read(self, month: Month, what: str) -> Kept | None:
        """Return what was kept as `what` for this month, or None if that is missing, stale or damaged."""
        try:
            with (
                durable.held(durable.open_folder(self.folder)) as folder,
                quick.opened_file(_name(month.name, what), folder) as (file, about),
            ):
                head = re.match(_HEAD, os.pread(file, _HEAD_SIZE, 0))
                if not head or not self._is_of_now(month, file, about, head):
                    return None
                body = os.pread(file, about.st_size, head.end() + int(head[3]))
        except OSError:
            return None
        return Kept(body, int(head[4])) if _sum(body, month.name, what) == int(head[2], 16) else None

    def keep(self, month: Month, what: str, names: Sequence[str], body: bytes) -> None:
        """Keep `body` for this month, made while `names` lay in its folder; if they changed, nothing is kept."""
        joined = _joined(names)
        sums = zlib.crc32(joined), _sum(body, month.name, what), len(joined), _entries(joined)
        raw = b"".join((b"numbcheck pack 2 %08x %08x %d %d\n" % sums, joined, body))
        with suppress(OSError), durable.held(durable.ensure_path(self.folder)) as folder:
            temporary = durable.write_temporary(raw, folder, self.random, synced=False)
            os.utime(temporary, ns=(0, 0), dir_fd=folder)  # no stamp that could be taken for the folder's
            name = _name(month.name, what)
            os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
            # A deletion that came while we read writes its mark first, and forgets packs last: whichever
            # of us is later sees the other's work, so no deleted text stays behind.
            if not _same(joined, month.names()):
                durable.forget(name, folder)

    def _is_of_now(self, month: Month, file: int, about: os.stat_result, head: re.Match[bytes]) -> bool:
        """Return whether this pack was made of the names that lie in the month's folder now."""
        changed = self.changed(month.folder)
        comparable = changed.stamp > 0 and about.st_dev == changed.device  # one clock stamps both
        if comparable and about.st_mtime_ns == changed.stamp and _is_old(changed, about):
            return True
        os.utime(file, ns=(0, 0))
        before = os.fstat(file)
        joined = os.pread(file, int(head[3]), head.end())
        if zlib.crc32(joined) != int(head[1], 16) or not _same(joined, month.names()):
            return False
        if comparable and _is_old(changed, before):
            os.utime(file, ns=(changed.stamp, changed.stamp))
        return True

    def forget(self, month: str | None = None) -> None:
        """Remove the packs of this month (None: of all) and what a builder that died has left; then it is on disk.

        A pack that lies under another month's name, or is spoilt, goes too: its words may be of this month.
        Raises OSError if one of them cannot be removed.
        """
        try:
            folder = durable.open_folder(self.folder)
        except FileNotFoundError:
            return
        begin = "" if month is None else _name(month, "")
        with durable.held(folder):
            names = durable.names_in(folder)
            old = [
                name
                for name in names
                if name.startswith((begin, durable.TEMPORARY)) or not _is_where_it_belongs(name, folder)
            ]
            for name in old:
                with suppress(FileNotFoundError):
                    os.unlink(name, dir_fd=folder)
            if old:
                durable.sync_folder(folder)

    def _names(self) -> list[str]:
        try:
            with durable.held(durable.open_folder(self.folder)) as folder:
                return durable.names_in(folder)
        except OSError:
            return []


def lines_of(month: Month) -> bytes | None:
    """Return the entries of a month, oldest first, each as its file says it, but on one line; a mark comes first.

    None if the month is not plain: a file that cannot be read, or an edit that is not finished, is
    better looked at where it lies.
    """
    listing = month.listing()
    if listing.nameless:
        return None
    lines: list[bytes] = []
    month.ahead(listing)
    for entry_id in sorted(listing.files.keys() - listing.gone):
        raws = {name: month.raw(name) for name in listing.files[entry_id]}
        worded = {name: raw for name, raw in raws.items() if raw is None or not is_blank(raw)}
        if len(worded) > 1:
            return None
        for name, raw in worded.items():
            if raw is None or month.entry(name, raw, entry_id) is None:
                return None
            lines.append(_on_one_line(raw))
    body = b"".join(lines)
    return (FOLDING if may_fold(body) else PLAIN) + body


def _on_one_line(raw: bytes) -> bytes:
    """Return a JSON text on one line: line ends and indents stand between its parts, never inside one."""
    return b"".join([*map(bytes.strip, raw.splitlines()), b"\n"])


class Packing:
    """One way through the months of a journal: reads their packs, and makes those that are missing once it pays."""

    __slots__ = ("_large", "_packs", "_seen")

    def __init__(self, packs: Packs) -> None:
        self._packs = packs
        self._large = packs.present
        self._seen = 0

    def body(
        self, month: Month, what: str = LINES, make: Callable[[Month], bytes | None] = lines_of
    ) -> bytes | None:
        """Return what `make` makes of this month, from its pack if there is a right one; None if there is no way.

        Nothing is made or kept before more than `fewest` entries were seen, now or on an earlier way.
        """
        kept = self._packs.read(month, what) if self._large else None
        if kept is not None:
            self._seen += kept.entries
            return kept.body
        names = month.names()
        self._seen += _entries(_joined(names))
        if not (self._large or self._seen > self._packs.fewest):
            return None
        faults = len(month.faults)
        body = make(month)
        if body is not None and len(month.faults) == faults:
            self._packs.keep(month, what, names, body)
        return body

    def known(self, month: Month) -> bytes | None:
        """Return the entries of this month as they were packed, if they were; nothing is made."""
        kept = self._packs.read(month, LINES) if self._large else None
        return kept and kept.body

    def finish(self) -> None:
        """Say that all months were seen: in a journal that became small again no pack stays."""
        if self._large and self._seen <= self._packs.fewest:
            with suppress(OSError):
                self._packs.forget()


def _is_where_it_belongs(name: str, folder: int) -> bool:
    """Return whether a pack begins as one of the month in its name; the names it was made of begin with that."""
    try:
        with quick.opened_file(name, folder) as (file, _):
            begin = os.pread(file, 2 * _HEAD_SIZE, 0)
    except OSError:
        return False
    head = re.match(_HEAD, begin)
    return head is not None and begin.startswith(name[:7].replace("-", "").encode(), head.end())


def _is_old(changed: quick.Changed, about: os.stat_result) -> bool:
    """Return whether the change was long over when this file was last touched: another would bear another stamp."""
    return about.st_ctime_ns > changed.stamp + _SETTLED


def _sum(body: bytes, month: str, what: str) -> int:
    """Return a checksum that is right only in a pack of this name: one put in the place of another says nothing."""
    return zlib.crc32(body, zlib.crc32(_name(month, what).encode()))


def _name(month: str, what: str) -> str:
    return f"{month.replace('/', '-')}.{what}"


def _entries(joined: bytes) -> int:
    """Return how many entries stand behind these names; an earlier text of one counts as well."""
    return joined.count(b".json") - joined.count(b".gone")


def _joined(names: Sequence[str]) -> bytes:
    return os.fsencode("/".join(names))


def _same(joined: bytes, names: Sequence[str]) -> bool:
    """Return whether these are the names that were joined; the usual case, an equal order, is found at once."""
    return joined == _joined(names) or sorted(joined.split(b"/")) == sorted(map(os.fsencode, names))
