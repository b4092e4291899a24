"""The bare call on a real terminal: one question, one key for each answer, and the first words of a first run."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from numbcheck.cli.front import drawn, listed
from numbcheck.cli.help_pages import first_page
from numbcheck.visit.offers import OfferedDoor
from numbcheck.words import CARE_LINE
from tests.asked import ask, kept
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

NEW_80 = f"""\
numbcheck helps you come back a little when you feel numb or far away.
It isn't medical care. What you write stays on this machine.
{CARE_LINE}
What would be good now?
  1  ground, through your senses      Enter is 1
  2  breathe, softly
  3  write a line
  w  help me choose      !  numbers to call      ?  more      q  leave
Or only this: find the farthest thing you can see."""
NEW_40 = """\
numbcheck helps you come back a little
when you feel numb or far away. It isn't
medical care. Your words stay here.
If today is heavy, or you may not be
safe: numbcheck crisis
What would be good now?
1 ground (Enter)  2 breathe
3 write a line    w help me choose
! help  ? more  q leave"""
AGAIN_80 = f"""\
{CARE_LINE}
What would be good now?
  1  ground        2  breathe       3  write a line        Enter is 1
  w  help me choose      !  numbers to call      ?  more      q  leave"""
AGAIN_40 = """\
If today is heavy, or you may not be
safe: numbcheck crisis
What would be good now?
1 ground (Enter)  2 breathe
3 write a line    w help me choose
! help  ? more  q leave"""
WAITING = (
    OfferedDoor("4", "your draft from yesterday evening, 3 lines", "your draft", bool),
    OfferedDoor("5", 'Short body scan, on from "hands"', "Short body scan", bool),
)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


def was_here(home: Path) -> None:
    """Let somebody have read the first words."""
    (home / "state").mkdir(parents=True)
    (home / "state" / "first-words").touch()


@pytest.mark.parametrize(
    ("size", "first", "again"), [((80, 24), NEW_80, AGAIN_80), ((40, 12), NEW_40, AGAIN_40)]
)
def test_it_is_drawn_as_designed(home: Path, size: tuple[int, int], first: str, again: str) -> None:
    """To the row: the first time what this is, in three sentences, and each time the care line once; q leaves."""
    for shown in (first, again, again):
        with terminal(home, size=size) as pair:
            pair.wait_for("q  leave" if size[0] == 80 else "q leave")
            pair.wait_for(shown.splitlines()[-1])
            assert pair.text.rstrip() == shown
            pair.press("q")
            assert pair.wait_for_end() == 0
            assert pair.modes == pair.modes_before
    assert [path.name for path in home.rglob("*") if path.is_file()] == ["first-words"]


def test_what_waits_has_a_row_each() -> None:
    """A draft and a practice to go on with stand below the answers, named by day, size and part, never by my words."""
    assert drawn(80, WAITING, new=False) == [
        "What would be good now?",
        "  1  ground        2  breathe       3  write a line        Enter is 1",
        "  4  your draft from yesterday evening, 3 lines",
        '  5  Short body scan, on from "hands"',
        "  w  help me choose      !  numbers to call      ?  more      q  leave",
    ]
    assert drawn(40, WAITING, new=False) == [
        "What would be good now?",
        "1 ground (Enter)  2 breathe",
        "3 write a line    w help me choose",
        "4 your draft      5 Short body scan",
        "! help  ? more  q leave",
    ]


def test_it_is_heard_as_a_list() -> None:
    """On plain lines each answer is a line of its own, the key first, and how to answer comes last."""
    assert listed(WAITING) == [
        "What would be good now?",
        "1 ground, through your senses. Enter is 1.",
        "2 breathe, softly",
        "3 write a line",
        "4 your draft from yesterday evening, 3 lines",
        '5 Short body scan, on from "hands"',
        "w help me choose",
        "! numbers to call",
        "? more",
        "q leave",
        "Type a key, then Enter.",
    ]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("\r", "Five things you can see"),
        ("1", "Five things"),
        ("2", "Even breathing"),
        ("3", ">"),
        ("c", "How are you right now?"),
        ("h", "Nothing here yet."),
        ("t", "Nothing to lay side by side yet."),
    ],
)
def test_one_key_opens_the_door(home: Path, key: str, words: str) -> None:
    """One key is enough to begin, and Enter alone grounds me."""
    with terminal(home) as pair:
        pair.wait_for("q  leave")
        before = pair.text
        pair.press(key)
        pair.wait_for(words)
        assert words not in before
        pair.press("\x03")
        pair.wait_for_end()


@pytest.mark.parametrize("plain", [False, True])
def test_an_unknown_key_leaves_the_first_question_there(home: Path, plain: bool) -> None:
    """A key that opens no door does nothing: the question waits, and the next key that means something counts."""
    enter = "\r" * plain
    with terminal(home, *["--plain"] * plain) as pair:
        pair.wait_for("leave")
        for key in ("x7m ", "\x1b[A", "\x1b[13~", "\t", "Y"):
            pair.press(key)
        pair.press(f"{enter}2{enter}")
        pair.wait_for("Even breathing")
        pair.press("\x03")
        assert pair.wait_for_end() == 0


@pytest.mark.parametrize("typed", ["q\r", "\x1b", "\x03", "\x04"])
def test_plain_lines_are_left_as_everywhere(home: Path, typed: str) -> None:
    """On plain lines q and Enter leave, and so do Esc and Ctrl-C; nothing is begun and nothing kept."""
    with terminal(home, "--plain") as pair:
        pair.wait_for("Type a key, then Enter.")
        pair.press(typed)
        assert pair.wait_for_end() == 0
        assert "Five" not in pair.text
    assert kept(home) == []


def test_what_comes_after_the_typed_key_is_not_lost(home: Path) -> None:
    """The Enter behind a typed key answers the question, and not the note that it opens."""
    with terminal(home, "--plain") as pair:
        pair.wait_for("Type a key, then Enter.")
        pair.press("3\r")
        pair.wait_for("One line, then Enter.")
        pair.press("the kettle\r")
        assert pair.wait_for_end() == 0
    assert [entry["text"] for entry in kept(home)] == ["the kettle"]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize("key", ["x", "\r", "\x1b", "q", ""])
def test_more_is_one_key_away_and_so_is_the_way_back(home: Path, size: tuple[int, int], key: str) -> None:
    """? shows the commands and the further keys; any key leads back to the question, Esc and q too, and h looks back."""
    was_here(home)
    with terminal(home, size=size) as pair:
        pair.wait_for("What would be good now?")
        pair.wait_for("leave")
        pair.press("?")
        pair.wait_for("Any other key goes back.")
        assert {"c", "j", "h", "t"} < set(pair.text.split())
        pair.press(key)
        if key:
            pair.read_until(lambda: pair.raw.count(b"What would be good now?") == 2, "the question again")
        pair.press("h")
        pair.wait_for("Nothing here yet.")
        assert pair.wait_for_end() == 0
        assert pair.raw.count(b"What would be good now?") == (2 if key else 1)


def test_what_is_pressed_at_once_behind_it_counts(home: Path) -> None:
    """Whoever knows the way presses ?h in one go."""
    with terminal(home) as pair:
        pair.wait_for("Or only this")
        pair.press("?h")
        pair.wait_for("Nothing here yet.")
        assert pair.wait_for_end() == 0


def test_ctrl_c_leaves_from_there(home: Path) -> None:
    """Ctrl-C leaves wherever I am, at the further keys too."""
    with terminal(home) as pair:
        pair.wait_for("q  leave")
        pair.press("?")
        pair.wait_for("Any other key goes back.")
        pair.press("\x03")
        assert pair.wait_for_end() == 0


def test_on_plain_lines_more_is_read_above_the_same_question(home: Path) -> None:
    """There ? reads out what there is; one needs no key to go back, and what one types is an answer."""
    with terminal(home, "--plain") as pair:
        pair.wait_for("Type a key, then Enter.")
        pair.press("?\r")
        pair.wait_for("help note")
        assert "goes back" not in pair.text
        pair.press("h\r")
        pair.wait_for("Nothing here yet.")
        assert pair.wait_for_end() == 0


def test_help_is_one_key_away(home: Path) -> None:
    """! shows whom to call, at once."""
    with terminal(home, NUMBCHECK_COUNTRY="GB") as pair:
        pair.wait_for("q  leave")
        pair.press("!")
        assert pair.wait_for_end() == 0
        assert "999" in pair.text


def test_the_last_breath_comes_again(home: Path) -> None:
    """With `breath = last`, 2 begins the breath I breathed last."""
    with terminal(home, "breathe", "long") as pair:
        pair.wait_for("Enter starts now")
        pair.press("\r" + "s" * 60)
        pair.wait_for("Compared with before?")
        pair.press_until_end("\r")
    assert [entry["practice"] for entry in kept(home)] == ["long"]
    with terminal(home, NUMBCHECK_BREATH="last") as pair:
        pair.wait_for("q  leave")
        pair.press("2")
        pair.wait_for("Longer out-breath")
        pair.press("\x03")
        assert pair.wait_for_end() == 0


def test_the_first_words_come_once(home: Path) -> None:
    """On the very first run I read what this is, whatever I begin with; afterwards no more. An empty folder is no run."""
    home.mkdir()
    for times in (1, 0):
        with terminal(home, "note", "hello") as pair:
            pair.wait_for("Kept")
            pair.wait_for_end()
            assert pair.text.count("isn't medical care") == times
            assert pair.text.count(CARE_LINE) == times


def test_the_first_words_wait_for_somebody_to_read_them(home: Path) -> None:
    """Where nobody reads them they are not said, and not taken for said: not in a pipe, not with -q."""
    assert ask().out == f"{first_page(80)}\n"
    with terminal(home, "note", "hello", "-q") as pair:
        pair.wait_for_end()
        assert pair.text.strip() == ""
    assert not (home / "state" / "first-words").exists()
    with terminal(home, "note", "again") as pair:
        pair.wait_for("isn't medical care")
        pair.wait_for_end()


def test_no_place_for_the_mark_stops_nothing(home: Path) -> None:
    """Where it cannot be remembered that they were read, they come again, and nothing breaks."""
    home.mkdir()
    (home / "state").write_text("no folder")
    for _ in range(2):
        with terminal(home) as pair:
            pair.wait_for("Or only this")
            pair.press("q")
            assert pair.wait_for_end() == 0


ARRIVAL_80 = """\
How is it?
  !  not safe, or too much to be alone with              q  back
  1  too little: flat, nothing       3  too much: racing, tense
  2  far away: unreal, behind glass  4  worn out         5  not sure"""


def test_three_keys_from_not_knowing_to_a_first_line(home: Path) -> None:
    """w, what it is like, and Enter: I have chosen nothing, and something that looks outward has begun."""
    with terminal(home) as pair:
        pair.wait_for("w  help me choose")
        pair.press("w")
        pair.wait_for(ARRIVAL_80.splitlines()[-1])
        assert ARRIVAL_80 in pair.text
        pair.press("2")
        pair.wait_for("Enter is 1, q leaves.")
        pair.press("\r")
        pair.wait_for("Five things you can see")
        pair.press("\x03")
        pair.wait_for_end()


def test_from_there_the_numbers_are_one_key_away_and_so_is_the_way_back(home: Path) -> None:
    """Q leads back to the first question, and ! from the other to whom I can call; nothing of it is kept."""
    with terminal(home, NUMBCHECK_COUNTRY="GB") as pair:
        pair.wait_for("w  help me choose")
        pair.press("w")
        pair.wait_for("5  not sure")
        pair.press("q")
        pair.read_until(lambda: pair.raw.count(b"What would be good now?") == 2, "the question again")
        pair.press("w")
        pair.read_until(lambda: pair.raw.count(b"How is it?") == 2, "how it is, again")
        pair.press("!")
        assert pair.wait_for_end() == 0
        assert "999" in pair.text
    assert kept(home) == []


def test_on_plain_lines_each_key_has_its_enter(home: Path) -> None:
    """There I type a key and Enter each time, and the Enter of one answer is not the answer to the next."""
    with terminal(home, "--plain") as pair:
        pair.wait_for("Type a key, then Enter.")
        pair.press("w\r")
        pair.wait_for("5 not sure")
        pair.press("4\r")
        pair.wait_for("Feet and chair")
        pair.press("q\r")
        assert pair.wait_for_end() == 0
    assert kept(home) == []
