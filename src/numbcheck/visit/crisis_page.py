"""The crisis page from inside a visit, within the rows and columns of its screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numbcheck.crisis.country import Country
    from numbcheck.visit.house import House

_FOOTER = 2
"""Rows: how to go back, and a blank one."""


def crisis_lines(
    house: House, asked: str = "", first: str = "crisis", above: str = "", *, whole: bool = False
) -> list[str]:
    """Return the lines of the crisis page with the person's own plan, and what is said `above` it.

    `first` is the kind of help line to begin with: crisis, abuse or substance. Where nothing has a height,
    and where the `whole` page is asked for, it is all of it.
    """
    from numbcheck.columns import wrapped
    from numbcheck.crisis import own_plan, page

    width = _width(house)
    plan = own_plan.read(str(house.places.plan), width)
    said = [*wrapped(above, width), ""] if above else []
    room = 0 if whole else max(0, house.streams.known_rows - _FOOTER - len(said))
    here, today, listens = _country(house, asked), house.now().timetuple()[:3], house.plain and not whole
    return [*said, *page.page(here, today, width, room, plan, first, listens=listens)]


def crisis_sources(house: House, asked: str = "") -> list[str]:
    """Return where the numbers of a country are from."""
    from numbcheck.crisis.page import provenance

    return provenance(_country(house, asked), _width(house))


def crisis_card(house: House, asked: str = "") -> list[str]:
    """Return the card for a wallet, with the people of the plan."""
    from numbcheck.crisis import own_plan
    from numbcheck.crisis.page import card

    return card(_country(house, asked), own_plan.people(str(house.places.plan)))


def _country(house: House, asked: str) -> Country:
    from numbcheck.crisis.country import country
    from numbcheck.crisis.zone import guess

    unread = house.settings.country_unread and not asked
    return country(asked, house.settings.country, guess(house.streams.environ), unread=unread)


def _width(house: House) -> int:
    from numbcheck.crisis.page import NARROWEST
    from numbcheck.stage.screen.text import Room

    return max(Room.within(house.streams.width, 0).width, NARROWEST)
