"""What one frame costs: a screen that stands there for minutes asks little of a small or old machine."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import prompt_toolkit
import pytest

import numbcheck
from numbcheck.play.perform import perform
from numbcheck.play.player import Player
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.clock import in_one_go
from numbcheck.stage.text_input import Paper, TextInput
from tests.stage.rig import ESC, Rig, rigged

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from numbcheck.stage.screen.canvas import Scene

_DRAWING = (*numbcheck.__path__, *prompt_toolkit.__path__)
_MOST = 130
"""Calls, of ours and of prompt_toolkit; where each step draws all anew, it takes over 3000."""


def calls_of_a_step(rig: Rig, player: Player) -> int:
    """Return how many functions are called to show the next step of a phase that was gone through once."""
    stage, at = rig.seat.stage(), 0.0
    stage.show(player.frame(at))
    rig.settle()
    while stage.rhythm is not None:
        stage.show(player.frame(at := at + stage.rhythm))
    stage.show(player.frame(2.0))
    rig.settle()
    drawn, calls, following = rig.drawn.tell(), 0, 2.0 + (stage.rhythm or 0.0)

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event == "call" and frame.f_code.co_filename.startswith(_DRAWING)

    sys.setprofile(count)
    try:
        stage.show(player.frame(following))
        rig.seat.screen.run(0.0)
    finally:
        sys.setprofile(None)
    assert rig.drawn.tell() > drawn, "something moved, and was drawn"
    return calls


@pytest.mark.parametrize(("size", "index"), [((80, 24), 0), ((80, 24), 8), ((40, 12), 8)], ids=str)
def test_a_breath_costs_little(size: tuple[int, int], index: int) -> None:
    """Each step of a breath, the player, the stage and the drawing together make 130 calls at most."""
    with rigged(*size) as rig:
        assert calls_of_a_step(rig, Player(Shelf().get("even"), 0.0, index)) <= _MOST


@dataclass
class Idle:
    """How often the screen woke up in a minute in which nobody did anything, and how often it was shown something."""

    wakes: int = 0
    shows: int = 0


def idle_minute(rig: Rig, visit: Callable[[], object]) -> Idle:
    """Go on with a visit for a minute of a clock that passes by itself, and then leave it with Esc."""
    idle, screen, passed = Idle(), rig.seat.screen, 0.0
    show = screen.show

    def run(seconds: float | None) -> None:
        nonlocal passed
        idle.wakes += 1
        slept = in_one_go(seconds)
        passed, rig.passed = passed + slept, rig.passed + slept
        if passed >= 60 and not screen.pressed:
            screen.pressed.append(ESC)

    def count(scene: Scene) -> None:
        idle.shows += 1
        show(scene)

    screen.run, screen.show = run, count  # type: ignore[method-assign]
    visit()
    return idle


def practise(rig: Rig, name: str) -> Callable[[], object]:
    return lambda: perform(Shelf().get(name), rig.seat.desk, rig.seat.stage())


@pytest.mark.parametrize("name", ["feel", "senses"])
def test_a_question_that_waits_does_nothing(name: str) -> None:
    """While a question waits for me it is shown once; the machine wakes up every five seconds and does nothing."""
    with rigged() as rig:
        idle = idle_minute(rig, practise(rig, name))
        assert (idle.shows, idle.wakes) == (1, 12)


def test_a_page_and_an_empty_text_that_wait_do_nothing() -> None:
    """A page to read, and a text that nobody adds to, wait as quietly; nothing is brought to a draft again and again."""
    saved: list[str] = []

    def safe(text: str) -> bool:
        saved.append(text)
        return True

    with rigged() as rig:
        assert idle_minute(rig, lambda: rig.seat.page(["Austria, 142"])).wakes == 12
    with rigged() as rig:
        text_input = TextInput(Paper(text="as it was"), safe, list)
        assert idle_minute(rig, lambda: rig.seat.write(text_input)).wakes == 12
    assert saved == ["as it was"]


def test_a_pause_shows_nothing_again() -> None:
    """While a breath is paused nothing moves, so nothing is shown; while it goes on, its words and each half column once."""
    with rigged() as rig:
        rig.seat.screen.pressed.append(" ")
        assert idle_minute(rig, practise(rig, "even")).shows == 2
    with rigged() as rig:
        idle = idle_minute(rig, practise(rig, "even"))
        assert idle.shows in range(12 * 36, 12 * 37 + 3)
        assert idle.wakes <= idle.shows + 12
