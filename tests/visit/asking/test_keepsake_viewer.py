"""Something I kept, shown by itself: only where I chose that, every third day at most, and never with a name."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from numbcheck.visit.asking import keepsake_viewer
from tests.seats import FakeSeat, person

if TYPE_CHECKING:
    from pathlib import Path

ASKED = "You kept this. Any key goes on."


@pytest.fixture
def kept(home: Path) -> Path:
    """Return a home in which something is kept that names nobody, and something that does."""
    home.mkdir(mode=0o700)
    (home / "keep.md").write_text("- the walk with @sam\n- zinnia\n")
    return home


def shown(home: Path, later: int = 0, **environ: str) -> list[str]:
    """Return what is asked of whoever comes so many days later."""
    seat = FakeSeat([(), ()], ["\r", "\r"])
    house, _ = person(seat, home, **environ)
    now = house.now() + timedelta(days=later)
    house.now = lambda: now  # type: ignore[method-assign]
    keepsake_viewer.show_by_itself(house)
    return seat.questions


def test_sr_33_by_itself_only_where_i_chose_it(kept: Path) -> None:
    """Unasked nothing comes back, unless I said that it may."""
    assert shown(kept) == []
    assert shown(kept, NUMBCHECK_FROM_BEFORE="true") == [ASKED]


def test_every_third_day_at_most(kept: Path) -> None:
    """After one day, and after two, nothing comes; on the third day something does."""
    days = [bool(shown(kept, day, NUMBCHECK_FROM_BEFORE="true")) for day in range(5)]
    assert days == [True, False, False, True, False]


def test_a_name_never_comes_by_itself(kept: Path) -> None:
    """What names somebody is shown only when I look for it: they may be missed by now."""
    (kept / "keep.md").write_text("- the walk with @sam\n")
    assert shown(kept, NUMBCHECK_FROM_BEFORE="true") == []
