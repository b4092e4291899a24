"""Undo, and a deletion of what undo and a draft hold: the short form of `python -m tests.torture undo`."""

from __future__ import annotations

import errno
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.journal.drafts.draft import Drafts
from numbcheck.journal.drafts.last_save import Memory
from numbcheck.journal.store import durable
from tests.torture import power, visits
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

NOTE, _, DELETION = visits.LIVES


@pytest.mark.parametrize("name", [NOTE, DELETION])
def test_undo_and_deletion_survive_a_power_cut(tmp_path: Path, name: str) -> None:
    """Whenever the power fails: what was taken back is a draft, and what was deleted is in no file of mine."""
    assert power.checked(visits.recorded(tmp_path / "life", name), step=power.SHORT) > 300


def test_no_sync_of_undo_and_deletion_can_be_left_out(tmp_path: Path) -> None:
    """Each single wait for the disk of what is remembered, drafted and cleared is needed."""
    logs = [visits.recorded(tmp_path / name, name) for name in (NOTE, DELETION)]
    needless, number = power.needless(logs, visits.OWN)
    assert needless == []
    assert number > 6


@pytest.mark.parametrize("name", visits.LIVES)
@pytest.mark.parametrize("stuck", [False, True])
def test_a_refusal_at_any_call_of_undo_and_deletion(tmp_path: Path, name: str, stuck: bool) -> None:
    """Whatever call the disk refuses: old or new, every word in its place, and nothing said that is not so."""
    assert visits.refused(tmp_path, name, errno.EIO, stuck=stuck) > 50


def forgetful(self: Drafts, text: str, kind: str, meta: dict[str, Any], name: str) -> None:
    """Say a draft is safe, and keep nothing."""


def hasty(path: str, names: Iterable[str], now: datetime, *, synced: bool = True) -> None:
    """Clear without waiting for the disk."""
    with suppress(FileNotFoundError), durable.closing(durable.open_folder(path)) as folder:
        for name in names:
            durable.discard(name, folder)


FAULTY: dict[str, tuple[type, str, Callable[..., object], str]] = {
    "a draft that is none": (Drafts, "save", forgetful, NOTE),
    "a draft that stays": (Drafts, "discard_of", lambda *_: [], DELETION),
    "a memory that stays": (Memory, "forget_of", lambda *_: None, DELETION),
}


@pytest.mark.parametrize("name", FAULTY)
def test_the_check_of_visits_sees_a_careless_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The checks above notice words that are lost, and words that are left, by power loss and without it."""
    owner, method, faulty, life = FAULTY[name]
    monkeypatch.setattr(owner, method, faulty)
    log = visits.recorded(tmp_path / "life", life)
    with pytest.raises(BrokenPromiseError):
        power.checked(log, step=power.SHORT, after="kept")


def test_the_check_of_visits_sees_one_who_does_not_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It notices a clearing that is not on disk."""
    for module in ("numbcheck.journal.drafts.draft", "numbcheck.journal.drafts.last_save"):
        monkeypatch.setattr(f"{module}.clear", hasty)
    with pytest.raises(BrokenPromiseError, match="still in"):
        power.checked(visits.recorded(tmp_path / "life", DELETION), step=power.SHORT, after="kept")


def test_the_check_of_refusals_sees_who_passes_over_a_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It notices a deletion that takes a draft it could not read for one that is not there."""
    monkeypatch.setattr("numbcheck.journal.drafts.draft.unless_planted", lambda: suppress(OSError))
    with pytest.raises(BrokenPromiseError, match="still in"):
        visits.refused(tmp_path, DELETION, errno.EIO, stuck=False)


def test_a_deletion_waits_for_a_paper_it_cannot_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk does not let it be read what lies in an editor's hands, "Deleted" is not said."""
    person = visits.Person(tmp_path / "home", lambda event: None)
    person.note()
    (tmp_path / "home" / "state" / "writing-aaaa").mkdir(mode=0o700)
    real = durable.read_file

    def refusing(name: str, folder: int) -> bytes:
        if name == "entry.md":
            raise OSError(errno.EIO, "")
        return real(name, folder)

    monkeypatch.setattr(durable, "read_file", refusing)
    with pytest.raises(visits.RefusedError, match="may still be open in an editor"):
        person.call("delete", "@1", "--yes")
