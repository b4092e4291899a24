"""Two devices that share a journal by git: whatever both did to it, a merge needs no help and loses nothing."""

from __future__ import annotations

import os
import re
import subprocess
from collections import defaultdict
from datetime import timedelta
from itertools import chain
from random import Random
from typing import TYPE_CHECKING

from numbcheck.journal.ids import ID, REV, suffix_of
from numbcheck.journal.journal import Journal
from tests.journal.kit import NOON, Dice, files
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numbcheck.journal.entry import Entry

_IDENTITY = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
_REVISION = re.compile(f"({ID.pattern})\\.({REV.pattern})")
_QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


class Device:
    """A clone of the journal, and the person at it, who does what the `dice` say."""

    def __init__(self, root: Path, name: str, truth: Truth, dice: Random | None = None) -> None:
        self.root = root
        self.journal = Journal(root, lambda: NOON, Dice(f"device {name}"))
        self._truth = truth
        self._dice = dice or Random(f"person {name}")
        self._last: tuple[Entry, list[Entry]] | None = None

    def live_a_little(self, number: int) -> None:
        """Add, edit, move, delete or take back, as it comes."""
        entries = list(self.journal.entries())
        act = self._dice.choice(("add", "add", "add", "edit", "edit", "move", "move", "undo", "delete"))
        if act == "undo" and self._last:
            self._take_back(*self._last)
        elif act in {"add", "undo"} or not entries:
            text = f"hi {self._dice.randrange(3)}"  # short and alike, as git takes what is alike for renames
            self._keep(self.journal.add(at=NOON + timedelta(seconds=number), zone="", kind="note", text=text))
        elif act == "delete":
            self._delete(self._dice.choice(entries))
        else:
            before = self.journal.versions(self._dice.choice(entries).id)
            self._keep(self._changed(act, before, number), before)

    def _changed(self, act: str, before: list[Entry], number: int) -> Entry:
        if act == "edit":
            return self.journal.revise(*before, text=f"hi again {number}")
        at = NOON - timedelta(days=self._dice.choice((0, 1, 30, 60)))  # few, so that both choose the same
        return self.journal.move(*before, at=at, zone="")

    def _keep(self, entry: Entry, before: Sequence[Entry] = ()) -> None:
        self._truth.wrote(entry)
        self._last = entry, list(before)

    def _delete(self, entry: Entry) -> None:
        self._truth.deleted(entry)
        self.journal.delete(entry)

    def _take_back(self, entry: Entry, before: list[Entry]) -> None:
        """Take back the last save, if it is still as it was left."""
        self._last = None
        if [one.rev for one in self.journal.versions(entry.id)] == [entry.rev]:
            if before:
                self.journal.restore(entry, before)
                for one in self.journal.versions(entry.id):
                    self._truth.wrote(one)
            else:
                self._delete(entry)

    def commit(self) -> None:
        """Take everything into git."""
        git(self.root, "add", "-A")
        git(self.root, "commit", "-q", "--allow-empty", "-m", "x")


class Truth:
    """What must be there in the end, reckoned without the journal's own rules."""

    def __init__(self) -> None:
        self._written: dict[tuple[str, str], Entry] = {}
        self._replaced: dict[str, set[str]] = defaultdict(set)
        self._gone: set[str] = set()

    @property
    def count(self) -> int:
        """How many texts there were."""
        return len(self._written)

    def wrote(self, entry: Entry) -> None:
        """Take in a new text and what it replaces."""
        suffix = suffix_of(entry.id)
        self._written[suffix, entry.rev] = entry
        self._replaced[suffix] |= set(chain(entry.after, *entry.moved_from.values()))

    def deleted(self, entry: Entry) -> None:
        """Take in a deletion."""
        self._gone.add(suffix_of(entry.id))

    def check(self, device: Device) -> None:
        """Raise BrokenPromiseError if a text is missing, or came back, or if an entry is there twice or where nobody put it."""
        expected = {
            (suffix, rev)
            for suffix, rev in self._written
            if suffix not in self._gone and rev not in self._replaced[suffix]
        }
        entries = list(device.journal.entries())
        found = {(suffix_of(entry.id), entry.rev) for one in entries for entry in one.versions}
        if found != expected or device.journal.faults:
            raise BrokenPromiseError(
                f"missing {expected - found}, resurrected {found - expected}, {device.journal.faults}"
            )
        places = {(suffix_of(entry_id), entry_id) for entry_id in (self._written[one].id for one in expected)}
        shown = [(suffix_of(one.id), one.id) for one in entries]
        if len(dict(shown)) != len(shown) or not set(shown) <= places or device.journal.count() != len(shown):
            raise BrokenPromiseError(f"shown {shown}, put at {places}, counted {device.journal.count()}")

    def check_files(self, device: Device) -> None:
        """Raise BrokenPromiseError if words that were deleted or replaced are still in some file."""
        for name, raw in files(device.root / "entries").items():
            found = _REVISION.search(name)  # anywhere in the name: a sync engine has files of its own
            entry_id, rev = found.groups() if found else ("", "")
            suffix = suffix_of(entry_id)
            if len(raw) > 30 and (suffix in self._gone or rev in self._replaced[suffix]):
                raise BrokenPromiseError(f"old words are still in {name}")


def met(one: Device, other: Device, before: dict[str, bytes]) -> dict[str, bytes]:
    """Let two devices exchange their files as git would, and return what both have then; `before` is what both had.

    Raises BrokenPromiseError on a conflict: a file that both changed, or made, and not to the same.
    """
    found = files(one.root), files(other.root)
    both: dict[str, bytes] = {}
    for name in found[0].keys() | found[1].keys():
        changed = {have[name] for have in found if name in have and have[name] != before.get(name)}
        if len(changed) > 1:
            raise BrokenPromiseError(f"a conflict: {name}")
        both[name] = changed.pop() if changed else before[name]
    for device in (one, other):
        for name, raw in both.items():
            path = device.root / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(raw)
    return both


def git(folder: Path, *args: str) -> None:
    """Run git, with nothing of this machine's settings."""
    done = subprocess.run(
        ["git", *args],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | _IDENTITY | _QUIET,
    )
    if done.returncode:
        raise BrokenPromiseError(f"git {args[0]}: {done.stdout}{done.stderr}")


def share(base: Path, here: Device) -> None:
    """Begin a journal on the device `here`, below `base`, and clone it to `there`."""
    git(base, "init", "-q", "--bare", "-b", "main", "shared")
    git(base, "clone", "-q", "shared", "here")
    git(here.root, "checkout", "-q", "-B", "main")
    here.live_a_little(0)
    here.commit()
    git(here.root, "push", "-q", "origin", "main")
    git(base, "clone", "-q", "shared", "there")


def lived(base: Path, rounds: int, acts: int = 4) -> int:
    """Let two people live with a journal each for so many rounds, and merge after each; return how many texts there were.

    Raises BrokenPromiseError on a conflict, if anything is missing or comes back, and if old words are left in the end.
    """
    truth = Truth()
    here, there = (Device(base / name, name, truth) for name in ("here", "there"))
    share(base, here)
    for number in range(1, rounds + 1):
        for which, device in enumerate((here, there)):
            for act in range(acts):
                device.live_a_little(number * 100 + which * 10 + act)
            device.commit()
        merge(here, there)
        truth.check(here)
        truth.check(there)
    tidied((here, there), truth)
    for device in (here, there):
        truth.check_files(device)
    return truth.count


def tidied(devices: Sequence[Device], truth: Truth) -> None:
    """Let two people who met let their journals be looked over, and write once more."""
    for device in devices:
        device.journal.mend(device.journal.findings())
        truth.check(device)
    for device in devices:
        truth.wrote(device.journal.add(at=NOON, zone="", kind="note", text="the next writer tidies up"))


def merge(here: Device, there: Device) -> None:
    """Let two devices exchange their commits by git; raises BrokenPromiseError on a conflict."""
    git(here.root, "push", "-q", "origin", "main")
    git(there.root, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    git(there.root, "push", "-q", "origin", "main")
    git(here.root, "pull", "-q", "--ff-only", "origin", "main")
