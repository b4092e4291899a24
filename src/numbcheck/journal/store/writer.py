"""The only writer of entry files: add, revise and delete, each durable before it returns."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from contextlib import contextmanager, suppress
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import CannotCreateError, UsageError
from numbcheck.journal.codec import decode, encode
from numbcheck.journal.ids import month_of
from numbcheck.journal.store import durable
from numbcheck.journal.store.merge import BLANK, GONE, id_in, is_blank, replaced
from numbcheck.journal.store.months import ENTRIES, Month
from numbcheck.journal.store.os_errors import explained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.store.merge import Listing

FORMAT = 1

FORMAT_FILE = f"""numbcheck {FORMAT}

This folder is a journal kept by numbcheck. Every entry is a small JSON file of its own in
entries/YEAR/MONTH, named by the moment it is about (in UTC). You can read them with any text
editor. A file that says "blank" held an earlier wording, or the words of an entry that was
deleted; a file ending in .gone marks a deleted entry. Please leave these where they are, so
that other copies of this folder learn of it.
"""
_UNKEPT = "This could not be kept"
_UNDELETED = "It is not certain yet that this is deleted"
LEFT_OVER = 3600
"""Seconds until a temporary file of ours counts as left by a writer that died."""


class Writer(NamedTuple):
    """The journal's folder, for writing; `notices` takes what was mended on the way.

    `unpack` is told of a month in which words were taken away that a writer who died had left.

    Every method raises CannotCreateError or InputOutputError, with a sentence for the person, when
    the disk refuses; what was there before is then as it was.
    """

    root: str
    random: Callable[[int], bytes]
    notices: list[str]
    unpack: Callable[[str], object] = str

    def add(self, entry: Entry) -> Entry:
        """Write a new entry and return it as it reads from now on; it is on disk when this returns."""
        raw = encode(entry)
        stored = decode(raw)
        with explained(_UNKEPT, self.root), self._month(month_of(entry.id)) as month:
            self._put(_name(entry), raw, month)
        return stored

    def add_all(self, entries: Iterable[Entry]) -> None:
        """Write many new entries, then bring them to disk together; a crash may lose any of them."""
        written: dict[str, dict[str, str]] = defaultdict(dict)
        ordered = groupby(sorted(entries, key=lambda entry: entry.id), key=lambda entry: month_of(entry.id))
        with explained(_UNKEPT, self.root):
            try:
                for name, some in ordered:
                    with self._month(name) as month:
                        self._put_aside(some, month, written[name])
                os.sync()
                for name, files in written.items():
                    self._put_in_place(name, files)
                os.sync()
            except BaseException:
                self._drop(written)
                raise

    def revise(self, entry: Entry) -> Entry:
        """Write a revision, then blank those that it names in `after`; return it as it reads from now on.

        Raises UsageError if the entry was deleted meanwhile; then nothing of it stays.
        """
        raw = encode(entry)
        stored = decode(raw)
        with explained(_UNKEPT, self.root), self._month(month_of(entry.id)) as month:
            if entry.id not in month.listing().gone:
                self._put(_name(entry), raw, month)
            listing = month.listing()
            self._blank(overdue(entry.id, listing, month), month)
            durable.sync_folder(month.folder)
            if entry.id in listing.gone:
                raise UsageError("This entry was deleted in the meantime, so it could not be changed.")
        return stored

    def delete(self, entry_id: str) -> None:
        """Mark the entry as deleted, then blank every file that holds words of it."""
        with explained(_UNDELETED, self.root), self._month(month_of(entry_id)) as month:
            self._put(f"{entry_id}.gone", GONE, month)
            self._remove_temporaries(month, lambda name: _mentions(entry_id, name, month))
            self._blank(overdue(entry_id, month.listing(), month), month)
            durable.sync_folder(month.folder)

    def tidy(self, name: str) -> None:
        """Finish, in one month folder, what a writer that died had begun."""
        with explained(_UNDELETED, self.root), self._month(name):
            pass

    @contextmanager
    def _month(self, name: str) -> Iterator[Month]:
        """Open a month folder for writing, made with all above it if need be."""
        with durable.closing(durable.ensure_path(self.root)) as root:
            self._close_to_others(root)
            self._mark_format(root)
            folder = durable.descend(root, (ENTRIES, *name.split("/")), durable.ensure_folder)
        with durable.closing(folder):
            month = Month(name, folder, [], strict=True)
            yield month
            self._tidy(month)

    def _put(self, name: str, raw: bytes, month: Month) -> None:
        durable.replace_file(name, raw, month.folder, self.random)
        durable.sync_folder(month.folder)

    def _put_aside(self, entries: Iterable[Entry], month: Month, files: dict[str, str]) -> None:
        """Write entries to temporary files, and note in `files` what these are to be called."""
        for entry in entries:
            raw = encode(entry)
            files[durable.write_temporary(raw, month.folder, self.random, synced=False)] = _name(entry)

    def _put_in_place(self, name: str, files: dict[str, str]) -> None:
        with self._month(name) as month:
            for temporary, final in files.items():
                os.rename(temporary, final, src_dir_fd=month.folder, dst_dir_fd=month.folder)

    def _drop(self, written: dict[str, dict[str, str]]) -> None:
        for name, files in written.items():
            with suppress(OSError), self._month(name) as month:
                for temporary in files:
                    durable.discard(temporary, month.folder)

    def _blank(self, names: list[str], month: Month) -> None:
        for name in names:
            durable.replace_file(name, BLANK, month.folder, self.random)

    def _tidy(self, month: Month) -> None:
        """Finish what a writer that died had begun; whatever is in the way, what was just kept is kept."""
        with suppress(OSError):
            listing = month.listing()
            for entry_id in listing.gone & set(map(id_in, listing.hidden)):
                self._blank(overdue(entry_id, listing, month), month)
            for entry_id, names in listing.files.items():
                # The sizes tell enough in all but a few cases; nothing is read for an edit long done.
                expected = 0 if entry_id in listing.gone else 1
                if len(names) > expected and sum(_is_large(name, month) for name in names) > expected:
                    self._blank(overdue(entry_id, listing, month), month)
                    durable.sync_folder(month.folder)
                    self.unpack(month.name)
            self._remove_temporaries(month, lambda name: left_over(name, month))

    def _remove_temporaries(self, month: Month, which: Callable[[str], bool]) -> None:
        for name in durable.names_in(month.folder):
            if name.startswith(durable.TEMPORARY) and which(name):
                durable.discard(name, month.folder)

    def _close_to_others(self, root: int) -> None:
        if durable.close_to_others(root):
            self.notices.append(f"Other users could look into {self.root}; now only you can.")

    def _mark_format(self, root: int) -> None:
        version = None
        try:
            version = format_of(root)
        except FileNotFoundError:
            self._put_format(root)
        except OSError:
            pass  # a spoilt FORMAT is no reason to refuse someone's words
        if version is not None and version > FORMAT:
            raise CannotCreateError(
                f"A newer numbcheck made this journal ({self.root}), so this one leaves it as it is. Please update."
            )

    def _put_format(self, root: int) -> None:
        shared = bool(durable.names_in(root))
        durable.replace_file("FORMAT", FORMAT_FILE.encode(), root, self.random)
        durable.sync_folder(root)
        if shared:
            durable.sync_above(root)  # who made it for other files, settings say, need not have done so


def format_of(root: int) -> int | None:
    """Return the format that the file FORMAT names, None where it names none; raises OSError."""
    first = durable.read_file("FORMAT", root)[:40].split()
    named = len(first) > 1 and first[0] == b"numbcheck" and first[1].isdigit()
    return int(first[1]) if named else None


def _name(entry: Entry) -> str:
    return f"{entry.id}.{entry.rev}.json"


def overdue(entry_id: str, listing: Listing, month: Month) -> list[str]:
    """Return the files of an entry whose words were replaced or deleted and are still there.

    A revision of a newer numbcheck is blanked by a deletion only.
    """
    names = listing.files.get(entry_id, [])
    if entry_id in listing.gone:
        hidden = [name for name in listing.hidden if id_in(name) == entry_id and name.endswith(".json")]
        return [name for name in (*names, *hidden) if not _is_blanked(name, month)]
    raws = {name: month.raw(name) for name in names}
    found = {
        name: month.entry(name, raw, entry_id) for name, raw in raws.items() if raw and not is_blank(raw)
    }
    revisions = {name: entry for name, entry in found.items() if entry}
    old = replaced(revisions.values())
    return [name for name, entry in revisions.items() if entry.rev in old and not entry.newer]


def left_over(name: str, month: Month) -> bool:
    """Return whether a temporary file is old, by the clock that stamps files here: the folder was just changed."""
    about = os.stat(name, dir_fd=month.folder, follow_symlinks=False)
    ours = stat.S_ISREG(about.st_mode) and about.st_uid == os.geteuid()
    return ours and about.st_mtime < os.fstat(month.folder).st_mtime - LEFT_OVER


def _is_large(name: str, month: Month) -> bool:
    """Return whether a file is too large to be a blank; no entry is as small as one."""
    return os.stat(name, dir_fd=month.folder, follow_symlinks=False).st_size > len(BLANK) + 1


def _is_blanked(name: str, month: Month) -> bool:
    with suppress(OSError):
        return is_blank(durable.read_file(name, month.folder))
    return False  # nobody can say, so it will be


def _mentions(entry_id: str, name: str, month: Month) -> bool:
    return entry_id.encode() in (month.raw(name) or b"")
