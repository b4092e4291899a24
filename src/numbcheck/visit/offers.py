"""What the bare call offers beside its three doors: drafts, and a practice to go on with."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.clean import one_line
from numbcheck.journal import kinds
from numbcheck.practice import naming
from numbcheck.visit.practising.resume_practice import as_left, left_draft, left_entries, script_of
from numbcheck.visit.practising.run import TRIAL
from numbcheck.visit.texts.drafts import of_when, put_list, resumable_drafts, size_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from numbcheck.journal.drafts.draft import Draft
    from numbcheck.visit.house import House
    from numbcheck.visit.practising.resume_practice import Left

_DAY = timedelta(hours=24)
"""How long a practice that was left is offered."""


class OfferedDoor(NamedTuple):
    """One more answer to what would be good now: its key, its words, those where there is little room, what it does."""

    key: str
    words: str
    short: str
    go: Callable[[], object]


def offered(house: House) -> list[OfferedDoor]:
    """Return what the bare call offers beside its doors: drafts, and a practice to go on with."""
    return [*_drafts(house), *_practice(house)]


def _drafts(house: House) -> Iterator[OfferedDoor]:
    texts = [draft for draft in resumable_drafts(house) if not as_left(draft)]
    if len(texts) > 1:
        words = f"your drafts ({len(texts)})"
        yield OfferedDoor("4", words, words, lambda: put_list(house))
    elif texts:
        words = f"your draft {of_when(house, texts[0])}, {size_of(texts[0])}"
        yield OfferedDoor("4", words, "your draft", lambda: _resume(house, texts[0]))


def _practice(house: House) -> Iterator[OfferedDoor]:
    if left := _fresh(house):
        title = one_line(house.title_of(left.practice))
        words = f'{title}, on from "{naming.part_of(left.practice, left.part)}"'
        yield OfferedDoor("5", words, title, lambda: _go_on(house, left))


def _fresh(house: House) -> Left | None:
    """Return the newest practice left within a day that is worth going on with: a draft, or one of some length."""
    from numbcheck.journal.query import Query

    now = house.now()
    draft = left_draft(house)
    query = Query(kinds=(kinds.PRACTICE,), since=(now - _DAY).date())
    entry = next((one for one in left_entries(house, query) if one.seconds >= TRIAL and one.part), None)
    recent = [one for one in (draft, entry) if one and _is_recent(one.when, now)]
    return max(recent, key=lambda one: one.when, default=None)


def _is_recent(when: datetime, now: datetime) -> bool:
    return -_DAY < now - when < _DAY


def _resume(house: House, draft: Draft) -> None:
    from numbcheck.visit.resume_draft import resume_draft

    resume_draft(house, draft.suffix)


def _go_on(house: House, left: Left) -> None:
    from numbcheck.visit.practising.practise import practise

    script, start = script_of(house, left)
    practise(house, script, start, left)
