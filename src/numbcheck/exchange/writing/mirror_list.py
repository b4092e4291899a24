"""What a mirror remembers, in a folder inside it: month by month which note stands for which entry, as we wrote it."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = ".numbcheck-mirror"
DONE = "months"
"""The file that says which months are in the mirror."""
_VERSION = 1


class NoteRow(NamedTuple):
    """The note of an entry: its name, the files it was made of, and hashes of what we wrote now and `before` that."""

    name: str
    revs: tuple[str, ...]
    hash: str
    before: str = ""

    @property
    def hashes(self) -> set[str]:
        """The hashes of what is ours under this name."""
        return {self.hash, self.before} - {""}


class MonthOfNotes(NamedTuple):
    """The rows of one month by the ids of their entries, and in which `look` the notes are written.

    While it `is_open` a run is at its notes, or died there: then each of them is looked at again.
    """

    rows: Mapping[str, NoteRow]
    look: str = ""
    is_open: bool = False


class Done(NamedTuple):
    """The months that are in the mirror, in this `look`, each with a digest of the names that lay in it."""

    look: str
    months: Mapping[str, str]


def page_name(month: str) -> str:
    """Return the name of the file with the rows of a month."""
    return f"{month.replace('/', '-')}.json"


def page_text(page: MonthOfNotes) -> str:
    """Return a page as it is written; of one that is not open what was before is over."""
    notes = {}
    for entry_id, row in page.rows.items():
        notes[entry_id] = {"name": row.name, "revs": list(row.revs), "hash": row.hash}
        if page.is_open and row.before:
            notes[entry_id]["before"] = row.before
    return _text({"numbcheck": _VERSION, "open": page.is_open, "look": page.look, "notes": notes})


def page_in(raw: bytes | None) -> MonthOfNotes:
    """Return the page in these bytes; where they are none, nothing is known of any note."""
    match _read(raw):
        case {"open": bool(is_open), "look": str(look), "notes": dict(notes)}:
            rows = {entry_id: row for entry_id, value in notes.items() if (row := _row(value))}
            return MonthOfNotes(rows, look, is_open)
    return MonthOfNotes({}, is_open=True)


def done_text(done: Done) -> str:
    """Return what says which months are in the mirror."""
    return _text({"numbcheck": _VERSION, "look": done.look, "months": dict(done.months)})


def done_in(raw: bytes | None) -> Done:
    """Return what these bytes say of the months; that none is in the mirror where they say anything else."""
    match _read(raw):
        case {"look": str(look), "months": dict(months)}:
            return Done(look, {month: digest for month, digest in months.items() if isinstance(digest, str)})
    return Done("", {})


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, indent=0, sort_keys=True) + "\n"


def _read(raw: bytes | None) -> Any:
    with suppress(ValueError, RecursionError):
        match json.loads(raw or b""):
            case {"numbcheck": int(version)} as found if version == _VERSION:
                return found
    return None


def _row(value: Any) -> NoteRow | None:
    match value:
        case {"name": str(name), "revs": list(revs), "hash": str(digest)} if "/" not in name:
            before = value.get("before")
            return NoteRow(name, tuple(map(str, revs)), digest, before if isinstance(before, str) else "")
    return None
