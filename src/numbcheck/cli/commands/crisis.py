"""`crisis` from inside the house: its help, and the page within a practice. The front door answers the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.visit.crisis_page import crisis_card, crisis_lines, crisis_sources
from numbcheck.visit.house import House

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    country: Annotated[list[str] | None, typer.Argument(help="A country, as AT, uk or japan.")] = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Everything that is known, on more than one screen.")
    ] = False,
    sources_: Annotated[bool, typer.Option("--sources", help="Where each number is from.")] = False,
    card: Annotated[
        bool, typer.Option("--card", help="Numbers and your people, to print for a wallet.")
    ] = False,
) -> None:
    """Show numbers to call, at once, offline, and without a trace.

    Without a country it is the one in your settings, or the one of your time zone. `numbcheck now` and
    `numbcheck sos` are the same.
    """
    asked = " ".join(country or [])
    if card:
        lines = crisis_card(house, asked)
    elif sources_:
        lines = crisis_sources(house, asked)
    else:
        lines = crisis_lines(house, asked, whole=all_)
    for line in lines:
        house.streams.put(line)
