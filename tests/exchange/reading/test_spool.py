"""What waits to be kept comes back as it was made, from memory or from a file without a name, sealed where the journal is."""

from __future__ import annotations

import os
import tracemalloc
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from numbcheck.exchange.reading import spool
from numbcheck.exchange.reading.spool import Spool
from numbcheck.journal.seal import PLAIN
from numbcheck.journal.sealing.ephemeral import Ephemeral
from numbcheck.journal.store.writer import encoded
from tests.journal.kit import an_entry
from tests.journal.sealing.real_age import NEEDS_EXTRA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numbcheck.journal.seal import Plain

ENTRIES = [
    an_entry(text, seed=number)
    for number, text in enumerate(("one", "two\n\nlines", "dreißig € \U0001f331", ""))
]
SEALS = [
    pytest.param(lambda: PLAIN, id="plain"),
    pytest.param(Ephemeral, marks=NEEDS_EXTRA, id="sealed"),
]


class Kept(BytesIO):
    """A file that can be looked at after it was closed."""

    def close(self) -> None:
        """Stay open."""


@pytest.mark.parametrize("most", [1, 200, 1024 * 1024])
@pytest.mark.parametrize("seal", SEALS)
def test_what_waits_comes_back_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seal: Callable[[], Plain | Ephemeral], most: int
) -> None:
    """Every entry comes back in its order, byte by byte, as often as it is asked for; no file of it has a name."""
    monkeypatch.setattr(spool, "_HELD", most)
    with Spool(str(tmp_path), seal()) as waiting:
        waiting.fill(ENTRIES)
        for _ in range(2):
            assert list(waiting) == [encoded(one) for one in ENTRIES]
        assert waiting.ids == [one.id for one in ENTRIES]
        assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("seal", SEALS)
def test_what_waits_takes_little_memory(tmp_path: Path, seal: Callable[[], Plain | Ephemeral]) -> None:
    """However many entries wait for a yes, a few MiB of them are in memory, on the way there and back."""
    entry = an_entry("x" * 10_000)
    tracemalloc.start()
    try:
        with Spool(str(tmp_path), seal()) as waiting:
            waiting.fill(entry for _ in range(3_000))
            assert sum(len(one.raw) for one in waiting) > 30_000_000
        assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    finally:
        tracemalloc.stop()


@NEEDS_EXTRA
def test_what_waits_for_a_locked_journal_is_sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No word lies plain in the file it waits in, where it would in that of a plain journal."""
    monkeypatch.setattr(spool, "_HELD", 1)
    for seal, is_plain in ((PLAIN, True), (Ephemeral(), False)):
        file = Kept()
        monkeypatch.setattr(spool, "TemporaryFile", lambda file=file, **_: file)
        with Spool(str(tmp_path), seal) as waiting:
            waiting.fill(ENTRIES)
        assert ("dreißig".encode() in file.getvalue()) is is_plain
