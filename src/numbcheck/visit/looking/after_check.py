"""What is counted after a check-in, where a setting asks for it: days, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.insight import week
from numbcheck.insight.tally import tally
from numbcheck.journal import kinds
from numbcheck.journal.query import Query
from numbcheck.visit import dates
from numbcheck.visit.locked import access
from numbcheck.words.labels import capitalised, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.visit.house import House


def say(house: House, marked: Sequence[str], order: Sequence[str]) -> None:
    """Say on how many days of this week and the last one the words just `marked` were chosen."""
    today, ends = dates.today(house), dates.day_ends(house)
    query = Query(kinds=(kinds.CHECK,), since=week.first_day(today), until=today, day_ends=ends)
    entries = access.in_passing(house, query)
    found = week.two_weeks(tally(entries, ends), today, marked, order)
    if found is None or not found.words:
        return
    house.streams.say("")
    for number, one in enumerate(found.words):
        whole = f"{found.now}" if number else f"the {found.now} days you checked in this week"
        word = capitalised(label("answer.words", one.word))
        house.streams.say(
            f"{word} on {one.now} of {whole}; on {one.before} of {found.before} the week before."
        )
