"""Leaving a report before it is made: nothing is written then."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

FIRST = "What would you like to quote?"
MEDICINE = "A medicine was begun"


@pytest.mark.parametrize(
    ("argv", "asked", "pressed", "code"),
    [
        ([], FIRST, "\x1b", 0),
        ([], FIRST, "\x03", 130),
        ([], FIRST, "y\r\x1b", 0),
        ([], FIRST, "\t\x1b", 0),
        (["--doctor"], MEDICINE, "\x1b", 0),
        (["--doctor"], MEDICINE, "6w\r\x03", 130),
    ],
)
def test_leaving_a_question_writes_no_page(
    shell: Shell, home: Path, tmp_path: Path, argv: list[str], asked: str, pressed: str, code: int
) -> None:
    """Esc or Ctrl-C at any question ends it without a file, and I hear that."""
    for text in ("one", "two"):
        shell("note", text, "-q")
    with terminal(home, "report", str(tmp_path / "page.md"), *argv) as pair:
        pair.wait_for(asked)
        pair.press(pressed)
        assert pair.wait_for_end() == code
        assert "Nothing kept." in pair.text
    assert not (tmp_path / "page.md").exists()


@pytest.mark.parametrize("pressed", ["q\r", "\r\r", "y\rq\r"])
def test_a_page_without_more_questions(shell: Shell, home: Path, tmp_path: Path, pressed: str) -> None:
    """A q ends the questions and Enter leaves one out: the page is made."""
    for text in ("one", "two"):
        shell("note", text, "-q")
    with terminal(home, "report", str(tmp_path / "page.md")) as pair:
        pair.wait_for(FIRST)
        pair.press(pressed)
        assert pair.wait_for_end() == 0
        assert "1 page. Anyone with the file" in " ".join(pair.text.split())
    assert (tmp_path / "page.md").exists()


def test_a_signal_at_a_question_writes_no_page(shell: Shell, home: Path, tmp_path: Path) -> None:
    """Told to stop at a question, it stops without a file, with the code of the signal."""
    shell("note", "one", "-q")
    with terminal(home, "report", str(tmp_path / "page.md")) as pair:
        pair.wait_for(FIRST)
        pair.process.send_signal(signal.SIGTERM)
        assert pair.wait_for_end() == 143
    assert not (tmp_path / "page.md").exists()
