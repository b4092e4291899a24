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

    A moment draws its cue, now-then has its year, and nudges take turns.
    """
    if practice == "moment":
        from numbcheck.visit.cue import next_cue

        asked = replace(asked, blanks=(("cue", next_cue(house)),))
    if practice == "now-then":
        asked = replace(asked, blanks=(("year", str(house.now().year)),))
    asked = as_set(house, asked)
    script = house.shelf.get(practice, asked)
    if script.turns == 1:
        return script
    from numbcheck.visit.cue import next_turn

    return house.shelf.get(practice, replace(asked, turn=next_turn(house, practice, script.turns)))


def as_set(house: House, asked: Tuning) -> Tuning:
    """Return what was `asked`, with few words where the settings want few."""
    return replace(asked, few_words=asked.few_words or house.settings.words == FEW)
