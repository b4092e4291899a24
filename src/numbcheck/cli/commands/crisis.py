"""`crisis` from inside the house: its help, and the page within a practice. The front door answers the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.visit.crisis_page import crisis_lines
from numbcheck.visit.house import House

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    country: Annotated[list[str] | None, typer.Argument(help="A country, as AT, uk or japan.")] = None,
) -> None:
    """Show numbers to call, at once, offline, and without a trace.

    Without a country it is the one in your settings, or the one of your time zone. `numbcheck now` and
    `numbcheck sos` are the same.
    """
    for line in crisis_lines(house, " ".join(country or [])):
        house.streams.put(line)
