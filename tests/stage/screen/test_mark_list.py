"""A list to mark on a full screen: arrows point, space marks, Enter goes on, and what is pointed at is read below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.stage.mark_list import MarkList, MarkRow, Marks
from tests.stage.rig import DOWN, ESC, F1, UP, rigged

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE_DOWN, END, HOME = "\x1b[6~", "\x1b[F", "\x1b[H"


def a_row(number: int) -> MarkRow:
    """Return a row whose words and whole are told apart."""

    def whole(width: int) -> Sequence[str]:
        return [f"whole of {number}"[:width]]

    return MarkRow(f"thing {number}", whole)


def a_list(count: int) -> MarkList:
    """Return a list of so many rows."""
    return MarkList("Which?", tuple(map(a_row, range(count))), lambda: ["numbers to call"])


def pressed(*keys: str, count: int = 3, size: tuple[int, int] = (80, 24)) -> tuple[Marks, list[str]]:
    """Return what came of a list when these keys were pressed, and what was seen before each."""
    with rigged(*size) as rig:
        seen = rig.press_one_by_one(*keys)
        return rig.seat.mark(a_list(count)), seen


@pytest.mark.parametrize(
    ("keys", "marks"),
    [
        (["\r"], Marks((), done=True)),
        ([" ", "\r"], Marks((0,), done=True)),
        ([" ", " ", "\r"], Marks((), done=True)),
        ([DOWN, DOWN, " ", UP, UP, " ", "\r"], Marks((0, 2), done=True)),
        ([UP, " ", "\r"], Marks((0,), done=True)),
        ([END, DOWN, " ", HOME, "\r"], Marks((2,), done=True)),
        ([" ", "q"], Marks()),
        ([" ", ESC], Marks()),
    ],
)
def test_space_marks_enter_goes_on_and_q_leaves(keys: list[str], marks: Marks) -> None:
    """What I marked comes back in the order of the list; leaving brings nothing."""
    assert pressed(*keys)[0] == marks


@pytest.mark.parametrize("key", ["x", "7", "\x1bOQ", "\t", "+"])
def test_an_unknown_key_does_nothing(key: str) -> None:
    """A key that means nothing here marks nothing, moves nothing and leaves nothing."""
    marks, seen = pressed(key, " ", "\r")
    assert marks == Marks((0,), done=True)
    assert seen[0] == seen[1]


def test_ctrl_c_leaves_for_good() -> None:
    """Ctrl-C leaves as its signal does."""
    marks, _ = pressed("\x03")
    assert (marks.done, marks.left_by) == (False, 2)


def test_help_and_the_whole_are_a_key_away_and_back() -> None:
    """The crisis page and the whole of a row stand over the list, and one key leads back to where I was."""
    _, seen = pressed(DOWN, F1, "q", "v", "q", "\r")
    assert "numbers to call" in seen[2]
    assert "thing" not in seen[4]
    assert "whole of 1" in seen[4]
    assert "> [ ] thing 1" in seen[5]


@pytest.mark.parametrize("size", [(40, 10), (40, 12), (60, 16), (80, 24), (200, 60)])
def test_where_i_am_is_always_seen(size: tuple[int, int]) -> None:
    """In a list longer than the screen the row I point at is there, what it says below it, and the keys last."""
    _, seen = pressed(PAGE_DOWN, END, HOME, "\r", count=90, size=size)
    for screen, number in zip(seen, (0, None, 89, 0), strict=True):
        (here,) = [line for line in screen.splitlines() if "> [ ]" in line]
        assert number is None or here.split()[-1] == str(number)
        assert f"whole of {here.split()[-1]}" in screen
        assert f"{int(here.split()[-1]) + 1} of 90" in screen
        assert "space mark Enter on q leave" in " ".join(screen.splitlines()[-1].split()) or size == (200, 60)
        assert all(len(line) <= size[0] for line in screen.splitlines())


def test_a_row_that_is_too_long_ends_with_a_whole_word() -> None:
    """Of an entry whose first words find no room I see whole words only, and that there are more."""
    rows = tuple(MarkRow("something " + "somewhat " * n, a_row(0).whole) for n in range(1, 12))
    with rigged(40, 12) as rig:
        seen = rig.press_one_by_one("\r")
        rig.seat.mark(MarkList("Which?", rows, list))
    listed = [row.strip() for row in seen[0].split("\n") if "[ ]" in row]
    assert any(row.endswith(" ...") for row in listed)
    assert {word for row in listed for word in row.split()} <= {">", "[", "]", "something", "somewhat", "..."}
