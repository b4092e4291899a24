"""Imports that are killed: the short form of `python -m tests.torture brought`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.journal import Journal
from tests.torture import brought
from tests.torture.cut_off import DEAD
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numbcheck.journal.entry import Entry


@pytest.mark.parametrize("way", brought.WAYS)
def test_an_import_that_is_killed_leaves_whole_entries(way: str, tmp_path: Path) -> None:
    """Killed at any moment, while it comes in or is taken back: whole entries, and the next run makes up for it."""
    assert brought.swept(tmp_path, way, step=8) > 5


def test_the_check_of_killed_imports_sees_half_an_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who writes entries in place is noticed."""

    def in_place(journal: Journal, entries: Iterable[Entry]) -> None:
        for entry in entries:
            month = journal.root + f"/entries/{entry.id[:4]}/{entry.id[4:6]}"
            os.makedirs(month, exist_ok=True)
            with open(f"{month}/{entry.id}.{entry.rev}.json", "w") as file:
                file.write("half")
            os._exit(DEAD)

    monkeypatch.setattr(Journal, "add_all", in_place)
    with pytest.raises(BrokenPromiseError):
        brought.swept(tmp_path, "an import")
