"""A change to the text or the moment of an entry, by `edit` or from a draft."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.errors import UsageError
from numbcheck.journal import kinds
from numbcheck.journal import tags as tagging
from numbcheck.journal.drafts.autosave import Autosave
from numbcheck.journal.drafts.draft import Draft
from numbcheck.journal.entry import BETWEEN
from numbcheck.journal.ids import REV
from numbcheck.visit import dates
from numbcheck.visit.keeping import Revision, fitting, keep, say_kept, say_receipt
from numbcheck.visit.texts.writing import Work
from numbcheck.words.receipts import Receipt, without_undo

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from numbcheck.journal.entry import Entry, Parts
    from numbcheck.visit.house import House


class Moment(NamedTuple):
    """The moment an entry is to be about, and a note on how that was understood."""

    at: datetime
    note: str | None = None


def resumed(house: House, draft: Draft) -> Work | None:
    """Return the work on a change that was left half-written; None where its entry was deleted since.

    It replaces the versions that were seen then; one that was saved elsewhere since stays. Raises
    InputOutputError where the entry cannot be read.
    """
    versions = house.journal.versions_now(str(draft.meta["edits"]))
    if not versions:
        house.streams.say("The entry was deleted in the meantime, so your draft is a text of its own now.")
        return None
    seen = [str(rev) for rev in draft.meta.get("revs", ()) if REV.fullmatch(str(rev))]
    if seen and set(seen) != {one.rev for one in versions}:
        versions = [versions[0]._replace(rev=seen[0], after=tuple(seen[1:]))]
    to = Moment(draft.moment) if draft.moment and draft.meta.get("moves") else None
    return work_on(house, versions, to, draft)


def move(house: House, versions: Sequence[Entry], to: Moment) -> None:
    """Let an entry be about another moment, with all its texts, and say so."""
    if _is_there(versions[0], to):
        say_receipt(house, Receipt.NOTHING_CHANGED)
    else:
        say_kept(house, keep(house, Revision(versions, {}, to.at), _moved(house, to)))


def work_on(
    house: House, versions: Sequence[Entry], to: Moment | None = None, taken: Draft | None = None
) -> Work:
    """Return the work on the text of an entry, which moves `to` another moment with it; unchanged, no draft."""
    entry, before = versions[0], f"\n{BETWEEN}\n".join(one.text or "" for one in versions)
    about = {"at": (to or entry).at.isoformat(), "tags": _beside(versions)}
    meta = {**about, "edits": entry.id, "revs": [one.rev for one in versions]} | (
        {"moves": True} if to else {}
    )
    store = house.drafts
    draft = taken or Draft(store.new_name(), entry.kind, before, meta)

    def save(text: str) -> None:
        try:
            _keep(house, versions, before, text, to)
        except UsageError:
            # Deleted in the meantime: what was typed goes on as a text of its own, and can be found again.
            work.autosave.discard()
            work.autosave, work.before = Autosave(store, kinds.JOURNAL, about), ""
            raise

    work = Work(house, Autosave(store, entry.kind, meta, draft), save, before, taken=taken)
    return work


def _keep(house: House, versions: Sequence[Entry], before: str, text: str, to: Moment | None) -> None:
    entry = versions[0]
    if text == before:
        move(house, versions, to or Moment(entry.at))
        return
    if not text.strip() and entry.kind in kinds.WRITTEN:
        say_receipt(house, Receipt.NOTHING_CHANGED)
        house.streams.say(f"To take it out: numbcheck delete {entry.ref}")
        return
    fit = fitting(text)
    parts: Parts = {
        "text": fit if fit.strip() else None,
        "tags": tagging.joined(fit, _beside(versions)),
        "data": _all(one.data for one in reversed(versions)),
        "extra": _all(one.extra for one in reversed(versions)),
    }
    if to is None or _is_there(entry, to):
        say_kept(house, keep(house, Revision(versions, parts)))
    else:
        said = f"{without_undo(Receipt.CHANGED)} {_moved(house, to)}"
        say_kept(house, keep(house, Revision(versions, parts, to.at), said))


def _is_there(entry: Entry, to: Moment) -> bool:
    """Return whether an entry is about this moment, told by the same clock."""
    return (entry.at, entry.at.utcoffset()) == (to.at, to.at.utcoffset())


def _moved(house: House, to: Moment) -> str:
    return Receipt.MOVED.format(moment=dates.spoken(house, to.at, to.note))


def _beside(versions: Sequence[Entry]) -> list[str]:
    """Return the tags given beside the texts, each once."""
    return list(dict.fromkeys(chain(*(tagging.beside(one.text or "", one.tags) for one in versions))))


def _all(parts: Any) -> dict[str, Any]:
    """Return what all versions hold; where two differ, the one saved last (which comes last) holds."""
    return {key: value for part in parts for key, value in part.items()}
