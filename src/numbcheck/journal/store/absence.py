"""Absence: a journal that is not where it was is told apart from one that was never begun."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import NamedTuple

from numbcheck import plainfile
from numbcheck.journal.ids import short_of
from numbcheck.journal.store import durable


class Seen(NamedTuple):
    """What this machine knows of its journals: an empty file in `folder` for each that was ever written to.

    `above` is the folder that has to be there already, where one was named; None lets all be made.
    """

    folder: str
    above: str | None = None

    def remember(self, root: str) -> None:
        """Remember that a journal is kept at `root`; where that cannot be done, it is not known later."""
        if self.knows(root):
            return
        with suppress(OSError), durable.closing(durable.ensure_path(self.folder)) as folder:
            durable.mark(_name(root), folder)

    def knows(self, root: str) -> bool:
        """Return whether a journal was kept at `root`."""
        return os.path.lexists(f"{self.folder}/{_name(root)}")


def absent(root: str, seen: Seen | None, *, making: bool = False) -> str | None:
    """Return a sentence on why the journal at `root`, whose entries are not there, is away; None if it never was.

    With `making`, what could simply be made is not away.
    """
    if dead := plainfile.dead_link(root):
        return f"{dead} leads to {os.readlink(dead)}, and nothing is there. {_DISK}."  # noqa: PTH115 (so is Path)
    if seen is None:
        return None
    if seen.knows(root):
        import shlex

        begin = f"mkdir -p {shlex.quote(f'{root}/entries')}"
        return f"Your journal was in {root}, and it is not there now. {_DISK}. To begin a new one: {begin}"
    if seen.above and not making and not os.path.lexists(seen.above):
        return f"There's no folder {seen.above}, where NUMBCHECK_HOME puts your journal. {_DISK}."
    return None


_DISK = "If it is on another disk, connect that first"


def _name(root: str) -> str:
    return f"journal-{short_of(root)}.seen"
