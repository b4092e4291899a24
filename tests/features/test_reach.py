"""First lines to someone at a terminal: three, and three more with Enter, for as long as there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.care import reach

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run

MORE = "Enter  three more   q  leave"


def test_three_more_with_enter(run: Run, home: Path) -> None:
    """I see three lines to a colleague, Enter brings three more, and then nothing more is asked."""
    lines = [line.partition("?")[0] for line in reach.words().lines("work")]
    with run("reach", "work") as world:
        world.wait_for(MORE)
        world.press("\r")
    assert world.code == 0
    assert [line for line in lines if line[:30] not in world.left] == []


def test_three_are_enough(run: Run, home: Path) -> None:
    """Three lines and q: it is left at that."""
    lines = reach.words().lines("friend")
    with run("reach", "friend") as world:
        world.wait_for(MORE)
        world.press("q")
    assert world.code == 0
    assert lines[2][:30] in world.left
    assert lines[3][:30] not in world.left
