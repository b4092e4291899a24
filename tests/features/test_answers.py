"""What I type is kept as I typed it, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.asked import answers, drafts, kept

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run


SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 10)])


@SIZES
def test_answers_are_kept_exactly(run: Run, home: Path, size: tuple[int, int]) -> None:
    """What I type is taken letter for letter, q, s, l and ! included, however fast, and stays in no terminal."""
    with run("ground", size=size) as world:
        world.wait_for("You see, 1 of 5")
        world.press("blue quilts!\r")
        world.wait_for("You see, 2 of 5")
        world.press("lamp\rso\r")
        world.wait_for("You see, 4 of 5")
        world.press("\x03")
    assert world.code == 0
    assert world.given_back
    assert "Stopped. Kept." in world.left
    assert "quilts" not in world.left
    assert (answers(home), drafts(home)) == (["blue quilts!", "lamp", "so"], [])


def test_a_paste_into_a_note_is_kept_whole(run: Run, home: Path) -> None:
    """Three lines pasted into a note, with no sign that it is a paste, are all kept."""
    with run("note") as world:
        world.wait_for("Enter keep")
        world.press("one\recho two\rthree")
    assert (world.code, world.given_back) == (0, True)
    assert [entry["text"] for entry in kept(home)] == ["one / echo two / three"]


@SIZES
def test_two_lines_of_a_journal(run: Run, home: Path, size: tuple[int, int]) -> None:
    """Two lines and Ctrl-D are kept as they are, and do not stay in the terminal."""
    with run("journal", size=size) as world:
        world.wait_for("D keep")  # ^D where it is narrow
        world.press("one! q\rtwo\x04")
    assert (world.code, world.given_back) == (0, True)
    assert "one!" not in world.left
    assert [entry["text"] for entry in kept(home)] == ["one! q\ntwo"]
    assert drafts(home) == []
