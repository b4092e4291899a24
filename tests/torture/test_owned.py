"""Own lists and settings when the power fails or the disk refuses: the short form of `python -m tests.torture own`."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.store import durable
from numbcheck.visit.asking import own_files
from tests.torture import owned, power
from tests.torture.promises import BrokenPromiseError
from tests.torture.systems import os_seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path
    from types import ModuleType

_SHORT: list[owned.Life] = [
    ("nothing", "set"),
    ("a home", "joy add"),
    ("a copy of another machine's", "joy undone"),
]
_REFUSED: list[owned.Life] = [
    *_SHORT,
    ("a home", "plan"),
    ("a home", "joy add", "undo"),
    ("a home", "set", "undo"),
]


@pytest.mark.parametrize("life", _SHORT, ids=" ".join)
def test_own_lists_and_settings_survive_a_power_cut(tmp_path: Path, life: owned.Life) -> None:
    """Whenever the power fails: each list and the settings are whole, old or new, and new once that was said."""
    assert owned.checked(owned.recorded(tmp_path / "home", life), power.SHORT) > 200


def test_no_sync_of_own_lists_and_settings_can_be_left_out(tmp_path: Path) -> None:
    """Each single wait for the disk of what is put on a list, or taken from it, is needed."""
    lives: list[owned.Life] = [
        ("nothing", "set"),
        ("nothing", "joy add"),
        ("a copy of another machine's", "joy undone"),
    ]
    logs = [owned.recorded(tmp_path / f"{number}" / "home", life) for number, life in enumerate(lives)]
    needless, number = owned.needless(logs)
    # the folder of the lock is waited for, too: not for the lock, for the drafts that come to lie there
    assert [place for place in needless if "_alone:" not in place] == []
    assert number > 3


@pytest.mark.parametrize("life", _REFUSED, ids=" ".join)
def test_a_refusal_at_any_call_of_lists_and_settings(tmp_path: Path, life: owned.Life) -> None:
    """Whatever call the disk refuses: my list is the old or the new, what I typed is on it or a draft, and it is said."""
    assert owned.refused(tmp_path / "once", life, errno.ENOSPC, stuck=False) > 30


def in_place(
    path: str, raw: bytes, random: Callable[[int], bytes], still: Callable[[], bool] = lambda: True
) -> bool:
    """Write over what was there, and wait for the disk."""
    with durable.closing(durable.ensure_path(os.path.dirname(path))) as folder:
        system, flags = os_seen(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        file = system.open(os.path.basename(path), flags, 0o600, dir_fd=folder)
        with durable.closing(file):
            system.write(file, raw)
            system.fsync(file)
        durable.sync_folder(folder)
    return True


def hasty(
    path: str, raw: bytes, random: Callable[[int], bytes], still: Callable[[], bool] = lambda: True
) -> bool:
    """Replace the file whole, but wait for nothing."""
    with durable.closing(durable.ensure_path(os.path.dirname(path))) as folder:
        return durable.replace_file(os.path.basename(path), raw, folder, random, synced=False)


def hasty_clear(path: str, names: Iterable[str], now: datetime, *, synced: bool) -> None:
    """Remove copies, and wait for nothing."""
    with durable.closing(durable.open_folder(path)) as folder:
        for name in names:
            durable.discard(name, folder)


FAULTY: dict[str, tuple[ModuleType, str, Callable[..., object], owned.Life]] = {
    "in place": (durable, "put_file", in_place, ("a home", "joy add")),
    "settings in place": (durable, "put_file", in_place, ("a home", "set")),
    "without a wait": (durable, "put_file", hasty, ("a home", "joy add")),
    "a copy comes back": (own_files, "clear", hasty_clear, ("a copy of another machine's", "joy undone")),
}


@pytest.mark.parametrize("name", FAULTY)
def test_the_check_of_own_files_sees_a_careless_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The checks above notice lists and settings that are written in place, or not waited for."""
    module, function, faulty, life = FAULTY[name]
    monkeypatch.setattr(module, function, faulty)
    with pytest.raises(BrokenPromiseError):
        owned.checked(owned.recorded(tmp_path / "home", life), power.SHORT)


def test_the_check_of_refusals_sees_a_list_written_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It notices a list of which half is gone when the disk is full."""
    monkeypatch.setattr(durable, "put_file", in_place)
    with pytest.raises(BrokenPromiseError, match="joy"):
        owned.refused(tmp_path / "once", ("a home", "joy add"), errno.ENOSPC, stuck=False)


def test_the_check_of_refusals_sees_words_that_are_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It notices words that could not be put on a list and are no draft either."""
    monkeypatch.setattr("numbcheck.journal.drafts.autosave.Autosave.try_save", lambda *_: True)
    with pytest.raises(BrokenPromiseError, match="neither"):
        owned.refused(tmp_path / "once", ("a home", "joy add"), errno.ENOSPC, stuck=False)
