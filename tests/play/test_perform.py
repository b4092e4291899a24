"""What the loop promises: it plays to the end, or leaves as soon as it is asked, and keeps what was done."""

from __future__ import annotations

import errno
import os
import signal

import pytest

from numbcheck.play.perform import perform
from numbcheck.play.player import Command, Frame
from numbcheck.play.ports import Said
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.lines.desk import line_desk
from tests.fakes import FakeDesk, RecordingStage, asks, did, said, script, timed


def test_a_whole_practice_in_virtual_time() -> None:
    """Even breathing takes 180 seconds and says in and out eighteen times each."""
    stage = RecordingStage()
    outcome = perform(Shelf().get("even"), FakeDesk(), stage)
    assert outcome.finished
    assert outcome.seconds == pytest.approx(180)
    assert len(stage.words) == 36
    assert [words.split()[0].strip(".,") for words in stage.words[2:]] == [
        "In",
        "And",
        *["In", "And"],
        *["In", "Out"] * 15,
    ]


def test_lines_become_answers() -> None:
    """What I type is taken, in order; when no more comes, it ends kindly with what there is."""
    outcome = perform(script(*asks(5)), FakeDesk(*said("lamp", "door")), RecordingStage())
    assert outcome.answers == (("see", "lamp"), ("see", "door"))
    assert not outcome.finished


def test_stop_leaves_at_once() -> None:
    """When I leave after 12 seconds, 12 seconds are kept."""
    outcome = perform(Shelf().get("even"), FakeDesk(did(12, Command.STOP)), RecordingStage())
    assert (outcome.finished, outcome.seconds) == (False, 12.0)


def test_a_stage_that_is_gone_counts_as_leaving() -> None:
    """When the terminal is closed under me, what I did until then is not lost."""
    outcome = perform(Shelf().get("even"), FakeDesk(), RecordingStage(fails_after=3))
    assert (outcome.finished, outcome.seconds) == (False, 15.0)


def test_a_full_disk_is_no_way_to_leave() -> None:
    """When words cannot be written for another reason, what I typed still counts, and the reason is told."""
    full = OSError(errno.ENOSPC, "No space left on device")
    stage = RecordingStage(fails_after=0, failing=full)
    outcome = perform(script(*asks(5)), FakeDesk((0, Said("lamp")), (0, Said("door"))), stage)
    assert outcome.answers == (("see", "lamp"), ("see", "door"))
    assert (outcome.finished, outcome.fault) == (False, full)


def test_a_terminal_that_is_gone_is_no_fault() -> None:
    """A closed terminal or pipe is a way to leave, and nobody is told of it."""
    for gone in (OSError(errno.EIO, "gone"), BrokenPipeError()):
        assert (
            perform(script(timed(5)), FakeDesk(), RecordingStage(fails_after=0, failing=gone)).fault is None
        )


def test_leaving_inside_another_practice_leaves_everything() -> None:
    """Once I have left, the practice around the one I was in is left too."""
    read, write = os.pipe()
    os.close(write)
    with line_desk(read, terminal=False) as desk:

        class Looking(RecordingStage):
            def show(self, frame: Frame) -> None:
                os.kill(os.getpid(), signal.SIGTERM)
                perform(script(timed(600)), desk, RecordingStage())

        looking = Looking()
        outcome = perform(script(timed(600)), desk, looking)
    assert not outcome.finished
    assert outcome.seconds < 60


def test_the_stage_is_shown_in_its_rhythm() -> None:
    """A stage that moves is shown the same beat again as often as it wants."""
    stage = RecordingStage(rhythm=1.0)
    perform(script(timed(3.5)), FakeDesk(), stage)
    assert [frame.elapsed for frame in stage.frames] == [0.0, 1.0, 2.0, 3.0]


def test_asides_stop_the_time() -> None:
    """While I look something up, my breath waits for me."""
    desk = FakeDesk(did(2, Command.HELP))
    outcome = perform(script(timed(5)), desk, RecordingStage(), {Command.HELP: lambda _: desk.pass_time(600)})
    assert outcome.seconds == 5.0
    assert desk.now() == 1000 + 605


def test_going_on_from_the_middle() -> None:
    """An interrupted practice can go on where it stopped."""
    outcome = perform(Shelf().get("scan"), FakeDesk(), RecordingStage(), start=30)
    assert outcome.seconds == 4 * 30
