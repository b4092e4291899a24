"""A person's own editor: on a closed file, without copies elsewhere, and without losing a word."""

from __future__ import annotations

import shlex
import shutil
import stat
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import InputOutputError, UsageError
from numbcheck.journal.draft import Draft, Drafts
from numbcheck.journal.paper import Papers
from numbcheck.stage import writing
from numbcheck.stage.writing import editor

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.stage.sheet import Written


def edited(text: str, command: list[str], state: Path) -> Written:
    """Write on a paper of one's own."""
    drafts = Drafts(str(state / "drafts"), lambda: datetime(2026, 11, 22, tzinfo=UTC))
    with Papers(str(state), drafts).lent(Draft("a.draft", "note", text)) as paper:
        return writing.edited(paper, command)


def script(tmp_path: Path, body: str) -> list[str]:
    path = tmp_path / "editor.py"
    path.write_text(f"import os, pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n{body}\n")
    return [sys.executable, str(path)]


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    """What I write in my editor is what is kept, less the newline that editors add."""
    written = edited("", script(tmp_path, "path.write_text('one\\ntwo\\n')"), tmp_path / "state")
    assert written == ("one\ntwo", True, None)
    assert list((tmp_path / "state").iterdir()) == []


@pytest.mark.parametrize("body", ["path.write_text('new'); sys.exit(1)", "pass"])
def test_giving_up_keeps_nothing(tmp_path: Path, body: str) -> None:
    """When the editor gives up, or I change nothing, nothing is kept."""
    assert edited("old", script(tmp_path, body), tmp_path / "state") == ("old", False, None)


def test_the_file_is_closed_to_others(tmp_path: Path) -> None:
    """While I write, only I can read the file or look into its folder."""
    note = tmp_path / "modes"
    body = (
        f"pathlib.Path({str(note)!r}).write_text(f'{{path.stat().st_mode}} {{path.parent.stat().st_mode}}')"
    )
    edited("", script(tmp_path, body), tmp_path / "state")
    assert [stat.S_IMODE(int(mode)) for mode in note.read_text().split()] == [0o600, 0o700]


def test_told_to_stop_meanwhile_nothing_is_lost(tmp_path: Path) -> None:
    """When the window closes while my editor is open, what it had saved comes back, and that it was a signal."""
    body = "path.write_text('half'); os.kill(os.getppid(), 15)"
    assert edited("", script(tmp_path, body), tmp_path / "state") == ("half", False, 15)


def test_an_editor_that_is_killed(tmp_path: Path) -> None:
    """When my editor itself is killed, what it had saved comes back, as something that is not done."""
    body = "path.write_text('half'); os.kill(os.getpid(), 9)"
    assert edited("", script(tmp_path, body), tmp_path / "state") == ("half", False, None)


def test_a_paper_that_is_taken_away(tmp_path: Path) -> None:
    """When the file is gone in the end, nothing new was written."""
    assert edited("old", script(tmp_path, "path.unlink()"), tmp_path / "state") == ("old", False, None)


def test_an_editor_that_is_not_there(tmp_path: Path) -> None:
    """An editor that does not exist is one kind sentence."""
    with pytest.raises(InputOutputError, match="Nothing was kept"):
        edited("", ["/nowhere/editor"], tmp_path / "state")


def test_visual_comes_before_editor() -> None:
    """VISUAL is asked first, its arguments and all."""
    assert editor({"VISUAL": "my-editor --wait 'a b'", "EDITOR": "other"}) == ["my-editor", "--wait", "a b"]
    with pytest.raises(UsageError):
        editor({"EDITOR": "my-editor 'open"})


@pytest.mark.parametrize("name", ["vim", "nvim", "nano", "emacs"])
def test_leaks_are_stopped(name: str) -> None:
    """The editors people use most are told to keep no copies, undo files or histories."""
    assert len(editor({"EDITOR": f"/usr/bin/{name} -c x"})) > 3


def test_vim_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vim, told to keep undo files, backups and a history, keeps none of a journal entry."""
    if not shutil.which("vim"):
        pytest.skip("vim is not here")
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".vimrc").write_text(
        "set undofile backup viminfo='100\nset undodir=~ backupdir=~ directory=~\n"
    )
    command = editor({"EDITOR": "vim -es -c 'normal isecret' -c wq"})
    written = edited("", command, tmp_path / "state")
    assert written.text == "secret", shlex.join(command)
    left = [
        path
        for path in tmp_path.rglob("*")
        if path.is_file() and "secret" in path.read_text(errors="replace")
    ]
    assert left == []
    assert sorted(path.name for path in tmp_path.iterdir()) == [".vimrc", "state"]
