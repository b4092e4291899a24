"""What is promised about a practice as it is played here: what I asked for, and what my settings say."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from numbcheck.cli.commands import relax, scan
from numbcheck.errors import UsageError
from numbcheck.practice.script import Timed
from numbcheck.practice.tuning import Tuning
from numbcheck.visit.practising import practise
from numbcheck.visit.practising.tuned import tuned
from tests.seats import FakeSeat, house_with

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from numbcheck.practice.script import Script


def places(script: Script) -> list[str]:
    """Return the part of each sentence that has a time of its own."""
    return [beat.part for beat in script.beats if isinstance(beat, Timed)]


def test_the_setting_makes_any_practice_say_less(tmp_path: Path) -> None:
    """With `words = few` a scan says one sentence a place and takes as long as before; without it three."""
    few, _ = house_with(FakeSeat([]), tmp_path, NUMBCHECK_WORDS="few")
    usual, _ = house_with(FakeSeat([]), tmp_path)
    assert places(tuned(few, "scan-short")) == ["head", "shoulders", "hands", "chest", "back", "feet"]
    assert len(places(tuned(usual, "scan-short"))) == 18
    assert tuned(few, "scan-short").seconds == tuned(usual, "scan-short").seconds == 180


@pytest.mark.parametrize(
    ("asked", "tuning"),
    [
        ({"hold": "0", "once": True}, Tuning(hold=0.0, rounds=1)),
        ({"hold": "5", "twice": True}, Tuning(hold=5.0, rounds=2)),
        ({}, Tuning()),
    ],
)
def test_how_tense_and_how_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: dict[str, object], tuning: Tuning
) -> None:
    """--hold says how long I stay tense, --once and --twice how many rounds there are; nobody chooses both."""
    played: list[Script] = []
    monkeypatch.setattr(practise, "practise", lambda _house, script: played.append(script))
    house, _ = house_with(FakeSeat([]), tmp_path)
    relax.command(house, **asked)  # type: ignore[arg-type]
    assert played[0].tuning == tuning
    for refused in ({"hold": "4"}, {"once": True, "twice": True}):
        with pytest.raises(UsageError):
            relax.command(house, **refused)


def test_another_visit_has_other_nudges(tmp_path: Path) -> None:
    """The senses never ask in the words of the last visit; what is remembered is which set it was, and nothing else."""
    house, _ = house_with(FakeSeat([]), tmp_path)
    turns = [tuned(house, "senses").tuning.turn for _ in range(4)]
    assert turns == [0, 1, 0, 1]
    assert (tmp_path / "state" / "turns").read_text() == "senses-1\n"
    assert tuned(house, "chair").tuning.turn == 0


def test_another_visit_looks_for_another_colour(tmp_path: Path) -> None:
    """One colour is drawn, never that of the last visit; the one I name is the one I get, and takes nobody's turn."""
    house, _ = house_with(FakeSeat([]), tmp_path)
    looked = [tuned(house, "colour").beats[0].words for _ in range(4)]
    assert all(one != other for one, other in pairwise(looked))
    turns = (tmp_path / "state" / "turns").read_text()
    named = tuned(house, "colour", Tuning(blanks=(("colour", "grey"),)))
    assert "Look for grey around you" in named.beats[0].words
    assert (tmp_path / "state" / "turns").read_text() == turns


@pytest.mark.parametrize("command", [scan, relax])
def test_few_words_can_be_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: ModuleType
) -> None:
    """--few-words does the same for one visit."""
    played: list[Script] = []
    monkeypatch.setattr(practise, "practise", lambda _house, script: played.append(script))
    house, _ = house_with(FakeSeat([]), tmp_path)
    command.command(house, few_words=True)
    assert played[0].tuning.few_words
