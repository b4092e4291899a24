"""In a large terminal every screen is the sheet of 80 x 24 that it is in a small one, in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.play.player import Player
from numbcheck.practice.shelf import Shelf
from tests.stage.rig import F1, rigged

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run

CTRL_C = "\x03"
SHEET = (80, 24)


@pytest.fixture(autouse=True)
def _in_austria(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBCHECK_COUNTRY", "AT")


def in_the_middle(sheet: list[str], size: tuple[int, int]) -> list[str]:
    """Return a screen of this size with the sheet in its middle, and nothing around it."""
    left, above = (size[0] - SHEET[0]) // 2, (size[1] - SHEET[1]) // 2
    return [*[""] * above, *((" " * left + row).rstrip() for row in sheet)]


@pytest.mark.parametrize("size", [(200, 60), (100, 30)])
@pytest.mark.parametrize(
    ("argv", "shown", "keys"),
    [
        (["ground"], "Five things you can see", ""),
        (["journal", "--prompt", "none"], "Ctrl-D", "half a line"),
        (["note"], ">", "half a line"),
        (["check"], "How are you right now?", ""),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_it_is_the_sheet_of_a_small_terminal(
    run: Run, home: Path, argv: list[str], shown: str, keys: str, size: tuple[int, int]
) -> None:
    """What I play, write and answer stands as on 80 x 24, in the middle, and so does the page of numbers over it."""
    with run(*argv, size=SHEET) as world:
        world.wait_for(shown)
        world.press(keys)
        world.wait_for(keys)
        world.look()
        world.press(F1)
        world.wait_for("Telefonseelsorge")
        world.look()
        world.press("q" + CTRL_C)
    screen, page = world.screens
    for draft in (home / "state" / "drafts").glob("*"):
        draft.unlink()
    assert len(screen) == SHEET[1], "the keys stand in the last row"
    with run(*argv, size=size) as world:
        world.wait_for(shown)
        world.press(keys)
        world.wait_for_screen(in_the_middle(screen, size))
        world.press(F1)
        world.wait_for_screen(in_the_middle(page, size))
        world.press("q" + CTRL_C)


def test_two_hundred_by_sixty() -> None:
    """On 200 x 60 the sheet is columns 61 to 140 of the rows 19 to 42, and its last row holds the keys."""
    with rigged(200, 60) as rig:
        rig.seat.stage().show(Player(Shelf().get("senses"), 0.0).frame(1.0))
        rig.settle()
        drawn = {number: line for number, line in enumerate(rig.lines, 1) if line.strip()}
    assert min(drawn) >= 19
    assert max(drawn) == 42
    assert all(len(line) <= 140 and not line[:60].strip() for line in drawn.values())
    assert "F2 look around" in drawn[42]
