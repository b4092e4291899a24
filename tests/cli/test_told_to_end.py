"""Told to end by TERM or HUP: what is being kept is kept whole, and the exit code says how it ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.journal.drafts.autosave import Autosave
from numbcheck.journal.drafts.last_save import Memory
from numbcheck.journal.journal import Journal
from numbcheck.visit.bridges import bring_in
from tests.exchange.reading.kit import FILES
from tests.stage.terminal import terminal
from tests.torture.syscalls import STRACE, available

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

CALLS = {
    "note": (["note", "words"], ""),
    "a pipe": (["note"], "words"),
    "journal": (["journal"], "words"),
    "check": (["check"], "words\n" + "\n" * 9),
    "reframe": (["reframe"], "\nwords\n"),
    "signs": (["signs"], "words\n"),
    "ground": (["ground"], "words\n"),
    "edit": (["edit", "@1", "-"], "words"),
}
TOLD = pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])


@TOLD
@pytest.mark.parametrize("name", CALLS)
def test_what_is_on_disk_is_said_and_no_draft(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: signal.Signals
) -> None:
    """A signal between the entry and its "Kept" ends no command before all is in order; then the code tells of it."""
    argv, text = CALLS[name]
    if "@1" in argv:
        shell("note", "before", "-q")
    real = Memory.remember

    def told(*args: Any) -> bool:
        signal.raise_signal(number)
        return real(*args)

    monkeypatch.setattr(Memory, "remember", told)
    ran = shell(*argv, text=text)
    assert ran.code == 128 + number
    assert ("Changed." if name == "edit" else "Kept.") in ran.err or name == "ground"
    (entry,) = shell("history", "--json").entries
    assert "words" in json.dumps(entry)
    assert list(home.glob("state/drafts/*")) == []


@TOLD
@pytest.mark.parametrize("argv", [["undo"], ["delete", "@1", "--yes"]])
def test_taking_out_comes_to_its_end(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, argv: list[str], number: signal.Signals
) -> None:
    """What is being taken back or deleted is so wholly, and said."""
    shell("note", "words", "-q")
    real = Memory.last

    def told(memory: Memory) -> object:
        signal.raise_signal(number)
        return real(memory)

    monkeypatch.setattr(Memory, "last", told)
    ran = shell(*argv)
    assert ran.code == 128 + number
    assert "Taken back" in ran.err or "Deleted, for good." in ran.err
    monkeypatch.undo()


@TOLD
@pytest.mark.parametrize(
    ("argv", "question"),
    [(["delete", "@1"], "Delete this for good?"), (["import", str(FILES / "dayone.json")], "Add all 2?")],
    ids=["delete", "import"],
)
def test_told_to_end_at_a_question_is_no_yes(
    shell: Shell, home: Path, argv: list[str], question: str, number: signal.Signals
) -> None:
    """Told to end while I am asked, it does nothing of what it asked about, and the code is that of the signal."""
    shell("note", "words", "-q")
    with terminal(home, *argv) as pair:
        pair.wait_for(question)
        pair.process.send_signal(number)
        assert pair.wait_for_end() == 128 + number
    assert [one["text"] for one in shell("history", "--json").entries] == ["words"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_import_that_is_left_says_how_far_it_came(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    """Ctrl-C in the middle of an import: I hear how many entries are in, the same import adds the others, undo takes back those."""
    book = tmp_path / "book.txt"
    book.write_text("[2024-06-10 12:00] one\n[2024-06-11 12:00] two\n[2024-06-12 12:00] three\n")
    real, calls = Journal.add_all, iter(range(9))

    def told(journal: Journal, some: Any) -> int:
        if next(calls):
            signal.raise_signal(number)
        return real(journal, some)

    monkeypatch.setattr(bring_in, "AT_ONCE", 2)
    monkeypatch.setattr(Journal, "add_all", told)
    ran = shell("import", str(book))
    assert ran.code == 128 + number
    assert ran.err.endswith("2 of 3 are added. The same import adds the others.\n")
    monkeypatch.setattr(Journal, "add_all", real)
    assert "2 entries of the import" in shell("undo").err
    assert "1 entry added" in shell("import", str(book)).err


def test_a_draft_that_is_being_written_is_whole(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it cannot be kept and a signal comes on top, the words are a draft."""
    home.mkdir(mode=0o700)
    (home / "entries").write_text("in the way")
    real = Autosave.save

    def told(autosave: Autosave, text: str) -> None:
        signal.raise_signal(signal.SIGTERM)
        real(autosave, text)

    monkeypatch.setattr(Autosave, "save", told)
    assert shell("note", "words").code in {73, 143}
    (path,) = home.glob("state/drafts/*")
    assert json.loads(path.read_text())["text"] == "words"


@pytest.mark.skipif(not available(), reason="strace is not here, or may not trace")
@pytest.mark.parametrize("call", ["write", "rename", "close"])
def test_no_signal_ends_it_without_a_code(home: Path, tmp_path: Path, call: str) -> None:
    """TERM at a call of the real program, the last of its kind among them: 143 or 0, and never killed by the signal."""
    said = tmp_path / "calls"
    program = [sys.executable, "-m", "numbcheck", "note", "words"]
    traced = ["-o", str(said), "-e", f"trace=/^{call}"]
    subprocess.run([*STRACE, *traced, *program], capture_output=True, check=True, env=_environ())
    last = sum(1 for line in said.read_text().splitlines() if call in line)
    for when in sorted({max(1, last - 1), last}):
        name = (
            next(line for line in said.read_text().splitlines() if call in line).split()[1].partition("(")[0]
        )
        inject = ["-e", f"inject={name}:signal=SIGTERM:when={when}"]
        ran = subprocess.run(
            [*STRACE[:2], *traced, *inject, *program], capture_output=True, check=False, env=_environ()
        )
        assert ran.returncode in {0, 143}
        assert b"Kept" in ran.stderr or ran.returncode == 143


def test_ctrl_c_while_it_starts_is_quiet(home: Path) -> None:
    """Ctrl-C before it is quite there leaves as Ctrl-C does later, and shows me nothing of its inside."""
    pressed = (
        "import runpy, signal, sys\n"
        "class Opened:\n"
        "    def find_spec(self, name, *_):\n"
        "        name == 'numbcheck.cli.app' and signal.raise_signal(signal.SIGINT)\n"
        "sys.meta_path.insert(0, Opened())\n"
        "sys.argv = ['numbcheck', 'config', 'path']\n"
        "runpy.run_module('numbcheck', run_name='__main__')\n"
    )
    ran = subprocess.run([sys.executable, "-c", pressed], capture_output=True, check=False, env=_environ())
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")


def _environ() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
