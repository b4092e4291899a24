"""Plan something one likes: what, its first minute, when, where, what is expected; and write a calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.care import joys, planned
from numbcheck.clean import one_line
from numbcheck.journal import kinds
from numbcheck.journal.content import PLANNED, TINY
from numbcheck.journal.query import Query
from numbcheck.visit import sound
from numbcheck.visit.asking.questions import Questions
from numbcheck.visit.locked import access
from numbcheck.visit.session import help_page, leave

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.care.joys import Joys, PlanWords
    from numbcheck.care.pages import LearnPage
    from numbcheck.journal.entry import Entry
    from numbcheck.play.player import Outcome
    from numbcheck.practice.script import Script
    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House


_OFFER = "Make a small plan of it?\np plans it, Enter closes."
_PLANS = "p"


class Wish(NamedTuple):
    """Something small that came up in a practice, and when it could be, "" where that was not said."""

    thing: str
    when: str


def wished(house: House, seat: Seat, outcome: Outcome) -> Wish | None:
    """Offer to plan what was answered where the practice says so; return it where the person wants that."""
    said = dict(outcome.answers)
    thing, when = (said.get(ask, "") for ask in (*outcome.script.plans, "", "")[:2])
    if not (thing and outcome.finished and seat.can_ask and seat.left_by is None):
        return None
    key = sound.farewell(house, seat, f'"{one_line(thing)}"', _OFFER, help_page(house), _PLANS)
    return Wish(thing, when) if key == _PLANS else None


def plan_wish(house: House, wish: Wish) -> None:
    """Plan what was wished for: as it was said, or, where nobody said when, as `plan` asks for it."""
    words = joys.words()
    full = _full(house, words.plan)
    if full:
        house.streams.say(full)
    elif wish.when:
        Questions(house, kinds.JOY).keep(text=wish.thing, data={PLANNED.own: one_line(wish.when)})
    else:
        plan(house, words, one_line(wish.thing), ())


def kept(house: House) -> list[Entry]:
    """Return what was planned and done, the newest first."""
    return list(access.in_passing(house, Query(kinds=(kinds.JOY,))))


def still_open(house: House) -> list[planned.PlannedThing]:
    """Return what is planned and not done yet."""
    return planned.still_open(kept(house), house.now())


def plan_a_little(house: House, page: LearnPage) -> None:
    """Ask for one of the page's choices, and when its tiny version would be; Enter keeps nothing.

    Where enough is planned nothing is asked.
    """
    words = joys.words().plan
    if _full(house, words):
        return
    choices = [one for one in page.choices if house.settings.food or not one.food]
    script = planned.small_script(page, choices, words.when, words.whens)
    questions = Questions(house, kinds.JOY)
    with house.seat(script) as seat:
        replies = questions.ask(seat, script).replies
    chosen = next((one for one in choices if one.id == planned.what(replies)), None)
    if chosen is None:
        questions.nothing()
    else:
        questions.keep(text=chosen.words, data={TINY: chosen.tiny, **planned.data(replies)})
    leave(seat)


def _full(house: House, words: PlanWords) -> str:
    """Return what is said where enough is planned, else ""."""
    there = still_open(house)
    return (
        words.full.format(planned=", ".join(one.words for one in there)) if len(there) >= planned.MOST else ""
    )


def plan(house: House, words: Joys, thing: str, things: Sequence[str]) -> str:
    """Ask when, where and what is expected of `thing`, or of one of the `things`; two at most are planned at once.

    Return what is planned then, "" where nothing is.
    """
    if full := _full(house, words.plan):
        house.streams.say(full)
        return ""
    script = _script(house, words, thing, things)
    questions = Questions(house, kinds.JOY)
    with house.seat(script) as seat:
        outcome = questions.ask(seat, script)
    replies = outcome.replies
    text = planned.what(replies) or (thing if outcome.finished or replies else "")
    if text:
        questions.keep(text=text, data=planned.data(replies))
    else:
        questions.nothing()
    leave(seat)
    return text


def _script(house: House, words: Joys, thing: str, things: Sequence[str]) -> Script:
    """Return the questions, with a tiny version where the thing, or the one offered instead, is of the deck."""
    deck = words.deck()
    if thing or things:
        known = (one.tiny for one in deck if one.words == thing)
        return planned.script(words, () if thing else things, next(known, ""), thing)
    idea = house.choose(deck)
    return planned.script(words, (idea.words,), idea.tiny)


def shown(house: House, words: Joys) -> list[str]:
    """Return what is planned, and, from three pairs on, what was expected beside what came."""
    plan, entries = words.plan, kept(house)
    open_ = [
        plan.row.format(words=one.words, when=one.when) for one in planned.still_open(entries, house.now())
    ]
    pairs = planned.pairs(plan, entries)
    return [
        *(["", plan.planned, *(f"- {row}" for row in open_)] if open_ else []),
        *(["", plan.pairs, *(f"- {row}" for row in pairs)] if pairs else []),
    ]
