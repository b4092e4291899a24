"""The crisis page from inside a visit, as wide as a full screen has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numbcheck.visit.house import House


def crisis_lines(house: House, asked: str = "", first: str = "crisis") -> list[str]:
    """Return the lines of the crisis page with the person's own plan, as wide as a full screen has room for.

    `first` is the kind of help line to begin with: crisis, abuse or substance.
    """
    from numbcheck.crisis import own_plan
    from numbcheck.crisis.page import NARROWEST, page
    from numbcheck.crisis.zone import guess
    from numbcheck.stage.screen.text import Room

    width = max(Room.within(house.streams.width, 0).width, NARROWEST)
    shown = page(
        asked=asked,
        configured=house.settings.country,
        guessed=guess(house.streams.environ),
        today=house.now().timetuple()[:3],
        width=width,
        first=first,
        unread=house.settings.country_unread and not asked,
    )
    return own_plan.within(shown, own_plan.lines(str(house.places.plan), width))
