"""Entries in any script fit a narrow terminal."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from numbcheck.columns import columns
from numbcheck.journal.entry import VERSION, Answer, Entry
from tests.drawn import listed, whole

JAPANESE = "\u4eca\u65e5\u306f\u6674\u308c\u3067\u3059\u3002" * 12
AT = datetime(2026, 5, 4, 21, 30, tzinfo=UTC)
ENTRY = Entry(
    VERSION,
    "20260504t213000000z-abcdefghijklmnop",
    "abcdefgh",
    after=(),
    saved=AT,
    at=AT,
    zone="Asia/Tokyo",
    kind="journal",
    text=f"{JAPANESE}\n  one  two {JAPANESE}",
    answers=(Answer("\u898b\u308b", JAPANESE),),
)


@pytest.mark.parametrize("width", [40, 80])
def test_wide_letters_fit(width: int) -> None:
    """Japanese is wrapped and cut by the columns it takes, and `show` leaves none of it out."""
    lines = whole(ENTRY, width)
    assert max(map(columns, lines)) <= width
    assert "".join("".join(lines).split()).count("\u6674") == 36
    assert max(map(columns, listed([ENTRY], width=width, colored=False).splitlines())) <= width
