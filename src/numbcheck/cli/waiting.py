"""What waits: drafts and a practice that was left, said by day and size, and chosen by four characters."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.clean import WIDEST, one_line
from numbcheck.cli.resume import as_left, left_draft, left_entries, script_of
from numbcheck.cli.writing import drafts, waiting_drafts
from numbcheck.columns import clip, columns
from numbcheck.errors import NumbcheckError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from numbcheck.cli.house import House
    from numbcheck.cli.resume import Left
    from numbcheck.journal.draft import Draft

_NONE = "No draft waits."
_HOW = "numbcheck journal --resume {ref} goes on; numbcheck delete {ref} throws it away."
_DAY = timedelta(hours=24)
_LEAST = 20.0
"""Seconds from which on a practice that was left is offered again."""
_HOURS = ((5, "night"), (12, "morning"), (18, "afternoon"), (24, "evening"))
_KINDS = {"journal": "Journal", "note": "Note", "goal": "Goal", "check": "Check-in", "reframe": "A thought"}
_KINDS |= {"signs": "Signs", "ladder": "Ladder", "joy": "Something you like", "plan": "Plan"}
_WIDEST_KIND = 18


class Row(NamedTuple):
    """One more answer to what would be good now: its words, and what it does."""

    words: str
    go: Callable[[], None]


def rows(house: House) -> dict[str, Row]:
    """Return what the bare call offers beside its three doors, by key: drafts, and a practice to go on with."""
    found: dict[str, Row] = {}
    texts = [draft for draft in waiting_drafts(house) if not as_left(draft)]
    if len(texts) > 1:
        found["4"] = Row(f"your drafts ({len(texts)})", lambda: put(house))
    elif texts:
        found["4"] = Row(
            f"your draft {of_when(house, texts[0])}, {_size(texts[0])}", lambda: _resume(house, texts[0])
        )
    if left := _fresh(house):
        found["5"] = Row(
            f'{_title(house, left.practice)}, on from "{one_line(left.part)}"', lambda: _go_on(house, left)
        )
    return found


def chosen(house: House, word: str) -> Draft | None:
    """Return the draft of these four characters, or the newest; None where none waits. Raises UsageError."""
    found = waiting_drafts(house)
    if not word or not found:
        return next(iter(found), None)
    draft = drafts(house).find(word)
    if draft is None:
        raise UsageError(f"There's no draft {one_line(word)}. numbcheck journal --drafts lists them.")
    return draft


def put(house: House) -> None:
    """List the drafts, the newest last, as lines: day, time, what it is, how much, its first words, its characters."""
    found = waiting_drafts(house)[::-1]
    if not found:
        house.streams.say(_NONE)
        return
    heads = [_head(house, draft) for draft in found]
    wide = [max(columns(head[at]) for head in heads) for at in range(4)]
    room = min(house.streams.width - 1, WIDEST)
    for head, draft in zip(heads, found, strict=True):
        start = "  " + "  ".join(part + " " * (wide[at] - columns(part)) for at, part in enumerate(head))
        free = room - columns(start) - 2 - 2 - 4
        words = clip(one_line(draft.text[:WIDEST]), free) if free > 8 else ""
        middle = f"  {words}{' ' * (free - columns(words))}" if free > 8 else ""
        house.streams.put(f"{start}{middle}  {draft.ref}" if free > -4 else f"{'  '.join(head)}  {draft.ref}")
    house.streams.say(_HOW.format(ref=found[-1].ref))


def of_when(house: House, draft: Draft) -> str:
    """Return from when a draft is, as `from yesterday evening`."""
    at = draft.moment
    if at is None:
        return "from before"
    at, today = at.astimezone(), house.now().date()
    part = next(name for hour, name in _HOURS if at.hour < hour)
    days = (today - at.date()).days
    if days == 0:
        return "from tonight" if part == "night" else f"from this {part}"
    return f"from {_day(at.date(), today).lower() if days == 1 else _day(at.date(), today)} {part}"


def _head(house: House, draft: Draft) -> list[str]:
    at = draft.moment
    kind = _title(house, str(draft.meta.get("practice"))) if draft.kind == "practice" else ""
    what = clip(kind or _KINDS.get(draft.kind, "Draft"), _WIDEST_KIND)
    if at is None:
        return ["", "", what, _size(draft)]
    at = at.astimezone()
    return [_day(at.date(), house.now().date()), f"{at:%H:%M}", what, _size(draft)]


def _day(day: date, today: date) -> str:
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    return f"{day:%a} {day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def _size(draft: Draft) -> str:
    lines = sum(1 for line in draft.text.split("\n") if line.strip())
    return f"{lines} lines" if lines > 1 else "half a line"


def _title(house: House, practice: str) -> str:
    try:
        return one_line(house.shelf.get(practice).title)
    except NumbcheckError:
        return one_line(practice)


def _fresh(house: House) -> Left | None:
    """Return the practice that was left within a day, if enough of it was played, or it lies in a draft."""
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
    from numbcheck.cli.journal import resume_draft

    resume_draft(house, draft.name.rpartition("-")[2].partition(".")[0])


def _go_on(house: House, left: Left) -> None:
    from numbcheck.cli.practise import practise

    script, start = script_of(house, left)
    practise(house, script, start, left)
