"""`undo`: takes the last save back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from numbcheck.cli.answers import typed
from numbcheck.cli.house import House
from numbcheck.cli.writing import OWN_KINDS, drafts
from numbcheck.errors import InputOutputError
from numbcheck.journal import tagging
from numbcheck.journal.journal import changeable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.journal.entry import Entry

_NOTHING = "There is nothing to take back. undo reaches the last save on this machine, for an hour."
_CHANGED = "What was kept last was changed or deleted since, so there is nothing to take back."
_TYPED = ("rung", "expected", "after", "around")
"""The keys of `data` under which a person's own words may stand."""


def command(ctx: typer.Context) -> None:
    """Take back the last save on this machine, for an hour after it.

    A text that was added becomes a draft again, and numbcheck journal --resume goes on with it. A practice
    or a check is shown, then taken out; words you typed in it stay as a draft. A text that was changed is as
    it was before. Nothing further back is touched.
    """
    house: House = ctx.obj
    store = house.memory
    last = store.last()
    versions = house.journal.versions(last.id) if last else []
    if last is None:
        store.forget()
        house.streams.say(_NOTHING)
    elif unread := [fault for fault in house.journal.faults if last.id in fault or fault.endswith("/")]:
        raise InputOutputError(f"Nothing was taken back: {unread[0]} cannot be read.")
    elif [one.rev for one in versions] != [last.rev]:
        store.forget()
        house.streams.say(_CHANGED)
    elif last.before:
        _put_back(house, versions[0], last.before)
    else:
        _take_out(house, versions[0])


def _put_back(house: House, entry: Entry, before: Sequence[Entry]) -> None:
    """Let the texts of before hold again: one, or both where an edit had joined two."""
    for one in before:
        house.journal.revise(
            entry,
            text=one.text,
            tags=one.tags,
            answers=one.answers,
            data=one.data,
            extra=one.extra,
        )
    house.memory.forget()
    house.streams.say(f"Taken back: it is as it was before. numbcheck show {entry.ref} shows it.")


def _take_out(house: House, entry: Entry) -> None:
    """Make a draft of the words a person typed, safe before anything is deleted; then delete the entry."""
    changeable([entry])
    words = _words(entry)
    _show(house, entry)
    if words:
        tags = list(tagging.beside(entry.text or "", entry.tags))
        meta = {"at": entry.at.isoformat(), "tags": tags, "data": dict(entry.data)}
        store = drafts(house)
        store.save(words, entry.kind, meta, store.new_name())
    house.journal.delete(entry)
    house.memory.forget()
    if not words:
        house.streams.say("Taken back: it is not kept any more.")
    elif entry.kind in OWN_KINDS:
        house.streams.say("Taken back: it is a draft again. numbcheck journal --resume goes on with it.")
    else:
        house.streams.say("Taken back. The words you typed are a draft: numbcheck journal --resume")


def _words(entry: Entry) -> str:
    if entry.kind in OWN_KINDS and entry.text:
        return entry.text
    said = [f"{key}: {entry.data[key]}" for key in _TYPED if entry.data.get(key)]
    return "\n".join(filter(None, [*said, typed(entry), (entry.text or "").strip()]))


def _show(house: House, entry: Entry) -> None:
    """Say which one it is; all of it where not all of it lives on in the draft."""
    from numbcheck.show.rows import row
    from numbcheck.show.whole import whole

    lines = [row(entry).beginning] if entry.kind in OWN_KINDS else whole(entry, house.streams.width)
    house.streams.warn("\n".join(lines))
