"""What Ctrl-D is promised to do where one only notices: it is enough, and nothing of what I said is lost."""

from __future__ import annotations

import pytest

from numbcheck.play.perform import perform
from numbcheck.play.player import Command
from numbcheck.play.ports import BrokeOff, Did, Said
from numbcheck.practice.shelf import Shelf
from tests.fakes import FakeDesk, RecordingStage, asks, script, timed

SENSES = Shelf().get("senses")


def test_enough_is_the_end_and_no_leaving() -> None:
    """At any item it's enough, and the practice is finished with what I said until then."""
    outcome = perform(SENSES, FakeDesk((1, Said("lamp")), (2, Did(Command.ENOUGH))), RecordingStage())
    assert (outcome.finished, outcome.answers, outcome.half) == (True, (("see", "lamp"),), ())


def test_half_a_word_is_no_answer_there_either() -> None:
    """A word that no Enter confirmed is no answer; it is told apart, so that it can be a draft."""
    outcome = perform(SENSES, FakeDesk((1, BrokeOff("lam", enough=True))), RecordingStage())
    assert (outcome.finished, outcome.answers, outcome.half) == (True, (), (("see", "lam"),))


def test_what_is_timed_comes_all_the_same() -> None:
    """Enough of the questions is not enough of what follows them."""
    small = script(*asks(3), timed(5, "after", "Sit."))
    stage = RecordingStage()
    outcome = perform(small, FakeDesk((1, Did(Command.ENOUGH))), stage)
    assert stage.words == ["see 1", "Sit."]
    assert outcome.finished


@pytest.mark.parametrize("empty", ["skipped", "enough"])
def test_elsewhere_it_leaves(empty: str) -> None:
    """At any other question it leaves, and what is half typed is no answer."""
    outcome = perform(
        script(*asks(3, empty=empty)), FakeDesk((1, BrokeOff("la", enough=True))), RecordingStage()
    )
    assert (outcome.finished, outcome.answers, outcome.half) == (False, (), (("see", "la"),))
