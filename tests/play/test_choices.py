"""What the player promises about questions that depend, counting, and going on where one stopped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from numbcheck.play.perform import perform
from numbcheck.play.player import Command, Player
from numbcheck.practice.reply import choices
from numbcheck.practice.script import Ask, Card
from numbcheck.practice.shelf import Shelf
from tests.fakes import FakeDesk, RecordingStage, asks, did, said, script, timed

if TYPE_CHECKING:
    from numbcheck.play.ports import Event

KIND = Ask("kind", "Kind?", "kind")
SAD = Ask("word", "Sad?", "word", given=("kind", "sad"))
GLAD = Ask("word", "Glad?", "word", given=("kind", "glad"))
WORDS = ("", "1", "the fog")
LAST = Ask("last", "Last?", "last")
FEEL = script(KIND, SAD, GLAD, LAST)


@pytest.mark.parametrize(
    ("answer", "asked"),
    [("sad", ["Kind?", "Sad?", "Last?"]), ("glad", ["Kind?", "Glad?", "Last?"]), ("", ["Kind?", "Last?"])],
)
def test_only_what_follows_is_asked(answer: str, asked: list[str]) -> None:
    """I am asked for a word only of the kind I named, and not at all when I named none."""
    stage = RecordingStage()
    perform(FEEL, FakeDesk(*said(answer, "x", "y")), stage)
    assert stage.words == asked


@pytest.mark.parametrize(("answer", "asked"), [("sad", 3), ("glad", 3), ("numb", 2), ("", 2)])
def test_any_of_several_answers_will_do(answer: str, asked: int) -> None:
    """A question, or a card, that hangs on several answers comes with any one of them, and with no other."""
    for following in (
        Ask("like", "Like?", "like", given=("kind", "sad", "glad")),
        Card("like", "Slowly.", given=("kind", "sad", "glad")),
    ):
        stage = RecordingStage()
        perform(
            script(KIND, following, LAST),
            FakeDesk(*said(answer), did(1, Command.NEXT), *said("x", "y")),
            stage,
        )
        assert len(stage.words) == asked


def test_what_was_typed_stays_where_an_answer_is_not_kept() -> None:
    """Where it is only asked how to go on, my key is not kept, and other words that I typed there are, as mine."""
    goes_on = Ask("enough", "Enough?", "enough", choices=choices({"more": "more"}), kept=False)
    ran = {
        typed: perform(script(goes_on, LAST), FakeDesk(*said(typed, "x")), RecordingStage())
        for typed in WORDS
    }
    assert [(typed, ran[typed].answers) for typed in WORDS] == [
        ("", (("last", "x"),)),
        ("1", (("last", "x"),)),
        ("the fog", (("enough-own", "the fog"), ("last", "x"))),
    ]


def test_back_goes_to_the_question_before() -> None:
    """Back from the last question leads to the one I was really asked before."""
    player = Player(FEEL, 0.0)
    player.answer("sad", 1.0)
    player.answer("low", 2.0)
    player.obey(Command.BACK, 3.0)
    assert player.frame(3.0).beat is SAD
    player.obey(Command.BACK, 4.0)
    player.answer("glad", 5.0)
    assert player.frame(5.0).beat is GLAD


def test_another_word_takes_the_answers_along_that_hung_on_the_first() -> None:
    """Where I choose another word, what I said about the first one is not kept; choosing it again brings that back."""
    player = Player(FEEL, 0.0)
    player.answer("sad", 1.0)
    player.answer("low", 2.0)
    for word, kept in (("glad", (("kind", "glad"),)), ("sad", (("kind", "sad"), (SAD.ask, "low")))):
        while player.frame(3.0).index:
            player.obey(Command.BACK, 3.0)
        player.answer(word, 4.0)
        assert player.outcome(4.0).answers == kept


def test_what_came_after_another_choice_stands() -> None:
    """When I choose another word, only what hung on the first one goes; what I said later stays."""
    player = Player(script(KIND, SAD, GLAD, LAST, *asks(1)), 0.0)
    for text in ("sad", "low", "rain"):
        player.answer(text, 1.0)
    while player.frame(2.0).index:
        player.obey(Command.BACK, 2.0)
    player.answer("glad", 3.0)
    assert player.outcome(3.0).answers == (("kind", "glad"), ("last", "rain"))


def test_a_number_given_on_second_thoughts_is_the_count() -> None:
    """When I go back and say how many there were, that is the last answer of the count."""
    many = tuple(replace(beat, counts=True) for beat in asks(5, "colour"))
    player = Player(script(*many, LAST), 0.0)
    for text in ("cup", "pen"):
        player.answer(text, 1.0)
    for _ in range(2):
        player.obey(Command.BACK, 2.0)
    player.answer("7", 3.0)
    assert player.outcome(3.0).answers == (("colour", "7"),)
    assert player.frame(3.0).beat is LAST


def test_a_number_ends_the_count() -> None:
    """I can press Enter for each blue thing, or say how many there are and be done."""
    many = tuple(replace(beat, counts=True) for beat in asks(12, "colour"))
    outcome = perform(script(*many, LAST), FakeDesk(*said("", "a cup", "7", "x")), RecordingStage())
    assert outcome.answers == (("colour", ""), ("colour", "a cup"), ("colour", "7"), ("last", "x"))
    assert outcome.finished


def test_going_on_shows_the_caution_again_and_nothing_else() -> None:
    """When I go on with something that has a caution, I read the caution first."""
    stage = RecordingStage()
    small = script(Card("first", "Careful."), timed(5, "a", "A."), timed(5, "b", "B."))
    perform(small, FakeDesk((1.0, _next())), stage, start=2)
    assert stage.words == ["Careful.", "B."]


def test_leaving_at_the_caution_loses_no_place() -> None:
    """When I go on and leave again at the caution, the place is still the same."""
    small = script(Card("first", "Careful."), timed(5, "a"), timed(5, "b"))
    assert perform(small, FakeDesk(), RecordingStage(), start=2).index == 2


def test_back_never_leads_before_the_place_where_i_went_on() -> None:
    """Back begins with the beat I went on with."""
    player = Player(script(*(timed(5, f"p{n}") for n in range(6))), 0.0, start=3)
    player.obey(Command.BACK, 1.0)
    assert player.frame(1.0).index == 3


def test_every_feeling_word_can_be_reached() -> None:
    """There are eighty words or more to pick from, numb, flat, blank and far away among them."""
    words = {
        choice.words
        for beat in Shelf().get("feel").beats
        if isinstance(beat, Ask) and beat.ask == "word"
        for choice in beat.choices
    }
    assert len(words) >= 80
    assert {"numb", "flat", "blank", "far away"} <= words


def test_feel_can_stay_empty() -> None:
    """Enter at every question is a finished practice without a word."""
    outcome = perform(Shelf().get("feel"), FakeDesk(*said(*[""] * 20)), RecordingStage())
    assert (outcome.finished, outcome.answers) == (True, ())


def _next() -> Event:
    from numbcheck.play.ports import Did

    return Did(Command.NEXT)
