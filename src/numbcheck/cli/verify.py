"""`verify`: whether every file is as it should be."""

from __future__ import annotations

from typing import Annotated

import typer

from numbcheck import settings
from numbcheck.clean import one_line
from numbcheck.cli.house import House
from numbcheck.cli.writing import papers


def command(
    ctx: typer.Context,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what can be mended without losing anything.")
    ] = False,
) -> None:
    """Look at every file of yours and name what is not as it should be.

    Nothing is changed without --fix. A damaged file is never touched: it may still be readable to you.
    Exit code 65 says that something was found and is still so.
    """
    from numbcheck.journal.verify import Finding
    from numbcheck.journal.verify_state import State

    house: House = ctx.obj
    house.only_looks = True
    state = State(papers(house), house.memory)
    found = [*house.journal.findings(), *state.findings()]
    for finding in found:
        house.streams.put(one_line(f"{finding.place} {finding.what}"))
    _, warnings = settings.origins_of(house.places.config, house.streams.environ)
    for warning in warnings:
        house.streams.put(warning)
    left: list[Finding] = found
    if fix and any(finding.mends for finding in found):
        house.journal.mend(found)
        state.mend(found)
        left = [*house.journal.findings(), *state.findings()]
        house.streams.say(f"Mended: {len(found) - len(left)}.")
    elif any(finding.mends for finding in found):
        house.streams.say("numbcheck verify --fix mends what can be mended.")
    if left or warnings:
        raise typer.Exit(65)
    house.streams.say("Everything is as it should be.")
