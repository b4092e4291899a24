"""Signals that end a command: with its exit code, and between two things that belong together never."""

from __future__ import annotations

import signal
from contextlib import suppress

import pytest

from numbcheck.errors import LeftBySignal
from numbcheck.stage.signals import end_by, uninterrupted, watched, whole_command

ENDS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
ALL = pytest.mark.parametrize("number", ENDS)


@ALL
def test_a_signal_ends_the_command_with_its_code(number: signal.Signals) -> None:
    """Whoever ends me by TERM, HUP or Ctrl-C is told so by 143, 129 or 130, past all that handles errors."""
    with pytest.raises(LeftBySignal) as left, whole_command(), suppress(Exception):
        signal.raise_signal(number)
    assert left.value.code == 128 + number


@ALL
def test_one_that_a_visit_heard_ends_the_command_the_same_way(number: signal.Signals) -> None:
    """Where a visit heard it, and what is held is done, the command ends as if it had come just then."""
    done: list[str] = []
    with pytest.raises(LeftBySignal) as left, whole_command(), uninterrupted():
        end_by(number)
        done.append("kept")
    assert (left.value.code, done) == (128 + number, ["kept"])


@ALL
def test_what_belongs_together_comes_to_its_end_first(number: signal.Signals) -> None:
    """What is being kept is kept and said before the command ends, however deep it lies."""
    done: list[str] = []
    with pytest.raises(LeftBySignal), whole_command():
        with uninterrupted():
            with uninterrupted():
                signal.raise_signal(number)
                done.append("kept")
            done.append("said")
        done.append("too late")
    assert done == ["kept", "said"]


@ALL
def test_one_that_came_as_the_visit_ended_is_not_passed_over(number: signal.Signals) -> None:
    """When I am told to leave at the very end of a visit, after which nobody looks any more, I still leave."""
    with pytest.raises(LeftBySignal), whole_command(), watched():
        signal.raise_signal(number)


def test_what_was_ignored_stays_so() -> None:
    """Whoever started it with nohup meant it."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with whole_command():
            signal.raise_signal(signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_afterwards_the_handlers_are_as_before() -> None:
    """It leaves no trace in a program that called it."""
    before = [signal.getsignal(number) for number in ENDS]
    with whole_command():
        assert [signal.getsignal(number) for number in ENDS] != before
    assert [signal.getsignal(number) for number in ENDS] == before


def test_a_signal_ends_no_later_command() -> None:
    """One that came as something failed, and that the failure overtook, is over with its command."""
    with pytest.raises(OSError, match="full"), whole_command(), uninterrupted():
        signal.raise_signal(signal.SIGTERM)
        raise OSError("full")
    with uninterrupted():
        done = "kept"
    assert done == "kept"
