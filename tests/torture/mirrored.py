"""Mirrors that are killed: a run that dies at any of its calls, whatever happens to journal and notes before the next one."""

from __future__ import annotations

import os
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from numbcheck.exchange import markdown
from numbcheck.exchange.writing import mirror, outfile
from numbcheck.exchange.writing.mirror import Writing
from numbcheck.exchange.writing.mirror_list import FOLDER
from numbcheck.journal.drafts import unfinished
from numbcheck.journal.drafts.unfinished import Unfinished
from numbcheck.journal.store import durable
from numbcheck.journal.store.following import Following
from tests.journal.kit import NOON, a_journal, note
from tests.torture.cut_off import DEAD, DyingOs
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numbcheck.exchange.writing.mirror import Mirror
    from numbcheck.journal.entry import Entry

    Run = Callable[["Life"], Mirror]

ACTS = ("add", "add", "edit", "move", "delete", "write", "tear")
_FOREVER = 10**9
_CHANGES = frozenset({"link", "rename", "unlink", "mkdir"})
"""The calls by which a folder changes: between two of them it does not matter when a run dies."""


def run(life: Life) -> Mirror:
    """Bring the mirror of a life up to date, as `export --mirror` does."""
    faults: list[str] = []
    writing = Writing(markdown.note_name, _text, "")
    with mirror.begun(life.notes, Following(life.journal.search()), Unfinished(str(life.state))) as opened:
        opened.take_away()
        opened.bring(writing, faults)
    return opened


class Life:
    """A journal, its mirror, and a person who writes into some notes and tears out others."""

    def __init__(self, base: Path, seed: int) -> None:
        self.journal = a_journal(base / "home", seed)
        self.notes, self.state = base / "notes", base / "state"
        self.theirs: dict[str, str] = {}
        self._torn: set[str] = set()
        self._dice = Random(seed)
        self._number = 0

    def act(self, act: str) -> None:
        """Do one thing to the journal, or to a note."""
        entries = list(self.journal.entries())
        if act == "add" or not entries:
            self._number += 1
            at = NOON - timedelta(days=self._dice.randrange(70), minutes=self._dice.randrange(3))
            note(self.journal, f"line {self._number}", at)
            return
        entry, path = self._dice.choice(entries), self._any_note()
        self._number += 1
        match act:
            case "edit":
                self.journal.revise(entry, text=f"line {self._number}")
            case "move":
                at = entry.at - timedelta(days=self._dice.randrange(1, 40))
                self.journal.move(entry, at=at, zone="Europe/Vienna")
            case "delete":
                self.journal.delete(entry)
            case "write" if path:
                self.theirs[path.name] = f"my own {self._number}"
                path.write_text(self.theirs[path.name])
            case "tear" if path and path.name not in self.theirs:
                self._torn.add(path.name)
                path.unlink()

    def ran(self, last: int = _FOREVER, how: Run = run) -> bool:
        """Return whether a run came to its end; it is dead before its call of that number."""
        child = os.fork()
        if child == 0:
            try:
                dying = DyingOs(last, calls=_CHANGES)
                for module in (outfile, durable, unfinished, mirror):
                    vars(module)["os"] = dying
                how(self)
            except BaseException:
                os._exit(1)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code not in {0, DEAD}:
            raise BrokenPromiseError(f"the run ended with {code} at call {last}")
        Unfinished(str(self.state)).clear()
        return code == 0

    def check(self) -> None:
        """Raise BrokenPromiseError unless the mirror is the journal, but for what the person did to it."""
        expected = {markdown.note_name(entry): _text(entry) for entry in self.journal.entries()}
        found = {path.name: path.read_text() for path in self.notes.glob("*.md")}
        if strange := {path.name for path in self.notes.iterdir()} - found.keys() - {FOLDER}:
            raise BrokenPromiseError(f"{strange} was left behind")
        for name, text in self.theirs.items():
            if found.pop(name, "") != text:
                raise BrokenPromiseError(f"{name} was the person's, and is not as they left it")
            expected.pop(name, None)
        for name in self._torn - found.keys():
            expected.pop(name, None)
        if differing := sorted(name for name in found | expected if found.get(name) != expected.get(name)):
            raise BrokenPromiseError(f"{differing} should be otherwise: {found.keys() ^ expected.keys()}")

    def _any_note(self) -> Path | None:
        there = sorted(self.notes.glob("*.md")) if self.notes.is_dir() else []
        return self._dice.choice(there) if there else None


def _text(entry: Entry) -> str:
    return markdown.note(entry, lambda _: None)


def swept(base: Path, how: Run = run) -> int:
    """Kill the same run at each of its calls in turn; return at how many it died. Raises as `Life.check`.

    Before the next run all that is there is deleted, or changed, or nothing happens.
    """
    last = 0
    while True:
        life = Life(base / f"{last}", seed=7)
        for act in ("add",) * 6:
            life.act(act)
        life.ran(how=how)
        for act in ("add", "edit", "edit", "move", "delete", "write", "delete"):
            life.act(act)
        whole = life.ran(last, how)
        for entry in list(life.journal.entries()):
            if last % 3 == 0:
                life.journal.delete(entry)
            elif last % 3 == 1:
                life.journal.revise(entry, text="another line")
        life.ran(how=how)
        life.check()
        if whole:
            return last
        last += 1


def lived(base: Path, lives: int, seed: int = 0) -> int:
    """Live lives in which runs are killed at any call; return how many were. Raises as `Life.check`."""
    dice, died = Random(seed), 0
    for number in range(lives):
        life = Life(base / f"{number}", dice.randrange(10**9))
        for _ in range(dice.randint(1, 4)):
            for _ in range(dice.randint(1, 6)):
                life.act(dice.choice(ACTS))
            died += not life.ran(dice.randint(0, 60))
        life.ran()
        life.check()
    return died
