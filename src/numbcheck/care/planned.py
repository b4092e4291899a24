"""Planned: something one likes with a when, a where and what one expects of it; and what came of it, side by side."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.care import flow
from numbcheck.clean import folded, one_line
from numbcheck.journal import kinds
from numbcheck.journal.content import ABOUT, CAME, EXPECTED, OWN_WORDS, PLANNED, TINY, WHERE
from numbcheck.journal.ids import suffix_of
from numbcheck.practice.reply import named_alike
from numbcheck.words.calendar import WEEKDAYS, hour_of_day
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numbcheck.care.joys import Joys, PlanWords
    from numbcheck.care.pages import LearnPage, SmallStep
    from numbcheck.journal.content import Text
    from numbcheck.journal.entry import Entry
    from numbcheck.practice.reply import Replies
    from numbcheck.practice.script import Script

MOST = 2
"""Things that can be planned at once: small and even does no harm where times can be far too high."""
PAIRS_FROM = 3
"""Pairs of what was expected and what came from which they are shown side by side."""
WHAT = "what"
_WEEK = timedelta(days=7)
_OFFERED = 9
_CLOCK = re.compile(r"(\bat )?\b(\d{1,2})(?::(\d\d))?\s*\b(am|pm)?\b")
_WORD = re.compile("[a-z]+")


class PlannedThing(NamedTuple):
    """One thing that is planned: its words, when, as it is said, and the entry that holds it."""

    words: str
    when: str
    entry: Entry


def script(words: Joys, offered: Sequence[str], tiny: str, thing: str = "") -> Script:
    """Return the questions of a plan, the first one what it is where things are `offered`; each may stay open.

    They stand below the name of the `thing` where that is known before. `tiny` is its first minute, as an example;
    "" where nobody knows one.
    """
    plan = words.plan
    example = [plan.example.format(tiny=tiny)] if tiny else []
    beats = [
        flow.question(TINY, " ".join([plan.tiny, *example])),
        flow.question(PLANNED, plan.when, flow.offered(PLANNED, plan.whens)),
        flow.question(WHERE, plan.where),
        flow.question(EXPECTED, plan.expected, flow.offered(EXPECTED, plan.answers)),
    ]
    first = [flow.question(WHAT, plan.ask, named_alike(offered[:_OFFERED]))] if offered else []
    return flow.flow(kinds.JOY, thing or words.title, [*first, *beats], plan.open)


def small_script(page: LearnPage, choices: Sequence[SmallStep], when: str, whens: Sequence[str]) -> Script:
    """Return the question which of a page's `choices` it is, and then, with its tiny version, when."""
    first = flow.question(WHAT, page.today, {one.id: one.words for one in choices})
    each = (
        flow.question(PLANNED, f"{one.tiny}\n{when}", flow.offered(PLANNED, whens), given=(WHAT, one.id))
        for one in choices
    )
    return flow.flow(kinds.JOY, page.title, [first, *each])


def what(replies: Replies) -> str:
    """Return what was chosen or typed as the thing to plan."""
    said = dict(replies).get(WHAT)
    return one_line(" ".join([*said.chosen, said.own])) if said else ""


def data(replies: Replies) -> dict[str, str]:
    """Return what is kept of a plan: ids of what was chosen, and apart from them what was typed."""
    beside = tuple((ask, reply) for ask, reply in replies if ask != WHAT)
    kept = {ask: one_line(words) for ask, words in flow.kept(beside, (PLANNED, EXPECTED)).items()}
    return kept if {PLANNED, PLANNED.own} & kept.keys() else {**kept, PLANNED: "some-time"}


def still_open(entries: Iterable[Entry], now: datetime) -> list[PlannedThing]:
    """Return what was planned within a week and not done since, the newest first; `entries` too come so."""
    done: set[str] = set()
    plans = []
    for entry in entries:
        if about := ABOUT.of(entry.data):
            done.add(suffix_of(about))
        elif (when := said_when(entry.data)) and suffix_of(entry.id) not in done and now - entry.at < _WEEK:
            plans.append(PlannedThing(one_line(entry.text or ""), when, entry))
    return plans


def said_when(data: Mapping[str, Any]) -> str:
    """Return when something is planned, in words; "" where it is no plan."""
    return "" if ABOUT in data else _said(data, PLANNED)


def of(plans: Iterable[PlannedThing], words: str) -> PlannedThing | None:
    """Return the plan of the thing with these words, or None."""
    return next((plan for plan in plans if folded(plan.words) == folded(one_line(words))), None)


def meant(plans: Sequence[PlannedThing], ref: str) -> str:
    """Return the words of the one plan that begins with `ref`, of the only one where that is empty, else `ref`."""
    begun = [plan.words for plan in plans if folded(plan.words).startswith(folded(one_line(ref)))]
    return begun[0] if len(begun) == 1 else ref


def done(plan: PlannedThing | None) -> dict[str, str]:
    """Return what an entry of something done keeps of its plan: what was expected, when, and which plan it was."""
    if plan is None:
        return {}
    keys = (PLANNED, PLANNED.own, EXPECTED, EXPECTED.own)
    return {**{key: plan.entry.data[key] for key in keys if key in plan.entry.data}, ABOUT: plan.entry.id}


def pairs(words: PlanWords, entries: Iterable[Entry]) -> list[str]:
    """Return what was expected beside what came, the newest first; nothing where these are few."""
    found = [
        words.pair.format(words=one_line(entry.text or ""), expected=expected, came=came)
        for entry in entries
        if (expected := _said(entry.data, EXPECTED)) and (came := _said(entry.data, CAME))
    ]
    return found if len(found) >= PAIRS_FROM else []


def moment(plan: PlannedThing) -> tuple[datetime, bool] | None:
    """Return when a plan is for, and whether that is a time of day and not only a day; None where it says neither."""
    made = plan.entry.at
    said = PLANNED.of(plan.entry.data) or PLANNED.own.of(plan.entry.data).lower()
    if said == "now":
        return made, True
    clock, ahead = _clock(said), _days_ahead(said, made.weekday())
    if ahead is None and clock is None:
        return None
    day = (made + timedelta(days=ahead or 0)).date()
    return datetime.combine(day, clock or time(), made.tzinfo), clock is not None


def _days_ahead(said: str, weekday: int) -> int | None:
    """Return in how many days something is, said on a day of the week; None where no day is named."""
    words = _WORD.findall(said)
    if {"today", "tomorrow"} & {*words}:
        return int("tomorrow" in words)
    named = (
        at for at, name in enumerate(WEEKDAYS) if name.lower() in words or words[:1] == [name[:3].lower()]
    )
    return next(((at - weekday - 1) % 7 + 1 for at in named), None)


def _clock(said: str) -> time | None:
    """Return the time of day in what is said, as `18:30`, `6 pm` or `at 6`; a bare number is none."""
    found = _CLOCK.search(said)
    if found is None or not (found[1] or found[3] or found[4]):
        return None
    hour, minute, half = int(found[2]), int(found[3] or 0), found[4]
    of_half = hour_of_day(hour, afternoon=half == "pm") if half else None
    hour = hour if of_half is None else of_half
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _said(data: Mapping[str, Any], ask: Text) -> str:
    own = ask.own.of(data) or (" ".join(OWN_WORDS.of(data)) if ask == CAME else "")
    return one_line(own) or label(f"answer.{ask}", one_line(ask.of(data)))
