"""Drafts that wait, and how one is taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numbcheck.journal.drafts.draft import Draft
    from numbcheck.visit.house import House
from numbcheck.visit.writing import OWN_KINDS, Work, drafts, not_kept, own_text, papers


def waiting_drafts(house: House) -> list[Draft]:
    """Return the drafts that wait, newest first; what an editor was cut off from is one by then."""
    papers(house).recover()
    return drafts(house).waiting()


def waiting(house: House) -> list[str]:
    """Return the line that offers a draft from before, where there is one; of several one chooses."""
    number = len(waiting_drafts(house))
    if number > 1:
        return [f"{number} drafts from before wait: numbcheck journal --drafts"]
    return ["A draft from before waits: numbcheck journal --resume"] if number else []


def taken_up(house: House, draft: Draft) -> Work:
    """Return the work on a draft that is taken up again, about the day on which it was begun.

    A change to an entry goes on as that; answers in a practice become one again, and what else is not a text of
    its own becomes a journal entry.
    """
    draft = not_kept(house, draft)
    if "edits" in draft.meta:
        from numbcheck.visit.revising import resumed

        if work := resumed(house, draft):
            return work
    if draft.kind == "practice":
        from numbcheck.visit.run import as_practice

        if work := as_practice(house, draft):
            return work
    kind = draft.kind if draft.kind in OWN_KINDS else "journal"
    tags, data = draft.meta.get("tags", []), draft.meta.get("data", {})
    return own_text(house, kind, draft.moment or house.now(), tags, data if kind == draft.kind else {}, draft)
