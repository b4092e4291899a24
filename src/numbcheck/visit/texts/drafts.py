"""Drafts that wait: which there are, listed by day and size, and chosen by their characters."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from numbcheck.clean import WIDEST, named, one_line
from numbcheck.columns import clip, columns, padded
from numbcheck.errors import UsageError
from numbcheck.journal import kinds
from numbcheck.journal.dates import speak
from numbcheck.journal.drafts.last_save import THROWN_AWAY
from numbcheck.visit.keeping import say_receipt
from numbcheck.words.calendar import part_of_day
from numbcheck.words.labels import label
from numbcheck.words.receipts import Receipt, without_undo

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numbcheck.journal.drafts.draft import Draft
    from numbcheck.visit.house import House

_NONE = "No draft waits."
_HOW = "numbcheck journal --resume {ref} goes on; numbcheck delete {ref} throws it away."
_WIDEST_KIND = 18
PAGE = "report"
"""The kind of what was typed for a page to take along, with which only the report goes on."""


def waiting_drafts(house: House) -> list[Draft]:
    """Return the drafts that wait, newest first; a text whose editor was killed is one, too."""
    house.editor_files.recover()
    return house.drafts.waiting()


def resumable_drafts(house: House) -> list[Draft]:
    """Return those of the drafts that become an entry, newest first."""
    return [draft for draft in waiting_drafts(house) if draft.kind != PAGE]


def waiting_words(house: House) -> str:
    """Return the words that say that drafts wait, and which key goes on with the newest; "" where none does."""
    found = resumable_drafts(house)
    if not found:
        return ""
    when = of_when(house, found[0])
    if len(found) > 1:
        return f"{len(found)} drafts wait, the newest {when}: Ctrl-R"
    return f"A draft {when} waits: Ctrl-R"


def chosen(house: House, ref: str) -> Draft | None:
    """Return the draft that `ref` names, or the newest that becomes an entry; None without drafts.

    Raises UsageError where `ref` names none.
    """
    if not ref:
        return next(iter(resumable_drafts(house)), None)
    if not waiting_drafts(house):
        return None
    draft = house.drafts.find(ref)
    if draft is None:
        raise UsageError(f"There's no draft {named(ref)}. What there is: numbcheck journal --drafts")
    return draft


def throw_away(house: House, drafts: Sequence[Draft]) -> None:
    """Throw drafts away; undo brings them back, so nothing is asked."""
    rows = [{"name": one.name, "kind": one.kind, "text": one.text, "meta": dict(one.meta)} for one in drafts]
    comes_back = house.memory.remember_act(THROWN_AWAY, lines=rows)
    for draft in drafts:
        house.drafts.discard(draft.name)
    receipt = Receipt.THROWN_AWAY.format(it="it" if len(drafts) == 1 else "them")
    say_receipt(house, receipt if comes_back else without_undo(receipt))


def put_list(house: House) -> None:
    """List the drafts, the newest last, a line each: day, time, kind, size, first words, ref."""
    found = waiting_drafts(house)[::-1]
    if not found:
        house.streams.say(_NONE)
        return
    heads = [_head(house, draft) for draft in found]
    wide = [max(columns(head[at]) for head in heads) for at in range(4)]
    room = min(house.streams.width - 1, WIDEST)
    for head, draft in zip(heads, found, strict=True):
        start = "  " + "  ".join(padded(part, wide[at]) for at, part in enumerate(head))
        free = room - columns(start) - 2 - 2 - 4
        words = clip(one_line(draft.text[:WIDEST]), free) if free > 8 else ""
        middle = f"  {padded(words, free)}" if free > 8 else ""
        house.streams.put(f"{start}{middle}  {draft.ref}" if free > -4 else f"{'  '.join(head)}  {draft.ref}")
    house.streams.say(_HOW.format(ref=found[-1].ref))


def of_when(house: House, draft: Draft) -> str:
    """Return when a draft was begun, as `from yesterday evening`."""
    at = draft.moment
    if at is None:
        return "from before"
    at, today = at.astimezone(), house.now().date()
    part = part_of_day(at.hour)
    days = (today - at.date()).days
    if days == 0:
        return "from tonight" if part == "night" else f"from this {part}"
    return f"from {_day(at.date(), today).lower() if days == 1 else _day(at.date(), today)} {part}"


def on_day(house: House, draft: Draft) -> str:
    """Return the day and the minute a draft is about, as `yesterday, 21:40`."""
    at = draft.moment
    if at is None:
        return "before"
    at = at.astimezone()
    day = _day(at.date(), house.now().date())
    return f"{day.lower() if ' ' not in day else day}, {at:%H:%M}"


def _head(house: House, draft: Draft) -> list[str]:
    at = draft.moment
    practice = draft.meta.get("practice") if draft.kind == kinds.PRACTICE else None
    what = clip(
        house.title_of(practice) if isinstance(practice, str) else label("kind", draft.kind), _WIDEST_KIND
    )
    if at is None:
        return ["", "", what, size_of(draft)]
    at = at.astimezone()
    return [_day(at.date(), house.now().date()), f"{at:%H:%M}", what, size_of(draft)]


def _day(day: date, today: date) -> str:
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    return speak.whole(day, today, narrow=True)


def size_of(draft: Draft) -> str:
    """Return how long a draft is, as `3 lines`."""
    lines = sum(1 for line in draft.text.split("\n") if line.strip())
    return f"{lines} lines" if lines > 1 else "half a line"
