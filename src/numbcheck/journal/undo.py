"""Memory: for one hour this machine remembers its last save, and the texts which that save replaced."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.errors import BadDataError, NumbcheckError
from numbcheck.journal import durable
from numbcheck.journal.clearing import clear
from numbcheck.journal.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numbcheck.journal.entry import Entry

HOUR = timedelta(hours=1)

_ADRIFT = 60.0
"""Seconds by which two clocks of one machine may differ."""
_STILL = "What undo remembers could not be cleared"


class Saved(NamedTuple):
    """The last save: revision `rev` of entry `id` at `when`, and what it replaced; nothing where it was added."""

    id: str
    rev: str
    when: datetime
    before: tuple[Entry, ...] = ()


class Memory:
    """One small file, `NAME`, in `folder`, 0600; `now` tells the time (aware), `random(n)` gives n random bytes."""

    __slots__ = ("folder", "now", "random")
    NAME = "last-save.json"

    def __init__(
        self, folder: str, now: Callable[[], datetime], random: Callable[[int], bytes] = os.urandom
    ) -> None:
        self.folder = folder
        self.now = now
        self.random = random

    def remember(self, entry: Entry, before: Sequence[Entry] = ()) -> bool:
        """Remember this save in place of the one before; return whether that worked.

        It need not survive a power cut, so it costs next to nothing: an unreadable memory is none.
        """
        row = {"id": entry.id, "rev": entry.rev, "saved": entry.saved.isoformat()}
        if before:
            row["before"] = [json.loads(encode(one)) for one in before]  # type: ignore[assignment]
        raw = json.dumps(row, ensure_ascii=False).encode()
        try:
            with durable.held(durable.ensure_path(self.folder)) as folder:
                durable.replace_file(self.NAME, raw, folder, self.random, synced=False)
        except OSError:
            with suppress(NumbcheckError):
                self.forget()
            return False
        return True

    def last(self) -> Saved | None:
        """Return the last save of the past hour, or None; a spoilt memory is none.

        Raises InputOutputError where the disk does not let it be read.
        """
        try:
            with (
                durable.told("What undo remembers cannot be read", self.folder, reading=True),
                suppress(FileNotFoundError),
                durable.held(durable.open_folder(self.folder)) as folder,
            ):
                return self._within_the_hour(_saved(json.loads(durable.read_file(self.NAME, folder))))
        except (ValueError, KeyError, TypeError, RecursionError, BadDataError):
            pass
        return None

    def _within_the_hour(self, saved: Saved) -> Saved | None:
        return saved if timedelta(0) <= self.now() - saved.when <= HOUR else None

    def is_old(self) -> bool:
        """Return whether something lies there for longer than the hour, or is dated later than now."""
        try:
            with durable.held(durable.open_folder(self.folder)) as folder:
                written = os.stat(self.NAME, dir_fd=folder, follow_symlinks=False).st_mtime
        except OSError:
            return False
        return not -_ADRIFT <= self.now().timestamp() - written <= HOUR.total_seconds()

    def forget_old(self) -> None:
        """Let go of what is older than the hour; where that cannot be done, the next command tries again."""
        if self.is_old():
            with suppress(NumbcheckError):
                self.forget()

    def forget(self) -> None:
        """Remove the memory, and what a writer that died left beside it.

        It is not brought to disk: a power cut may bring it back, and then it is too old, or of no use. Raises CannotCreateError or InputOutputError with a sentence for the person.
        """
        self._clear(self.NAME, synced=False)

    def forget_of(self, entry_id: str) -> None:
        """Forget what is remembered of this entry, and what is older than the hour, on disk too. Raises as `forget`."""
        saved = None
        with suppress(NumbcheckError):
            saved = self.last()
        if saved is None or saved.id == entry_id:
            self._clear(self.NAME)
        else:
            # What was remembered before may still be what is on disk, so it is brought there, too.
            self._clear()

    def _clear(self, *names: str, synced: bool = True) -> None:
        with durable.told(_STILL, self.folder):
            clear(self.folder, names, self.now(), synced=synced)


def _saved(row: dict[str, Any]) -> Saved:
    when = datetime.fromisoformat(row["saved"])
    before = tuple(decode(json.dumps(one).encode()) for one in row.get("before", []))
    return Saved(row["id"], row["rev"], when, before)
