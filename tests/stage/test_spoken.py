"""What the stage with a bell promises: once for in, twice for out, and nothing where it was not asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.play.perform import perform
from numbcheck.play.player import Command
from numbcheck.practice.lead import introduction
from numbcheck.practice.reply import Choice, choices, named_alike
from numbcheck.practice.script import Ask, Card
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.spoken import BETWEEN_BELLS, SpokenStage, heard
from numbcheck.stage.voice import Voice
from tests.fakes import FakeDesk, RecordingStage, did, script, timed

if TYPE_CHECKING:
    from numbcheck.play.player import Frame
    from numbcheck.play.ports import Aside

BREATH = script(timed(4, phase="in"), timed(6, phase="out"), timed(5))


def rung(practice: object, desk: FakeDesk, *, bell: bool, rhythm: float | None = None) -> list[float]:
    """Return the seconds at which the bell rang."""
    bells: list[float] = []
    voice = Voice({"PATH": ""}, on=False, bell=bell)
    stage = SpokenStage(RecordingStage(rhythm), voice, lambda: bells.append(round(desk.now() - 1000, 2)))
    perform(practice, desk, stage)  # type: ignore[arg-type]
    return bells


@pytest.mark.parametrize("rhythm", [None, 1.0, 0.1])
def test_once_for_in_twice_for_out(rhythm: float | None) -> None:
    """I hear one bell as the in-breath begins and two as the out-breath begins, whatever the stage."""
    bells = rung(BREATH, FakeDesk(), bell=True, rhythm=rhythm)
    assert bells[:2] == [0.0, 4.0]
    assert bells[2:] == [pytest.approx(4 + BETWEEN_BELLS, abs=0.06)]


def test_tension_rings_like_a_breath() -> None:
    """Tensing comes with the in-breath and letting go with the out-breath, so they ring the same."""
    small = script(timed(5, phase="tense"), timed(20, phase="release"))
    assert rung(small, FakeDesk(), bell=True) == [0.0, 5.0, pytest.approx(5 + BETWEEN_BELLS)]


def test_no_bell_unless_wanted() -> None:
    """It is quiet unless I asked for the bell."""
    assert rung(BREATH, FakeDesk(), bell=False) == []


def test_a_pause_is_quiet() -> None:
    """When I pause between the two bells the second one waits for me."""
    desk = FakeDesk(did(4.1, Command.PAUSE), did(60, Command.PAUSE))
    assert rung(BREATH, desk, bell=True) == [0.0, 4.0, pytest.approx(60.3, abs=0.2)]


def test_a_whole_practice_rings_three_times_a_breath() -> None:
    """Eighteen breaths are fifty-four bells."""
    assert len(rung(Shelf().get("even"), FakeDesk(), bell=True)) == 54


def test_choices_are_spoken_with_their_keys() -> None:
    """With my eyes elsewhere I hear what I can answer."""
    beat = Ask(
        "x",
        "How?",
        "x",
        choices=(
            Choice("1", "well", "well"),
            Choice("2", "not sure", "not sure"),
            Choice("", "some", "some"),
        ),
    )
    assert heard(beat) == "How? 1: well, 2: not sure, some."


class FakeVoice(Voice):
    """A voice that remembers what it was told."""

    def __init__(self) -> None:
        super().__init__({"PATH": ""}, on=False)
        self.said: list[str] = []

    def say(self, words: str) -> None:
        if self.on:
            self.said.append(words)

    def hush(self) -> None:
        self.said.append("(quiet)")


def toggling(voice: FakeVoice) -> dict[Command, Aside]:
    def toggle(_: Frame) -> None:
        voice.on = not voice.on

    return {Command.VOICE: toggle}


def test_sentences_to_choose_from_keep_their_own_ends() -> None:
    """Where whole sentences are offered I hear each to its end, and no comma behind a full stop."""
    ask = Ask(
        "line", "Copy one.", "line", choices=choices(named_alike(["No need to answer.", "How was yours?"]))
    )
    assert heard(ask) == "Copy one. 1: No need to answer. 2: How was yours?"


def test_turned_on_in_the_middle() -> None:
    """When I turn the voice on it speaks the present words at once, and then each once."""
    voice, small = FakeVoice(), script(timed(5, "a", "A."), timed(5, "b", "B."))
    desk = FakeDesk(did(2, Command.VOICE))
    perform(small, desk, SpokenStage(RecordingStage(), voice, lambda: None), toggling(voice))
    assert voice.said == ["A.", "B."]


def test_pause_and_close_make_it_quiet() -> None:
    """Pausing makes the voice quiet, and so does the end."""
    voice, small = FakeVoice(), script(timed(5, "a", "A."))
    voice.on = True
    stage = SpokenStage(RecordingStage(), voice, lambda: None)
    perform(small, FakeDesk(did(1, Command.PAUSE), did(2, Command.STOP)), stage)
    stage.close()
    assert voice.said == ["A.", "(quiet)", "(quiet)"]


def test_no_line_is_heard_as_part_of_the_next() -> None:
    """A line that ends with a command, or with nothing, comes to its end before I hear the next one."""
    winddown = Shelf().get("winddown")
    assert introduction(winddown).endswith("numbcheck crisis.")
    assert heard(Card("", "Sit down\nIs it warm?\nStay.", seconds=4.0)) == "Sit down.\nIs it warm?\nStay."
