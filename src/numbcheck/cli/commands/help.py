"""`help`: every command, a line each; the front door answers `help` alone and `help COMMAND`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.cli import help_pages as pages
from numbcheck.visit.house import House
from numbcheck.visit.paging import put_long

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    which: Annotated[  # noqa: ARG001 (another word was answered by the front door)
        str, ("all",), typer.Argument(metavar="[COMMAND|all]", help="A command, or all of them.")
    ] = "all",
) -> None:
    """Say what there is, or what one command does; it starts nothing.

    `numbcheck help note` is `numbcheck note -h`. The name of a practice is explained by `numbcheck help do`.
    """
    put_long(house, [f"{pages.every_command(house.streams.width - 1)}\n"])
