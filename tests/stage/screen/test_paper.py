"""What a paper to write on shows: the time beside the question, and only keys that act."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from numbcheck.journal.prompts import stems
from numbcheck.journal.stems import Stems
from numbcheck.stage.screen.paper import drawn
from numbcheck.stage.screen.text import Room
from numbcheck.stage.text_input import Paper
from tests.every import every_of

if TYPE_CHECKING:
    from numbcheck.stage.text_input import TurnablePrompt

ASKED = "What is the numbness most like today: fog, glass, snow, a thick coat, something else?"


def rows(
    paper: Paper, size: tuple[int, int], minutes: int | None = None, *, begun: bool = False
) -> list[str]:
    """Return the rows that have words on them."""
    picture = drawn(paper, paper.above, Room.within(*size), minutes, begun=begun)
    lines = ["".join(words for _, words in line) for line in (*picture.above, *picture.below)]
    return [line for line in lines if line]


@pytest.mark.parametrize(("minutes", "time"), [(15, "15 min"), (1, "1 min"), (0, "take your time")])
@pytest.mark.parametrize("size", [(80, 24), (40, 12), (60, 20)])
def test_the_time_stands_at_the_right_of_the_question(size: tuple[int, int], minutes: int, time: str) -> None:
    """The minutes end at the edge of the first row, whatever is asked, and at 0 there is time all the same."""
    first, *rest = rows(Paper((ASKED,)), size, minutes)
    assert first.endswith(f"  {time}")
    assert len(first) == Room.within(*size).edge
    assert " ".join([first.removesuffix(time).strip(), *rest[:-1]]) == ASKED


@pytest.mark.parametrize("words", [(), ("A card.", ASKED)])
def test_the_time_needs_no_question(words: tuple[str, ...]) -> None:
    """Above no question the minutes stand alone; above several lines beside the first."""
    first, *rest = rows(Paper(words), (80, 24), 5)
    assert first.split() == [*" ".join(words[:1]).split(), "5", "min"]
    assert " ".join(rest[:-1]) == " ".join(words[1:])


@every_of(
    [(80, 24), (72, 20), (60, 20), (50, 14), (40, 12), (40, 10), (30, 6)],
    ["", "A draft from yesterday evening waits: Ctrl-R"],
    [True, False],
    [True, False],
)
def test_the_keys_are_one_row(size: tuple[int, int], waiting: str, one_line: bool, resumed: bool) -> None:
    """On every size the footer is one row that fits, and names only what acts."""
    paper = Paper(("What?",), one_line=one_line, waiting=waiting, resumed=resumed)
    foot = rows(paper, size)[-1]
    assert len(foot) <= Room.within(*size).edge
    assert ("R your draft" in foot) == (one_line and bool(waiting)) or size[0] < 40
    assert ("X throw" in foot) == (resumed and not one_line) or size[0] < 40
    assert "another" not in foot


def test_the_draft_goes_with_the_first_letter() -> None:
    """The line on a draft that waits is there while nothing is written."""
    paper = Paper(("What?",), waiting="A draft from tonight waits: Ctrl-R")
    assert paper.waiting in rows(paper, (80, 24))
    assert paper.waiting not in rows(paper, (80, 24), begun=True)


def test_no_next_beginning_is_named_after_the_last() -> None:
    """While sentences are begun for me the footer says that Enter brings the next one; at the last one it does not."""
    paper = Paper(stems=Stems(lead=True), question=cast("TurnablePrompt", SimpleNamespace(words=())))
    text = ""
    for _ in stems():
        assert "Enter the next one" in rows(paper, (80, 24))[-1]
        text = paper.stems.on(f"{text} x\n") if paper.stems else ""
    assert rows(paper, (80, 24))[-1] == "Ctrl-D keep  Esc leave, stays a draft  F1 help"
