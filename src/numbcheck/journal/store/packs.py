"""Packs: what was read of a month, once more in one file of the cache; derived, disposable, never trusted blindly."""

from __future__ import annotations

import errno
import os
import re
import stat
import zlib
from collections.abc import Callable  # noqa: TC003 (a NamedTuple's fields are read at run time)
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import BadDataError
from numbcheck.journal.seal import MAGIC, plain, unsealed
from numbcheck.journal.store import durable
from numbcheck.journal.store.fingerprint import Changed, Fingerprint, changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.journal.seal import Seal
    from numbcheck.journal.store.months import Month

FEWEST = 20_000  # entries; below that nobody gets a second copy of their words
FEWEST_SEALED = 1_000
"""Entries from which a locked journal has packs, sealed too: opening a file takes longer than reading it."""
_NAME = re.compile(r"([0-9]{4}-[0-9]{2})\.[a-z0-9]+")
_HEAD = rb"numbcheck pack 3 ([0-9a-f]{32}) ([0-9a-f]{8}) ([0-9]{1,9}) ([0-9a-f]{8})\n"  # compiled when needed
_HEAD_SIZE = 80
_SETTLED = 5 * 10**9  # nanoseconds; no file system that is in use stamps more coarsely
_NOTHING_OF_OURS = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}


class PackContent(NamedTuple):
    """What a pack holds, and how many entries it was made of; an earlier text of one counts as well."""

    body: bytes
    entries: int


class Packs(NamedTuple):
    """The folder of packs, which need not be there, for the journal at `journal`.

    A pack belongs to one month of one journal, and says what lay in the month's folder when it was made: the
    names, sizes and stamps. It is right as long as the folder holds exactly these. Once that was seen, the pack
    bears the folder's own time stamp, and need not be compared until that changes. Whatever else is in
    the folder of packs is none, and left alone.
    """

    folder: str
    random: Callable[[int], bytes]
    fewest: int = FEWEST
    changed: Callable[[int], Changed] = changed
    journal: str = ""
    seal: Callable[[], Seal] = plain

    def of(self, journal: str, seal: Callable[[], Seal]) -> Packs:
        """Return the packs of this journal, which has this seal."""
        fewest = min(self.fewest, FEWEST_SEALED) if seal().ending else self.fewest
        return self._replace(journal=journal, seal=seal, fewest=fewest)

    @property
    def present(self) -> bool:
        """Whether there are packs, so that this is known to be a large journal."""
        with suppress(OSError), self._opened() as folder:
            return any(map(_NAME.fullmatch, durable.names_in(folder)))
        return False

    def read(self, month: Month, what: str) -> PackContent | None:
        """Return what was kept as `what` for this month, or None if that is missing, stale or damaged."""
        name = _name(month.name, what)
        try:
            with self._opened() as folder, durable.opened_file(name, folder) as (file, about):
                if about.st_mode & durable.OTHERS:
                    durable.discard(name, folder)  # others may have written it
                    return None
                head = self._head(name, file)
                if not head or not self._is_of_now(month, file, about, head):
                    return None
                body = os.pread(file, about.st_size, head.end())
        except OSError:
            return None
        is_sealed = body.startswith(MAGIC)  # which tells by itself whether it is whole
        if not is_sealed and zlib.crc32(body) != int(head[2], 16):
            return None
        with suppress(BadDataError):  # it is for a key of before
            return PackContent(unsealed(body, self.seal), int(head[3]))
        return None

    def keep(self, month: Month, what: str, before: Fingerprint, body: bytes) -> None:
        """Keep `body` for this month, made of what had the fingerprint `before`; if that changed, nothing is kept."""
        name, body = _name(month.name, what), self.seal().seal(body, pad=b"")
        begin = b"numbcheck pack 3 %s %08x %d " % (before.digest.encode(), zlib.crc32(body), before.entries)
        raw = b"".join((begin, b"%08x\n" % self._checksum(name, begin), body))
        with suppress(OSError), durable.closing(durable.ensure_path(self.folder)) as folder:
            temporary = durable.write_temporary(raw, folder, self.random, synced=False)
            try:
                os.utime(temporary, ns=(0, 0), dir_fd=folder)  # no stamp that could be taken for the folder's
                os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
            except BaseException:
                durable.discard(temporary, folder)
                raise
            # A deletion that came while we read writes its mark first, and removes packs last: whichever
            # of us is later sees the other's work, so no deleted text stays behind.
            about = os.stat(name, dir_fd=folder, follow_symlinks=False)
            is_quiet = self.changed(month.folder) == before.changed and about.st_dev == before.changed.device
            if (
                not (is_quiet and _is_old(before.changed, about))
                and month.fingerprint().digest != before.digest
            ):
                durable.discard(name, folder)

    def remove(self, month: str | None = None) -> None:
        """Remove the packs of this month (None: of all) and what a builder that died has left; then it is on disk.

        A pack under another month's name, or a spoilt one, is removed too: its words may be of this month.
        What cannot be removed keeps nothing else from going; afterwards it is raised as OSError.
        """
        begin = "" if month is None else _name(month, "")
        self._drop(lambda name, folder: name.startswith(begin) or not self._is_where_it_belongs(name, folder))

    def remove_but(self, months: Iterable[str]) -> None:
        """Remove the packs of all months but these, as `remove` does."""
        kept = {_name(month, "") for month in months}
        self._drop(lambda name, _: name[:8] not in kept)

    def remove_these(self, names: Iterable[str]) -> None:
        """Remove the packs of these names, as `remove` does."""
        going = set(names)
        self._drop(lambda name, _: name in going)

    def names(self) -> list[str]:
        """Return the packs there are, and what a builder that died has left."""
        try:
            with self._opened() as folder:
                return sorted(filter(_holds_words, durable.names_in(folder)))
        except OSError:
            return []

    def _drop(self, goes: Callable[[str, int], bool]) -> None:
        try:
            opened = durable.open_folder(self.folder)
        except OSError as error:
            if error.errno in _NOTHING_OF_OURS or not self._may_hold_words():
                return
            raise
        with durable.closing(opened) as folder:
            with suppress(OSError):
                durable.close_to_others(folder)
            names = filter(_holds_words, durable.names_in(folder))
            going = [name for name in names if name.startswith(durable.TEMPORARY) or goes(name, folder)]
            troubles = [trouble for name in going if (trouble := _removal(name, folder))]
            if going:
                durable.sync_folder(folder)
        for trouble in troubles:
            raise trouble

    def _may_hold_words(self) -> bool:
        """Return whether the folder, which we may not open as our own, can hold packs of ours."""
        try:
            return any(map(_holds_words, os.listdir(self.folder)))  # noqa: PTH208 (Path costs an import)
        except OSError:
            return True

    @contextmanager
    def _opened(self) -> Iterator[int]:
        """Open the folder of packs, and close it to others where it was not."""
        with durable.closing(durable.open_folder(self.folder)) as folder:
            durable.close_to_others(folder)
            yield folder

    def _is_of_now(self, month: Month, file: int, about: os.stat_result, head: re.Match[bytes]) -> bool:
        """Return whether this pack was made of the month's folder as it is now."""
        changed = self.changed(month.folder)
        comparable = changed.stamp > 0 and about.st_dev == changed.device  # one clock stamps both
        if comparable and about.st_mtime_ns == changed.stamp and _is_old(changed, about):
            return True
        os.utime(file, ns=(0, 0))
        before = os.fstat(file)
        if head[1].decode() != month.fingerprint().digest:
            return False
        if comparable and _is_old(changed, before):
            os.utime(file, ns=(changed.stamp, changed.stamp))
        return True

    def is_stale(self, name: str, month: Month | None) -> bool:
        """Return whether the pack of this name differs from its month as it is now, looking at every file."""
        try:
            with self._opened() as folder, durable.opened_file(name, folder) as (file, _):
                head = self._head(name, file)
                return not (head and month and head[1].decode() == month.fingerprint().digest)
        except OSError:
            return False  # no pack of ours

    def _is_where_it_belongs(self, name: str, folder: int) -> bool:
        with suppress(OSError), durable.opened_file(name, folder) as (file, _):
            return self._head(name, file) is not None
        return False

    def _head(self, name: str, file: int) -> re.Match[bytes] | None:
        """Return the head of a pack, or None where it was not made for this name in this journal."""
        head = re.match(_HEAD, os.pread(file, _HEAD_SIZE, 0))
        return head if head and self._checksum(name, head[0][:-9]) == int(head[4], 16) else None

    def _checksum(self, name: str, begin: bytes) -> int:
        """Return a checksum that holds only for this name in this journal: a pack in another's place is wrong."""
        return zlib.crc32(begin, zlib.crc32(os.fsencode(f"{self.journal}\n{name}")))


def month_in(name: str) -> str | None:
    """Return the month (`2026/11`) of a pack, or None for what is no pack."""
    found = _NAME.fullmatch(name)
    return found and found[1].replace("-", "/")


def _holds_words(name: str) -> bool:
    return name.startswith(durable.TEMPORARY) or _NAME.fullmatch(name) is not None


def _removal(name: str, folder: int) -> OSError | None:
    """Remove a file and return what stood against it; a folder, which somebody else put there, holds no words."""
    try:
        if not stat.S_ISDIR(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            os.unlink(name, dir_fd=folder)
    except FileNotFoundError:
        pass
    except OSError as error:
        return error
    return None


def _is_old(changed: Changed, about: os.stat_result) -> bool:
    """Return whether the change was long over when this file was last touched: another would bear another stamp."""
    return about.st_ctime_ns > changed.stamp + _SETTLED


def _name(month: str, what: str) -> str:
    return f"{month.replace('/', '-')}.{what}"
