"""What is promised about tensing and letting go: when each place speaks, what it says, and how long anything is held."""

from __future__ import annotations

from itertools import groupby

import pytest

from numbcheck.practice.lead import led
from numbcheck.practice.order import ONCE
from numbcheck.practice.script import Card, Lead, Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.practice.tuning import Tuning
from tests.timeline import timeline

SHELF = Shelf()
LONGEST_TENSE = 10.0
A_LINE = 4.0
"""Seconds for each line of a card, where nobody puts it away."""


def test_four_lines_a_place() -> None:
    """At 0, 3, 6 and 14 seconds: tense, hold, let go, and how the two compare, in all fourteen places."""
    lines = [line for line in timeline(SHELF.get("relax")) if line.beat.part]
    places = [list(group) for _, group in groupby(lines, key=lambda line: line.beat.part)]
    assert len(places) == 14
    for place in places:
        assert [line.at - place[0].at for line in place] == pytest.approx([0, 3, 6, 14], abs=0.2)
        assert [line.beat.phase for line in place] == ["tense", "tense", "release", "release"]
        assert place[3].beat.cue in ("contrast", "wander"), place[3].beat.words
        assert sum("let go" in line.beat.words for line in place) <= 1


def test_each_place_lets_go_in_a_way_of_its_own() -> None:
    """Toes uncurl, a belly softens, a forehead smooths out: no two places are let go with the same word."""
    letting = [
        line.beat.words
        for line in timeline(SHELF.get("relax", Tuning(rounds=ONCE)))
        if line.beat.phase == "release"
    ]
    verbs = [
        "uncurl",
        "drop",
        "loosen",
        "sink",
        "soften",
        "open",
        "hang",
        "fall",
        "spread",
        "lower",
        "rest",
        "unclench",
        "ease",
        "smooth",
    ]
    assert [sum(verb in words for words in letting[::2]) for verb in verbs] == [1] * 14
    assert all(verb in words for verb, words in zip(verbs, letting[::2], strict=True))


@pytest.mark.parametrize("tuning", [Tuning(), Tuning(hold=5.0), Tuning(hold=0.0), Tuning(rounds=2)])
def test_nothing_is_held_for_longer_than_ten_seconds(tuning: Tuning) -> None:
    """However slowly it is played, and whatever I hold, no muscle is tense for more than ten seconds in a row."""
    script = SHELF.get("relax", tuning)
    beats = [beat for beat in script.beats if isinstance(beat, Timed)]
    for tense, run in groupby(beats, key=lambda beat: beat.phase == "tense"):
        assert not tense or sum(beat.seconds for beat in run) * script.pace[1] <= LONGEST_TENSE


def test_the_caution_and_the_lead_in_come_before_the_first_tensing() -> None:
    """In a pipe the cards stand four seconds a line, then comes how it starts, and only then I tense anything."""
    beats = led(SHELF.get("relax"), unattended=True).beats
    first = next(at for at, beat in enumerate(beats) if isinstance(beat, Timed))
    cards = [beat for beat in beats[:first] if isinstance(beat, Card)]
    (lead,) = [beat for beat in beats[:first] if isinstance(beat, Lead)]
    for card in cards:
        assert (card.seconds or 0) >= A_LINE * len(card.words) / 79
    assert len(cards) == 2
    assert lead.seconds >= 5.0
