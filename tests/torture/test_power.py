"""Power loss, at any moment, with any disk."""

from __future__ import annotations

import os

import pytest

from numbcheck.journal.store import durable
from tests.torture import power
from tests.torture.promises import BrokenPromiseError


def hopeful(name, raw, folder, random):
    """Write as one does at first: open, write, close, and hope."""
    file = durable.os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600, dir_fd=folder)
    durable.os.write(file, raw)
    durable.os.close(file)


def hasty(name, raw, folder, random):
    """Replace the file whole, but without waiting for the disk."""
    temporary = durable.write_temporary(raw, folder, random, synced=False)
    durable.os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)


def in_place(name, raw, folder, random):
    """Wait for the disk, but write over what was there."""
    file = durable.os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600, dir_fd=folder)
    durable.os.write(file, raw)
    durable.os.fsync(file)
    durable.os.close(file)


@pytest.mark.parametrize("faulty", [hopeful, hasty, in_place])
def test_the_check_sees_what_a_careless_writer_does(tmp_path, monkeypatch, faulty):
    """The check that the others rely on finds the losses of writers that are known to lose."""
    monkeypatch.setattr(durable, "replace_file", faulty)
    log = power.recorded(tmp_path, power.a_story)
    with pytest.raises(BrokenPromiseError):
        power.checked(log, step=power.SHORT)


def test_every_state_after_every_step_keeps_what_was_kept(tmp_path):
    """Whenever the power fails, nothing that was said to be kept is lost, and nothing deleted comes back."""
    assert power.checked(power.recorded(tmp_path, power.a_story), step=power.SHORT) > 500


def test_no_sync_and_no_rename_can_be_left_out(tmp_path):
    """Each single wait for the disk is needed: without it, some home would lose something at some moment."""
    logs = power.lives(tmp_path)
    for log in logs[:-1]:
        power.checked(log, step=power.SHORT)
    sites, number = power.needless(logs)
    assert sites == []
    assert number > 20
