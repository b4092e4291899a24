"""Whatever happens to the window, the drawing or the keys meanwhile: one clean picture, and my answers are mine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.asked import answers, drafts, kept

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run

CTRL_C = "\x03"


def test_a_fault_in_drawing(run: Run, home: Path) -> None:
    """When drawing fails halfway, the terminal is given back, one sentence says so, and my words are kept."""
    with run("ground", faulty=True) as world:
        world.wait_for("You see, 1 of 5")
        world.press("lamp\rdoor\r")
    assert (world.code, world.given_back) == (1, True)
    assert world.left.count("Something went wrong") == 1
    assert "Traceback" not in world.left
    assert (answers(home), drafts(home)) == (["lamp", "door"], [])


def test_a_window_that_is_pulled_about(run: Run, home: Path) -> None:
    """When I pull the window about, each thing finds its place in the new size; one clean picture stands there."""

    def small(lines: list[str]) -> bool:
        return " You see, 1 of 5" in lines and len(lines) == 10 and lines[-1].startswith(" Tab skip")

    def clean(lines: list[str]) -> bool:
        heads = [line for line in lines if "Look around" in line or "2 of 5" in line]
        return len(lines) == 24 and len(heads) == 1 and any("You see, 2 of 5" in line for line in lines)

    with run("ground") as world:
        world.wait_for("You see, 1 of 5")
        world.resize(40, 10)
        world.see(small, "the question in the small window")
        for n in range(30):
            world.resize(40 + n * 7 % 90, 10 + n * 5 % 40)
        world.resize(80, 24)
        world.press("lamp\r")
        world.see(clean, "one picture in the large window")
        world.press(CTRL_C)
    assert (world.code, world.given_back) == (0, True)
    assert "lamp" not in world.left
    assert world.left.count("Stopped. Kept.") == 1
    assert answers(home) == ["lamp"]


def test_keys_pressed_during_the_practice_do_not_answer(run: Run, home: Path) -> None:
    """Keys I pressed while it went on say nothing about how it was; nor do those for one question answer the next."""
    with run("do", "moment") as world:
        world.wait_for("left")
        world.press("fsf")  # at once: a later one would be an answer
        world.wait_for("Compared with before?")
        world.press("a")
        world.wait_for("Something different, perhaps?")
        world.press("x7m")
        world.press_until_end("\r")
    assert (world.code, [entry["change"] for entry in kept(home)]) == (0, ["same"])
