"""Help and a look around in between: one key there, one key back, and what I was typing waits for me."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.asked import answers, kept

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run

F1, F2, CTRL_C = "\x1bOP", "\x1bOQ", "\x03"


@pytest.fixture(autouse=True)
def _in_austria(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBCHECK_COUNTRY", "AT")


def test_help_at_a_question_and_back(run: Run, home: Path) -> None:
    """F1 shows numbers to call; one key later I am where I was, with my half-typed word."""
    with run("ground") as world:
        world.wait_for("You see, 1 of 5>")
        world.press("hal")
        world.wait_for("> hal")
        world.press(F1)
        world.wait_for("Telefonseelsorge")
        world.press("q")
        world.wait_for("You see, 1 of 5> hal")
        world.press("f\r")
        world.wait_for("You see, 2 of 5>")
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
    """F2 begins another practice in between; after it my half-typed word waits for me."""
    with run("ground") as world:
        world.wait_for("You see, 1 of 5>")
        world.press("hal")
        world.wait_for("> hal")
        world.press(F2)
        world.wait_for("Of that colour, 1 of")
        world.press("3\r")
        world.wait_for("You see, 1 of 5> hal")
        world.press("f\r")
        world.wait_for("You see, 2 of 5>")
        world.press(CTRL_C)
    assert (world.code, answers(home)) == (0, ["half"])


def test_ctrl_c_in_a_look_around_leaves_everything(run: Run) -> None:
    """Ctrl-C in a practice inside another one leaves both."""
    with run("breathe") as world:
        world.wait_for("Breathe in.")
        world.press("l")
        world.wait_for("colour")
        world.press(CTRL_C)
    assert (world.code, world.given_back) == (0, True)
