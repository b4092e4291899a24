"""What waits to be kept comes back as it was made, from memory or from a file without a name."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

import pytest

from numbcheck.exchange.reading import spool
from numbcheck.exchange.reading.spool import Spool
from numbcheck.journal.store.writer import encoded
from tests.journal.kit import an_entry

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = [
    an_entry(text, seed=number)
    for number, text in enumerate(("one", "two\n\nlines", "dreißig € \U0001f331", ""))
]


@pytest.mark.parametrize("most", [1, 1024 * 1024])
def test_what_waits_comes_back_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Every entry comes back in its order, byte by byte, as often as it is asked for; no file of it has a name."""
    monkeypatch.setattr(spool, "_HELD", most)
    with Spool(str(tmp_path / "state"), only_in_memory=False) as waiting:
        waiting.fill(ENTRIES)
        for _ in range(2):
            assert list(waiting) == [encoded(one) for one in ENTRIES]
        assert waiting.ids == [one.id for one in ENTRIES]
        assert os.listdir(tmp_path / "state") == []


def test_what_is_to_be_sealed_waits_in_memory_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words on their way into a locked journal lie plain on no disk, however many they are."""
    monkeypatch.setattr(spool, "_HELD", 1)
    made: list[object] = []
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda *_, **how: made.append(how))
    with Spool(str(tmp_path), only_in_memory=True) as waiting:
        waiting.fill(ENTRIES)
        assert len(list(waiting)) == len(ENTRIES)
    assert made == []
