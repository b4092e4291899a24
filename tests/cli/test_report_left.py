"""Leaving a report before it is made: nothing is written then, and what was typed waits."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.asked import drafts, kept
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

TOP, WHICH, MEDICINE, WISH = (
    "One line for the top",
    "on the page?",
    "Which medicine is it?",
    "from this talk?",
)
MARKS = "Enter alone goes on, q leaves."


@pytest.fixture
def two(shell: Shell) -> None:
    """Keep two notes."""
    for text in ("one", "two"):
        shell("note", text, "-q")


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("argv", "steps", "code"),
    [
        ([], [(TOP, "\x1b")], 0),
        ([], [(TOP, "\x03")], 130),
        ([], [(TOP, "\r"), (MARKS, "q\r")], 0),
        ([], [(TOP, "\r"), (MARKS, "\x1b")], 0),
        ([], [(TOP, "\r"), (MARKS, "1\r"), ("Marked: 1.", "\x03")], 130),
        ([], [(TOP, "\r"), (MARKS, "1\r\r"), (WISH, "\x1b")], 0),
        (["--doctor"], [(TOP, "\r"), (MARKS, "\r"), (MEDICINE, "\x1b")], 0),
    ],
)
def test_leaving_a_question_writes_no_page(
    home: Path, tmp_path: Path, argv: list[str], steps: list[tuple[str, str]], code: int
) -> None:
    """Q where nothing is typed, Esc or Ctrl-C at any question ends it without a file, and I hear that."""
    with terminal(home, "report", str(tmp_path / "page.md"), "--plain", *argv) as pair:
        for asked, pressed in steps:
            pair.wait_for(asked)
            pair.press(pressed)
        assert pair.wait_for_end() == code
        assert "Nothing kept." in pair.text
    assert not (tmp_path / "page.md").exists()
    assert drafts(home) == []


@pytest.mark.usefixtures("two")
def test_what_was_typed_waits_for_the_next_page(home: Path, tmp_path: Path) -> None:
    """A line that I typed before I left stands there again the next time, and is gone once it is on a page."""
    path = tmp_path / "page.md"
    with terminal(home, "report", str(path), "--plain") as pair:
        pair.wait_for(TOP)
        pair.press("behind glass\r")
        pair.wait_for(MARKS)
        pair.press("q\r")
        assert pair.wait_for_end() == 0
        assert "Left as a draft. numbcheck report goes on with it." in pair.text
    assert not path.exists()
    assert drafts(home) == ["behind glass"]
    with terminal(home, "report", str(path), "--plain") as pair:
        pair.wait_for("behind glass")
        pair.press("\r")
        pair.wait_for(MARKS)
        pair.press("2\r\r")
        pair.wait_for(WISH)
        pair.press("a walk\r")
        assert pair.wait_for_end() == 0
    page = path.read_text()
    assert "## In one line\n\n> behind glass\n" in page
    assert "> one\n" in page
    assert "two" not in page
    assert "> a walk\n" in page
    assert drafts(home) == []
    assert [entry["text"] for entry in kept(home)] == ["one", "two"]


@pytest.mark.usefixtures("two")
def test_a_page_that_could_not_be_written_keeps_what_was_typed(home: Path) -> None:
    """Where the disk is full, what I typed for the page is a draft still."""
    with terminal(home, "report", "/dev/full", "--plain") as pair:
        for asked, pressed in ((TOP, "behind glass\r"), (MARKS, "\r"), (WISH, "\r")):
            pair.wait_for(asked)
            pair.press(pressed)
        assert pair.wait_for_end() == 74
    assert drafts(home) == ["behind glass"]


@pytest.mark.usefixtures("two")
def test_what_was_said_of_a_medicine_waits_for_a_page_about_it(home: Path, tmp_path: Path) -> None:
    """A page without --doctor takes the line for its top, and leaves what I said of a medicine where it waits."""
    ask = [(TOP, "glass\r"), (MARKS, "\r"), (MEDICINE, "sertraline\r"), ("begin it", "\x1b")]
    for argv, steps in ((["--doctor"], ask), ([], [("glass", "\r"), (MARKS, "\r"), (WISH, "\r")])):
        with terminal(home, "report", str(tmp_path / "page.md"), "--plain", *argv) as pair:
            for asked, pressed in steps:
                pair.wait_for(asked)
                pair.press(pressed)
            assert pair.wait_for_end() == 0
    assert "> glass\n" in (tmp_path / "page.md").read_text()
    assert drafts(home) == ["sertraline"]


@pytest.mark.usefixtures("two")
def test_a_signal_at_a_question_writes_no_page(home: Path, tmp_path: Path) -> None:
    """Told to stop at a question, it stops without a file, with the code of the signal."""
    with terminal(home, "report", str(tmp_path / "page.md")) as pair:
        pair.wait_for(TOP)
        pair.process.send_signal(signal.SIGTERM)
        assert pair.wait_for_end() == 143
    assert not (tmp_path / "page.md").exists()


@pytest.mark.usefixtures("two")
def test_a_draft_for_a_page_does_not_become_an_entry(shell: Shell, home: Path, tmp_path: Path) -> None:
    """What I said for a page, about a medicine too, is never in the journal: taking it up leads back to the report."""
    with terminal(home, "report", str(tmp_path / "page.md"), "--plain", "--doctor") as pair:
        for asked, pressed in ((TOP, "\r"), (MARKS, "\r"), (MEDICINE, "sertraline\r"), ("begin it", "\x1b")):
            pair.wait_for(asked)
            pair.press(pressed)
        assert pair.wait_for_end() == 0
    (draft,) = home.glob("state/drafts/*.draft")
    with terminal(home, "journal", "--resume") as pair:
        pair.wait_for("No draft waits.")
        assert pair.wait_for_end() == 0
    with terminal(home, "journal", "--resume", draft.stem[-4:]) as pair:
        pair.wait_for("That is for a page to take along: numbcheck report")
        assert pair.wait_for_end() == 0
    assert "sertraline" not in shell("export", "-", "-f", "json").out


def test_marking_by_numbers(shell: Shell, home: Path, tmp_path: Path) -> None:
    """Nine are shown at first, each whole; m shows more; a number marks and marks no more; what is no number says nothing."""
    for number in range(1, 12):
        shell("note", f"note {number}", "-q")
    path = tmp_path / "page.md"
    with terminal(home, "report", str(path), "--plain") as pair:
        pair.wait_for(TOP)
        pair.press("\r")
        pair.wait_for("m shows more.")
        assert ': "note 3"' in pair.text
        assert "note 2" not in pair.text
        for typed, said in (
            ("1 3\r", "Marked: 1, 3."),
            ("11\r", "Marked: 1, 3."),
            ("m\r", ': "note 1"'),
            ("3, 11\r", "Marked: 1, 11."),
            ("none\r", "Marked: 1, 11."),
            ("\r", WISH),
            ("\r", "Anyone with the file"),
        ):
            pair.press(typed)
            pair.wait_for(said)
        assert pair.wait_for_end() == 0
    page = path.read_text()
    assert [f"> note {n}\n" in page for n in (1, 9, 11)] == [True, False, True]
