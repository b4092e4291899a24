"""Kills, crowds, full disks, spoilt files and two devices: the short form of `python -m tests.torture`."""

from __future__ import annotations

import errno
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.journal import references
from tests.journal.kit import NOON, a_journal, note
from tests.torture import clones, crowds, noise, refusals, syscalls, writer
from tests.torture.promises import BrokenPromiseError
from tests.torture.systems import RecordingOs, seen_as

if TYPE_CHECKING:
    from pathlib import Path


_ROUNDS = 40
"""At most: a busy machine keeps less in each, one whose writers keep nothing must not go on for ever."""


def kept_until(enough: int, folder: Path, **how: Any) -> int:
    """Kill writers again and again, until they had kept enough; return how much that was."""
    kept = 0
    for number in range(_ROUNDS):
        kept += crowds.killed(folder / f"{number}", rounds=2, seconds=0.3, **how)
        if kept >= enough:
            break
    return kept


def test_writers_that_are_killed_lose_nothing_they_had_kept(tmp_path: Path) -> None:
    """Two writers, killed without warning at any moment: what they said was kept is there, and whole."""
    assert kept_until(300, tmp_path) >= 300


def test_writers_of_lists_that_are_killed_lose_nothing_they_had_kept(tmp_path: Path) -> None:
    """The same for lines put on my lists, ticked off and taken out, and for a setting: each is there as it was said."""
    assert kept_until(50, tmp_path, acts=writer.OWN) >= 50


CARELESS = {
    "in place": (
        "durable.put_file = lambda path, raw, *_: "
        "all([file.write(bytes([one])) for file in [open(path, 'wb', 0)] for one in raw])"
    ),
    "without a lock": (
        "own_files._wait_for = lambda lock: None; real = durable.put_file; "
        "durable.put_file = lambda path, raw, random, still: real(path, raw, random)"
    ),
}


@pytest.mark.parametrize("name", CARELESS)
def test_the_check_of_kills_sees_who_writes_lists_carelessly(tmp_path: Path, name: str) -> None:
    """It notices lists that are written in place, and writers that do not wait for each other."""
    careless = f"from numbcheck.visit.asking import own_files\nfrom numbcheck.journal.store import durable\n{CARELESS[name]}"
    with pytest.raises(BrokenPromiseError):
        crowds.killed(tmp_path, rounds=60, seconds=0.3, acts=writer.OWN, careless=careless)


def test_sixteen_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Sixteen terminals that write at the same time keep every single line."""
    assert crowds.crowded(tmp_path / "root", writers=16, count=25) == 400


@pytest.mark.parametrize("act", refusals.ACTS)
@pytest.mark.parametrize("stuck", [False, True], ids=["once", "from then on"])
def test_a_refusal_at_any_call_harms_nothing(tmp_path: Path, act: str, stuck: bool) -> None:
    """Whichever call of the writer the disk refuses: old or new, nothing older harmed, one sentence."""
    assert refusals.every_call_refused(tmp_path, act, errno.ENOSPC, stuck=stuck) >= 20


@pytest.mark.parametrize("act", ["the first entry", "an edit"])
def test_a_full_disk_harms_nothing(tmp_path: Path, act: str) -> None:
    """Wherever in the text the disk runs full: nothing older is harmed, and it is said."""
    assert refusals.every_size_refused(tmp_path, act, range(0, 600, 12)) > 20


@pytest.mark.skipif(not syscalls.available(), reason="strace is not here, or may not trace")
@pytest.mark.parametrize(("call", "trouble"), [("write", "ENOSPC"), ("renameat", "KILL"), ("fsync", "USR1")])
def test_the_real_kernel_may_refuse_or_kill_at_any_call(tmp_path: Path, call: str, trouble: str) -> None:
    """What the kernel itself does to a writer, an error or an end without warning, costs nothing either."""
    assert syscalls.swept(tmp_path, "add", call, trouble) >= 2


@pytest.mark.skipif(not syscalls.available(), reason="strace is not here, or may not trace")
@pytest.mark.parametrize(("call", "trouble"), [("write", "ENOSPC"), ("renameat", "KILL"), ("fsync", "USR1")])
def test_the_real_kernel_may_refuse_or_kill_a_writer_of_lists(
    tmp_path: Path, call: str, trouble: str
) -> None:
    """The same while a line is put on a list, ticked off and taken out, and a setting is changed."""
    assert syscalls.swept(tmp_path, writer.OWN, call, trouble) >= 4


@pytest.mark.skipif(not shutil.which("git"), reason="git is not here")
def test_two_devices_merge_by_git_without_help(tmp_path: Path) -> None:
    """Two people who add, edit and delete in clones of one journal never meet a conflict, a loss or a ghost."""
    assert clones.lived(tmp_path, rounds=12) > 12


@pytest.mark.skipif(not shutil.which("git"), reason="git is not here")
def test_the_check_of_two_devices_sees_a_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check that the one above relies on notices when a text is lost, and when one comes back."""
    truth = clones.Truth()
    device = clones.Device(tmp_path, "here", truth)
    entry = note(device.journal)
    with pytest.raises(BrokenPromiseError, match="resurrected"):
        truth.check(device)
    truth.wrote(entry)
    truth.check(device)
    truth.check_files(device)
    truth.deleted(entry)
    with pytest.raises(BrokenPromiseError, match="old words"):
        truth.check_files(device)
    device.journal.delete(entry)
    truth.wrote(entry._replace(id=entry.id[:-1] + "a"))
    with pytest.raises(BrokenPromiseError, match="missing"):
        truth.check(device)


def test_no_spoilt_file_breaks_the_reader() -> None:
    """Thousands of spoilt files are entries or bad data, nothing else."""
    assert 0 < noise.read(5000) < 2500


def test_reading_never_writes(tmp_path: Path) -> None:
    """Looking back, counting and finding change nothing on the disk."""
    journal = a_journal(tmp_path)
    for number in range(3):
        entry = note(journal, f"{number}", at=NOON + timedelta(seconds=number))
    journal.revise(entry, text="changed")
    with seen_as(RecordingOs(tmp_path)) as system:
        before = len(system.log)
        assert len(list(journal.entries())) == journal.count() == 3
        assert references.find(journal, "@1").text == "changed"
        assert len(journal.names.suffixes().all) == 3
    assert system.log[before:] == []
