"""Mirrors that are killed: the short form of `python -m tests.torture mirror`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.exchange.writing import mirror
from numbcheck.exchange.writing.mirror_list import DONE, MonthOfNotes, page_in, page_name, page_text
from tests.torture import mirrored
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.exchange.writing.mirror import Mirror
    from tests.torture.mirrored import Life


def test_a_mirror_that_is_killed_is_whole_after_the_next_run(tmp_path: Path) -> None:
    """Killed at any of its calls, and my journal changed meanwhile: the next run makes it what my journal is."""
    assert mirrored.swept(tmp_path) > 20


def test_whatever_happens_between_runs_that_die(tmp_path: Path) -> None:
    """Entries come, change, move and go, I write into notes and tear out others, and what I did to a note stays."""
    assert mirrored.lived(tmp_path, 25) > 10


def forgetful(life: Life) -> Mirror:
    """Write the rows only once the notes are there."""

    class Late(mirror.Mirror):
        def _put(self, name: str, text: str, *, synced: bool = True) -> None:
            if not page_in(text.encode()).is_open or name == DONE:
                super()._put(name, text, synced=synced)

    return _run_by(Late, life)


def trusting(life: Life) -> Mirror:
    """Say that rows are done before their notes are there."""

    class Early(mirror.Mirror):
        def _put(self, name: str, text: str, *, synced: bool = True) -> None:
            page = page_in(text.encode())
            super()._put(
                name, text if name == DONE else page_text(MonthOfNotes(page.rows, page.look)), synced=synced
            )

    return _run_by(Early, life)


def _run_by(kind: type[Mirror], life: Life) -> Mirror:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mirror, "Mirror", kind)
        return mirrored.run(life)


@pytest.mark.parametrize("how", [forgetful, trusting])
def test_the_check_of_mirrors_sees_a_careless_one(tmp_path: Path, how: mirrored.Run) -> None:
    """It notices one whose rows come too late, and one whose rows promise too much."""
    with pytest.raises(BrokenPromiseError):
        mirrored.swept(tmp_path, how)


def test_a_page_has_a_name_by_its_month() -> None:
    """The rows of a month lie in a file of its name, and come back as they were."""
    assert page_name("2026/11") == "2026-11.json"
