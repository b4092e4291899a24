"""`privacy`: who can read your words, and what we cannot protect."""

from __future__ import annotations

from pathlib import Path

from numbcheck.clean import path_line
from numbcheck.visit.house import House

_PAGE = Path(__file__).with_name("privacy.txt")


def command(house: House) -> None:
    """Say honestly who can read your words, and what numbcheck cannot protect."""
    page = _PAGE.read_text(encoding="utf-8").format(
        data=path_line(house.places.data), state=path_line(house.places.state)
    )
    house.streams.put(house.streams.wrap(page.strip()))
