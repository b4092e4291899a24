"""Formats: what entries can be exported as, one row a format; its module is imported when it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry

Title = Callable[[str], str | None]
"""Return the title of a practice's id; None where it is unknown, then the id itself is shown."""


class Format(NamedTuple):
    """A format by its `name`, how a file of it ends (without a dot), and its module in this room.

    The module has a function `document`, and those that `splits` names by what a folder of notes can be split into.
    `is_complete` tells that it takes everything that is kept, whatever the settings hide from a reader.
    """

    name: str
    ending: str
    module: str
    is_complete: bool = False
    splits: Mapping[str, str] = MappingProxyType({})

    def document(self, entries: Iterable[Entry], title: Title) -> Iterator[str]:
        """Yield the entries as one document, piece by piece, in the given order."""
        pieces: Iterator[str] = self._function("document")(entries, title)
        return pieces

    def notes(self, split: str, entries: Iterable[Entry], title: Title) -> Iterator[tuple[str, str]]:
        """Yield the file name and the text of each note into which the entries are split."""
        notes: Iterator[tuple[str, str]] = self._function(self.splits[split])(entries, title)
        return notes

    def _function(self, name: str) -> Any:
        from importlib import import_module

        return getattr(import_module(f"numbcheck.exchange.{self.module}"), name)


TABLE = (
    Format("md", "md", "markdown", splits=MappingProxyType({"entry": "notes", "day": "days"})),
    Format("json", "json", "json_", is_complete=True),
)
"""Every format; the first one is the usual."""


def names() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(each.name for each in TABLE)


def splits() -> tuple[str, ...]:
    """Return what a folder of notes can be split into."""
    return tuple(split for each in TABLE for split in each.splits)


def named(name: str) -> Format:
    """Return the format of that name; KeyError where there is none."""
    return {each.name: each for each in TABLE}[name]


def ending_in(ending: str) -> Format:
    """Return the format whose files end so; KeyError where there is none."""
    return {each.ending: each for each in TABLE}[ending]
