"""Looking back over three invented months: each page as it was read by eye when it was stored, and what it never shows."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from numbcheck.columns import columns
from numbcheck.journal.store.writer import encoded
from numbcheck.stage.streams import Streams
from numbcheck.visit.house import House
from tests.journal.kit import a_journal
from tests.three_months import three_months

if TYPE_CHECKING:
    from tests.conftest import Shell

PAGES = Path(__file__).parent / "pages"
VIENNA = "Europe/Vienna"
EVENING = datetime(2026, 11, 27, 23, 0, tzinfo=ZoneInfo(VIENNA))
SINCE = ("history", "--since", "2026-10-24", "--all")
SIZES = pytest.mark.parametrize("width", [80, 40])

Look = Callable[..., str]


@pytest.fixture
def look(shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Look]:
    """Return what says what a command shows on a terminal of some width, in Vienna, on the evening of the last day."""
    a_journal(home).add_all(map(encoded, three_months().entries))
    monkeypatch.setenv("TZ", VIENNA)
    time.tzset()
    monkeypatch.setattr(House, "now", lambda _: EVENING)
    monkeypatch.setattr(Streams, "is_seen", True)
    monkeypatch.setenv("NO_COLOR", "1")

    def show(*argv: str, width: int = 80) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        ran = shell(*argv)
        assert ran.code == 0
        return ran.out

    yield show
    monkeypatch.undo()
    time.tzset()


def one_of_each() -> list[str]:
    """Return the characters of an entry of each kind and practice, and of those whose clock or ending is another one."""
    found = {}
    for entry in three_months().entries:
        night = entry.at.utcoffset() if entry.at.hour == 2 else None
        found[entry.kind, entry.practice, entry.finished, entry.zone, tuple(entry.data), night] = entry
    return list(dict.fromkeys(entry.ref for entry in found.values()))


def whole(look: Look, width: int = 80, *plain: str) -> str:
    """Return one of each, whole, a blank line between two."""
    return "\n".join(look(*plain, "show", ref, width=width) for ref in one_of_each())


def page(name: str) -> str:
    """Return a stored page; it was read by eye when it was stored."""
    return (PAGES / name).read_text(encoding="utf-8")


@SIZES
def test_history_is_drawn_as_stored(look: Look, width: int) -> None:
    """Five weeks by day: titles in words, forms with what they can be at most, where the clock was another one."""
    assert look(*SINCE, width=width) == page(f"history-{width}.txt")


@SIZES
def test_show_is_drawn_as_stored(look: Look, width: int) -> None:
    """One of each kind, whole: every name in words, signs as sentences, own words indented."""
    assert whole(look, width) == page(f"show-{width}.txt")


def test_both_are_spoken_as_stored(look: Look) -> None:
    """A screen reader hears an entry a sentence, and of one entry a label and what it says, its characters one by one."""
    assert look("--plain", *SINCE) == page("history-spoken.txt")
    assert whole(look, 80, "--plain") == page("show-spoken.txt")


@SIZES
def test_no_row_is_wider_than_the_terminal(look: Look, width: int) -> None:
    """Nothing breaks over the edge, at 40 columns either."""
    assert max(map(columns, f"{look(*SINCE, width=width)}\n{whole(look, width)}".splitlines())) <= width


def test_no_id_no_code_and_no_blank_at_the_end_is_shown(look: Look) -> None:
    """Neither list nor page shows a code of LOINC, an id with a hyphen, or a row that ends in blanks."""
    for width in (80, 40):
        shown = f"{look(*SINCE, width=width)}\n{whole(look, width)}"
        assert not re.findall(r"\d{4,}-\d|loinc|not-yet|far-away|scan-short|phq9|resumed_from", shown)
        assert not [line for line in shown.splitlines() if line != line.rstrip()]


def test_a_pipe_gets_the_rows_of_before(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scripts go on: one entry a line, its characters and the full date in front, ids as one types them."""
    monkeypatch.setattr(Streams, "is_seen", False)
    lines = look(*SINCE).splitlines()
    assert all(re.fullmatch(r"[a-z2-7]{4} 2026-\d\d-\d\d \d\d:\d\d [a-z-]+(: .*)?", line) for line in lines)
    assert len(lines) == int(look("history", "--since", "2026-10-24", "--count"))


def test_a_practice_taken_up_again_counts_once(look: Look) -> None:
    """Asked how often I breathed, I am told how often I began, though both rows are there."""
    rows = look("history", "--practice", "even", "--all").count("Even breathing")
    assert int(look("history", "--practice", "even", "--count")) == rows - 1
