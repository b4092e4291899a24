"""Leftovers: what lies in a month folder that a writer who died would have taken away."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck.errors import LockedError
from numbcheck.journal.store import durable
from numbcheck.journal.store.merge import BLANK, id_in, is_blank, key, replaced

if TYPE_CHECKING:
    from numbcheck.journal.store.merge import Listing
    from numbcheck.journal.store.months import Month

LEFT_OVER = 3600
"""Seconds until a temporary file of ours counts as left by a writer that died."""


def overdue(entry_id: str, listing: Listing, month: Month) -> list[str]:
    """Return the files of an entry whose words were replaced or deleted and are still there.

    A revision of a newer numbcheck is blanked by a deletion only.
    """
    names = listing.files.get(entry_id, [])
    if entry_id in listing.gone:
        hidden = [name for name in listing.hidden if id_in(name) == entry_id and ".json" in name]
        return [name for name in (*names, *hidden) if not is_blanked(name, month)]
    revisions = month.revisions(entry_id, names)
    old = replaced(revisions.values())
    return [name for name, entry in revisions.items() if key(entry) in old and not entry.newer]


def left_over(name: str, month: Month) -> bool:
    """Return whether a temporary file is old, by the clock that stamps files here: the folder was just changed."""
    about = os.stat(name, dir_fd=month.folder, follow_symlinks=False)
    ours = stat.S_ISREG(about.st_mode) and about.st_uid == os.geteuid()
    return ours and about.st_mtime < os.fstat(month.folder).st_mtime - LEFT_OVER


def is_large(name: str, month: Month) -> bool:
    """Return whether a file is too large to be a blank; no entry is as small as one."""
    return os.stat(name, dir_fd=month.folder, follow_symlinks=False).st_size > len(BLANK) + 1


def is_blanked(name: str, month: Month) -> bool:
    """Return whether a file is known to be a blank."""
    with suppress(OSError):
        return not is_large(name, month) and is_blank(durable.read_file(name, month.folder))
    return False  # nobody can say, so it will be


def mentions(entry_id: str, month: Month, name: str) -> bool:
    """Return whether an id stands in a file's bytes; False where they are sealed and nothing opens them."""
    with suppress(LockedError):
        return entry_id.encode() in (month.raw(name) or b"")
    return False
