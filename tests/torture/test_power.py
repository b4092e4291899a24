"""Power loss, at any moment, with any disk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.store import durable
from tests.torture import power
from tests.torture.promises import BrokenPromiseError
from tests.torture.systems import os_seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
