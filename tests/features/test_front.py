"""The first screen, a key, and a practice that is only tried: in memory and in a real terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.asked import drafts, kept

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run

SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 12)])


@SIZES
def test_a_key_begins_and_a_key_leaves_and_nothing_is_kept(
    run: Run, home: Path, size: tuple[int, int]
) -> None:
    """An unknown key does nothing, 2 begins a breath, q leaves it at once: one word, and nothing of it is kept."""
    with run(size=size) as world:
        world.wait_for("What would be good now?")
        world.press("x")
        world.press("2")
        world.wait_for("Enter starts")
        world.press("\r")
        world.wait_for("Breathe in.")
        world.press("q")
    assert (world.code, world.given_back) == (0, True)
    assert world.left.rstrip().endswith("Stopped.")
    assert world.left.count("numbcheck crisis") == 1
    assert (kept(home), drafts(home)) == ([], [])


@SIZES
def test_enter_is_an_answer(run: Run, home: Path, size: tuple[int, int]) -> None:
    """Enter alone grounds me; what I said is kept, and one line says so."""
    with run(size=size) as world:
        world.wait_for("What would be good now?")
        world.press("\r")
        world.wait_for("Five things you")
        world.press("lamp\r")
        world.wait_for("2 of 5")
        world.press("\x03")
    assert (world.code, world.given_back) == (0, True)
    assert world.left.rstrip().endswith("Stopped. Kept.")
    assert [answer["text"] for entry in kept(home) for answer in entry["answers"]] == ["lamp"]


@SIZES
def test_a_draft_of_before_is_opened_by_its_key(run: Run, home: Path, size: tuple[int, int]) -> None:
    """4 opens the draft that waits; it is named by day and size, and no word of it stands on the first screen."""
    with run("journal", "--prompt", "none", size=size) as world:
        world.wait_for("Esc")
        world.press("private words")
        world.wait_for("private words")
        world.press("\x1b")
    with run(size=size) as world:
        world.wait_for("your draft")
        world.press("4")
        world.wait_for("private words")
        world.press("\x04")
    assert ([entry["text"] for entry in kept(home)], drafts(home)) == (["private words"], [])
    assert "private" not in world.left
