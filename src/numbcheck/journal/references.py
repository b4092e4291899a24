"""References: the entry a person means by `1` or `@1`, the newest, or by the end of its id."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import BadDataError, UsageError
from numbcheck.journal.entry import VERSION, Entry
from numbcheck.journal.ids import ID, instant_of, suffix_of
from numbcheck.journal.store.merge import as_one
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.journal import Journal

NEWEST = "1"
BATCH = "batch:"
"""Before the number of an import, of which all entries are meant."""
_FEWEST = 4  # characters that name an entry; a number has fewer
_HOW = "What there is: numbcheck history"


class ByName(NamedTuple):
    """A journal as the names of its files alone tell it, for one that is locked: of an entry its id and its instant."""

    journal: Journal

    @property
    def faults(self) -> list[str]:
        """What cannot be opened."""
        return self.journal.faults

    def ids(self) -> Iterator[str]:
        """Yield an id of each entry, newest first."""
        return self.journal.ids()

    def entries(self) -> Iterator[Entry]:
        """Yield each entry, the one about the latest moment first."""
        return chain.from_iterable(map(self.versions, self.ids()))

    def versions(self, entry_id: str) -> list[Entry]:
        """Return the entry of an id."""
        at = instant_of(entry_id).astimezone()
        return [Entry(VERSION, entry_id, "", (), at, at, None, "")]


def find(journal: Journal | ByName, ref: str) -> Entry:
    """Return the entry a person means by `1` or `@1` (the newest), `2`, or the end of an id (four characters or more).

    A whole id means its entry, whatever moment that is about by now.
    Raises UsageError, which says what to do, when there is none or more than one.
    """
    name = ref.strip().lower()
    if name.startswith("@"):
        return _nth(journal, name[1:])
    if len(name) < _FEWEST:
        if name.isdigit():
            return _nth(journal, name)
        raise UsageError(f"Which entry? @1 is the newest; or its last four characters. {_HOW}")
    if ID.fullmatch(name):
        name = suffix_of(name)  # what is before it changes where the entry is moved
    found = [entry_id for entry_id in journal.ids() if entry_id.endswith(name)]
    alive = [as_one(versions) for versions in map(journal.versions, found) if versions]
    if not alive:
        raise UsageError(_none(journal, name))
    if len(alive) > 1:
        names = ", ".join(entry.id[-8:] for entry in alive[:5])
        raise UsageError(f"More than one entry has these characters. Please say which: {names}.")
    return alive[0]


def texts(journal: Journal, ref: str) -> list[Entry]:
    """Return all texts of the entry that a person means, newest saved first: one, or more after edits at once.

    Raises as `find`, and where it was there a moment ago and is not now: InputOutputError where it cannot
    be read any more, BadDataError where it is gone.
    """
    versions = journal.versions_now(find(journal, ref).id)
    if not versions:
        raise BadDataError("The entry was there a moment ago, and is gone now. Nothing was changed.")
    return versions


def _nth(journal: Journal | ByName, number: str) -> Entry:
    if not (number.isascii() and number.isdigit() and len(number) < 10 and int(number)):
        raise UsageError("Put a number after @, for example @2.")
    entry = next(islice(journal.entries(), int(number) - 1, None), None)
    if entry is None and number == NEWEST and not journal.faults:
        raise UsageError(Receipt.EMPTY)
    if entry is None:
        raise UsageError(_none(journal, f"@{number}"))
    return entry


def _none(journal: Journal | ByName, name: str) -> str:
    """Return that there is none; what may be words of the person's, more than four characters, is not said back."""
    unread = f"Some of the journal cannot be read ({journal.faults[0]}). " if journal.faults else ""
    named = (
        f"There's no entry {name}."
        if name.lstrip("@").isalnum() and len(name) <= _FEWEST
        else "There's no such entry."
    )
    return f"{named} {unread}{_HOW}"
