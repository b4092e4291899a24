"""A practice as it is played here: as was asked, and as the settings and the visits before have it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from numbcheck.practice.tuning import UNTUNED, Tuning
from numbcheck.settings.table import FEW

if TYPE_CHECKING:
    from numbcheck.practice.script import Script
    from numbcheck.visit.house import House


def tuned(house: House, practice: str, asked: Tuning = UNTUNED) -> Script:
    """Return the practice, tuned as was `asked` and as the settings say.

    What only this house knows stands in its words, and nudges take turns.
    """
    if not asked.blanks:
        asked = replace(asked, blanks=_blanks(house, practice))
    asked = as_set(house, asked)
    script = house.shelf.get(practice, asked)
    if script.turns == 1:
        return script
    from numbcheck.visit.practising.rotation import next_turn

    return house.shelf.get(practice, replace(asked, turn=next_turn(house, practice, script.turns)))


def _blanks(house: House, practice: str) -> tuple[tuple[str, str], ...]:
    """Return what a practice leaves open for the house to fill: a cue, a colour, the year, a person's own words."""
    match practice:
        case "moment":
            from numbcheck.visit.practising.rotation import next_cue

            return (("cue", next_cue(house)),)
        case "colour":
            from numbcheck.visit.practising.rotation import next_colour

            return (("colour", next_colour(house)),)
        case "now-then":
            return (("year", str(house.now().year)),)
        case "dayend" | "dayend-short":
            own = (("work", house.settings.after_work), ("closing_words", house.settings.closing_words))
            return tuple((name, words) for name, words in own if words)
    return ()


def as_set(house: House, asked: Tuning) -> Tuning:
    """Return what was `asked`, with few words where the settings want few."""
    return replace(asked, few_words=asked.few_words or house.settings.words == FEW)
