"""The check-in as it was drawn: one screen, two stops; digits mark, letters type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.asked import drafts, kept

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run

CTRL_C, ESC, TAB, DOWN = "\x03", "\x1b", "\t", "\x1b[B"
WIDE = """
  How are you right now?

  1 [ ] nothing     5 [x] tired     9 [ ] glad
  2 [x] numb        6 [ ] tense     0 [ ] not sure
  3 [ ] flat        7 [ ] sad         [ ] lonely
  4 [ ] far away    8 [ ] calm        [ ] afraid    [ ] angry   or type a word

  One line, if you like
  > a line
~13
  Enter on, then keep   Tab more   F1 numbers to call   Esc leave"""
NARROW = """ How are you right now?
  1  nothing      8  calm
  2x numb         9  glad
  3  flat         0  not sure
  4  far away        lonely
  5x tired           afraid
  6  tense           angry
  7  sad          or type a word

 One line, if you like
 > a line
 Enter on/keep  Tab more  F1 help  Esc"""
SIZES = pytest.mark.parametrize(
    ("size", "drawing"), [((80, 24), WIDE), ((40, 12), NARROW)], ids=["80x24", "40x12"]
)


@SIZES
def test_a_check_in_is_drawn_as_designed(run: Run, home: Path, size: tuple[int, int], drawing: str) -> None:
    """Two words marked by their digits, Enter, a line, Enter: all of it on one screen, and then kept."""
    with run("check", size=size) as world:
        world.wait_for("How are you right now?")
        world.press("2")
        world.press("5")
        world.press("\r")
        world.press("a line")
        world.wait_for(drawing.replace("~13", "\n" * 12))
        world.press("\r")
    (entry,) = kept(home)
    assert (entry["data"], entry["text"]) == ({"words": ["numb", "tired"]}, "a line")
    assert "Kept. numbcheck undo takes it back." in world.left
    assert "numbcheck crisis" in world.left


@SIZES
def test_nothing_marked_is_nothing_kept(run: Run, home: Path, size: tuple[int, int], drawing: str) -> None:
    """Two Enters, a mark taken away, keys that mean nothing here: nothing is kept."""
    with run("check", size=size) as world:
        world.wait_for("How are you right now?")
        for key in ("2", "2", "\x1b[5~", "\x0e", "\x12", "\r"):
            world.press(key)
        world.press("\r")
    assert (world.code, kept(home), drafts(home)) == (0, [], [])


@SIZES
def test_letters_type_and_digits_mark(run: Run, home: Path, size: tuple[int, int], drawing: str) -> None:
    """A typed word is a choice where it begins one, and else my own; arrows and space mark, too."""
    with run("check", size=size) as world:
        world.wait_for("How are you right now?")
        world.press("lone")
        world.wait_for("= lonely")
        world.press("\r")
        world.press("wet sand")
        world.wait_for("wet sand")
        world.press("\r")
        world.press(DOWN)
        world.press(" ")
        world.press("\r")
        world.press("q 2")
        world.wait_for("> q 2")
        world.press("\r")
    (entry,) = kept(home)
    assert entry["data"] == {"words": ["nothing", "lonely"], "own": "wet sand"}
    assert entry["text"] == "q 2"


def test_leaving_keeps_marks_and_no_half_line(run: Run, home: Path) -> None:
    """Ctrl-C keeps what was marked; a line that Enter did not end is a draft and no answer."""
    with run("check") as world:
        world.wait_for("How are you right now?")
        world.press("2")
        world.press("\r")
        world.press("half a line")
        world.wait_for("> half a line")
        world.press(CTRL_C)
    (entry,) = kept(home)
    assert (entry["data"], entry.get("text"), drafts(home)) == ({"words": ["numb"]}, None, ["half a line"])


@SIZES
def test_tab_asks_more(run: Run, home: Path, size: tuple[int, int], drawing: str) -> None:
    """Tab leads from either stop to a question more; leaving there keeps what was marked."""
    with run("check", size=size) as world:
        world.wait_for("How are you right now?")
        world.press("2")
        world.wait_for("2x" if size == (40, 12) else "2 [x]")
        world.press(TAB)
        world.wait_for("How did you sleep?")
        world.press(ESC)
    assert [entry["data"] for entry in kept(home)] == [{"words": ["numb"]}]


def test_four_questions_more(in_memory: Run, home: Path) -> None:
    """Sleep, food, rest and strength come one at a time; each may be skipped."""
    answers = {
        "How did you sleep?": "4",
        "Have you eaten today?": "2",
        "Did you get a real break today?": "\r",
        "How strong, if at all?": "5",
    }
    with in_memory("check", "--more") as world:
        world.wait_for("How are you right now?")
        world.press("2")
        world.press("\r")
        world.press("\r")
        for words, key in answers.items():
            world.wait_for(words)
            world.press(key)
    (entry,) = kept(home)
    assert entry["data"] == {"words": ["numb"], "slept": "long", "ate": "some", "strength": "not-sure"}


def test_more_asks_what_i_chose(in_memory: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting `more` names what is asked, a word of my own among it."""
    monkeypatch.setenv("NUMBCHECK_MORE", "water,own")
    with in_memory("check", "--more") as world:
        world.wait_for("How are you right now?")
        world.press("\r")
        world.press("\r")
        world.wait_for("Have you had some water?")
        world.press("1")
        world.wait_for("Was there something for yourself?")
        world.press("a walk")
        world.press("\r")
    (entry,) = kept(home)
    assert entry["data"] == {"water": "yes", "self": "a walk"}


def test_a_line_may_begin_in_two_ways(run: Run, home: Path) -> None:
    """Where my line goes two beginnings stand, on a small screen one; they go with my first letter, and are no words of mine."""
    for size, stems in (
        ((80, 24), "> Today feels like ...   The best I can say is ..."),
        ((40, 12), "> Today feels like ..."),
    ):
        with run("check", size=size) as world:
            world.wait_for("How are you right now?")
            world.press("2")
            world.press("\r")
            world.wait_for(stems)
            world.press("a")
            world.see(lambda rows: "Today feels" not in "\n".join(rows), "my letter alone")
            world.press("\r")
    assert {entry["text"] for entry in kept(home)} == {"a"}
