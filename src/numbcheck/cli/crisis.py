"""`crisis` from inside the house: its help, and the page within a practice. The front door answers the rest."""

from __future__ import annotations

from typing import Annotated

import typer

from numbcheck.cli.house import House


def command(
    ctx: typer.Context,
    country: Annotated[list[str] | None, typer.Argument(help="A country, as AT, uk or japan.")] = None,
) -> None:
    """Show numbers to call, at once, offline, and without a trace.

    Without a country it is the one in your settings, or the one of your time zone. `numbcheck now` and
    `numbcheck sos` are the same.
    """
    house: House = ctx.obj
    for line in lines(house, " ".join(country or [])):
        house.streams.put(line)


def lines(house: House, asked: str = "", first: str = "crisis") -> list[str]:
    """Return the lines of the crisis page with the person's own plan, as wide as a full screen has room for.

    `first` is the kind of help line to begin with: crisis, abuse or substance.
    """
    from numbcheck.care import own_plan
    from numbcheck.care.crisis import NARROWEST, page
    from numbcheck.care.zone import guess
    from numbcheck.stage.screen_text import Room

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
