"""`moment`: prints one small thing to notice, and returns at once."""

from __future__ import annotations

from numbcheck.visit.house import House
from numbcheck.visit.practising.rotation import next_cue


def command(house: House) -> None:
    """Print one small thing to notice.

    It returns at once and keeps nothing but which ones came up lately, so that they do not soon come
    again. `numbcheck do moment` plays one for 30 seconds.
    """
    house.streams.put(house.streams.wrap(next_cue(house)))
