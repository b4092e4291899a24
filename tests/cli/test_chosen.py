"""What a person chose once is what a command begins with, and what is asked for now goes before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.cli.commands import breathe, feel, scan
from numbcheck.errors import UsageError
from numbcheck.play.player import Command
from numbcheck.practice.script import Ask, Lead, Timed
from numbcheck.visit.practising.practise import practise
from numbcheck.visit.practising.resume_practice import newest_left, script_of
from tests.fakes import did
from tests.seats import FakeSeat, house_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numbcheck.practice.script import Script


def played(home: Path, command: Callable[..., object], *given: object, **environ: str) -> Script:
    """Return what is played where a person left at once."""
    seat = FakeSeat([(did(0.0, Command.STOP),)])
    house, _ = house_with(seat, home, **environ)
    command(house, *given)
    return seat.stages[0].frames[0].script


@pytest.mark.parametrize(
    ("chosen", "given", "plays"),
    [
        ({}, (), ("even", 180)),
        ({"NUMBCHECK_BREATH": "long"}, (), ("long", 180)),
        ({"NUMBCHECK_BREATH": "478"}, (), ("478", 76)),
        ({"NUMBCHECK_BREATH": "long"}, ("even",), ("even", 180)),
        ({"NUMBCHECK_MINUTES": "5"}, (), ("even", 300)),
        ({"NUMBCHECK_MINUTES": "5"}, (None, "90s"), ("even", 90)),
        ({"NUMBCHECK_MINUTES": "5"}, (None, None, 2), ("even", 20)),
        ({}, ("4-6", "1,5"), ("long", 90)),
        ({}, ("5-5",), ("even", 180)),
        ({}, ("6-4",), ("even", 180)),
        ({}, ("4-2-6-2", None, 1), ("box", 14)),
        ({}, ("4-7-8", "5min"), ("478", 76)),
    ],
)
def test_what_breathe_begins_with(
    tmp_path: Path, chosen: dict[str, str], given: tuple[object, ...], plays: tuple[str, int]
) -> None:
    """My settings say which breath it is and for how long, what I type goes before them, and it is whole breaths."""
    script = played(tmp_path, breathe.command, *given, **chosen)
    assert (script.id, script.seconds) == plays


def test_the_last_breath_again(tmp_path: Path) -> None:
    """With `last` it is the breath of last time; never 4-7-8, which is for whoever names it."""
    assert played(tmp_path, breathe.command, NUMBCHECK_BREATH="last").id == "even"
    for breath in ("long", "scan", "478"):
        house, _ = house_with(FakeSeat([(did(25.0, Command.STOP),)]), tmp_path)
        practise(house, house.shelf.get(breath))
    assert played(tmp_path, breathe.command, NUMBCHECK_BREATH="last").id == "long"


def test_numbers_are_the_seconds_of_a_breath(tmp_path: Path) -> None:
    """A breath by numbers has these seconds and is called by them; a beat of none is left out."""
    script = played(tmp_path, breathe.command, "4-2-6,5", None, 1)
    beats = [(beat.phase, beat.seconds) for beat in script.beats if isinstance(beat, Timed)]
    assert beats == [("in", 4), ("hold", 2), ("out", 6.5)]
    assert script.title == "Breathing 4-2-6.5"


@pytest.mark.parametrize("numbers", ["2-3", "4-8-4", "4-2-6-8", "0-8", "8-0", "20-20", "4-6-"])
def test_no_numbers_are_unsafe(tmp_path: Path, numbers: str) -> None:
    """A breath faster than six seconds, a hold over seven, and one that is hardly a breath are refused."""
    with pytest.raises(UsageError):
        played(tmp_path, breathe.command, numbers)


@pytest.mark.parametrize(
    ("chosen", "neutral", "plays"),
    [("full", False, "scan"), ("short", False, "scan-short"), ("short", True, "scan-neutral")],
)
def test_which_scan_is_played(tmp_path: Path, chosen: str, neutral: bool, plays: str) -> None:
    """My settings say which scan it is, and what I type goes before them."""
    script = played(tmp_path, lambda house: scan.command(house, neutral=neutral), NUMBCHECK_SCAN=chosen)
    assert script.id == plays


def test_feel_opens_with_a_sitting(tmp_path: Path) -> None:
    """With minutes `feel` sits first, as long as I said, and then asks as ever; without them it asks at once."""
    sat, asked = played(tmp_path, feel.command, "10"), played(tmp_path, feel.command)
    assert (sat.id, sat.seconds, asked.seconds) == ("feel", 600, None)
    assert [beat for beat in sat.beats if isinstance(beat, Ask)] == list(asked.beats)
    (lead,) = [beat for beat in sat.beats if isinstance(beat, Lead)]
    assert all(line in lead.words for line in asked.opening)


def test_a_sitting_that_was_left_goes_on(tmp_path: Path) -> None:
    """Where I leave the sitting, it goes on from there, as long as I had asked for."""
    house, _ = house_with(FakeSeat([(did(100.0, Command.STOP),)]), tmp_path)
    feel.command(house, "10")
    script, start = script_of(house, newest_left(house))
    assert (script.seconds, script.beats[start or 0].part) == (600, "sit 7")
