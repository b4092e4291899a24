"""What I read after a check-in, where I asked for it: days and words, pleasant ones first, and never from few."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from numbcheck.visit.looking import after_check
from tests.seats import FakeSeat, person

if TYPE_CHECKING:
    from pathlib import Path

ORDER = ("nothing", "numb", "flat", "calm", "glad")
WEEKS = {0: ["calm", "numb"], 1: ["calm", "numb"], 3: ["numb"], 5: ["numb"], 6: ["flat"], 7: ["numb", "calm"], 8: ["numb"], 9: ["numb"], 10: ["numb"], 12: ["numb"], 13: ["numb"]}  # fmt: skip
"""What was marked so many days ago."""


def said(home: Path, weeks: dict[int, list[str]], *marked: str, again: bool = False) -> str:
    """Keep these check-ins, and return what is said of the last."""
    house, terminal = person(FakeSeat([]), home)
    now = house.now().replace(hour=12)
    for ago in sorted(weeks, reverse=True):
        for _ in range(2 if ago or again else 1):  # two on one day count once
            house.journal.add(
                at=now - timedelta(days=ago), zone=None, kind="check", data={"words": weeks[ago]}
            )
    after_check.say(house, marked, ORDER)
    return terminal.err.getvalue()


def test_it_is_said_as_drawn(home: Path) -> None:
    """Of the days I checked in, on how many I marked what I marked now, this week and the one before."""
    assert said(home, WEEKS, "numb", "calm") == (
        "\nCalm on 2 of the 5 days you checked in this week; on 1 of 6 the week before.\n"
        "Numb on 4 of 5; on 6 of 6 the week before.\n"
    )


def test_three_words_at_most(home: Path) -> None:
    """Calm and glad come first, then the order of the list, and my own word after it."""
    lines = said(home, WEEKS, "my own", "flat", "numb", "glad").split("\n")
    assert [line.split(" on ")[0] for line in lines[1:-1]] == ["Glad", "Numb", "Flat"]
    assert "my own" not in said(home / "other", WEEKS, "flat")


@pytest.mark.parametrize(
    "few",
    [
        {0: ["numb"], 1: ["numb"], 8: ["numb"], 9: ["numb"], 10: ["numb"]},
        {0: ["numb"], 1: ["numb"], 2: ["numb"], 8: ["numb"], 9: ["numb"]},
    ],
)
def test_nothing_is_said_of_few_days(home: Path, few: dict[int, list[str]]) -> None:
    """Either week needs three days with a check-in."""
    assert said(home, few, "numb") == ""


def test_it_is_said_once_a_day(home: Path) -> None:
    """A second check-in of a day is not counted back to me, and one without a mark neither."""
    assert said(home, WEEKS, "numb", again=True) == ""
    assert said(home / "other", WEEKS) == ""
