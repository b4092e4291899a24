"""What the way from the body to a word promises: it ends soon for whoever has little to say."""

from __future__ import annotations

from numbcheck.play.perform import perform
from numbcheck.practice.shelf import Shelf
from tests.fakes import FakeDesk, RecordingStage, said

FEEL = Shelf().get("feel")


def asked(*lines: str) -> list[str]:
    """Return what is asked of somebody who answers this, and Enter to all else."""
    stage = RecordingStage()
    perform(FEEL, FakeDesk(*said(*lines, *[""] * 20)), stage)
    return list(dict.fromkeys(frame.beat.part for frame in stage.frames))


def test_it_ends_after_four_questions() -> None:
    """Nowhere, then Enter: four questions, of which the last one says that Enter closes."""
    assert asked("nowhere") == ["place", "there", "kind", "enough"]


def test_more_is_there_for_who_wants_it() -> None:
    """One key more and there are four short lines to go on with: body, mood, thoughts, what one wants to do."""
    assert asked("", "", "", "1")[4:] == ["body", "mood", "thoughts", "doing", "same"]
