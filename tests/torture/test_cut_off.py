"""Exports that are killed: the short form of `python -m tests.torture cut-off`."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.drafts.unfinished import Unfinished
from tests.torture import cut_off
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell
    from tests.torture.cut_off import DyingOs, How, Write


@pytest.mark.parametrize("way", cut_off.WAYS)
def test_an_export_that_is_killed_leaves_no_words(tmp_path: Path, way: str) -> None:
    """Killed at any of its calls: the file is the old one or the new one, and no other holds a word of mine."""
    assert cut_off.swept(tmp_path, way) > 8


def as_before(place: Path, how: How, dying: DyingOs) -> None:
    """Write beside the file under a name that nobody knows of, and rename it at the end."""
    target = place / "papers" / "one.md"
    temporary = target.with_name(".numbcheck-123456.tmp")
    with temporary.open("w") as file:
        for letter in dying.pieces(cut_off.NEW):
            file.write(letter)
    dying.step()
    dying.rename(temporary, target)


def in_place(place: Path, how: How, dying: DyingOs) -> None:
    """Write where the file is to be."""
    with (place / "papers" / "one.md").open("w", buffering=1) as file:
        for letter in dying.pieces(cut_off.NEW):
            file.write(letter)
            file.flush()


@pytest.mark.parametrize(("write", "seen"), [(as_before, "left behind"), (in_place, "not whole")])
def test_the_check_of_killed_exports_sees_a_careless_one(tmp_path: Path, write: Write, seen: str) -> None:
    """It notices a file that stays, and one that is half there."""
    with pytest.raises(BrokenPromiseError, match=seen):
        cut_off.swept(tmp_path, "a file that is there", write)


def test_what_is_being_written_now_is_left_alone(tmp_path: Path) -> None:
    """The next command clears what a dead export left, never what a living one is at."""
    pending = Unfinished(str(tmp_path / "state"))
    with pending.noted(str(tmp_path)) as name:
        (tmp_path / name).write_text("words")
        child = os.fork()
        if child == 0:
            other = Unfinished(str(tmp_path / "state"))
            os._exit(0 if other.left() == [] and other.clear() == ([], []) else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert (tmp_path / name).exists()
    assert not (tmp_path / name).exists()


def a_cut_off_one(base: Path, folder: Path) -> tuple[Unfinished, Path]:
    """Leave an unfinished file in `folder`, as a killed export does, and return where."""
    folder.mkdir(exist_ok=True)
    pending = Unfinished(str(base / "state"))
    child = os.fork()
    if child == 0:
        with pending.noted(str(folder)) as name:
            (folder / name).write_text("words")
            os._exit(0)
    os.waitpid(child, 0)
    (path,) = folder.glob(".numbcheck-*.tmp")
    return pending, path


def test_a_disk_that_is_away_is_waited_for(tmp_path: Path) -> None:
    """What was left on a disk that is away now is cleared once it is back."""
    pending, path = a_cut_off_one(tmp_path, tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "away")
    assert pending.clear() == ([], [])
    (tmp_path / "away").rename(tmp_path / "stick")
    assert pending.left() == [str(path)]
    assert pending.clear() == ([str(path)], [])
    assert not path.exists()
    assert pending.left() == []


@pytest.mark.parametrize(
    "note", ["/etc/passwd", "", "x", "/{base}/mine.md", "/{base}/../.numbcheck-aa.tmp", "\0"]
)
def test_a_planted_note_removes_nothing(tmp_path: Path, note: str) -> None:
    """Whatever somebody writes into the notes, only a file of the name we give is ever removed."""
    mine = tmp_path / "mine.md"
    mine.write_text("mine")
    pending = Unfinished(str(tmp_path / "state"))
    with pending.noted(str(tmp_path)):
        pass
    (tmp_path / "state" / "unfinished" / "planted").write_text(note.format(base=tmp_path))
    assert pending.clear() == ([], [])
    assert mine.read_text() == "mine"


def test_the_next_command_clears_it_and_says_so(shell: Shell, home: Path, tmp_path: Path) -> None:
    """After a killed export, whatever I do next clears what it left; looking for faults only names it."""
    shell("note", "words", "-q")
    for argv in (["history"], ["delete", "@1", "--yes"], ["data", "where"]):
        _, path = a_cut_off_one(home, tmp_path / "papers")
        ran = shell(*argv)
        assert not path.exists(), argv
        assert path.name in "".join(ran.err.split()), argv


def test_verify_names_it_and_clears_it_only_when_asked(shell: Shell, home: Path, tmp_path: Path) -> None:
    """Looking for faults names what a killed export left, and takes it away with --fix."""
    shell("note", "words", "-q")
    _, path = a_cut_off_one(home, tmp_path / "papers")
    ran = shell("data", "verify")
    assert (ran.code, path.exists()) == (65, True)
    assert f"{path} was left behind by an export" in ran.out
    assert shell("data", "verify", "--fix").code == 0
    assert not path.exists()


def test_a_folder_of_notes_that_knows_no_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a disk knows no locks nothing is taken for left behind, and nothing breaks."""

    def refuse(*_: object) -> None:
        raise OSError(95, "not supported")

    pending, path = a_cut_off_one(tmp_path, tmp_path / "papers")
    monkeypatch.setattr(fcntl, "flock", refuse)
    assert (pending.left(), pending.clear()) == ([], ([], []))
    assert path.exists()
