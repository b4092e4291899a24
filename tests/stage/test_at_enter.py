"""From Enter on, what was typed is in a file: on every stage, in front of the real kernel and inside the process."""

from __future__ import annotations

import os
import pty
import re
import select
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.journal.drafts import draft, ready_folder
from numbcheck.journal.drafts.autosave import Autosave
from numbcheck.journal.drafts.draft import Drafts
from numbcheck.journal.store import durable
from numbcheck.practice.shelf import Shelf
from numbcheck.stage import signals, tty
from numbcheck.stage.lines import desk, keyboard
from numbcheck.stage.lines.desk import line_desk
from numbcheck.stage.lines.seat import LineSeat
from numbcheck.stage.text_input import Paper, TextInput
from numbcheck.visit.session import as_text, played
from tests.fakes import FakeTerminal
from tests.stage.terminal import terminal
from tests.torture import syscalls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

MEMORY = frozenset({"brk", "mmap", "munmap", "mprotect", "madvise", "mremap"})
"""What the interpreter asks for to hold its own values."""
CALLS = {
    "note": (["--plain", "note"], [("One line", "the words")]),
    "journal": (["--plain", "journal", "--prompt", "none"], [("Ctrl-D", "the words")]),
    "a question": (["--plain", "ground"], [("You see, 1 of 5", "the words")]),
    "note, screen": (["note"], [("Enter", "the words")]),
    "journal, screen": (["journal", "--prompt", "none"], [("Ctrl-D", "the words")]),
    "a question, screen": (["ground"], [("You see, 1 of 5", "the words")]),
}


TRACED = pytest.mark.skipif(not syscalls.available(), reason="strace is not here, or may not trace")


def between(trace: str, enter: str, words: str) -> list[str]:
    """Return the calls between the last read that brought `enter` and the first write of `words` after it."""
    calls = [call.partition(" ")[2].strip() for call in trace.splitlines()]
    wrote = next(
        at for at, call in enumerate(calls) if call.startswith("write(") and words in call and '{\\"' in call
    )
    read = max(at for at, call in enumerate(calls[:wrote]) if re.match(rf'read\(\d+, "{enter}"', call))
    names = [call.partition("(")[0] for call in calls[read + 1 : wrote]]
    return [name for name in names if name not in MEMORY]


@TRACED
@pytest.mark.parametrize("name", CALLS)
def test_no_call_lies_between_enter_and_the_file(home: Path, tmp_path: Path, name: str) -> None:
    """Between the read that brings my Enter and the write of my words nothing happens but that the file is opened."""
    argv, steps = CALLS[name]
    log = tmp_path / "trace"
    path = os.pathsep.join(path for path in sys.path if path)
    traced = ["strace", "-f", "-s", "4000", "-o", str(log), sys.executable, "-m", "numbcheck", *argv]
    with terminal(home, command=traced, PYTHONPATH=path) as pair:
        for words, keys in steps:
            pair.wait_for(words)
            pair.press(keys)
            pair.wait_for(keys)
        pair.press("\r")
        pair.read_until(lambda: "the words" in drafted(home) or pair.process.poll() is not None, "the draft")
        pair.press("\x03")
        pair.wait_for_end()
    assert between(log.read_text(), r"\\[rn]", "the words") == ["openat"]


def drafted(home: Path) -> str:
    return "".join(path.read_text() for path in home.glob("state/drafts/*.draft"))


@TRACED
@pytest.mark.parametrize("keys", ["\r", "\x04"], ids=["enter", "ctrl-d"])
@pytest.mark.parametrize("name", ["note", "journal"])
def test_a_kill_right_after_it_loses_nothing(home: Path, tmp_path: Path, name: str, keys: str) -> None:
    """Killed between the words and their name, at Enter or at Ctrl-D, the words are offered as a draft."""
    argv, steps = CALLS[name]
    path = os.pathsep.join(path for path in sys.path if path)
    kill = [
        "-e",
        "trace=rename,renameat,renameat2",
        "-e",
        "inject=rename,renameat,renameat2:signal=KILL:when=1",
    ]
    traced = ["strace", "-f", "-o", str(tmp_path / "log"), *kill, sys.executable, "-m", "numbcheck", *argv]
    with terminal(home, command=traced, PYTHONPATH=path) as pair:
        for words, typed in steps:
            pair.wait_for(words)
            pair.press(typed)
            pair.wait_for(typed)
        pair.press(keys)
        pair.process.wait(30)
    assert "killed by SIGKILL" in (tmp_path / "log").read_text()
    store = Drafts(str(home / "state" / "drafts"), lambda: datetime.now(UTC))
    if (name, keys) != ("note", "\x04"):
        assert [one.text for one in store.waiting()] == ["the words"]


class Recorder:
    """A module that does everything for real and writes down which of its functions were called, and what came back."""

    def __init__(self, module: ModuleType, log: list[tuple[str, Any]]) -> None:
        self._module = module
        self._log = log

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._module, name)
        if not callable(found) or isinstance(found, type) or name in {"getpid", "fspath", "fsencode"}:
            return found

        def call(*args: Any, **more: Any) -> Any:
            came = found(*args, **more)
            self._log.append((name, came if name == "read" else args))
            return came

        return call


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """Return what is called, in order, from the first read on to the last write."""
    calls: list[tuple[str, Any]] = []
    for module in (desk, keyboard, tty, signals, draft, durable, ready_folder):
        if hasattr(module, "os"):
            monkeypatch.setattr(module, "os", Recorder(os, calls))
        if hasattr(module, "select"):
            monkeypatch.setattr(module, "select", Recorder(select, calls))
    return calls


def write_line(seat: LineSeat, autosave: Autosave) -> None:
    seat.write(TextInput(Paper(one_line=True), autosave.try_save, list))


def write_text(seat: LineSeat, autosave: Autosave) -> None:
    seat.write(TextInput(Paper(), autosave.try_save, list))


def answer(seat: LineSeat, autosave: Autosave) -> None:
    script = Shelf().get("senses")
    played(seat, script, seat.stage(), {}, lambda said, _: autosave.try_save(as_text(script.id, said)))


@pytest.mark.parametrize("ends", [b"\n", b"\r", b"\x04", b"\x1b"], ids=["enter", "return", "ctrl-d", "esc"])
@pytest.mark.parametrize("writes", [write_line, write_text, answer])
def test_nothing_is_called_before_the_file_is_written(
    tmp_path: Path, log: list[tuple[str, Any]], writes: Callable[[LineSeat, Autosave], None], ends: bytes
) -> None:
    """However I end my line: the program calls nothing but an open between reading that key and writing my words."""
    person, program = pty.openpty()
    said = FakeTerminal()
    autosave = Autosave(Drafts(str(tmp_path / "drafts"), lambda: datetime.now(UTC)), "note", {})
    autosave.get_ready()
    with line_desk(program, terminal=True) as at:
        os.write(person, b"the words" + ends + b"\x04" * 2)
        writes(LineSeat(said.streams(), at), autosave)
    os.close(person)
    os.close(program)
    wrote = next(
        at for at, (name, args) in enumerate(log) if name == "write" and b"the words" in bytes(args[1])
    )
    read = max(at for at, (name, came) in enumerate(log[:wrote]) if name == "read" and b"the words" in came)
    names = [name for name, _ in log[read + 1 : wrote]]
    assert names == ["open"] or (ends == b"\x1b" and names[-1] == "open")


def test_the_check_sees_a_call_in_between() -> None:
    """It notices a program that shows the line, or looks at its folder, before the words are in a file."""
    careful = '1 read(0, "\\\\n", 9) = 1\n1 openat(3, "x") = 4\n1 write(4, "{\\\\"text\\\\": \\\\"the words\\\\"}", 9) = 9\n'
    careful = careful.replace("\\\\", "\\")
    assert between(careful, r"\\[rn]", "the words") == ["openat"]
    for call in ('write(2, "\\n", 1) = 1', 'lstat("x") = 0', "fsync(3) = 0"):
        assert between(careful.replace("1 openat", f"1 {call}\n1 openat"), r"\\[rn]", "the words") != [
            "openat"
        ]
