"""A text on plain lines: a lone full stop keeps it, and what is asked can be turned over there, too."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.prompts import asked, stems
from tests.asked import drafts, kept
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

F3 = "\x1bOR"
CTRL_D, CTRL_N, CTRL_R, CTRL_X = "\x04\x0e\x12\x18"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


def test_a_full_stop_keeps(home: Path) -> None:
    """The question comes first, then what to do; Ctrl-N asks something else, and a lone full stop keeps my lines."""
    with terminal(home, "--plain", "journal", "--prompt", "weather") as pair:
        pair.wait_for("Ctrl-G: numbers to call.")
        assert pair.text.index(asked("weather")) < pair.text.index(
            "Write. A line with only a full stop keeps it."
        )
        pair.press("rain\r")
        pair.wait_for("rain")
        pair.press(CTRL_N)
        pair.wait_for(asked("in-reach"))
        pair.press("wind\r")
        pair.wait_for("wind")
        pair.press(".\r")
        pair.wait_for("Kept.")
        pair.wait_for_end()
    (entry,) = kept(home)
    assert (entry["text"], entry["data"]) == ("rain\nwind", {"prompt": "in-reach"})


def test_a_full_stop_in_a_paste_is_text(home: Path) -> None:
    """Lines that come in one go are all text, a lone full stop among them."""
    with terminal(home, "--plain", "journal", "--prompt", "none") as pair:
        pair.wait_for("Ctrl-G: numbers to call.")
        pair.press("one\r.\rtwo\r")
        pair.wait_for("The rest of what you pasted was kept, too.")
        pair.press(CTRL_D)
        pair.wait_for("Kept.")
        pair.wait_for_end()
    assert [entry["text"] for entry in kept(home)] == ["one\n.\ntwo"]


def test_a_draft_is_taken_up_and_thrown_away(home: Path) -> None:
    """A note names the draft that waits; Ctrl-R goes on with it, and Ctrl-X throws it away."""
    with terminal(home, "--plain", "journal", "--prompt", "none") as pair:
        pair.wait_for("Ctrl-G: numbers to call.")
        pair.press("half\r")
        pair.wait_for("half")
        pair.press("\x03")
        pair.wait_for_end()
    with terminal(home, "--plain", "note") as pair:
        pair.wait_for("waits: Ctrl-R\nCtrl-G: numbers to call.\n>")
        assert "What is it? One line, then Enter.\n" in pair.text
        pair.press(CTRL_R)
        pair.wait_for("Ctrl-X throws it away.")
        pair.press(CTRL_X)
        pair.wait_for("Thrown away.")
        pair.wait_for_end()
    assert (drafts(home), kept(home)) == ([], [])


def test_stems_on_plain_lines(home: Path) -> None:
    """On plain lines a stem stands before what I type; Enter alone goes on, F3 turns it over, and Ctrl-D keeps half a line, too."""
    first, second, third, fourth, *_ = stems()
    with terminal(home, "--plain", "journal", "--stems") as pair:
        pair.wait_for(first)
        pair.press("\r")
        pair.wait_for(second)
        pair.press("rain\r")
        pair.wait_for(third)
        pair.press(F3)
        pair.wait_for(fourth)
        pair.press("a cup")
        pair.wait_for("a cup")
        pair.press(CTRL_D)
        pair.wait_for("Kept.")
        pair.wait_for_end()
    assert [entry["text"] for entry in kept(home)] == [f"{second} rain\n{fourth} a cup"]
