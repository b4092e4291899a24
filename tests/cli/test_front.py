"""The bare call on a real terminal: one question, one key, and the first words of a first run."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from numbcheck.cli.front import FIRST_WORDS
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
def test_one_question_and_q_leaves(home: Path, size: tuple[int, int]) -> None:
    """One question with three answers, help and the care line; q leaves, and nothing is made on disk."""
    with terminal(home, size=size) as pair:
        pair.wait_for("q leaves")
        for word in ("1 ground", "2 breathe", "3 write", "help now", "numbcheck crisis"):
            assert word in pair.text
        pair.press("q")
        assert pair.wait_for_end() == 0
        assert pair.modes == pair.modes_before
    assert not home.exists()


@pytest.mark.parametrize(
    ("key", "words"),
    [("\r", "Five things you can see"), ("1", "Five things"), ("2", "Even breathing"), ("3", ">")],
)
def test_one_key_opens_the_door(home: Path, key: str, words: str) -> None:
    """One key is enough to begin, and Enter alone grounds me."""
    with terminal(home) as pair:
        pair.wait_for("q leaves")
        pair.press(key)
        pair.wait_for(words)
        pair.press("\x03")
        assert pair.wait_for_end() == (130 if key == "3" else 0)


@pytest.mark.parametrize("plain", [False, True])
def test_an_unknown_key_leaves_the_first_question_there(home: Path, plain: bool) -> None:
    """A key that opens no door does nothing: the question waits, and the next key that means something counts."""
    with terminal(home, *["--plain"] * plain) as pair:
        pair.wait_for("q leaves")
        for key in ("x7m ", "\x1b[A", "\x1b[13~", "\t", "Y"):
            pair.press(key)
        pair.press("2")
        pair.wait_for("Even breathing")
        pair.press("\x03")
        assert pair.wait_for_end() == 0


def test_help_is_one_key_away(home: Path) -> None:
    """! shows whom to call, at once."""
    with terminal(home, NUMBCHECK_COUNTRY="GB") as pair:
        pair.wait_for("q leaves")
        pair.press("!")
        assert pair.wait_for_end() == 0
        assert "999" in pair.text


def test_the_first_words_come_once(home: Path) -> None:
    """On the very first run I read in three lines what this is; afterwards no more. An empty folder is no run."""
    home.mkdir()
    assert FIRST_WORDS.count("\n") == 2
    assert max(map(len, FIRST_WORDS.splitlines())) < 80
    with terminal(home, "note", "hello") as pair:
        pair.wait_for("Kept")
        assert "not medical care" in pair.text
    with terminal(home, "note", "again") as pair:
        pair.wait_for("Kept")
        assert "not medical care" not in pair.text
