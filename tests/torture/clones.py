"""Two devices that share a journal by git: whatever both did to it, a merge needs no help and loses nothing."""

from __future__ import annotations

import os
import re
import subprocess
from collections import defaultdict
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from numbcheck.journal.ids import ID, REV
from numbcheck.journal.journal import Journal
from tests.journal.kit import NOON, Dice, files
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.journal.entry import Entry

_IDENTITY = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
_REVISION = re.compile(f"({ID.pattern})\\.({REV.pattern})")
_QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


class Device:
    """A clone of the journal, and the person at it."""

    def __init__(self, root: Path, name: str, truth: Truth) -> None:
        self.root = root
        self.journal = Journal(root, lambda: NOON, Dice(f"device {name}"))
        self._truth = truth
        self._dice = Random(f"person {name}")

    def live_a_little(self, number: int) -> None:
        """Add, edit or delete, as it comes."""
        entries = list(self.journal.entries())
        act = self._dice.choice(("add", "add", "edit", "edit", "delete"))
        if act == "add" or not entries:
            text = f"hi {self._dice.randrange(3)}"  # short and alike, as git takes what is alike for renames
            self._truth.wrote(
                self.journal.add(at=NOON + timedelta(seconds=number), zone="", kind="note", text=text)
            )
            return
        entry = self._dice.choice(entries)
        if act == "delete":
            self._truth.deleted(entry)
            self.journal.delete(entry)
        else:
            versions = self.journal.versions(entry.id)
            self._truth.wrote(self.journal.revise(*versions, text=f"hi again {number}"))

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

    def wrote(self, entry: Entry) -> None:
        """Take in a new text and what it replaces."""
        self._written[entry.id, entry.rev] = entry
        self._replaced[entry.id] |= set(entry.after)

    def deleted(self, entry: Entry) -> None:
        """Take in a deletion."""
        self._gone.add(entry.id)

    def check(self, device: Device) -> None:
        """Raise BrokenPromiseError if a text is missing, or came back, or is still in some file."""
        expected = {
            (entry_id, rev)
            for entry_id, rev in self._written
            if entry_id not in self._gone and rev not in self._replaced[entry_id]
        }
        found = {(entry.id, entry.rev) for one in device.journal.entries() for entry in one.versions}
        if found != expected or device.journal.faults:
            raise BrokenPromiseError(
                f"missing {expected - found}, resurrected {found - expected}, {device.journal.faults}"
            )

    def check_files(self, device: Device) -> None:
        """Raise BrokenPromiseError if words that were deleted or replaced are still in some file."""
        for name, raw in files(device.root / "entries").items():
            found = _REVISION.search(name)  # anywhere in the name: a sync engine has files of its own
            entry_id, rev = found.groups() if found else ("", "")
            if len(raw) > 30 and (entry_id in self._gone or rev in self._replaced[entry_id]):
                raise BrokenPromiseError(f"old words are still in {name}")


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


def lived(base: Path, rounds: int, acts: int = 4) -> None:
    """Let two people live with a journal each for so many rounds, and merge after each.

    Raises BrokenPromiseError on a conflict, if anything is missing or comes back, and if old words are left in the end.
    """
    git(base, "init", "-q", "--bare", "-b", "main", "shared")
    truth = Truth()
    here, there = (Device(base / name, name, truth) for name in ("here", "there"))
    git(base, "clone", "-q", "shared", "here")
    git(here.root, "checkout", "-q", "-B", "main")
    here.live_a_little(0)
    here.commit()
    git(here.root, "push", "-q", "origin", "main")
    git(base, "clone", "-q", "shared", "there")
    for number in range(1, rounds + 1):
        for which, device in enumerate((here, there)):
            for act in range(acts):
                device.live_a_little(number * 100 + which * 10 + act)
            device.commit()
        _merge(here, there)
        truth.check(here)
        truth.check(there)
    for device in (here, there):
        truth.wrote(device.journal.add(at=NOON, zone="", kind="note", text="the next writer tidies up"))
        truth.check_files(device)


def _merge(here: Device, there: Device) -> None:
    git(here.root, "push", "-q", "origin", "main")
    git(there.root, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    git(there.root, "push", "-q", "origin", "main")
    git(here.root, "pull", "-q", "--ff-only", "origin", "main")
