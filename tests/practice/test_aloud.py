"""What is promised about a practice for ears."""

from __future__ import annotations

import pytest

from numbcheck.practice.aloud import aloud, introduction, speaking_time
from numbcheck.practice.script import Timed
from numbcheck.practice.shelf import Shelf


@pytest.mark.parametrize("practice", Shelf().ids())
def test_the_opening_has_time_to_be_spoken(practice: str) -> None:
    """With the voice on, the words before the first breath are heard to their end, and come once."""
    script = Shelf().get(practice)
    heard = aloud(script)
    lead = heard.beats[: len(script.opening) or 1]
    assert [beat.words for beat in lead] == list(script.opening or [""])
    assert all(isinstance(beat, Timed) and beat.seconds >= speaking_time(beat.words) for beat in lead)
    assert heard.beats[len(lead) :] == script.beats
    assert heard.opening == ()


def test_what_it_is_has_time_to_be_spoken() -> None:
    """The first of it leaves time for what it is and how long it takes, in words for ears."""
    script = Shelf().get("box")
    first = aloud(script).beats[0]
    assert introduction(script) == "Box breathing. About 2 minutes, 8 breaths."
    assert isinstance(first, Timed)
    assert first.seconds >= speaking_time(f"{introduction(script)} {first.words}")


def test_an_easy_pace() -> None:
    """Words come at 130 to 140 a minute, and some quiet after them."""
    assert speaking_time("word " * 135) == pytest.approx(61.5)
