"""What the way from the body to a word promises: it ends soon for whoever has little to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal.query import EVERYTHING
from numbcheck.play.perform import perform
from numbcheck.practice.shelf import Shelf
from numbcheck.visit.practising.practise import practise
from tests.fakes import FakeDesk, RecordingStage, said
from tests.seats import FakeSeat, house_with

if TYPE_CHECKING:
    from pathlib import Path

FEEL = Shelf().get("feel")


def asked(*lines: str) -> list[str]:
    """Return what is asked of somebody who answers this, and Enter to all else."""
    stage = RecordingStage()
    perform(FEEL, FakeDesk(*said(*lines, *[""] * 20)), stage)
    return list(dict.fromkeys(frame.beat.part for frame in stage.frames))


def test_it_ends_after_four_questions() -> None:
    """Nowhere and twice Enter: what it's like there is not asked, and with how it is now it was four questions."""
    assert asked("nowhere") == asked("") == ["place", "kind", "enough"]


def test_where_there_is_a_place_it_is_asked_what_it_is_like() -> None:
    """Any place will do, one that is offered and one of my own."""
    assert asked("chest")[:2] == asked("behind my left ear")[:2] == ["place", "there"]


def test_more_is_there_for_who_wants_it() -> None:
    """One key more and there are four short lines to go on with: body, mood, thoughts, what one wants to do."""
    assert asked("", "", "1")[3:] == ["body", "mood", "thoughts", "doing", "same"]


def test_a_line_is_kept_as_one_sentence_with_its_beginning(tmp_path: Path) -> None:
    """What I type goes on from how the line begins; where I typed that, too, it stands there once; an empty line is none, nor is that I wanted more of them."""
    lines = ("", "", "1", "heavy", "the mood is flat", "", "sleep")
    house, _ = house_with(FakeSeat([tuple(said(*lines, *[""] * 3))]), tmp_path)
    practise(house, FEEL)
    (entry,) = house.journal.entries(EVERYTHING)
    assert [answer.text for answer in entry.answers] == [
        "My body is heavy",
        "the mood is flat",
        "It makes me want to sleep",
    ]
