"""However I leave: at once, with the terminal as it was, and with every word of mine kept or a draft."""

from __future__ import annotations

from signal import SIGHUP, SIGINT, SIGTERM, Signals
from typing import TYPE_CHECKING

import pytest

from tests.asked import answers, drafts, kept

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run

ESC, CTRL_C, CTRL_D = "\x1b", "\x03", "\x04"
SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 10)])


@SIZES
@pytest.mark.parametrize("key", ["q", ESC, CTRL_C])
def test_one_key_leaves_a_breath(run: Run, size: tuple[int, int], key: str) -> None:
    """Q, Esc and Ctrl-C end a breath at once, with a kind word, exit 0."""
    with run("breathe", size=size) as world:
        world.wait_for("Enter starts")
        world.press("\r")
        world.wait_for("Breathe in.")
        world.press(key)
    assert (world.code, world.given_back) == (0, True)
    assert "Stopped." in world.left


@SIZES
@pytest.mark.parametrize("key", [ESC, CTRL_C, CTRL_D])
def test_half_a_word_is_no_answer(run: Run, home: Path, size: tuple[int, int], key: str) -> None:
    """When I leave in the middle of a word it is no answer, and it is not lost, nor left in the terminal."""
    with run("ground", size=size) as world:
        world.wait_for("You see, 1 of 5")
        world.press("lamp\r")
        world.wait_for("You see, 2 of 5")
        world.press("blue quilts")
        world.wait_for("blue quilts")
        world.press(key)
        if key == CTRL_D:
            world.wait_for("You saw: lamp")
            world.wait_for("Compared with before?")
            world.press_until_end("\r")
    assert (world.code, world.given_back) == (0, True)
    assert "quilts" not in world.left
    assert (answers(home), drafts(home)) == (["lamp"], ["blue quilts"])


@SIZES
@pytest.mark.parametrize(("number", "code"), [(SIGINT, 0), (SIGTERM, 143), (SIGHUP, 129)])
def test_signals_end_it_and_keep(
    run: Run, home: Path, size: tuple[int, int], number: Signals, code: int
) -> None:
    """Told to stop from outside: what Enter confirmed is kept, half a line is a draft, the code says why."""
    with run("ground", size=size) as world:
        world.wait_for("You see, 1 of 5")
        world.press("lamp\rdoor\rcup\rhal")
        world.wait_for("> hal")
        world.told(number)
    assert (world.code, world.given_back) == (code, True)
    assert "lamp" not in world.left
    assert (answers(home), drafts(home)) == (["lamp", "door", "cup"], ["hal"])


@SIZES
@pytest.mark.parametrize(("leave", "code"), [(ESC, 0), (CTRL_C, 130), (SIGTERM, 143)])
def test_a_journal_that_is_left_is_a_draft(
    run: Run, home: Path, size: tuple[int, int], leave: str | Signals, code: int
) -> None:
    """Esc, Ctrl-C and a signal leave my text as a draft and out of the terminal, and say how to go on with it."""
    with run("journal", "--prompt", "none", size=size) as world:
        world.wait_for("D keep")
        world.press("half")
        world.wait_for("half")
        world.told(leave) if isinstance(leave, Signals) else world.press(leave)
    assert (world.code, world.given_back) == (code, True)
    assert "journal --resume" in world.left
    assert (kept(home), drafts(home)) == ([], ["half"])


def test_a_draft_is_gone_on_with(run: Run, home: Path) -> None:
    """`--resume` shows what I had written, with the minutes I gave myself, and keeps the whole."""
    with run("journal", "--prompt", "none") as world:
        world.wait_for("D keep")
        world.press("half")
        world.wait_for("half")
        world.press(ESC)
    with run("journal", "--resume", "-m", "5") as world:
        world.wait_for("5 min")
        world.wait_for("half")
        world.press(" whole\x04")
    assert world.code == 0
    assert ([entry["text"] for entry in kept(home)], drafts(home)) == (["half whole"], [])
