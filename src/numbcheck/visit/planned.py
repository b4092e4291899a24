"""Something one likes is planned: what, its first minute, when, where and what one expects; and put into a calendar's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.care import planned
from numbcheck.journal.query import Query
from numbcheck.visit.questions import Questions
from numbcheck.visit.session import leave
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.care.joys import Joys
    from numbcheck.journal.entry import Entry
    from numbcheck.visit.house import House


def kept(house: House) -> list[Entry]:
    """Return what was planned and done, the newest first."""
    return list(house.journal.entries(Query(kinds=("joy",))))


def still_open(house: House) -> list[planned.Plan]:
    """Return what is planned and not done yet."""
    return planned.still_open(kept(house), house.now())


def plan(house: House, words: Joys, thing: str, things: Sequence[str]) -> None:
    """Ask when, where and what is expected of `thing`, or of one of the `things`; two at most are planned at once."""
    there = still_open(house)
    if len(there) >= planned.MOST:
        house.streams.say(words.plan.full.format(planned=", ".join(one.words for one in there)))
        return
    deck = words.deck()
    idea = next((one for one in deck if one.words == thing), None) or house.choose(deck)
    script = planned.script(words, () if thing else things or (idea.words,), idea.tiny)
    questions = Questions(house, "joy")
    with house.seat(script) as seat:
        replies = questions.ask(seat, script).replies
    if text := thing or planned.what(replies):
        questions.keep(text=text, data=planned.data(replies))
    else:
        questions.nothing(Receipt.NOTHING_KEPT)
    leave(seat)


def shown(house: House, words: Joys) -> list[str]:
    """Return what is planned, and, from three pairs on, what was expected beside what came."""
    told, entries = words.plan, kept(house)
    open_ = [
        told.row.format(words=one.words, when=one.when) for one in planned.still_open(entries, house.now())
    ]
    pairs = planned.pairs(told, entries)
    return [
        *(["", told.planned, *(f"- {row}" for row in open_)] if open_ else []),
        *(["", told.pairs, *(f"- {row}" for row in pairs)] if pairs else []),
    ]
