"""What I kept for a harder day: one thing at a time, when I ask for it, on a screen that leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.asked import ask

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run

SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
HURTS = "It may hurt on some days. q leaves."


@pytest.fixture
def kept(home: Path) -> Path:
    """Return my list, with two things on it."""
    home.mkdir(mode=0o700)
    path = home / "keep.md"
    path.write_text("# mine\n\n- zinnia\n\n## A song\n\n- yarrow\n")
    return path


def other(words: str) -> str:
    """Return the thing that is not this one."""
    return "yarrow" if words == "zinnia" else "zinnia"


@SIZES
def test_one_thing_at_a_time_and_nothing_stays_in_the_terminal(
    run: Run, kept: Path, size: tuple[int, int]
) -> None:
    """I see one thing, Enter shows the other one, q leaves; none of it is left in my terminal."""
    with run("keep", size=size) as world:
        world.wait_for(HURTS)
        world.look()
        world.settle()
        world.press("\r")
        world.see(lambda rows: HURTS not in "\n".join(rows), "another thing")
        world.look()
        world.settle()
        world.press_until_end("q")
    first, second = ("\n".join(screen) for screen in world.screens)
    (seen,) = [words for words in ("zinnia", "yarrow") if words in first]
    assert other(seen) in second
    assert seen not in second
    assert ("A song" in first) == (seen == "yarrow")
    assert (world.code, world.given_back) == (0, True)
    assert not {"zinnia", "yarrow"} & set(world.left.split())


def test_x_takes_one_out_and_undo_brings_it_back(run: Run, kept: Path) -> None:
    """What I no longer want to see is out of the list by one key, and for an hour it can come back to its place."""
    before = kept.read_text()
    with run("keep") as world:
        world.wait_for(HURTS)
        world.settle()
        world.press("x")
        world.see(lambda rows: HURTS not in "\n".join(rows), "the other thing")
        world.settle()
        world.press_until_end("q")
    assert "Thrown away. numbcheck undo brings it back, for an hour." in world.left
    assert len([words for words in ("zinnia", "yarrow") if words in kept.read_text()]) == 1
    assert "on your list again" in ask("undo").err
    assert sorted(kept.read_text().split()) == sorted(before.split())


def test_the_numbers_are_a_key_away_there_too(run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When something hurts more than I thought, ! shows whom to call, and then what I was looking at stands there."""
    monkeypatch.setenv("NUMBCHECK_COUNTRY", "AT")
    with run("keep") as world:
        world.wait_for(HURTS)
        world.press("!")
        world.wait_for("144")
        world.press("q")
        world.wait_for(HURTS)
        world.settle()
        world.press_until_end("q")
    assert world.code == 0
