"""Time that nobody lived through does not count."""

from __future__ import annotations

from numbcheck.stage.clock import LivedClock


def test_a_closed_lid_pauses() -> None:
    """An hour with the lid closed, in the middle of a breath, is no part of that breath."""
    readings = iter([10.0, 10.0, 3610.0, 3610.0])
    clock = LivedClock(lambda: next(readings))
    assert clock.now() == 10.0
    with clock.at_most(0.5):
        pass
    assert clock.now() == 10.5


def test_a_slow_machine_does_not() -> None:
    """A wait that took a little longer than planned is lived time like any other."""
    readings = iter([0.0, 1.4, 1.4])
    clock = LivedClock(lambda: next(readings))
    with clock.at_most(0.5):
        pass
    assert clock.now() == 1.4
