"""Where the care line stands: by command and by clock, the same for everyone, never by what was written."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from numbcheck.visit import care_line
from numbcheck.visit.house import House
from numbcheck.visit.practising.practise import practise
from numbcheck.words import CARE_LINE
from tests.seats import FakeSeat, house_with

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

NOON = datetime(2026, 11, 27, 12).astimezone()


def lines(said: str) -> int:
    """Return how often the care line stands in what was said."""
    return said.splitlines().count(CARE_LINE)


def test_once_a_day_after_a_receipt(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the day's first receipt I read where help is, and then no more that day: not 120 times a month."""
    monkeypatch.setattr(House, "now", lambda _: NOON)
    said = [shell("note", "one").err, shell("note", "two").err, shell("ground", text="lamp\n").err]
    assert list(map(lines, said)) == [1, 0, 0]
    assert said[0].endswith(CARE_LINE + "\n")
    monkeypatch.setattr(House, "now", lambda _: NOON + timedelta(days=1))
    assert lines(shell("journal", text="a line").err) == 1
    assert lines(shell("edit", "@1", text="another").err) == 0


def test_what_is_kept_for_another_day_is_no_earlier_receipt(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day's first is the day's first also where it is about last week."""
    monkeypatch.setattr(House, "now", lambda _: NOON)
    assert lines(shell("note", "old", "--at", "2026-11-20 09:00").err) == 1
    assert lines(shell("note", "now").err) == 1
    assert lines(shell("note", "older", "--at", "2026-11-19 09:00").err) == 0


def test_a_day_ends_when_i_say(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where my day ends at four, what I keep at one in the night is still of the day before."""
    monkeypatch.setenv("NUMBCHECK_DAY_ENDS", "04:00")
    said = []
    for moment in (NOON, NOON + timedelta(hours=13), NOON + timedelta(hours=17)):
        monkeypatch.setattr(House, "now", lambda _, now=moment: now)
        said.append(lines(shell("note", "words").err))
    assert said == [1, 0, 1]


@pytest.mark.parametrize(
    ("argv", "text"),
    [
        (["check"], "2\n\n"),
        (["check"], ""),
        (["do", "feel"], "hands\n"),
        (["signs"], "1\n"),
        (["signs"], ""),
        (["check", "--form", "gad7"], "1 0 0 0 0 0 0\n"),
        (["reframe"], "\nwords\n"),
        (["reframe"], ""),
        (["journal", "--prompt", "hard"], "words"),
    ],
)
def test_always_where_it_was_asked_how_i_am(shell: Shell, argv: list[str], text: str) -> None:
    """After a check-in, a form, a hard thing it stands last each time, whatever I answered, and where nothing was kept."""
    shell("note", "of today")
    for _ in range(2):
        said = shell(*argv, text=text).err
        assert (lines(said), said.endswith(CARE_LINE + "\n")) == (1, True)


def test_a_change_is_no_answer_to_how_i_am(shell: Shell) -> None:
    """When I change a line of a check-in, nobody asked how I am: it comes by the clock alone."""
    shell("check", text="2\n\na line\n")
    assert lines(shell("edit", "@1", text="another").err) == 0


def test_never_by_what_is_written(shell: Shell) -> None:
    """No word of mine brings it: it is the same line for everyone."""
    shell("note", "of today")
    assert lines(shell("note", "everything is hopeless and I want to end it all").err) == 0
    assert lines(shell("journal", "--prompt", "none", text="trapped, hopeless, a burden").err) == 0


@pytest.mark.parametrize(("key", "times"), [("", 0), ("m", 0), ("a", 0), ("f", 1)])
def test_further_away_brings_it(tmp_path: Path, key: str, times: int) -> None:
    """When a practice left me further away it stands there; another answer brings nothing."""
    house, terminal = house_with(FakeSeat([()], [key, ""]), tmp_path)
    house.journal.add(at=house.now(), zone="", kind="note", text="of today")
    practise(house, house.shelf.get("even"))
    assert lines(terminal.err.getvalue()) == times


@pytest.mark.parametrize(
    ("practice", "key", "times"), [("even", "", 1), ("winddown", "", 1), ("even", "f", 2)]
)
def test_not_twice_in_one_visit(tmp_path: Path, practice: str, key: str, times: int) -> None:
    """Where it was read already at this call, as with the first words, no receipt says it again, unless I was further away."""
    house, terminal = house_with(FakeSeat([()], [key, ""]), tmp_path)
    care_line.say(house)
    practise(house, house.shelf.get(practice))
    assert lines(terminal.err.getvalue()) == times


def test_a_journal_that_cannot_be_looked_at_costs_no_line(tmp_path: Path) -> None:
    """Where nobody can tell what was kept today, the line stands there rather than not."""
    house, terminal = house_with(FakeSeat([]), tmp_path)
    (tmp_path / "entries").write_text("no folder")
    care_line.say_after(house, "note")
    assert lines(terminal.err.getvalue()) == 1
