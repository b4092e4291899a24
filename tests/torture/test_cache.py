"""Lives with packs, in which anything happens to the journal's files and to the cache: the short form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.store import packs
from tests.torture import cache
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from pathlib import Path


def test_with_whatever_happens_packs_answer_as_the_files_do(tmp_path: Path) -> None:
    """Other programs, disks, sync engines and I myself do what they do, in any order: no wrong answer, no word left."""
    assert cache.lived(tmp_path, 25) > 300


@pytest.mark.parametrize("fault", ["forgets nothing", "asks nothing"])
def test_the_check_of_packs_sees_one_that_is_trusted_blindly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """The check that the one above relies on notices packs that are never cleared, or never compared."""
    match fault:
        case "forgets nothing":
            monkeypatch.setattr(packs.Packs, "_drop", lambda *_: None)
        case "asks nothing":
            monkeypatch.setattr(packs.Packs, "_is_of_now", lambda *_: True)
    with pytest.raises((BrokenPromiseError, ValueError)):
        cache.lived(tmp_path, 40)
