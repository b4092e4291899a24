"""`do`: any practice on the shelf, the person's own included."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from numbcheck.cli.choices import FILES, PRACTICES
from numbcheck.errors import UsageError
from numbcheck.practice.length import span
from numbcheck.visit.cue import tuning_of
from numbcheck.visit.house import House
from numbcheck.visit.resume_practice import newest_left, script_of

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    practice: Annotated[
        str | None, PRACTICES, typer.Argument(metavar="[ID]", help="Which one; none lists all.")
    ] = None,
    check: Annotated[
        Path | None,
        FILES,
        typer.Option("--check", help="Read a practice of your own and say whether it can play."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the newest one you left, where it stopped.")
    ] = False,
) -> None:
    """Play any practice, or list them all.

    Your own practices are small text files in a folder of their own; `numbcheck data where` names it, and
    docs/own-practices.md shows how to write one.
    """
    from numbcheck.visit.practise import practise

    match practice, check, resume:
        case None, None, False:
            _list(house)
        case None, Path() as path, False:
            _check(house, path)
        case None, None, True:
            _resume(house)
        case str(), None, False:
            found = house.shelf.find(practice)
            practise(house, house.shelf.get(found, tuning_of(house, found)))
        case _:
            raise UsageError("Give a practice, or --check FILE, or --resume: one of them.")


def _list(house: House) -> None:
    own = set(house.shelf.own_ids())
    for script in house.shelf.scripts():
        whose = ", yours" if script.id in own else ""
        line = f"{script.id} ({script.family}, {script.attention}{whose}): {script.about}"
        house.streams.put(house.streams.wrap(line))
    for fault in house.shelf.faults():
        house.streams.warn(fault)


def _check(house: House, path: Path) -> None:
    script = house.shelf.check(path)
    length = "as long as you like" if script.seconds is None else f"about {span(script.seconds)}"
    house.streams.put(house.streams.wrap(f"{path.name}: {script.title} can be played, {length}."))
    if path.resolve().parent != house.places.practices.resolve():
        house.streams.say(f"Put it into {house.places.practices} and numbcheck do {script.id} plays it.")


def _resume(house: House) -> None:
    from numbcheck.visit.practise import practise

    left = newest_left(house)
    script, start = script_of(house, left)
    practise(house, script, start, left)
