"""The sheet of the check-in: drawn as designed, two stops and three keys, more by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.care import check
from numbcheck.play.perform import perform
from tests.stage.rig import DOWN, ESC, SHIFT_TAB, rigged

if TYPE_CHECKING:
    from numbcheck.practice.script import Script

WIDE = """
  How are you right now?

  1 [ ] nothing     5 [x] tired     9 [ ] glad
  2 [x] numb        6 [ ] tense     0 [ ] not sure
  3 [ ] flat        7 [ ] sad         [ ] lonely
  4 [ ] far away    8 [ ] calm        [ ] afraid    [ ] angry   or type a word

  One line, if you like
  > Today feels like ...   The best I can say is ...
"""
NARROW = """ How are you right now?
  1  nothing      8  calm
  2x numb         9  glad
  3  flat         0  not sure
  4  far away        lonely
  5x tired           afraid
  6  tense           angry
  7  sad          or type a word

 One line, if you like
 > Today feels like ...
 Enter on/keep  Tab more  F1 help  Esc"""
SCRIPT = check.script(check.words(), (), food=True, asked=False)
ASKED = check.script(check.words(), (), food=True, asked=True)


def seen_and_said(
    *keys: str, size: tuple[int, int] = (80, 24), script: Script = SCRIPT
) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """Return what is seen before each key, and what is said in the end."""
    with rigged(*size) as rig:
        seen = rig.press_one_by_one(*keys)
        outcome = perform(script, rig.seat.desk, rig.seat.stage())
    return seen, outcome.answers


@pytest.mark.parametrize(("size", "drawn"), [((80, 24), WIDE), ((40, 12), NARROW)])
def test_it_is_drawn_as_designed(size: tuple[int, int], drawn: str) -> None:
    """Thirteen words, and one line with how it may begin, stand on one screen, on a large one and on a small one."""
    seen, answers = seen_and_said("2", "5", "\r", "\r", size=size)
    lines = "\n".join(line.rstrip() for line in seen[-1].split("\n")).rstrip()
    assert lines.startswith(drawn)
    assert lines.split("\n")[-1].strip().startswith("Enter on")
    assert answers == (("words", "numb, tired"),)
    assert seen[0].count("One line, if you like") == 1


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        (["\r", "\r"], ()),
        (["2", "2", "\r", "\r"], ()),
        (["0", "\r", *"the 2 kettles!", "\r"], (("words", "not sure"), ("line", "the 2 kettles!"))),
        ([*"lone", "\r", *"wet sand", "\r", "\r", "\r"], (("words", "lonely"), ("words-own", "wet sand"))),
        ([DOWN, " ", "\r", *"q", "\r"], (("words", "nothing"), ("line", "q"))),
        (["1", "\r", SHIFT_TAB, "2", "\r", "\r"], (("words", "nothing, numb"),)),
        (["1", "\r", SHIFT_TAB, "1", "\r", "\r"], ()),
        (["1", ESC], (("words", "nothing"),)),
    ],
)
def test_two_stops(keys: list[str], answers: tuple[tuple[str, str], ...]) -> None:
    """Mark or type, Enter to the line, Enter keeps; back, a mark can be taken away; nothing marked is nothing kept."""
    assert seen_and_said(*keys)[1] == answers


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        (["2", "\t", "4", "\r", "\r", "\r"], (("words", "numb"), ("slept", "too long"))),
        (["2", "\r", *"a line", "\t", "1", "2", ESC], (("words", "numb"), ("line", "a line"), ("slept", "well"), ("ate", "a bit"))),
        ([*"numb", "\t", *"too", "\r", ESC], (("words", "numb"), ("slept", "too long"))),
    ],
)  # fmt: skip
def test_tab_asks_more(keys: list[str], answers: tuple[tuple[str, str], ...]) -> None:
    """One key leads to a few questions more, one at a time, and what I had marked or typed before it is kept."""
    seen, said = seen_and_said(*keys)
    assert said == answers
    assert "Tab more" in seen[0]
    assert any("How did you sleep?" in text for text in seen)


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        (["2", "\t", *"a line", "\t", "4", ESC], (("words", "numb"), ("line", "a line"), ("slept", "too long"))),
        ([*"odd", "\t", "\t", ESC], (("words-own", "odd"),)),
        (["\t", "\t", "\t", ESC], ()),
    ],
)  # fmt: skip
def test_tab_takes_nothing_away(keys: list[str], answers: tuple[tuple[str, str], ...]) -> None:
    """Where more was asked for beforehand Tab goes on, too, and what I had marked or typed is kept; with nothing there it skips."""
    assert seen_and_said(*keys, script=ASKED)[1] == answers


def test_words_of_my_own_are_not_cut_in_the_middle() -> None:
    """Where my own words need more room than their row has, I see whole ones of them, and that there are more."""
    seen, _ = seen_and_said("bored", "\r", "one line", "\r", "\r", "\r")
    assert "+ bored, ..." in seen[4]
    assert all(not row.endswith("lin") for row in seen[4].splitlines())
