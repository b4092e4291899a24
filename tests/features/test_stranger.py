"""A stranger's first ninety seconds: what stands in their terminal holds no id, no strange number, no sentence twice."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from numbcheck.practice.shelf import Shelf
from tests.asked import kept
from tests.stage.pane import called, pane

if TYPE_CHECKING:
    from pathlib import Path

_PROMPT = "ready>"
_KEYS = {"1", "2", "3"}
_NAME = "5-4-3-2-1"


def sentences(shown: str) -> list[str]:
    """Return what stands in a terminal, a row each, without those that hold nothing."""
    return [row.strip() for row in shown.splitlines() if row.strip()]


def numbers(shown: str) -> set[str]:
    """Return the numbers that stand there, but for those in the name of the practice."""
    return set(re.findall(r"\d+", shown.replace(_NAME, "")))


def test_the_first_ninety_seconds(home: Path, tmp_path: Path) -> None:
    """I begin, press Enter, say three things, leave, come back, press ? and h: all I read is said once, and in words."""
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("bash is not here")
    program = tmp_path / "numbcheck"
    program.write_text(f"#!/bin/sh\nexec {called(home)}\n")
    program.chmod(0o755)
    with pane(tmp_path, f"env PATH={tmp_path}:$PATH PS1='{_PROMPT} ' {bash} --norc --noprofile -i") as here:
        here.wait_for(_PROMPT)
        here.press(program.name, "Enter")
        seen = here.wait_for("Or only this: find the farthest thing you can see.")
        here.press("Enter")
        seen += here.wait_for("Five things you can see.")
        for number, thing in enumerate(("lamp", "cup", "my hand"), 2):
            here.press("-l", thing)
            here.press("Enter")
            seen += here.wait_for(f"{number} of 5")
        here.press("C-c")
        here.wait_until(lambda: here.history.count(_PROMPT) == 2, "the prompt")
        here.press(program.name, "Enter")
        here.wait_until(lambda: here.history.count("q  leave") == 2, "the first screen")
        here.press("?")
        seen += here.wait_for("Any other key goes back.")
        here.press("h")
        here.wait_until(lambda: here.history.count(_PROMPT) == 3, "the prompt")
        _, first, second, _ = here.history.split(_PROMPT)
    (entry,) = kept(home)
    for call in (first, second):
        said = sentences(call)
        assert len(set(said)) == len(said)
    assert sentences(first)[-1] == "Stopped. Kept."
    assert numbers(first.partition("\n")[2]) == _KEYS
    at, ref = datetime.fromisoformat(entry["at"]), entry["id"][-4:]
    of_the_row = numbers(f"{at:%Y %m %d %-d %H %M} {ref}")
    assert numbers(second.partition("\n")[2]) <= _KEYS | of_the_row
    ids = [practice for practice in Shelf().ids() if "-" in practice] + [entry["id"], entry["rev"]]
    assert [one for one in ids if one in seen + first + second] == []
    assert "senses" not in f"{first}{second}".replace("through your senses", "")
