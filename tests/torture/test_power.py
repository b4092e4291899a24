"""Power loss, at any moment, with any disk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.codec import encode
from numbcheck.journal.store import durable
from numbcheck.journal.store.writer import Writer
from tests.torture import power
from tests.torture.promises import BrokenPromiseError
from tests.torture.systems import os_seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numbcheck.journal.entry import Entry
    from tests.journal.kit import Dice


def hopeful(name: str, raw: bytes, folder: int, random: Dice) -> None:
    """Write as one does at first: open, write, close, and hope."""
    system = os_seen()
    file = system.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600, dir_fd=folder)
    system.write(file, raw)
    system.close(file)


def hasty(name: str, raw: bytes, folder: int, random: Dice) -> None:
    """Replace the file whole, but without waiting for the disk."""
    temporary = durable.write_temporary(raw, folder, random, synced=False)
    os_seen().rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)


def in_place(name: str, raw: bytes, folder: int, random: Dice) -> None:
    """Wait for the disk, but write over what was there."""
    system = os_seen()
    file = system.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600, dir_fd=folder)
    system.write(file, raw)
    system.fsync(file)
    system.close(file)


@pytest.mark.parametrize("faulty", [hopeful, hasty, in_place])
def test_the_check_sees_what_a_careless_writer_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faulty: Callable[..., None]
) -> None:
    """The check that the others rely on finds the losses of writers that are known to lose."""
    monkeypatch.setattr(durable, "replace_file", faulty)
    log = power.recorded(tmp_path, power.a_story)
    with pytest.raises(BrokenPromiseError):
        power.checked(log, step=power.SHORT)


def careless(steps: str) -> Callable[[Writer, Entry], Entry]:
    """Return `Writer.revise` as somebody would write it who does not think of these three `steps`, or of their order."""

    def revise(self: Writer, entry: Entry) -> Entry:
        for step in steps.split():
            for old, revs in entry.moved_from.items():
                if step == "mark":
                    self._mark_moved(old)
                elif step == "leave":
                    self._leave(old, revs)
            if step == "put":
                self._put_over(entry, encode(entry))
        return entry

    return revise


@pytest.mark.parametrize("steps", ["put leave", "put mark leave", "mark leave put"])
def test_the_check_of_power_cuts_sees_a_careless_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: str
) -> None:
    """It notices a move without its mark, one that puts a copy beside the old words first, and one that blanks these too early."""
    monkeypatch.setattr(Writer, "revise", careless(steps))
    log = power.recorded(tmp_path, power.a_story)
    with pytest.raises(BrokenPromiseError):
        power.checked(log, step=power.SHORT)


def test_every_state_after_every_step_keeps_what_was_kept(tmp_path: Path) -> None:
    """Whenever the power fails, nothing that was said to be kept is lost, and nothing deleted comes back."""
    assert power.checked(power.recorded(tmp_path, power.a_story), step=power.SHORT) > 500


def test_no_sync_and_no_rename_can_be_left_out(tmp_path: Path) -> None:
    """Each single wait for the disk is needed: without it, some home would lose something at some moment."""
    logs = power.lives(tmp_path)
    for log in logs[:-1]:
        power.checked(log, step=power.SHORT)
    sites, number = power.needless(logs)
    assert sites == []
    assert number > 20
