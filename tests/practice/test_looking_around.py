"""What looking around is promised to be: something outward to notice, and no question to answer; it says what waits."""

from __future__ import annotations

from numbcheck.play.perform import perform
from numbcheck.play.player import Command
from numbcheck.practice.looking_around import around
from numbcheck.practice.script import Look
from numbcheck.practice.shelf import Shelf
from numbcheck.words.labels import part_label
from tests.every import every
from tests.fakes import FakeDesk, RecordingStage, did

SHELF = Shelf()
SCAN = SHELF.get("scan")
HANDS = next(beat for beat in SCAN.beats if beat.part == "hands")


def test_it_asks_nothing_and_goes_on_by_itself() -> None:
    """Every twelve seconds there is something else to look at or to hear, for four minutes without a repeat."""
    stage = RecordingStage()
    perform(around(SCAN, HANDS), FakeDesk(did(239, Command.STOP)), stage)
    assert all(isinstance(frame.beat, Look) and frame.length == 12.0 for frame in stage.frames)
    assert len(stage.words) == len(set(stage.words)) == 20
    assert "farthest" in stage.words[0]


@every(SHELF.ids())
def test_it_says_what_waits(practice: str) -> None:
    """Above it stands what waits, and where, in words that I know."""
    script = SHELF.get(practice)
    title = around(script, script.beats[0]).title
    assert title.startswith("Looking around. ")
    assert title.endswith(".")
    assert " waits" in title


def test_the_scan_waits_at_its_place() -> None:
    """The scan waits at its place, and a practice that asks just waits."""
    assert around(SCAN, HANDS).title == "Looking around. The scan waits: hands."
    senses = SHELF.get("senses")
    assert around(senses, senses.beats[0]).title == "Looking around. 5-4-3-2-1 waits."
    assert part_label("scan", "hands") == "Hands"
