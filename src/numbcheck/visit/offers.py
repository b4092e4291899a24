"""What the bare call offers beside its three doors: drafts, and a practice to go on with."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.clean import one_line
from numbcheck.visit.drafts import of_when, put_list, size_of, waiting_drafts
from numbcheck.visit.resume_practice import as_left, left_draft, left_entries, script_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from numbcheck.journal.drafts.draft import Draft
    from numbcheck.visit.house import House
    from numbcheck.visit.resume_practice import Left

_DAY = timedelta(hours=24)
_LEAST = 20.0
"""Seconds from which on a practice that was left is offered again."""


class Row(NamedTuple):
    """One more answer to what would be good now: its words, and what it does."""

    words: str
    go: Callable[[], None]


def rows(house: House) -> dict[str, Row]:
    """Return what the bare call offers beside its three doors, by key: drafts, and a practice to go on with."""
    found: dict[str, Row] = {}
    texts = [draft for draft in waiting_drafts(house) if not as_left(draft)]
    if len(texts) > 1:
        found["4"] = Row(f"your drafts ({len(texts)})", lambda: put_list(house))
    elif texts:
        found["4"] = Row(
            f"your draft {of_when(house, texts[0])}, {size_of(texts[0])}", lambda: _resume(house, texts[0])
        )
    if left := _fresh(house):
        found["5"] = Row(
            f'{house.title_of(left.practice)}, on from "{one_line(left.part)}"', lambda: _go_on(house, left)
        )
    return found


def _fresh(house: House) -> Left | None:
    """Return the newest practice that was left within a day and is worth going on with: a draft, or one of some length."""
    from numbcheck.journal.query import Query

    now = house.now()
    draft = left_draft(house)
    query = Query(kinds=("practice",), since=(now - _DAY).date())
    entry = next((one for one in left_entries(house, query) if one.seconds >= _LEAST and one.part), None)
    recent = [one for one in (draft, entry) if one and _is_recent(one.when, now)]
    return max(recent, key=lambda one: one.when, default=None)


def _is_recent(when: datetime, now: datetime) -> bool:
    return -_DAY < now - when < _DAY


def _resume(house: House, draft: Draft) -> None:
    from numbcheck.visit.resume_draft import resume_draft

    resume_draft(house, draft.name.rpartition("-")[2].partition(".")[0])


def _go_on(house: House, left: Left) -> None:
    from numbcheck.visit.practise import practise

    script, start = script_of(house, left)
    practise(house, script, start, left)
