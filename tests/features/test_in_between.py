"""Help and a look around in between: one key there, one key back, and what I was typing waits for me."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.asked import answers, kept

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run

F1, F2, ESC, CTRL_C = "\x1bOP", "\x1bOQ", "\x1b", "\x03"


@pytest.fixture(autouse=True)
def _in_austria(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBCHECK_COUNTRY", "AT")


def test_help_at_a_question_and_back(run: Run, home: Path) -> None:
    """F1 shows numbers to call; one key later I am where I was, with my half-typed word."""
    with run("ground") as world:
        world.wait_for("You see, 1 of 5")
        world.press("hal")
        world.wait_for("> hal")
        world.press(F1)
        world.wait_for("Telefonseelsorge")
        world.press("q")
        world.wait_for("> hal")
        world.press("f\r")
        world.wait_for("You see, 2 of 5")
        world.press(CTRL_C)
    assert (world.code, answers(home)) == (0, ["half"])


def test_help_in_the_journal_and_back(run: Run, home: Path) -> None:
    """F1 shows numbers to call; one key later my text is there as I left it."""
    with run("journal", "--prompt", "none") as world:
        world.wait_for("D keep")
        world.press("half")
        world.wait_for("half")
        world.press(F1)
        world.wait_for("Telefonseelsorge")
        world.press("q")
        world.wait_for("half")
        world.press("!\x04")
    assert (world.code, [entry["text"] for entry in kept(home)]) == (0, ["half!"])


def test_a_look_around_and_back(run: Run, home: Path) -> None:
    """F2 shows one thing after another to look at, asks nothing, and says what waits; Esc leads back to my half-typed word."""
    with run("ground") as world:
        world.wait_for("You see, 1 of 5")
        world.press("hal")
        world.wait_for("> hal")
        world.press(F2)
        world.wait_for("Looking around. 5-4-3-2-1 waits.")
        world.wait_for("What's the farthest thing you can see?")
        world.wait_for("Esc back to 5-4-3-2-1")
        world.press("x3")
        world.press(ESC)
        world.wait_for("> hal")
        world.press("f\r")
        world.wait_for("You see, 2 of 5")
        world.press(CTRL_C)
    assert (world.code, answers(home)) == (0, ["half"])


def test_ctrl_c_in_a_look_around_leaves_everything(run: Run) -> None:
    """Ctrl-C in a practice inside another one leaves both."""
    with run("breathe") as world:
        world.wait_for("Enter starts now.")
        world.press("\r")
        world.wait_for("Breathe in.")
        world.press("l")
        world.wait_for("Looking around. Even breathing waits: breath 1.")
        world.press(CTRL_C)
    assert (world.code, world.given_back) == (0, True)
