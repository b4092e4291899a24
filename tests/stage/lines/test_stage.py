"""The stage of plain lines: prompts, pauses and lengths; what holds for each practice is in test_contract."""

from __future__ import annotations

import pytest

from numbcheck.play.perform import perform
from numbcheck.play.player import Command
from numbcheck.practice.lead import led
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.lines.desk import line_desk
from numbcheck.stage.lines.seat import LineSeat
from numbcheck.stage.lines.stage import LineStage
from tests.fakes import FakeDesk, FakeTerminal, did, script, timed
from tests.obliging import ObligingDesk


def _played(*, prompts: bool = False) -> FakeTerminal:
    terminal = FakeTerminal()
    perform(Shelf().get("senses"), ObligingDesk(), LineStage(terminal.streams(), prompts=prompts))
    return terminal


def test_prompts_only_for_a_person() -> None:
    """Prompts and key hints are for a terminal, and stay off standard output."""
    assert _played().err.getvalue() == ""
    terminal = _played(prompts=True)
    assert "You see, 2 of 5> " in terminal.err.getvalue()
    assert ">" not in terminal.out.getvalue()


def test_a_card_says_how_to_go_on() -> None:
    """At each card of a caution I am told that it waits for Enter; a pipe is told nothing."""
    for prompts in (True, False):
        terminal = FakeTerminal()
        perform(Shelf().get("relax"), ObligingDesk(), LineStage(terminal.streams(), prompts=prompts))
        assert terminal.err.getvalue().count("Enter goes on.\n") == 2 * prompts


def test_after_a_page_i_am_told_where_i_was() -> None:
    """After the page with numbers to call, the words of the moment are said again."""
    terminal = FakeTerminal()
    with line_desk(None, terminal=False) as real:
        seat, desk = LineSeat(terminal.streams(), real), FakeDesk(did(1, Command.HELP))
        perform(script(timed(5)), desk, seat.stage(), {Command.HELP: lambda _: seat.page(["Austria, 142"])})
    said = terminal.out.getvalue().splitlines()
    assert said[-4:] == ["Wait.", "Austria, 142", "Back where you were.", "Wait."]


def test_a_pause_is_said_once_each_way() -> None:
    """When I pause I am told how to go on."""
    terminal = FakeTerminal()
    desk = FakeDesk(did(1, Command.PAUSE), did(50, Command.PAUSE))
    perform(script(timed(5)), desk, LineStage(terminal.streams(), prompts=True))
    assert terminal.err.getvalue().count("Paused. Space goes on.") == 1
    assert terminal.err.getvalue().count('Going on with Small, at "part".') == 1
    assert terminal.out.getvalue().count("Wait.") == 1


def test_i_hear_which_step_of_how_many_it_is() -> None:
    """On plain lines each part with a name says once, as it begins, which of how many it is; a pipe gets the words alone."""
    said = {}
    for prompts in (True, False):
        terminal = FakeTerminal()
        perform(led(Shelf().get("chair")), ObligingDesk(), LineStage(terminal.streams(), prompts=prompts))
        said[prompts] = [line for line in terminal.err.getvalue().splitlines() if line.startswith("Step")]
        assert "Step" not in terminal.out.getvalue()
    assert said == {
        True: ["Step 1 of 3: feet.", "Step 2 of 3: back.", "Step 3 of 3: in the room."],
        False: [],
    }


@pytest.mark.parametrize("practice", ["even", "natural", "senses", "moment"])
def test_what_has_no_steps_counts_none(practice: str) -> None:
    """Breaths, questions and a single thing have no number: nothing there is a step of something."""
    terminal = FakeTerminal()
    perform(Shelf().get(practice), ObligingDesk(), LineStage(terminal.streams(), prompts=True))
    assert "Step " not in terminal.err.getvalue()


def test_what_was_told_at_a_seat_is_not_told_again() -> None:
    """Where questions go on after a page, I hear their title and what the keys do only once; what looks around says how to go back."""
    told: set[str] = set()
    heard = []
    for _ in range(2):
        terminal = FakeTerminal()
        stage = LineStage(terminal.streams(), prompts=True, told=told)
        perform(Shelf().get("senses"), ObligingDesk(), stage)
        heard.append(terminal.err.getvalue() + terminal.out.getvalue())
    assert ["Enter goes on." in one for one in heard] == [True, False]
    assert ["5-4-3-2-1. As long" in one for one in heard] == [True, False]
