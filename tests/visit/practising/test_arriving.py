"""What is promised to whoever cannot choose: one answer, three practices, and nothing of it kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.practice.arrival import ARRIVALS, arrival
from numbcheck.practice.shelf import Shelf
from numbcheck.visit.practising.arriving import choose
from tests.asked import ask
from tests.seats import FakeSeat, person

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.practice.arrival import Arrival

SHELF = Shelf()
TABLE = {
    "little": ["push", "steps", "object"],
    "far": ["senses", "orient", "where"],
    "much": ["orient", "long", "hands"],
    "worn": ["chair", "natural", "setaside"],
    "not-sure": ["moment", "senses", "chair"],
}
NEVER = {
    "little": {"scan", "notice", "478", "cold"},
    "far": {script.id for script in SHELF.scripts() if script.attention == "inward"} | {"savour"},
    "much": {"sigh", "cold"}
    | {
        script.id
        for script in SHELF.scripts()
        if any(getattr(beat, "phase", "") == "hold" for beat in script.beats)
    },
    "worn": {"stamp", "cold"},
    "not-sure": {script.id for script in SHELF.scripts() if script.attention == "inward"},
}
each = pytest.mark.parametrize("answer", ARRIVALS, ids=lambda answer: answer.id)


def test_five_answers_and_three_for_each() -> None:
    """Whatever it is like there are three things to do, those that a person read and thought about."""
    assert {each.id: list(each.practices) for each in ARRIVALS} == TABLE


@each
def test_sr_05_the_first_looks_outward(answer: Arrival) -> None:
    """What Enter begins looks outward, and nothing that is not for this state is among the three."""
    assert SHELF.get(answer.practices[0]).attention == "outward"
    assert not set(answer.practices) & NEVER[answer.id]


@each
def test_in_a_pipe_they_are_listed_with_their_lengths(answer: Arrival, home: Path) -> None:
    """`do --for` in a pipe says the three names with their lengths, plays nothing and keeps nothing."""
    heard = ask("do", "--for", answer.id)
    titles = [SHELF.get(name).title for name in answer.practices]
    first, *rows = heard.out.splitlines()
    assert (heard.code, first) == (0, "Too little wants waking, too much wants settling.")
    assert [row.split(None, 1)[1].rpartition(", ")[0] for row in rows] == titles
    assert all(row.rpartition(", ")[2].split()[-1] in {"s", "min", "pace"} for row in rows)
    assert not list(home.rglob("entries/*"))


@pytest.mark.parametrize(("key", "played"), [("\r", "chair"), ("1", "chair"), ("2", "natural")])
def test_sr_36_one_key_begins_it_and_the_answer_is_not_kept(home: Path, key: str, played: str) -> None:
    """Enter or 1 begins the first, 2 the second; worn out, few words are said, and no file says what it was like."""
    seat = FakeSeat([(), ()], [key])
    house, _ = person(seat, home)
    found = arrival("worn")
    assert found
    choose(house, found)
    assert seat.stages[0].frames[0].script.id == played
    assert seat.stages[0].frames[0].script.tuning.few_words
    assert len(seat.questions[0].splitlines()) == 5
    assert not [path for path in home.rglob("*") if path.is_file() and b"worn" in path.read_bytes()]


def test_sr_36_q_leaves_and_nothing_is_kept(home: Path) -> None:
    """Whoever looks at the three and leaves is asked nothing, and what it was like is written nowhere."""
    seat = FakeSeat([()], ["q"])
    house, _ = person(seat, home)
    found = arrival("far")
    assert found
    choose(house, found)
    assert seat.stages == []
    assert not [path for path in home.rglob("*") if path.is_file()]


def test_another_word_is_answered_with_the_five(home: Path) -> None:
    """A word that is none of the five is no blame: they are named."""
    heard = ask("do", "--for", "grey")
    assert heard.code == 2
    assert all(each.id in heard.err for each in ARRIVALS)
