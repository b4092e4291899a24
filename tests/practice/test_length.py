"""What a person is told about how long a practice takes."""

from __future__ import annotations

import pytest

from numbcheck.practice.length import about_minutes, length, length_by_ear
from numbcheck.practice.shelf import Shelf
from numbcheck.practice.tuning import Tuning


@pytest.mark.parametrize(
    ("practice", "said"),
    [
        ("even", "About 3 minutes, 18 breaths."),
        ("scan", "About 7 minutes, and a question."),
        ("notice", "About 3 minutes, and a question."),
        ("kind", "About 48 seconds, and 2 questions."),
        ("senses", "As long as you like."),
        ("natural", "About 2 min 30 s."),
        ("478", "About 1 min 16 s, 4 breaths."),
    ],
)
def test_the_length_comes_first(practice: str, said: str) -> None:
    """Before a practice begins I know how long it takes; breaths are counted where there is a pattern."""
    assert length(Shelf().get(practice)) == said


def test_half_a_minute_is_not_lost_to_the_ear() -> None:
    """Spoken in whole minutes, two and a half are three: a practice is over sooner than was said, and not later."""
    assert length_by_ear(Shelf().get("natural")) == "About 3 minutes."


def test_what_was_heard_is_what_was_kept() -> None:
    """The minutes that stand below a practice to its end, and on its receipt, are those that I heard at its start."""
    for script in Shelf().scripts():
        seconds = script.usual_seconds or 0.0
        if seconds >= 60:
            assert length_by_ear(script).startswith(f"About {about_minutes(seconds)}")


def test_one_breath_is_one() -> None:
    """One breath is not called breaths."""
    assert length(Shelf().get("even", Tuning(repeats=1))) == "About 10 seconds, 1 breath."


@pytest.mark.parametrize(
    ("practice", "minutes", "asked"),
    [
        ("box", 5, Tuning(repeats=120)),
        ("box", 5, Tuning(repeats=120, ratio=(4, 0, 6, 0))),
        ("box", 5, Tuning(minutes=20, ratio=(4, 7, 4, 7))),
        ("sigh", 3, Tuning(minutes=20)),
        ("notice", 15, Tuning(minutes=20)),
    ],
)
def test_what_stops_after_some_minutes_does(practice: str, minutes: int, asked: Tuning) -> None:
    """However long each breath is, what says it stops after 5 minutes is not longer, and comes near it."""
    script = Shelf().get(practice, asked)
    assert minutes * 60 - 31 < (script.seconds or 0) <= minutes * 60
    assert any(f"stops after {minutes} minutes" in line for line in script.opening)


def test_478_stays_four_breaths() -> None:
    """4-7-8 is never more than four breaths, however many are asked for."""
    assert length(Shelf().get("478", Tuning(repeats=120))) == "About 1 min 16 s, 4 breaths."
