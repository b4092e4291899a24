"""Undo, and a deletion of what undo and a draft still hold: power loss and refusals under the commands themselves."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from numbcheck.journal.drafts.draft import Drafts
from tests.asked import ask
from tests.journal.kit import NOON, a_journal, files
from tests.torture.power import ROOT
from tests.torture.promises import BrokenPromiseError, Promises
from tests.torture.refusals import RefusingOs
from tests.torture.systems import RecordingOs, seen_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.torture.promises import Event, Tell
    from tests.torture.systems import Log


class Person:
    """Somebody with a home, who says beforehand and afterwards what may be relied on."""

    def __init__(self, home: Path, tell: Tell) -> None:
        self.home = home
        self.tell = tell

    def note(self) -> None:
        """Keep a note."""
        self._do("begin", ["e1 first"])
        self.call("note", "-", typed="e1 first")
        self._do("kept", ["e1 first"])

    def edit(self) -> None:
        """Change it; what it was is remembered for an hour."""
        self._do("begin", ["e1 changed"])
        self.call("edit", "@1", "-", typed="e1 changed")
        self._do("kept", ["e1 changed"])

    def draft(self) -> None:
        """Leave another change to it as a draft."""
        (entry,) = a_journal(self.home).entries()
        drafts = Drafts(str(self.home / "state" / "drafts"), lambda: NOON)
        drafts.save("e1 half changed", "note", {"edits": entry.id}, drafts.new_name())
        self._do("typed", ["e1 half changed"])

    def undo_note(self) -> None:
        """Take the note back: it is a draft again."""
        self._do("typed", ["e1 first"])
        self._do("begin", [])
        self.call("undo")
        self._do("kept", [])

    def undo_edit(self) -> None:
        """Take the change back."""
        self._do("begin", ["e1 first"])
        self.call("undo")
        self._do("kept", ["e1 first"], ["e1 changed"])

    def delete(self) -> None:
        """Delete the entry, whatever else holds words of it."""
        words = ["e1 first", "e1 changed", "e1 half changed"]
        self._do("begin", [], words)
        self.call("delete", "@1", "--yes")
        self._do("kept", [], words)

    def call(self, *words: str, typed: str = "") -> None:
        """Call numbcheck; raises RefusedError with what it said where it did not end well."""
        with _at(self.home):
            heard = ask(*words, typed=typed)
        if heard.code:
            raise RefusedError(heard.code, heard.err)

    def _do(self, what: str, texts: list[str], buried: Sequence[str] = ()) -> None:
        self.tell((what, "e1", texts, list(buried)))


class RefusedError(Exception):
    """The program did not do what it was asked to."""


LIVES: dict[str, tuple[str, ...]] = {
    "a note taken back": ("note", "undo_note"),
    "a change taken back": ("note", "edit", "undo_edit"),
    "a deletion of what else is held": ("note", "edit", "draft", "delete"),
}
"""What is done one after the other; the last is what is looked at."""
OWN = ("clear:", "save:", "remember:")
"""What these commands call beside the writer of entries."""


def recorded(base: Path, name: str) -> Log:
    """Return what the real commands do in the life of this name."""
    base.mkdir(parents=True)
    with seen_as(RecordingOs(base)) as system:
        person = Person(base / ROOT, system.log.append)
        for act in LIVES[name]:
            getattr(person, act)()
    return system.log


def refused(base: Path, name: str, code: int, *, stuck: bool) -> int:
    """Let each call in turn fail during the last act of a life; return in how many ways it was refused.

    Raises BrokenPromiseError if that lost anything, or was not told, or could not be done afterwards.
    """
    *before, last = LIVES[name]
    events: list[Event] = []
    turn = 0
    for act in before:
        getattr(Person(base / "home", events.append), act)()
    while True:
        turn += 1
        system = RefusingOs(turn, code, stuck=stuck)
        _refused_once(base, events, last, system)
        if not system.fired:
            return turn - 1


def _refused_once(base: Path, events: list[Event], act: str, system: RefusingOs) -> None:
    home, promises = base / "copy", Promises()
    shutil.copytree(base / "home", home)
    for event in events:
        promises.tell(event)
    person = Person(home, promises.tell)
    try:
        with seen_as(system):
            getattr(person, act)()
    except RefusedError as error:
        asked_wrong = error.args[0] == 2 and "cannot be read" in error.args[1]  # it could not be found
        if not (asked_wrong or error.args[0] in {73, 74}) or "Something went wrong" in error.args[1]:
            raise BrokenPromiseError(f"not a sentence for a person: {error.args[1]}") from error
    check(home, promises)
    shutil.rmtree(home)


def check(home: Path, promises: Promises) -> None:
    """Raise BrokenPromiseError unless a reader finds in `home` what was promised."""
    journal = a_journal(home)
    entries = list(journal.entries())
    promises.check(
        entries, journal.faults, files(home), Drafts(str(home / "state" / "drafts"), lambda: NOON).waiting()
    )


@contextmanager
def _at(home: Path) -> Iterator[None]:
    before = dict(os.environ)
    os.environ |= {"NUMBCHECK_HOME": str(home), "HOME": str(home.parent)}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
