"""What is said first can be read on every screen, whole and before it is needed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from numbcheck.care import check, forms, ladder, plan, reframe, signs
from numbcheck.play.player import Command, Player
from numbcheck.practice.lead import led
from numbcheck.practice.looking_around import around
from numbcheck.practice.script import Ask, Card, Script
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.appearance import Appearance
from numbcheck.stage.choose import SMALL
from numbcheck.stage.screen.opening import Opening, on_cards, seen_whole
from numbcheck.stage.screen.text import Line, Room
from tests.every import every_of
from tests.stage.pictures import picture
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


SCREENS = ((80, 24), (40, 10), (200, 60))


def flows() -> list[Script]:
    rungs = ladder.words()
    form_words = forms.words()
    return [
        plan.script(plan.words()),
        check.script(check.words(), (), food=True, asked=True),
        *signs.scripts(signs.words()),
        reframe.script(reframe.words()),
        ladder.choice_script(rungs, ["a late bus", "a remark"]),
        ladder.before(rungs, "a late bus"),
        ladder.after(rungs, "a late bus", expected=True),
        forms.script(form_words, form_words.instrument("phq9")),
    ]


def seen(script: Script, room: Room) -> str:
    """Return all that is to be seen of a practice, beat by beat."""
    player, now = Player(script, 0.0), 0.0
    drawn: list[Line] = []
    while not player.done:
        frame = player.frame(now)
        drawn += picture(frame, room, Appearance()).above
        if player.asking:
            player.answer("", now)
        elif isinstance(frame.beat, Card):
            player.obey(Command.NEXT, now)
        else:
            now += frame.length
            player.advance(now)
    return " ".join("".join(words for _, words in line).strip() for line in drawn)


@every_of([*Shelf().scripts(), *flows()], SCREENS)
def test_all_that_is_said_first_is_seen(script: Script, size: tuple[int, int]) -> None:
    """No sentence of an opening is left out for want of room, for cautions stand in some of them, or it is lines."""
    room = Room.within(*size)
    shown = seen(script, room)
    missing = [words for words in script.opening if " ".join(words.split()) not in shown]
    assert missing == [] or not seen_whole(script, room)


@every_of([*map(led, Shelf().scripts()), *flows()], ((40, 10), (40, 12), (60, 12), (80, 16), (80, 24)))
def test_everything_has_a_screen(script: Script, size: tuple[int, int]) -> None:
    """From 40 x 10 on all that is played or asked has a screen, on which no word of it is cut."""
    room = Room.within(*size)
    shown = on_cards(script, room)
    assert seen_whole(shown, room)
    said = "".join(seen(shown, room).split())
    cards = [beat.words for beat in shown.beats if isinstance(beat, Card) and not beat.given]
    assert [line for line in (*script.opening, *cards) if "".join(line.split()) not in said] == []


@pytest.mark.parametrize("size", [(40, 10), (40, 12)])
def test_a_caution_on_a_card_begins_a_line(size: tuple[int, int]) -> None:
    """On a small window what is said first is read sentence by sentence: a numb face, arm or leg begins a line."""
    room = Room.within(*size)
    shown = on_cards(Shelf().get("feel"), room)
    drawn = picture(Player(shown, 0.0).frame(0.0), room, Appearance()).above
    rows = ["".join(words for _, words in line) for line in drawn]
    assert [row for row in rows if row.startswith("A face, arm or leg")]
    assert seen_whole(shown, room)


@pytest.mark.parametrize("words", [["signs"], ["feel"]])
def test_what_finds_no_room_beside_a_question_comes_before_it(home: Path, words: list[str]) -> None:
    """On the smallest screen what is said first is a card: I read it, press Enter, and am asked on the same screen."""
    with terminal(home, *words, size=(40, 10)) as pair:
        pair.wait_for("Enter goes on")
        pair.press("\r")
        if words == ["signs"]:
            pair.wait_for("Page 2 is about safety.")
            pair.press("\r")
        pair.wait_for("> ")
        pair.press("\x03")
        assert pair.wait_for_end() == 0
        assert b"\x1b[?1049h" in pair.raw
        assert SMALL not in " ".join(pair.raw.decode().split())


@pytest.mark.parametrize(
    "script", [Shelf().get("loosen"), reframe.script(reframe.words())], ids=lambda script: script.id
)
@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
def test_sr_35_a_fear_is_spoken_of_with_the_first_question(script: Script, size: tuple[int, int]) -> None:
    """Before I name a thought I read that a fear of someone may be exactly right, on a small window, too."""
    room = Room.within(*size)
    shown = on_cards(script, room)
    beside = [
        " ".join("".join(piece for _, piece in row) for row in Opening.of(shown, room).beside.get(0, ()))
    ]
    first = " ".join([*(beat.words for beat in shown.beats[:1] if isinstance(beat, Card)), *beside])
    assert "Not for a fear of someone who hurts or frightens you: that may be exactly right." in first
    assert "Help with that: numbcheck crisis" in first
    assert seen_whole(shown, room)


def test_many_answers_have_a_screen_on_a_small_window(home: Path) -> None:
    """Ten thoughts that many people know are gone through on a screen of 40 x 10, the last one with one key."""
    with terminal(home, "reframe", size=(40, 10)) as pair:
        pair.wait_for("Help with that: numbcheck crisis")
        pair.press("\r")
        pair.wait_for("of 10, down shows more")
        pair.press("\x1b[A")
        pair.wait_for(">0  I'm too much trouble for people.")
        pair.press("\x03")
        assert pair.wait_for_end() == 0
        assert b"\x1b[?1049h" in pair.raw


def test_check_has_its_screen_on_a_small_window(home: Path) -> None:
    """At 40 x 12, and at 40 x 10, the check is a real screen: words to mark, and a line."""
    for size in ((40, 12), (40, 10)):
        with terminal(home, "check", size=size) as pair:
            pair.wait_for("or type a word")
            pair.press("2")
            pair.wait_for("2x numb")
            pair.press("\r")
            pair.wait_for("One line, if you like")
            pair.press("x\x03")
            assert pair.wait_for_end() == 0
            assert b"\x1b[?1049h" in pair.raw


def test_what_is_said_of_a_breath_does_not_stand_beside_a_question(tmp_path: Path) -> None:
    """After the minute that comes first I am only asked: that I may look round the room instead was said before."""
    script = ladder.before(ladder.words(), "a late bus")
    room = Room.within(80, 24)
    opening = Opening.of(script, room)
    assert opening.whole
    assert set(opening.beside) == {0}


@every_of([*Shelf().scripts(), *flows()], ((40, 10), (40, 12), (60, 12), (80, 16), (80, 24)))
def test_what_is_said_first_never_stands_beside_a_later_question(
    script: Script, size: tuple[int, int]
) -> None:
    """Where it finds no room beside the first question, I read all of it before: none of it above another question."""
    room = Room.within(*size)
    opening = Opening.of(on_cards(script, room), room)
    assert not isinstance(script.beats[0], Ask) or opening.at_once or not opening.whole


@pytest.mark.parametrize("short", [False, True])
def test_the_page_about_safety_is_seen_at_once_on_a_small_window(short: bool) -> None:
    """At 40 x 12 I read on a card what comes and that marks are kept, and then all six statements on one screen."""
    room, script = Room.within(40, 12), signs.scripts(signs.words(), short=short)[0]
    shown = on_cards(script, room)
    at = next(at for at, beat in enumerate(shown.beats) if isinstance(beat, Ask) and beat.ask == "harm")
    card = shown.beats[at - 1]
    assert isinstance(card, Card)
    assert card.words.startswith("Safety, 2 of ")
    assert "What you mark here is kept on this computer, in plain words." in card.words
    player = Player(shown, 0.0)
    while player.frame(0).index < at:
        player.obey(Command.SKIP, 0.0)
    drawn = picture(player.frame(0), room, Appearance())
    rows = [
        "".join(words for _, words in line)
        for line in (*drawn.above, ((drawn.prompt, drawn.hint),), *drawn.below)
    ]
    page = " ".join(" ".join(rows).split())
    assert rows[0].startswith("Safety, 2 of ")
    asked = script.beats[1]
    assert isinstance(asked, Ask)
    assert all(choice.words in page for choice in asked.choices)
    assert len(rows) == 12


def test_what_waits_is_never_called_by_an_id() -> None:
    """When I look around from a card that comes before a question, the title has the name of the list, and no name of ours."""
    shown = on_cards(signs.scripts(signs.words())[0], Room.within(40, 12))
    for card in (beat for beat in shown.beats if isinstance(beat, Card)):
        assert around(shown, card).title == "Looking around. Signs, page by page waits."


@every_of(
    [ladder.before(ladder.words(), "a late bus"), ladder.after(ladder.words(), "a late bus", expected=True)],
    ((40, 10), (40, 12), (60, 12), (80, 16), (80, 24)),
)
def test_no_word_of_a_minute_to_settle_is_cut(script: Script, size: tuple[int, int]) -> None:
    """Softly and not deeply, with open eyes: I read all of that beside the first breath, on a small window, too."""
    room = Room.within(*size)
    shown = picture(Player(script, 0.0).frame(0), room, Appearance())
    rows = " ".join("".join(words for _, words in line).strip() for line in (*shown.above, *shown.below))
    assert " ".join(script.beats[0].words.split()) in " ".join(rows.split())
    assert len((*shown.above, *shown.below)) <= room.height
