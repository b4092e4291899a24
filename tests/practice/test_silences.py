"""What somebody who writes a practice is told: where it would be thin; and that it plays all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from numbcheck.practice.shelf import Shelf
from numbcheck.practice.silences import longest_silence
from tests.fakes import asks, script, timed


def test_a_long_silence_is_named() -> None:
    """The step that is longest without words is named, with what to do."""
    small = script(timed(20, "near"), timed(40, "far"), timed(30, "back"))
    assert longest_silence(small) == '"far" is 40 seconds with one sentence. With cues it can have three.'


@pytest.mark.parametrize(
    "small",
    [script(timed(20)), script(*asks(3)), script(replace(timed(60), cue="quiet"))],
    ids=["short", "asks", "told"],
)
def test_nothing_is_said_of_what_is_not_thin(small: object) -> None:
    """Twenty seconds, a question, or a silence that is announced are not thin."""
    assert longest_silence(small) == ""  # type: ignore[arg-type]


def test_ours_are_not_thin() -> None:
    """None of the practices that come along would be told so, but the one sentence of a moment."""
    assert [each.id for each in Shelf().scripts() if longest_silence(each)] == ["moment"]
