"""The list of things one likes, and its file: read, added to, ticked off."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from numbcheck.care import joys, lists
from numbcheck.clean import one_line
from numbcheck.errors import UsageError
from numbcheck.gather import marked
from numbcheck.visit.asking import own_files
from numbcheck.visit.asking.own_files import row_of
from numbcheck.visit.asking.questions import add_line, say_number

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.care.lists import Thing
    from numbcheck.visit.asking.own_files import FileChange, Row
    from numbcheck.visit.house import House

_FILE = "joy.md"


class Liked:
    """The list of one call, its file and its words; `at` is the place and `ics` the file that was asked for."""

    def __init__(self, house: House, at: int | None, *, ics: bool = False) -> None:
        self.house = house
        self.at = at
        self.ics = ics
        self.words = joys.words()
        self.path: Path = house.places.plan.with_name(_FILE)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """What is on the list now."""
        return lists.read(own_files.read(self.path))

    def add(self, words: str, at: int | None = None, under: str = "") -> None:
        """Keep one thing more, and say where it is; where that cannot be done, the words are a draft."""
        changed = add_line(self.house, self.path, words, lambda text: self._with(text, words, at, under))
        say_number(self.house, self.path, changed, words, under)

    def _with(self, text: str, words: str, at: int | None, under: str) -> str:
        return lists.added(text or lists.head(self.words.title, self.words.about), words, at, under)

    def named(self, ref: str) -> str:
        """Return the words of what `ref` names on the list, else what was typed."""
        try:
            return lists.find(self.things, ref).words
        except UsageError:
            return one_line(ref)

    def mark(self, ref: str, act: str) -> Thing:
        """Tick off what `ref` names, or open it again."""
        found: list[Thing] = []

        def edit(text: str) -> str:
            found[:] = [lists.find(lists.read(text), ref)]
            return marked(text, [_line(found[0])], done=act == own_files.DONE)

        def rows(changed: FileChange) -> list[Row]:
            return [row_of(_line(found[0]))] if changed.after != changed.before else []

        own_files.keep(self.house, act, self.path, edit, rows)
        return found[0]


def _line(thing: Thing) -> tuple[str, str]:
    return thing.under, thing.words
