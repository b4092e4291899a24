"""What is promised about looking through the body: how often it speaks, what it leaves out, and what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.query import EVERYTHING
from numbcheck.play.player import Command
from numbcheck.play.ports import Said
from numbcheck.practice.shelf import Shelf
from numbcheck.visit.practising.practise import practise
from tests.content.test_depth import CLOSE, SCANS
from tests.fakes import did
from tests.seats import FakeSeat, house_with
from tests.timeline import moments, said, timeline

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.play.ports import Event

SHELF = Shelf()
SPOKEN = {"scan": 42, "scan-short": 18, "scan-neutral": 6, "scan-other-side": 6}
"""Cues: three a place."""
LONGEST_SILENCE = 10.2


@pytest.mark.parametrize("practice", SCANS)
def test_three_cues_a_place_none_like_another(practice: str) -> None:
    """Every place speaks three times, ten seconds apart, and nothing that is said comes twice."""
    lines = timeline(SHELF.get(practice))
    words = [line.beat.words for line in lines]
    assert len(words) == len(set(words)) == SPOKEN[practice]
    assert len(said(SHELF.get(practice))) == len(set(said(SHELF.get(practice))))
    assert max(line.beat.seconds for line in lines) <= LONGEST_SILENCE


def test_a_mind_is_met_in_each_of_the_three_minutes() -> None:
    """The short scan says so at 0:50, 1:50 and 2:50."""
    assert moments(timeline(SHELF.get("scan-short")), "wander") == pytest.approx([50, 110, 170], abs=2)


@pytest.mark.parametrize("practice", ["scan-neutral", "scan-other-side"])
def test_the_neutral_scan_comes_near_to_nothing(practice: str) -> None:
    """A hand and a foot: no chest, no belly, no throat and no hips, neither as a place nor in a sentence."""
    script = SHELF.get(practice)
    assert script.places == ("hand", "foot")
    assert CLOSE.isdisjoint(" ".join(said(script)).split())
    assert "throat" not in " ".join(said(script))


@pytest.mark.parametrize(
    ("events", "most"),
    [
        ([(450.0, Said("hands, feet"))], ["hands", "feet"]),
        ([(450.0, Said("nowhere"))], ["nowhere"]),
        ([did(450.0, Command.STOP)], None),
    ],
)
def test_where_there_was_most_to_notice_is_kept_by_name(
    tmp_path: Path, events: list[tuple[float, Event]], most: list[str] | None
) -> None:
    """The places I name are kept as a list; where nobody answers, as at the end of a pipe, the scan is finished all the same."""
    house, _ = house_with(FakeSeat([tuple(events)]), tmp_path)
    practise(house, house.shelf.get("scan"))
    (entry,) = house.journal.entries(EVERYTHING)
    assert (entry.finished, entry.data.get("most")) == (True, most)
