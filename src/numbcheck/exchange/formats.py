"""Formats: what entries can be exported as, one row a format; its module is imported when it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, Unpack

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry

Title = Callable[[str], str | None]
"""Return the title of a practice's id; None where it is unknown, then the id itself is shown."""


class Ways(TypedDict, total=False):
    """What only some formats take: how texts are written, and a list for sentences on what had to be changed."""

    as_is: bool
    notices: list[str]


class Format(NamedTuple):
    """A format by its `name`, how a file of it ends (without a dot), and its module in this room.

    The module has a function `document`, and those that `splits` names by what a folder of notes can be split into.
    `takes` are the `Ways` that these know. `is_complete` tells that it takes everything that is kept, whatever the
    settings hide from a reader. By its ending a file is told only where `is_told`.
    """

    name: str
    ending: str
    module: str
    is_complete: bool = False
    splits: Mapping[str, str] = MappingProxyType({})
    takes: tuple[str, ...] = ()
    is_told: bool = True

    def document(self, entries: Iterable[Entry], title: Title, **ways: Unpack[Ways]) -> Iterator[str]:
        """Yield the entries as one document, piece by piece, in the given order; they may be gone through twice."""
        pieces: Iterator[str] = self._function("document")(entries, title, **self._taken(ways))
        return pieces

    def notes(
        self, split: str, entries: Iterable[Entry], title: Title, **ways: Unpack[Ways]
    ) -> Iterator[tuple[str, str]]:
        """Yield the file name and the text of each note into which the entries are split."""
        notes: Iterator[tuple[str, str]] = self._function(self.splits[split])(
            entries, title, **self._taken(ways)
        )
        return notes

    def _taken(self, ways: Ways) -> dict[str, Any]:
        return {name: value for name, value in ways.items() if name in self.takes}

    def _function(self, name: str) -> Any:
        from importlib import import_module

        return getattr(import_module(f"numbcheck.exchange.{self.module}"), name)


TABLE = (
    Format(
        "md", "md", "markdown", splits=MappingProxyType({"entry": "notes", "day": "days"}), takes=("as_is",)
    ),
    Format("json", "json", "json_", is_complete=True),
    Format("csv", "csv", "csv_"),
    Format("jrnl", "txt", "jrnl", takes=("notices",), is_told=False),
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


def endings() -> tuple[str, ...]:
    """Return how the files end by which a format is told."""
    return tuple(each.ending for each in TABLE if each.is_told)


def ending_in(ending: str) -> Format:
    """Return the format whose files end so; KeyError where there is none."""
    return {each.ending: each for each in TABLE if each.is_told}[ending]
