"""Whatever became of a file before I bring it in, I get its entries or one clear sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.torture import spoilt
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("form", spoilt.FORMS)
def test_a_spoilt_file_gives_entries_or_a_sentence(form: str, tmp_path: Path) -> None:
    """Bytes changed, cut, doubled, swapped: no fault of the program, no endless wait, nothing that cannot be kept."""
    entries, sentences = spoilt.look_at_spoilt(form, 60, tmp_path)
    assert entries + sentences > 0


def test_the_check_of_spoilt_files_sees_a_careless_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that stumbles is noticed."""

    def stumbling(_: object) -> str:
        raise IndexError("list index out of range")

    monkeypatch.setattr("numbcheck.exchange.reading.plain.of_html", stumbling)
    with pytest.raises(BrokenPromiseError, match="IndexError"):
        spoilt.look_at_spoilt("daylio", 60, tmp_path)
