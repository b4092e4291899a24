"""A day that ends later than the calendar's: what is looked for, counted and said by it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from numbcheck.visit import dates
from tests.seats import FakeSeat, house_with

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

ENDS = "NUMBCHECK_DAY_ENDS"
ON = ("--since", "2024-01-05", "--until", "2024-01-05")


@pytest.fixture
def night(shell: Shell) -> Shell:
    """Return a shell in whose journal a night out has three notes: before midnight, after it, at five."""
    for at, text in (
        ("2024-01-05 23:00", "late"),
        ("2024-01-06 01:00", "later"),
        ("2024-01-06 05:00", "early"),
    ):
        shell("note", text, "--at", at, "-q")
    return shell


@pytest.mark.parametrize("chosen", [{}, {"NUMBCHECK_RECEIPT": "full"}, {"NUMBCHECK_DAY_ENDS": "04:00"}])
def test_what_holds_without_a_choice_is_what_the_table_says(tmp_path: Path, chosen: dict[str, str]) -> None:
    """Whether the settings are read or known to be untouched, my day ends when they say."""
    house, _ = house_with(FakeSeat([]), tmp_path, **chosen)
    hours, minutes = map(int, house.settings.day_ends.split(":"))
    assert house.chose_nothing is (chosen == {})
    assert dates.day_ends(house) == timedelta(hours=hours, minutes=minutes)
    assert (house.settings.receipt == "full") <= (not house.chose_nothing)


def test_a_file_of_settings_is_a_choice(tmp_path: Path) -> None:
    """What stands in config.toml holds, whatever the variables say."""
    (tmp_path / "config.toml").write_text('day_ends = "04:00"\n')
    house, _ = house_with(FakeSeat([]), tmp_path)
    assert dates.day_ends(house) == timedelta(hours=4)


def _texts(shell: Shell, *argv: str) -> list[str | None]:
    return [entry.get("text") for entry in shell("history", "--json", *argv).entries]


def test_a_day_is_looked_for_as_i_count_it(night: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a day that ends at four, the hours before are found on the day before; no entry is changed for that."""
    assert _texts(night, "--on", "2024-01-05") == ["late"]
    monkeypatch.setenv(ENDS, "04:00")
    assert _texts(night, "--on", "2024-01-05") == ["late", "later"]
    assert _texts(night, "--on", "2024-01-06") == ["early"]
    assert [entry["at"][11:16] for entry in night("history", "--json").entries] == ["23:00", "01:00", "05:00"]


def test_days_are_counted_as_i_count_them(night: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """`trends` counts by my own days, and by those of now where I set another end."""
    counts = []
    for ends in ("04:00", "00:00", "06:00", "4:00"):
        monkeypatch.setenv(ENDS, ends)
        counts.append(json.loads(night("trends", *ON, "--json").out)["trends"]["entries"])
    assert counts == [2, 1, 3, 2]


def test_what_is_after_midnight_is_said_with_its_date(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment in my night is said with the day it ends, and with the date of the calendar."""
    monkeypatch.setenv(ENDS, "04:00")
    said = " ".join(shell("note", "x", "--at", "2024-01-06 01:00").err.split())
    assert "Kept for Fri 5 Jan 2024, in the night at 01:00 (Sat 6)." in said


@pytest.mark.parametrize("ends", ["07:00", "24:00", "4", "04:60", "four", "-1:00", "\u0664:00"])
def test_an_end_that_is_none_is_said_and_left_out(
    night: Shell, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    """An end of the day outside of the night is named, and midnight holds."""
    monkeypatch.setenv(ENDS, ends)
    ran = night("history", "--on", "2024-01-05", "--json")
    assert [entry["text"] for entry in ran.entries] == ["late"]
    assert "day_ends" in ran.err and "a time from 00:00 to 06:00" in " ".join(ran.err.split())


def test_an_end_of_the_day_can_be_set(shell: Shell) -> None:
    """The end of my day is a setting like the others, kept as it will be read."""
    assert shell("config", "set", "day_ends", "4:30").code == 0
    assert "04:30" in shell("config").out
    assert shell("config", "set", "day_ends", "12:00").code == 78
