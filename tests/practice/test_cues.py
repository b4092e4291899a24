"""What is promised about the small things to notice."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import BadDataError
from numbcheck.practice.cues import Cue, pick, read_cues
from numbcheck.practice.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

CUES = Shelf().cues()


def test_there_are_enough_for_a_long_time() -> None:
    """There are forty or more, for every sense, none of them twice."""
    assert len(CUES) >= 40
    assert len({cue.id for cue in CUES}) == len({cue.words for cue in CUES}) == len(CUES)
    assert {cue.sense for cue in CUES} >= {"sight", "sound", "touch", "smell", "taste", "moving"}


def test_none_comes_again_soon() -> None:
    """Half of them come up before any one comes up again."""
    chance = random.Random(7)
    recent: list[str] = []

    def choose(cues: Sequence[Cue]) -> Cue:
        return chance.choice(cues)

    for _ in range(500):
        cue = pick(CUES, recent, choose)
        assert cue.id not in recent[: len(CUES) // 2]
        recent.insert(0, cue.id)


def test_a_damaged_file_is_named() -> None:
    """A cue without words is refused with its place and the remedy."""
    with pytest.raises(BadDataError, match=r"cues.toml, step 1: It has no words. Add words"):
        read_cues('[[cue]]\nid = "one"\nsense = "sight"\n', "cues.toml")
