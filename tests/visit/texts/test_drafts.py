"""Whatever keeps a text from being kept: it lies in a draft, and that is said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell


def drafts(home: Path) -> list[str]:
    return [json.loads(path.read_text())["text"] for path in sorted(home.glob("state/drafts/*"))]


def blocked(home: Path) -> None:
    home.mkdir(mode=0o700)
    (home / "entries").write_text("in the way")


def test_a_journal_that_cannot_be_kept(home: Path, shell: Shell) -> None:
    """When the journal cannot be written to, my text is a draft, and I am told how to go on."""
    blocked(home)
    ran = shell("journal", text="one\ntwo\n")
    assert ran.code == 73
    assert drafts(home) == ["one\ntwo"]
    assert "journal --resume" in ran.err


def test_a_note_that_cannot_be_kept(home: Path, shell: Shell) -> None:
    """The same for one line, given as words."""
    blocked(home)
    assert shell("note", "one", "line").code == 73
    assert drafts(home) == ["one line"]


def test_a_practice_that_cannot_be_kept(home: Path, shell: Shell) -> None:
    """The same for what I noticed in a practice."""
    blocked(home)
    ran = shell("ground", text="lamp\ndoor\n")
    assert ran.code == 73
    assert drafts(home) == ["You saw: lamp\nYou saw: door"]
    assert "journal --resume" in ran.err


def test_what_is_kept_leaves_no_draft(home: Path, shell: Shell) -> None:
    """Once a text is kept, no draft of it is left."""
    for call in (("journal",), ("note",), ("ground",)):
        assert shell(*call, text="lamp\n").code == 0
    assert drafts(home) == []


def test_resuming_needs_a_terminal(shell: Shell) -> None:
    """Without a terminal, going on with a draft says what it needs."""
    ran = shell("journal", "--resume")
    assert (ran.code, ran.out) == (2, "")


def test_minutes_have_bounds(shell: Shell) -> None:
    """A time that makes no sense is told apart."""
    assert shell("journal", "-m", "0").code == 2
