"""The breath that `breathe` begins with where none is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal import kinds
from numbcheck.practice.ids import PATTERNS
from numbcheck.settings.table import LAST

if TYPE_CHECKING:
    from numbcheck.visit.house import House

_BY_NAME = "478"
"""Never begun by itself, not even again."""
_LOOKED_AT = 100
"""Practices among which the last breath is looked for."""


def usual_breath(house: House) -> str:
    """Return the breath that was chosen in the settings; with `last` the newest in the journal, else even breathing."""
    if house.settings.breath != LAST:
        return house.settings.breath
    from numbcheck.journal.query import Query
    from numbcheck.visit.locked import access

    done = (
        one.practice for one in access.in_passing(house, Query(kinds=(kinds.PRACTICE,), limit=_LOOKED_AT))
    )
    return next((breath for breath in done if breath in PATTERNS and breath != _BY_NAME), PATTERNS[0])
