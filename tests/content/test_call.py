"""What the way to a voice one knows promises: each answer has its own few questions and its own end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.query import EVERYTHING
from numbcheck.play.player import Command, Player
from numbcheck.practice.script import Card
from numbcheck.practice.shelf import Shelf
from numbcheck.visit.practising.practise import practise
from tests.fakes import said
from tests.seats import FakeSeat, house_with

if TYPE_CHECKING:
    from pathlib import Path

CALL = Shelf().get("call")
WAYS = {
    "call": ["who", "how", "hello", "when"],
    "write a line": ["who", "how", "line", "when"],
    "sit near them": ["who", "how", "when"],
    "not today": ["who", "how"],
}


def went(way: str) -> tuple[list[str], list[str]]:
    """Return what is asked of somebody who goes that way, and what they read at the end."""
    player, asked, read = Player(CALL, 0.0), list[str](), list[str]()
    while not player.done:
        beat = player.frame(0.0).beat
        if isinstance(beat, Card):
            read.append(beat.words)
            player.obey(Command.NEXT, 0.0)
        else:
            asked.append(beat.part)
            player.answer(way if beat.part == "how" else "", 0.0)
    return asked, read


@pytest.mark.parametrize("way", WAYS)
def test_each_way_asks_what_goes_with_it(way: str) -> None:
    """Who calls is asked for a first word, who writes is offered three lines, and who does not today is asked nothing more."""
    asked, read = went(way)
    assert asked == WAYS[way]
    assert len(read) == 1


def test_each_way_has_its_own_end() -> None:
    """Four answers, four closings; none of them asks whether I did it."""
    ends = [read[0] for _, read in map(went, WAYS)]
    assert len(set(ends)) == 4
    assert not any("?" in words for words in ends)


def test_when_it_could_be_is_kept(tmp_path: Path) -> None:
    """Who, how and when are kept as I said them; nothing was sent."""
    house, _ = house_with(FakeSeat([tuple(said("Sam", "2", "1", "3"))]), tmp_path)
    practise(house, CALL)
    (entry,) = house.journal.entries(EVERYTHING)
    answers = {answer.ask: answer.text for answer in entry.answers}
    assert answers == {
        "who": "Sam",
        "how": "write a line",
        "line": "I'm far away today. How was yours?",
        "when": "tomorrow",
    }
