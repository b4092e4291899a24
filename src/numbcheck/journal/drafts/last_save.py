"""The last save: for one hour this machine remembers what was done last, and the texts which that replaced."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.errors import BadDataError, NumbcheckError
from numbcheck.journal.codec import decode, to_record
from numbcheck.journal.drafts.clearing import clear
from numbcheck.journal.ids import suffix_of
from numbcheck.journal.seal import plain, unsealed
from numbcheck.journal.store import durable
from numbcheck.journal.store.os_errors import explained
from numbcheck.journal.store.owner import whose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.seal import Seal

DELETED = "delete"
"""The act of which nothing is remembered but that it was done."""
THROWN_AWAY = "draft thrown away"
"""The act whose lines are drafts."""
HOUR = timedelta(hours=1)

_ADRIFT = 60.0
"""Seconds by which two clocks of one machine may differ, or one may have been set back since."""
_STILL = "What undo remembers could not be cleared"


class Act(NamedTuple):
    """What was done to something that is no entry: the `act`, in which file (its `place`), and which `lines` it was."""

    act: str
    place: str = ""
    lines: tuple[dict[str, Any], ...] = ()


class Saved(NamedTuple):
    """What one command did last, at `when`: revision `rev` of entry `id`, what it replaced, and other `acts`.

    `before` is empty where the entry was added; `id` and `rev` are where no entry was kept.
    """

    id: str
    rev: str
    when: datetime
    before: tuple[Entry, ...] = ()
    acts: tuple[Act, ...] = ()


class Memory:
    """One small file, `NAME`, in `folder`, 0600; `now` tells the time (aware), `random(n)` gives n random bytes.

    `fault` says in a sentence whose that folder is, where it is someone else's and nothing could be remembered.
    """

    __slots__ = ("_acts", "fault", "folder", "now", "random", "seal")
    NAME = "last-save.json"

    def __init__(
        self,
        folder: str,
        now: Callable[[], datetime],
        random: Callable[[int], bytes] = os.urandom,
        seal: Callable[[], Seal] = plain,
    ) -> None:
        self.folder = folder
        self.now = now
        self.random = random
        self.seal = seal
        self._acts: list[Act] = []
        self.fault = ""

    def remember(self, entry: Entry, before: Sequence[Entry] = ()) -> bool:
        """Remember this save in place of the one before; return whether that worked.

        It need not survive a power cut, so it costs next to nothing: an unreadable memory is none.
        """
        row: dict[str, Any] = {"id": entry.id, "rev": entry.rev, "saved": entry.saved.isoformat()}
        if before:
            row["before"] = [to_record(one) for one in before]
        acts, self._acts = self._acts, []
        return self._write(row, acts)

    def remember_act(self, act: str, place: str = "", lines: Sequence[dict[str, Any]] = ()) -> bool:
        """Remember that something else was done: a line added, a thing ticked off, a deletion.

        It takes the place of what was done before; what one command does is one act, an entry it keeps afterwards
        included. `lines` are what it takes to undo it, as JSON knows it. Returns as `remember` does.
        """
        self._acts.append(Act(act, place, tuple(lines)))
        return self._write({"saved": self.now().isoformat()}, self._acts)

    def _write(self, row: dict[str, Any], acts: Sequence[Act]) -> bool:
        if acts:
            row["acts"] = [one._asdict() for one in acts]
        raw = self.seal().seal(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"))
        try:
            with durable.closing(durable.ensure_path(self.folder)) as folder:
                durable.replace_file(self.NAME, raw, folder, self.random, synced=False)
        except OSError as error:
            self.fault = whose(self.folder, error) or ""
            with suppress(NumbcheckError):
                self.forget()
            return False
        return True

    def last(self) -> Saved | None:
        """Return what was done last, within the past hour, or None; a spoilt memory is none.

        Raises InputOutputError where the disk does not let it be read, LockedError where it is locked.
        """
        try:
            with (
                explained("What undo remembers cannot be read", self.folder, reading=True),
                suppress(FileNotFoundError),
                durable.closing(durable.open_folder(self.folder)) as folder,
            ):
                raw = unsealed(durable.read_file(self.NAME, folder), self.seal)
                return self._within_the_hour(_saved(json.loads(raw)))
        except (ValueError, KeyError, TypeError, RecursionError, BadDataError):
            pass
        return None

    def _within_the_hour(self, saved: Saved) -> Saved | None:
        return saved if _is_recent((self.now() - saved.when).total_seconds()) else None

    def is_old(self) -> bool:
        """Return whether something has been there for longer than the hour, or is dated later than now."""
        try:
            with durable.closing(durable.open_folder(self.folder)) as folder:
                written = os.stat(self.NAME, dir_fd=folder, follow_symlinks=False).st_mtime
        except OSError:
            return False
        return not _is_recent(self.now().timestamp() - written)

    def forget_old(self) -> None:
        """Forget what is older than the hour; where that cannot be done, the next command tries again."""
        if self.is_old():
            with suppress(NumbcheckError):
                self.forget()

    def forget(self) -> None:
        """Remove the memory, and what a writer that died left beside it.

        It is not brought to disk: a power cut may bring it back, and then it is too old, or of no use. Raises
        CannotCreateError or InputOutputError with a sentence for the person.
        """
        self._clear(self.NAME, synced=False)

    def forget_of(self, entry_id: str) -> None:
        """Forget, on disk too, what is of this entry, older than an hour, or no entry; raises as `forget`."""
        saved = None
        with suppress(NumbcheckError):
            saved = self.last()
        if saved is None or suffix_of(saved.id) == suffix_of(entry_id) or saved.acts:
            self._clear(self.NAME)
        else:
            # What was remembered before may still be what is on disk, so it is brought there, too.
            self._clear()

    def _clear(self, *names: str, synced: bool = True) -> None:
        with explained(_STILL, self.folder):
            clear(self.folder, names, self.now(), synced=synced)


def _is_recent(seconds: float) -> bool:
    """Return whether what is so old is within the hour, however little the clock was set back since."""
    return -_ADRIFT <= seconds <= HOUR.total_seconds()


def _saved(row: dict[str, Any]) -> Saved:
    when = datetime.fromisoformat(row["saved"])
    if when.tzinfo is None:
        raise ValueError("a moment needs its offset")
    before = tuple(decode(json.dumps(one).encode()) for one in row.get("before", []))
    acts = tuple(Act(str(one["act"]), str(one["place"]), _lines(one["lines"])) for one in row.get("acts", []))
    if not acts and "id" not in row:
        raise ValueError("nothing is remembered here")
    return Saved(str(row.get("id", "")), str(row.get("rev", "")), when, before, acts)


def _lines(rows: Any) -> tuple[dict[str, Any], ...]:
    return tuple(row for row in rows if isinstance(row, dict))
