"""`do`: any practice on the shelf, the person's own included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from numbcheck.clean import named
from numbcheck.cli.choices import FILES, PRACTICES, one_of, path_of
from numbcheck.errors import UsageError
from numbcheck.practice.arrival import ANSWERS, arrival
from numbcheck.practice.length import span
from numbcheck.practice.silences import longest_silence
from numbcheck.spelling import no_such
from numbcheck.visit.house import House
from numbcheck.visit.locked.access import unlock_to_read
from numbcheck.visit.paging import put_long
from numbcheck.visit.practising.resume_practice import newest_left, script_of
from numbcheck.visit.practising.tuned import tuned

if TYPE_CHECKING:
    from pathlib import Path

    import typer

_TO_PLAY = "To play one: numbcheck do NAME"


class Options(NamedTuple):
    """Which practice, and what else is wished than to play it."""

    practice: Annotated[
        str | None, PRACTICES, typer.Argument(metavar="[ID]", help="Which one; none lists all.")
    ] = None
    check: Annotated[
        str | None,
        FILES,
        typer.Option("--check", help="Read a practice of your own and say whether it can play."),
    ] = None
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the newest one you left, where it stopped.")
    ] = False
    list_: Annotated[bool, typer.Option("--list", help="List them all and stop.")] = False
    print_: Annotated[
        bool, typer.Option("--print", help="With a name: all it says, as one page of paper.")
    ] = False
    for_: Annotated[
        str | None,
        ANSWERS,
        typer.Option("--for", metavar="HOW", help=f"Offer three, by how it is: {one_of(ANSWERS)}."),
    ] = None


def command(house: House, options: Options = Options()) -> None:
    """Play any practice, or list them all.

    The name alone plays it, too, unless a command is called so: numbcheck chair. Your own practices are
    small text files in a folder that `numbcheck data` names; docs/own-practices.md shows how to write one.
    """
    from numbcheck.visit.practising.practise import practise

    match options:
        case Options(None, None, False, False, False, str(answer)):
            _offer(house, answer)
        case Options(None, None, False, _, False, None):
            _list(house)
        case Options(None, str(path), False, False, False, None):
            _check(house, path_of(path))
        case Options(None, None, True, False, False, None):
            _resume(house)
        case Options(str(practice), None, False, False, True, None):
            _print(house, practice)
        case Options(str(practice), None, False, False, False, None):
            practise(house, tuned(house, house.shelf.find(practice)))
        case _:
            raise UsageError("Give a practice, --list, --for HOW, --resume or --check FILE: one of them.")


def _list(house: House) -> None:
    from numbcheck.show import practices

    kinds = practices.by_kind(house.shelf.scripts(), house.shelf.own_ids())
    if house.draws:
        lines = [_TO_PLAY, *practices.rows(kinds, house.streams.width - 1)]
    else:
        lines = list(map(house.streams.wrap, practices.sentences(kinds)))
    put_long(house, ["\n".join([*lines, ""])])
    for fault in house.shelf.faults():
        house.streams.warn(fault)


def _print(house: House, practice: str) -> None:
    from numbcheck.show.printed import page

    put_long(house, ["\n".join([*page(house.shelf.get(practice)), ""])])


def _offer(house: House, answer: str) -> None:
    from numbcheck.visit.practising.arriving import choose

    found = arrival(answer)
    if found is None:
        raise UsageError(no_such(named(answer), ANSWERS))
    choose(house, found)


def _check(house: House, path: Path) -> None:
    script = house.shelf.check(path)
    seconds = script.usual_seconds
    length = "as long as you like" if seconds is None else f"about {span(seconds)}"
    house.streams.put(house.streams.wrap(f"{path.name}: {script.title} can be played, {length}."))
    if words := longest_silence(script):
        house.streams.say(words)
    if path.resolve().parent != house.places.practices.resolve():
        house.streams.say(f"Put it into {house.places.practices} and numbcheck do {script.id} plays it.")


def _resume(house: House) -> None:
    from numbcheck.visit.practising.practise import practise

    unlock_to_read(house)
    left = newest_left(house)
    script, start = script_of(house, left)
    practise(house, script, start, left)
