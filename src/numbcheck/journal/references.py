"""References: the entry a person means by `1` or `@1`, the newest, or by the end of its id."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from numbcheck.errors import BadDataError, UsageError
from numbcheck.journal.ids import ID, suffix_of
from numbcheck.journal.store.merge import as_one
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry
    from numbcheck.journal.journal import Journal

NEWEST = "1"
_FEWEST = 4  # characters that name an entry; a number has fewer
_HOW = "What there is: numbcheck history"


def find(journal: Journal, ref: str) -> Entry:
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


def _nth(journal: Journal, number: str) -> Entry:
    if not (number.isascii() and number.isdigit() and len(number) < 10 and int(number)):
        raise UsageError("Put a number after @, for example @2.")
    entry = next(islice(journal.entries(), int(number) - 1, None), None)
    if entry is None and number == NEWEST and not journal.faults:
        raise UsageError(Receipt.EMPTY)
    if entry is None:
        raise UsageError(_none(journal, f"@{number}"))
    return entry


def _none(journal: Journal, name: str) -> str:
    """Return that there is none; what may be words of the person's, more than four characters, is not said back."""
    unread = f"Some of the journal cannot be read ({journal.faults[0]}). " if journal.faults else ""
    named = (
        f"There's no entry {name}."
        if name.lstrip("@").isalnum() and len(name) <= _FEWEST
        else "There's no such entry."
    )
    return f"{named} {unread}{_HOW}"
