"""A journal that is being locked, made plain or sealed anew, on a disk that loses power: every word is there, once, and opens."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from numbcheck.journal.drafts import resealing
from numbcheck.journal.drafts.draft import Drafts
from numbcheck.journal.journal import Journal
from numbcheck.journal.seal import MAGIC, Plain
from numbcheck.journal.sealing import age
from numbcheck.journal.sealing.keys import OpenedBy
from numbcheck.journal.sealing.lock import Lock
from numbcheck.journal.sealing.locking import Locking
from numbcheck.journal.store import durable
from numbcheck.journal.store.packs import Packs
from tests.journal.kit import NOON, Dice, a_journal, note
from tests.torture.disk import states
from tests.torture.power import SHORT, files_in
from tests.torture.promises import BrokenPromiseError
from tests.torture.systems import FoundOs, RecordingOs, seen_as

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.torture.systems import Log, Tree

TEXTS = ["one", "two", "three"]
DRAFT = "half a thought"
SECRETS = {OpenedBy.PASSPHRASE: "words", OpenedBy.RECOVERY: "code"}


class Person:
    """Somebody whose journal is in `home`, with what they have unlocked."""

    def __init__(self, home: Path, *pairs: age.KeyPair) -> None:
        self.home = home
        self.lock = Lock(str(home), str(home / "state"), lambda: None)
        self.lock.use([one.identity for one in pairs])
        self.work = Locking(self.lock, Packs(str(home / "cache"), Dice(1)), os.urandom, [])


class Opening(Plain):
    """What opens with these identities, whatever lies on the disk; what was opened once is known."""

    def __init__(self, *pairs: age.KeyPair) -> None:
        self._identities = [one.identity for one in pairs]
        self._known: dict[bytes, bytes] = {}

    def unseal(self, raw: bytes) -> bytes:
        """Return what was sealed, and anything else as it is."""
        if raw.startswith(MAGIC) and raw not in self._known:
            self._known[raw] = age.opened(raw, self._identities)
        return self._known.get(raw, raw)


def nothing(*_: int) -> None:
    """Watch nothing."""


def a_home(base: Path) -> Path:
    """Return a home with three plain entries in two months, and a draft."""
    home = base / "home"
    for number, text in enumerate(TEXTS):
        at = (NOON if number % 2 else NOON.replace(month=10)) + timedelta(minutes=number)
        note(a_journal(home, seed=number), text, at)
    drafts = Drafts(str(home / "state" / "drafts"), lambda: NOON)
    drafts.save(DRAFT, "journal", {}, drafts.new_name())
    return home


def recorded(base: Path, act: Callable[[], object]) -> Log:
    """Return what an act does to the disk below `base`."""
    with seen_as(RecordingOs(base), resealing) as system:
        act()
    return system.log


def lives(base: Path) -> Iterator[tuple[str, Log, Opening]]:
    """Yield a journal's way under a lock, under another, and out of it: what is done, and what opens what is there."""
    home, first, second = a_home(base), age.new_pair(), age.new_pair()
    opening = Opening(first, second)

    def lock() -> None:
        work = Person(home).work
        work.give_key(first, SECRETS)
        work.seal(nothing)

    yield "locked", recorded(base, lock), opening
    renewed = Person(home, first).work
    yield (
        "anew",
        recorded(base, lambda: renewed.seal_anew(second, SECRETS, nothing, here=False)),
        opening,
    )
    off = Person(home, first, second).work
    yield "off", recorded(base, lambda: off.take_off(nothing)), opening


def checked(log: Log, opening: Opening, *, step: int = SHORT) -> int:
    """Return in how many states of the disk every word is there; raises BrokenPromiseError at the first where it is not.

    Of those that differ only in what lies aside, which no reader looks at, one is read.
    """
    events: Log = []
    seen: set[str] = set()
    read: set[str] = set()
    for event in log:
        events.append(event)
        if len(events) < _begin(log):
            continue
        for tree in states(events, step):
            seen.add(repr(tree))
            found = repr([file for file in files_in(tree) if durable.TEMPORARY not in file[0]])
            if found not in read:
                read.add(found)
                _check(tree, opening)
    return len(seen)


def _begin(log: Log) -> int:
    """Return how many events tell what was there before: all up to the last that has no place in the code."""
    return max(number for number, event in enumerate(log, 1) if event[0] == "fsync" and event[-1] == "")


def _check(tree: Tree, opening: Opening) -> None:
    files = dict(files_in(tree))
    with seen_as(FoundOs(tree), resealing):
        journal = Journal(Path("/home"), lambda: NOON, seal=lambda: opening)
        found = list(journal.entries())
        drafts = Drafts("/home/state/drafts", lambda: NOON, seal=lambda: opening).waiting()
        count = journal.count()
    texts = sorted(one.text or "" for one in found)
    if texts != sorted(TEXTS) or any(one.also for one in found) or count != len(TEXTS):
        raise BrokenPromiseError(f"{texts} are there, and {count} are counted")
    if journal.faults:
        raise BrokenPromiseError(f"cannot be read: {journal.faults}")
    if {draft.text for draft in drafts} != {DRAFT}:
        raise BrokenPromiseError(f"the drafts are {drafts}")
    sealed = [name for name, raw in files.items() if "/entries/" in name and raw.startswith(MAGIC)]
    openers = [name for name, raw in files.items() if "/keys/" in name and _is_whole(raw)]
    if sealed and not openers:
        raise BrokenPromiseError(f"nothing opens {sealed[0]}")


def _is_whole(raw: bytes) -> bool:
    """Return whether a key file is all there: a nonce, an identity and a line end, and what seals them."""
    body = raw.partition(b"\n--- ")[2].partition(b"\n")[2]
    return age.is_wrapping(raw) and len(body) == 16 + 75 + 16


def unnamed(process: int, base: Path) -> list[bytes]:
    """Return what stands in the files below `base` that a program has open and that have no name."""
    opened = list(Path(f"/proc/{process}/fd").iterdir())
    return [
        one.read_bytes()
        for one in opened
        if (path := os.readlink(one)).startswith(str(base)) and path.endswith(" (deleted)")
    ]
