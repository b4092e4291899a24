"""Hostile words on the way to the terminal: the short form of `python -m tests.torture hostile`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from rich.errors import MarkupError

from numbcheck import clean
from tests.drawn import listed
from tests.torture import hostile
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.journal.entry import Entry


def test_no_hostile_words_reach_the_terminal() -> None:
    """Thousands of strings made to take a terminal over are shown in every way, and none does."""
    assert hostile.shown(4_000) > 4_000


@pytest.mark.parametrize("signs", ["\x1b", "\x9b", "\u202e", "\x7f", "\x07", "\U000e0041", "\u2066"])
def test_the_check_sees_a_seam_with_one_hole(monkeypatch: pytest.MonkeyPatch, signs: str) -> None:
    """The check that the one above relies on notices when one single sign is let through."""
    real = clean._steering
    holes = {code: out for code, out in real().items() if code != ord(signs)}
    monkeypatch.setattr(clean, "_steering", lambda: holes)
    with pytest.raises(BrokenPromiseError, match="goes to the terminal"):
        hostile.shown(10_000)


def test_the_check_sees_markup_and_tables_that_are_too_wide() -> None:
    """It notices a table that takes words for markup, and one that counts signs instead of columns."""

    def marked_up(entries: Sequence[Entry], *, width: int, colored: bool, words: Sequence[str]) -> str:
        console = Console(width=width, no_color=True)
        with console.capture() as caught:
            for entry in entries:
                console.print(clean.one_line(entry.text or ""))
        return caught.get()

    def counted(entries: Sequence[Entry], *, width: int, colored: bool, words: Sequence[str]) -> str:
        return "\n".join(clean.one_line(entry.text or "")[:width] for entry in entries)

    with pytest.raises((MarkupError, BrokenPromiseError)):
        hostile.shown(1000, show=marked_up)
    with pytest.raises(BrokenPromiseError, match="columns"):
        hostile.shown(1000, show=counted)
    assert listed([], width=40, colored=False) == ""
