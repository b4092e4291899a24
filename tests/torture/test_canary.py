"""A canary text, and what two devices on Syncthing may not do: the short form of `python -m tests.torture canary syncthing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.torture import canary, synced, syscalls
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not syscalls.available(), reason="strace is not here, or may not trace")

LEAKS = {
    "a copy in the scratch folder": "import tempfile, pathlib; pathlib.Path(tempfile.mkstemp()[1]).write_text(entry.text)",
    "a scrap that is gone again": "open('/dev/shm/' + entry.id, 'w').close(); os.unlink('/dev/shm/' + entry.id)",
    "the words of a command": "import subprocess; subprocess.run(['true', entry.text])",
    "the environment of a command": "import subprocess; subprocess.run(['true'], env={'TEXT': entry.text})",
    "the name of a file": "os.makedirs(os.path.join(self.root, entry.text))",
    "a log": "open(os.path.join(self.root, 'log.txt'), 'w').write(entry.text)",
    "a connection": "import socket; socket.socket().connect_ex(('127.0.0.1', 9))",
}


def leaking(code: str) -> str:
    """Return code that lets words out whenever an entry is kept."""
    return (
        "import os\nimport numbcheck.journal.journal as journal\nreal = journal.Journal.add\n"
        f"def add(self, **parts):\n    entry = real(self, **parts)\n    {code}\n    return entry\njournal.Journal.add = add\n"
    )


def test_words_are_nowhere_but_in_the_journal(tmp_path: Path) -> None:
    """A whole visit: my words are in the journal and the export I asked for, and, once deleted, in the export alone.

    Not in another file, not in the words or the environment of another program, not in a name, not on a socket.
    """
    visit = canary.Visit(tmp_path)
    canary.by_pipe(visit)
    canary.at_a_terminal(visit)
    assert visit.check() > 5
    visit.delete_all()
    visit.let_go_of_half()
    visit.check(deleted=True)


def test_words_of_lists_are_nowhere_but_there(tmp_path: Path) -> None:
    """What I put on my lists and into my settings is there, and nowhere once I took it out and deleted the rest."""
    visit = canary.Visit(tmp_path)
    canary.on_lists(visit)
    assert visit.check() > 5
    visit.empty_lists()
    visit.delete_all()
    visit.check(deleted=True)


@pytest.mark.parametrize("code", LEAKS.values(), ids=LEAKS)
def test_the_check_of_words_sees_a_leak(tmp_path: Path, code: str) -> None:
    """The check that the one above relies on notices every way out that it knows of."""
    visit = canary.Visit(tmp_path, leak=leaking(code))
    visit.run("note", text=f"{visit.canary} by a pipe")
    with pytest.raises(BrokenPromiseError):
        visit.check()


LIST_LEAKS = {
    "a copy beside it": "open(f'{path}.bak', 'w').write(done.after)",
    "a scrap that is gone again": "open('/dev/shm/a-list', 'w').close(); os.unlink('/dev/shm/a-list')",
    "the words of a command": "import subprocess; subprocess.run(['true', done.after])",
}


@pytest.mark.parametrize("code", LIST_LEAKS.values(), ids=LIST_LEAKS)
@pytest.mark.parametrize(
    "call", [["joy", "add"], ["ladder", "--add"], ["config", "set", "closing_words"]], ids=" ".join
)
def test_the_check_of_words_sees_a_leak_of_lists(tmp_path: Path, code: str, call: list[str]) -> None:
    """It notices what lets out the words of a list, or of a setting."""
    leak = (
        "import os\nimport numbcheck.visit.asking.own_files as own\nreal = own.change\n"
        f"def change(places, path, edit):\n    done = real(places, path, edit)\n    {code}\n    return done\nown.change = change\n"
    )
    visit = canary.Visit(tmp_path, leak=leak)
    visit.run(*call, visit.listed)
    with pytest.raises(BrokenPromiseError):
        visit.check()


def test_the_check_of_words_sees_what_a_deletion_left(tmp_path: Path) -> None:
    """It notices words that are still there after they were said to be deleted."""
    visit = canary.Visit(tmp_path)
    visit.run("note", text=f"{visit.canary} by a pipe")
    visit.check()
    with pytest.raises(BrokenPromiseError, match="the words are in"):
        visit.check(deleted=True)


@pytest.mark.parametrize("debug", ["", "1"], ids=["", "with NUMBCHECK_DEBUG"])
def test_a_fault_tells_nothing_of_the_words(tmp_path: Path, debug: str) -> None:
    """When something goes wrong on the way, my words are in a draft, and in no log and no traceback."""
    visit = canary.Visit(tmp_path, leak=canary.RAISES, **({"NUMBCHECK_DEBUG": debug} if debug else {}))
    for call in (["note", visit.canary], ["note"], ["journal", "--prompt", "none"], ["ground"]):
        ran = visit.run(*call, text=f"{visit.canary}\n" * 15, code=1)
        said = ran.err if call != ["ground"] else ran.err.split("Traceback")[-1]
        assert visit.canary not in said
        assert ("Traceback" in ran.err) == bool(debug)
        assert ("ValueError" in ran.err) == bool(debug)
    visit.check()
    waiting = [path.read_text() for path in (visit.state / "drafts").iterdir()]
    assert sum(visit.canary in text for text in waiting) == 4


def test_the_check_of_synced_folders_sees_a_conflict(tmp_path: Path) -> None:
    """What Syncthing and its like call a copy that they could not bring together is noticed."""
    (tmp_path / "entry.json").write_text("one")
    synced.check_names(tmp_path)
    (tmp_path / "entry.sync-conflict-20261122-101112-ABCDEFG.json").write_text("other")
    with pytest.raises(BrokenPromiseError, match="conflict"):
        synced.check_names(tmp_path)
