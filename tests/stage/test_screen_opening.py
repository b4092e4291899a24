"""What is said first can be read on every screen, whole and before it is needed."""

from __future__ import annotations

import os
import sys

import pytest

from numbcheck.care import check, ladder, plan, reframe, screening, signs, wording
from numbcheck.play.player import Command, Player
from numbcheck.practice.script import Card, Script
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.look import Look
from numbcheck.stage.screen_opening import with_room
from numbcheck.stage.screen_text import Room
from numbcheck.stage.screen_view import picture
from stage.terminal import terminal


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


SCREENS = ((80, 24), (40, 10), (200, 60))


def flows() -> list[Script]:
    rungs = wording.read("ladder")
    form = wording.read("screen")
    return [
        plan.script(wording.read("plan")),
        check.script(wording.read("check"), food=True),
        signs.script(wording.read("signs")),
        reframe.script(wording.read("reframe")),
        ladder.choice_script(rungs, ["a late bus", "a remark"]),
        ladder.script(rungs, "a late bus"),
        screening.script(form, screening.instrument(form, "phq9")),
    ]


def seen(script: Script, room: Room) -> str:
    """Return all that is to be seen of a practice, beat by beat."""
    player, now, drawn = Player(script, 0.0), 0.0, []
    while not player.done:
        frame = player.frame(now)
        drawn += picture(frame, room, Look()).above
        if player.asking:
            player.answer("", now)
        elif isinstance(frame.beat, Card):
            player.obey(Command.NEXT, now)
        else:
            now += frame.length
            player.advance(now)
    return " ".join("".join(words for _, words in line).strip() for line in drawn)


@pytest.mark.parametrize("size", SCREENS, ids=str)
@pytest.mark.parametrize("script", [*Shelf().scripts(), *flows()], ids=lambda script: script.id)
def test_all_that_is_said_first_is_seen(script: Script, size: tuple[int, int]) -> None:
    """No sentence of an opening is left out for want of room: cautions stand in some of them."""
    room = Room.within(*size)
    shown = seen(with_room(script, room, Look()), room)
    assert [words for words in script.opening if " ".join(words.split()) not in shown] == []


def test_where_there_is_room_nothing_is_added() -> None:
    """What fits above the first beat stands there: nobody presses a key more than they must."""
    for practice in ("senses", "even", "chair"):
        script = Shelf().get(practice)
        for size in SCREENS:
            assert with_room(script, Room.within(*size), Look()) is script


def test_a_low_screen_says_it_on_a_card_first(home) -> None:
    """In a small window one card says what the practice is, and Enter begins it; what is kept is the same."""
    script = with_room(Shelf().get("scan"), Room.within(40, 10), Look())
    assert isinstance(script.beats[0], Card)
    with terminal(home, "scan", size=(40, 10)) as pair:
        pair.wait_for("Noticing")
        pair.wait_for("Enter goes on")
        pair.press("\r")
        pair.wait_for("head, 1 of 14")
        pair.press("q")
        assert pair.wait_for_end() == 0


@pytest.mark.parametrize("words", [["plan", "--guide"], ["reframe"], ["signs"], ["check"]])
def test_a_question_too_long_for_the_screen_is_asked_on_lines(home, words: list[str]) -> None:
    """A question of which not all could be seen is asked on plain lines, which cut nothing."""
    with terminal(home, *words, size=(40, 10)) as pair:
        pair.wait_for(">")
        pair.press("\x03")
        assert pair.wait_for_end() == 0
        assert b"\x1b[?1049h" not in pair.raw
