"""What a person is promised before the first beat: it waits, counts for nothing, and starts when they want it to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from numbcheck.play.perform import perform
from numbcheck.play.player import Command, Player
from numbcheck.practice.script import Ask, Lead, Look
from tests.fakes import FakeDesk, RecordingStage, did, script, timed

if TYPE_CHECKING:
    from numbcheck.play.ports import Did

LEADS = (Lead("a", "Sit down.", 5.0), Lead("a", "It is coming.", 3.0))
SMALL = script(*LEADS, timed(10, "a", "One."), timed(10, "b", "Two."))


def words(player: Player, now: float) -> str:
    """Return what is said at this second."""
    player.advance(now)
    return player.frame(now).beat.words


def test_it_passes_by_itself_and_counts_for_nothing() -> None:
    """Eight seconds pass before the first beat; of the 28, twenty are the practice, and 20 are left all along."""
    stage, desk = RecordingStage(), FakeDesk()
    outcome = perform(SMALL, desk, stage)
    assert (outcome.finished, outcome.seconds, desk.now()) == (True, 20.0, 1028.0)
    assert stage.words == ["Sit down.", "It is coming.", "One.", "Two."]
    assert [frame.left for frame in stage.frames] == [20.0, 20.0, 20.0, 10.0]


@pytest.mark.parametrize("command", [Command.NEXT, Command.PAUSE])
def test_enter_or_space_starts(command: Command) -> None:
    """Enter or space starts at once, whatever was still to be said before."""
    player = Player(SMALL, 0.0)
    player.obey(command, 2.0)
    assert words(player, 2.0) == "One."
    assert player.outcome(7.0).seconds == 5.0


@pytest.mark.parametrize(
    "command",
    [each for each in Command if each not in (Command.NEXT, Command.PAUSE, Command.STOP, Command.ENOUGH)],
)
def test_nothing_else_starts_it(command: Command) -> None:
    """No other key moves the lead-in, or what comes after it."""
    player = Player(SMALL, 0.0)
    player.obey(command, 2.0)
    assert (words(player, 2.0), player.frame(2.0).pace, player.due(2.0)) == ("Sit down.", 1.0, 3.0)


def test_left_before_it_began() -> None:
    """Who leaves during the lead-in has played nothing."""
    outcome = perform(SMALL, FakeDesk(did(4, Command.STOP)), RecordingStage())
    assert (outcome.finished, outcome.seconds, outcome.index) == (False, 0.0, 0)


@pytest.mark.parametrize("command", [Command.HELP, Command.LOOK])
def test_a_look_at_something_else_leads_back_to_it(command: Command) -> None:
    """Help and looking around lead back to the lead-in, of which no second has passed meanwhile."""
    desk, stage = FakeDesk(did(2, command)), RecordingStage()
    outcome = perform(SMALL, desk, stage, {command: lambda _: desk.pass_time(600)})
    assert (outcome.seconds, desk.now()) == (20.0, 1028.0 + 600)
    assert stage.words == ["Sit down.", "It is coming.", "One.", "Two."]


def test_nobody_goes_back_to_it() -> None:
    """`b` in the first place begins that again, and not the lead-in."""
    player = Player(SMALL, 0.0)
    assert words(player, 9.0) == "One."
    player.obey(Command.BACK, 9.0)
    assert words(player, 9.0) == "One."


def test_who_looked_around_hears_the_first_words_of_the_place_again() -> None:
    """Back from looking around, the place begins anew; the time of it stood still."""
    place = script(timed(10, "a", "First."), timed(10, "a", "Second."), timed(10, "b", "Other."))
    desk, stage = FakeDesk(did(14, Command.LOOK)), RecordingStage()
    outcome = perform(place, desk, stage, {Command.LOOK: lambda _: desk.pass_time(100)})
    assert stage.words == ["First.", "Second.", "First.", "Second.", "Other."]
    assert outcome.seconds == 14.0 + 30.0


@pytest.mark.parametrize("command", [Command.STOP, Command.LOOK])
def test_looking_around_ends_when_i_want_it_to(command: Command) -> None:
    """Esc or the key that led there ends looking around; Enter and s lead to the next thing to look at."""
    around = script(*(Look(f"look {n}", f"{n}.", 12.0, "the scan") for n in range(3)))
    player = Player(around, 0.0)
    player.obey(Command.NEXT, 1.0)
    assert words(player, 1.0) == "1."
    player.obey(command, 2.0)
    assert player.done


def test_a_question_may_wait_no_longer() -> None:
    """Where a question has its time, it counts as left empty after that; whoever types is waited for."""
    waits = replace(SMALL, beats=(Ask("q", "Where?", "q", seconds=30.0), timed(5, "b", "On.")))
    player = Player(waits, 0.0)
    player.touched(20.0)
    assert words(player, 49.0) == "Where?"
    assert words(player, 50.0) == "On."
    assert player.outcome(50.0).answers == ()


def test_somebody_at_the_question_is_waited_for() -> None:
    """While something is half typed the time of a question does not run out."""

    class Typing(FakeDesk):
        def touched(self) -> bool:
            return self.now() < 1100

        def wait(self, seconds: float | None, *, typing: bool) -> Did | None:
            assert seconds is not None
            self.pass_time(min(seconds, 10.0))
            return None

    desk = Typing()
    perform(replace(SMALL, beats=(Ask("q", "Where?", "q", seconds=30.0),)), desk, RecordingStage())
    assert desk.now() == 1000 + 90 + 30
