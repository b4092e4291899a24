"""Long pages: each is turned like a book where the terminal is too low, says where I am, and leaves with one key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run

LOW = (40, 12)
USUAL = (80, 24)


@pytest.mark.parametrize(
    ("words", "size"),
    [
        (("learn",), LOW),
        (("learn", "causes"), USUAL),
        (("data", "privacy"), USUAL),
        (("ground", "--list"), USUAL),
        (("breathe", "--list"), LOW),
        (("journal", "--prompts"), LOW),
        (("joy", "ideas"), LOW),
    ],
    ids=str,
)
def test_nothing_scrolls_away_unread(
    run: Run, home: Path, words: tuple[str, ...], size: tuple[int, int]
) -> None:
    """It opens at its top, the next page says which it is, q leaves, and nothing else was asked."""
    with run(*words, size=size) as world:
        world.wait_for("top  ")
        world.settle()
        world.press(" ")
        world.see(lambda rows: " of " in rows[-1] or "end  " in rows[-1], "which page this is")
        world.settle()
        world.press_until_end("q")
    assert (world.code, world.given_back) == (0, True)


def test_what_a_row_goes_on_with_hangs_below_it(run: Run, home: Path) -> None:
    """On a narrow screen a row of a list that needs two lines is seen to be one."""
    with run("learn", size=LOW) as world:
        world.wait_for("  not")
        world.press("q")
    assert world.code == 0


def test_no_question_is_cut_inside_a_word(run: Run, home: Path) -> None:
    """The first words of each group of questions end with a whole word, and with three dots where there are more."""
    with run("journal", "--prompts", size=(80, 60)) as world:
        pass
    assert "Knowing yourself" in world.left
    assert not re.search(r"\w\.\.\s", world.left)
