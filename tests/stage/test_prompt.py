"""What stands before the line one types into."""

from __future__ import annotations

import pytest

from numbcheck.practice.script import Ask, Script
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.prompt import prompt

COUNTED = [
    pytest.param(script, beat, id=f"{script.id}: {beat.ask} {beat.number}")
    for script in Shelf().scripts()
    for beat in script.beats
    if isinstance(beat, Ask) and beat.of > 1 and not beat.choices
]


@pytest.mark.parametrize(("script", "ask"), COUNTED)
def test_which_of_how_many_is_never_cut_off(script: Script, ask: Ask) -> None:
    """On a screen of forty columns, too, I see which of how many answers it is, and room is left for mine."""
    shown = prompt(script, ask, 19)
    assert shown.endswith(f", {ask.number} of {ask.of}> ")
    assert len(shown) <= 21
