"""What was done last, taken back: an entry, lines of a list, a setting, a draft that was thrown away, or an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.errors import InputOutputError
from numbcheck.journal import kinds
from numbcheck.journal import tags as tagging
from numbcheck.journal.drafts.last_save import DELETED, THROWN_AWAY
from numbcheck.journal.journal import changeable
from numbcheck.journal.store.absence import absent
from numbcheck.visit.asking import own_files, own_settings
from numbcheck.visit.bridges import batches, mirroring
from numbcheck.visit.looking.look_at import beginning, whole
from numbcheck.visit.texts.own_words import own_words
from numbcheck.words import RESUME
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.journal.drafts.last_save import Act, Saved
    from numbcheck.journal.entry import Entry
    from numbcheck.visit.house import House

_CHANGED = "What was saved last was changed or deleted since, so it was left as it is."
_FINAL = "What you did last cannot be taken back. Nothing was changed."
_NAMES = {
    kinds.NOTE: "the note",
    kinds.JOURNAL: "the journal entry",
    kinds.GOAL: "the goal",
    kinds.CHECK: "the check-in",
    kinds.SIGNS: "the signs",
    kinds.SCREEN: "the form",
    kinds.REFRAME: "the thought",
    kinds.LADDER: "the ladder",
    kinds.JOY: "something you like",
}
"""By kind, how an entry is called in a sentence."""
_DELETED = "What you did last was to delete something, and that is for good. Nothing was changed."


def take_back_last(house: House) -> list[str]:
    """Take back all of what was done last, and return what to say. Raises InputOutputError where it is unknown."""
    last = house.memory.last()
    if last is None:
        if away := absent(house.places.state, None):
            raise InputOutputError(away)
        house.memory.forget()
        return [Receipt.NOTHING_TO_TAKE_BACK]
    said = _entry_back(house, last) if last.id else []
    if said is None:
        house.memory.forget()
        return [_CHANGED]
    for act in reversed(last.acts):
        said += _act_back(house, act)
    house.memory.forget()
    return said


def _act_back(house: House, act: Act) -> list[str]:
    """Take back what was done to something that is no entry, or say that it cannot be."""
    if act.act == THROWN_AWAY:
        for row in act.lines:
            house.drafts.save(row["text"], row["kind"], row["meta"], row["name"])
        what = "your draft" if len(act.lines) == 1 else f"{len(act.lines)} drafts"
        return [f"{Receipt.TAKEN_BACK.format(what=what)} {RESUME}"]
    if act.act in own_files.ACTS:
        return [own_files.take_back(house, act.act, act.place, act.lines)]
    if act.act == own_settings.SET:
        return [own_settings.take_back(house, row["setting"], row["value"]) for row in act.lines]
    if act.act == batches.IMPORT:
        return [f"{batches.take_back(house, act.place)} {mirroring.take_away(house)}".rstrip()]
    return [_DELETED if act.act == DELETED else _FINAL]


def _entry_back(house: House, last: Saved) -> list[str] | None:
    """Take back what was done to an entry and return what to say; None where it is not as it was left.

    Raises InputOutputError where that cannot be told.
    """
    versions = house.journal.versions(last.id)
    if unread := house.journal.unread(last.id):
        raise InputOutputError(f"Nothing was taken back: {unread} cannot be read.")
    if [one.rev for one in versions] != [last.rev]:
        return None
    entry = versions[0]
    back = _put_back(house, entry, last.before) if last.before else _take_out(house, entry, last.acts)
    copies = mirroring.take_away(house, {last.id})
    return [f"{back} {copies}".rstrip()]


def _put_back(house: House, entry: Entry, before: Sequence[Entry]) -> str:
    """Restore the earlier texts: one, or both where an edit had joined two."""
    house.journal.restore(entry, before)
    if entry.id == before[0].id:
        back = "Its words are as they were before."
    elif entry.text == before[0].text:
        back = "Its moment is as it was before."
    else:
        back = "Its moment and its words are as they were before."
    return f"{_taken_back(house, before[0])} {back}"


def _take_out(house: House, entry: Entry, acts: Sequence[Act]) -> str:
    """Make a draft of the words a person typed, safe before anything is deleted; then delete the entry."""
    changeable([entry])
    words = own_words(house, entry, [act.lines for act in acts])
    _show(house, entry)
    if words:
        tags = list(tagging.beside(entry.text or "", entry.tags))
        meta = {"at": entry.at.isoformat(), "tags": tags, "data": dict(entry.data)}
        store = house.drafts
        store.save(words, entry.kind, meta, store.new_name())
    if left := house.journal.delete(entry):
        house.journal.notices.append(left)
    draft = f" {Receipt.WORDS_ARE_A_DRAFT.format(whose='Its')}" if words else ""
    return f"{_taken_back(house, entry)}{draft}"


def _taken_back(house: House, entry: Entry) -> str:
    return Receipt.TAKEN_BACK.format(what=f"{_name(house, entry)} of {entry.at:%H:%M}")


def _name(house: House, entry: Entry) -> str:
    """Return what an entry is called in a sentence."""
    if entry.kind == kinds.PRACTICE:
        return house.title_of(entry.practice or "")
    return _NAMES.get(entry.kind, "what you kept")


def _show(house: House, entry: Entry) -> None:
    """Say which one it is; all of it where not all of it lives on in the draft."""
    lines = [beginning(house, entry)] if entry.kind in kinds.WRITTEN else whole(house, entry)
    house.streams.warn("\n".join(lines))
