"""A person's own editor: on a closed file, without copies elsewhere, and without losing a word."""

from __future__ import annotations

import shlex
import shutil
import stat
import sys
from datetime import UTC, datetime
from signal import SIGTERM
from typing import TYPE_CHECKING

import pytest

from numbcheck import incoming
from numbcheck.errors import InputOutputError, UsageError
from numbcheck.journal.drafts.draft import Draft, Drafts
from numbcheck.journal.drafts.editor_file import EditorFiles
from numbcheck.stage import editor
from numbcheck.stage.text_input import Written

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.stage.editor import Edited


def edited(text: str, command: list[str], state: Path) -> Written:
    """Write on a paper of one's own."""
    return looked_at(text, command, state, (0.0, 60.0)).written


def looked_at(
    text: str, command: list[str], state: Path, clock: tuple[float, float], words: tuple[str, ...] = ()
) -> Edited:
    """Write on a paper of one's own, for so long."""
    drafts = Drafts(str(state / "drafts"), lambda: datetime(2026, 11, 22, tzinfo=UTC))
    with EditorFiles(str(state), drafts).lent(Draft("a.draft", "note", text), words) as paper:
        return editor.edited(paper, command, iter(clock).__next__)


def script(tmp_path: Path, body: str) -> list[str]:
    path = tmp_path / "editor.py"
    path.write_text(f"import os, pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n{body}\n")
    return [sys.executable, str(path)]


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    """What I write in my editor is what is kept, less the newline that editors add."""
    written = edited("", script(tmp_path, "path.write_text('one\\ntwo\\n')"), tmp_path / "state")
    assert written == Written("one\ntwo", True, None)
    assert list((tmp_path / "state").iterdir()) == []


@pytest.mark.parametrize(
    "body", ["sys.exit(1)", "pass", "path.write_text('old')", "path.write_bytes(b'old\\r\\n')"]
)
def test_where_nothing_is_new_nothing_is_kept(tmp_path: Path, body: str) -> None:
    """When the editor gives up, or I change nothing but the end of a line, nothing is kept."""
    assert edited("old", script(tmp_path, body), tmp_path / "state") == Written("old", False, None)


@pytest.mark.parametrize("code", [1, 2, 130, 255])
def test_what_is_new_comes_back_although_the_editor_gave_up(tmp_path: Path, code: int) -> None:
    """When the editor ends badly (vi does after one mistyped `:Wq`), what I wrote comes back, as not done."""
    body = f"path.write_text('new'); sys.exit({code})"
    assert edited("old", script(tmp_path, body), tmp_path / "state") == Written("new", False, None)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"\xef\xbb\xbfGr\xc3\xbc\xc3\x9fe\r\nzweite Zeile\r\n", "Gr\u00fc\u00dfe\nzweite Zeile"),
        ("\ufeffweit\r\n".encode("utf-16-le"), "weit"),
        ("\ufeffweit\n".encode("utf-16-be"), "weit"),
        (b"no end", "no end"),
        (b"# my own heading\n#work\n", "# my own heading\n#work"),
    ],
)
def test_the_form_of_another_system_is_no_part_of_it(tmp_path: Path, raw: bytes, text: str) -> None:
    """Marks of an encoding and line ends of another system do not come into my text; every line of mine does."""
    body = f"path.write_bytes({raw!r})"
    assert edited("", script(tmp_path, body), tmp_path / "state") == Written(text, True, None)


def test_bytes_that_are_no_text_come_back_as_not_done(tmp_path: Path) -> None:
    """What my editor wrote in another encoding is carried to the last byte, and is not taken for done."""
    raw = b"caf\xe9 and t\xeate"
    written = edited("", script(tmp_path, f"path.write_bytes({raw!r})"), tmp_path / "state")
    assert (incoming.original(written.text), written.done) == (raw, False)


def test_a_file_that_cannot_be_opened_stays(tmp_path: Path) -> None:
    """When the editor leaves something that cannot even be opened, it stays there, and I am told where."""
    body = "path.unlink(); path.symlink_to('elsewhere'); (path.parent / 'elsewhere').write_text('words')"
    with pytest.raises(InputOutputError, match=r"stays there.*entry\.md"):
        edited("", script(tmp_path, body), tmp_path / "state")
    assert [path.read_text() for path in tmp_path.glob("state/writing-*/elsewhere")] == ["words"]


@pytest.mark.parametrize(
    ("seconds", "body", "at_once"),
    [
        (0.4, "pass", True),
        (1.5, "pass", False),
        (0.4, "sys.exit(1)", False),
        (0.4, "path.write_text('new')", False),
        (0.4, "os.kill(os.getpid(), 9)", False),
    ],
)
def test_an_editor_that_does_not_wait_is_noticed(
    tmp_path: Path, seconds: float, body: str, *, at_once: bool
) -> None:
    """An editor that is back within a second, and has touched nothing, may still be open."""
    came = looked_at("old", script(tmp_path, body), tmp_path / "state", (5.0, 5.0 + seconds))
    assert came.at_once is at_once


@pytest.mark.parametrize(
    ("command", "word"),
    [
        ("code", "code --wait"),
        ("/usr/bin/code --wait", ""),
        ("kate", "kate -b"),
        ("gvim", ""),
        ("/opt/subl -n", "/opt/subl --wait"),
        ("something", ""),
    ],
)
def test_the_word_that_makes_it_wait(command: str, word: str) -> None:
    """I am told the word that makes my editor wait, where it is known and not there yet."""
    assert editor.waiting_word(editor.command({"EDITOR": command})) == word


ABOUT = ("Now what?", "Go\non")


@pytest.mark.parametrize(
    ("text", "change", "after"),
    [
        ("", "old", ""),
        ("", "old + 'x\\n'", "x"),
        ("", "'x' + old", "x"),
        ("", "'x\\n\\n' + old", "x\n"),
        ("mine", "old", "mine"),
        (
            "mine",
            "old + 'x\\n# Now what\\n# Now what?\\n#work\\n'",
            "mine\nx\n# Now what\n# Now what?\n#work",
        ),
        ("mine", "'# Heading\\n' + old", "# Heading\nmine"),
        ("mine\n", "old + 'x'", "mine\n\nx"),
        ("mine", "old.replace('Now what?', 'Now what!')", "mine\n\n# Now what!"),
        ("mine", "'#work'", "#work"),
    ],
)
def test_what_it_is_about_stands_below_and_is_no_part_of_it(
    tmp_path: Path, text: str, change: str, after: str
) -> None:
    """The prompt stands in my editor, and goes word for word; every # line of mine stays, and the rest as I left it."""
    body = f"old = path.read_text(); path.write_text({change})"
    came = looked_at(text, script(tmp_path, body), tmp_path / "state", (0.0, 9.0), ABOUT)
    assert came.written == Written(after, after != text, None)


def test_the_first_line_is_mine(tmp_path: Path) -> None:
    """An editor begins on the first line, so that one is empty, and what it is about stands below."""
    seen = tmp_path / "seen"
    body = f"pathlib.Path({str(seen)!r}).write_text(path.read_text())"
    looked_at("", script(tmp_path, body), tmp_path / "state", (0.0, 9.0), ABOUT)
    assert seen.read_text() == "\n# Now what?\n# Go\n# on\n"


@pytest.mark.parametrize(
    ("text", "after"), [("", "x"), ("one", "one\nx"), ("one\n", "one\n\nx"), ("\n one", "\n one\nx")]
)
def test_a_line_added_at_the_end_is_a_line(tmp_path: Path, text: str, after: str) -> None:
    """What lies in my editor ends with a newline, so `echo x >> file` adds a line; nothing else moves."""
    command = editor.command({"EDITOR": "sh -c 'echo x >> $1' --"})
    assert edited(text, command, tmp_path / "state") == Written(after, True, None)


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
    assert edited("", script(tmp_path, body), tmp_path / "state") == Written("half", False, SIGTERM)


def test_an_editor_that_is_killed(tmp_path: Path) -> None:
    """When my editor itself is killed, what it had saved comes back, as something that is not done."""
    body = "path.write_text('half'); os.kill(os.getpid(), 9)"
    assert edited("", script(tmp_path, body), tmp_path / "state") == Written("half", False, None)


def test_a_paper_that_is_taken_away(tmp_path: Path) -> None:
    """When the file is gone in the end, nothing new was written."""
    assert edited("old", script(tmp_path, "path.unlink()"), tmp_path / "state") == Written("old", False, None)


def test_an_editor_that_is_not_there(tmp_path: Path) -> None:
    """An editor that does not exist is one kind sentence."""
    with pytest.raises(InputOutputError, match="did not start"):
        edited("", ["/nowhere/editor"], tmp_path / "state")


def test_visual_comes_before_editor() -> None:
    """VISUAL is asked first, its arguments and all."""
    assert editor.command({"VISUAL": "my-editor --wait 'a b'", "EDITOR": "other"}) == [
        "my-editor",
        "--wait",
        "a b",
    ]
    with pytest.raises(UsageError):
        editor.command({"EDITOR": "my-editor 'open"})


@pytest.mark.parametrize("name", ["vim", "nvim", "nano", "emacs", "vim.basic", "emacs-nox", "rvim", "view"])
def test_leaks_are_stopped(name: str) -> None:
    """The editors people use most are told to keep no copies, undo files or histories."""
    assert len(editor.command({"EDITOR": f"/usr/bin/{name} -c x"})) > 3


@pytest.mark.parametrize("called", ["vi", "editor", "my-own-name"])
@pytest.mark.parametrize("program", ["vim.basic", "vim.tiny", "nano", "nvim.appimage", "emacs-gtk"])
def test_leaks_are_stopped_by_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, called: str, program: str
) -> None:
    """The same where the system calls them by another name, as Debian's `editor` and most systems' `vi`."""
    (tmp_path / program).write_text("#!/bin/sh\n")
    (tmp_path / program).chmod(0o700)
    (tmp_path / called).symlink_to(program)
    monkeypatch.setenv("PATH", str(tmp_path))
    name = program.partition(".")[0].partition("-")[0]
    assert editor.command({"EDITOR": called})[1:] == editor.command({"EDITOR": f"/usr/bin/{name}"})[1:] != []


def test_vim_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vim, told to keep undo files, backups and a history, keeps none of a journal entry."""
    if not shutil.which("vim"):
        pytest.skip("vim is not here")
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".vimrc").write_text(
        "set undofile backup backupskip= viminfo='100\nset undodir=~ backupdir=~ directory=~\n"
    )
    command = editor.command({"EDITOR": f"vim -es -u {tmp_path}/.vimrc -c 'normal isecret' -c wq"})
    written = edited("", command, tmp_path / "state")
    assert written.text == "secret", shlex.join(command)
    left = [
        path
        for path in tmp_path.rglob("*")
        if path.is_file() and "secret" in path.read_text(errors="replace")
    ]
    assert left == []
    assert sorted(path.name for path in tmp_path.iterdir()) == [".vimrc", "state"]
