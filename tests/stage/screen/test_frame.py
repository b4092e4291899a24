"""What one frame costs: a screen that stands there for minutes asks little of a small or old machine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import numbcheck
from numbcheck.play.player import Player
from numbcheck.practice.shelf import Shelf
from tests.stage.rig import Rig, rigged

if TYPE_CHECKING:
    from types import FrameType

_OURS = str(Path(numbcheck.__file__).parent)
_MOST = 200
"""Calls; before the layout of a beat was worked out once, it took 763 beside the opening and 619 after it."""


def calls_of_a_frame(rig: Rig, player: Player, second: float) -> int:
    """Return how many functions of ours are called to show what stands there at `second` a second later."""
    stage = rig.seat.stage()
    stage.show(player.frame(second))
    rig.settle()
    drawn, calls = rig.drawn.tell(), 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event == "call" and frame.f_code.co_filename.startswith(_OURS)

    sys.setprofile(count)
    try:
        stage.show(player.frame(second + 1))
        rig.seat.screen.run(1.0)
    finally:
        sys.setprofile(None)
    assert rig.drawn.tell() > drawn, "something moved, and was drawn"
    return calls


@pytest.mark.parametrize(("size", "index"), [((80, 24), 0), ((80, 24), 8), ((40, 12), 8)], ids=str)
def test_a_breath_costs_little(size: tuple[int, int], index: int) -> None:
    """Each second of a breath, the player, the stage and the drawing together make 200 calls of ours at most."""
    with rigged(*size) as rig:
        player = Player(Shelf().get("even"), 0.0, index)
        assert calls_of_a_frame(rig, player, 1.0) <= _MOST
