"""A question that one key answers: pressed on a terminal, on plain lines typed on a line of its own."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from numbcheck.play.player import Command
from numbcheck.play.ports import BrokeOff, Did, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House

ENTER, LEAVE, HELP = "\r", "q", "!"
HOW = "Type a key, then Enter."


def answered(house: House, seat: Seat, question: Sequence[str], keys: str) -> str:
    """Ask, and return the one of `keys` that comes, "" where the person leaves; any other does nothing."""
    if not house.plain:
        return seat.ask_key("\n".join(question), inf, keys)
    put(house, map(house.streams.wrap, [*question, HOW]))
    while (key := typed(seat)) not in keys and key != LEAVE:
        put(house, [HOW])
    return key if key in keys else ""


def put(house: House, lines: Iterable[str]) -> None:
    """Write lines, wrapped already, to standard error, where every question goes."""
    house.streams.write_stderr("".join(f"{line}\n" for line in lines))


def typed(seat: Seat) -> str:
    """Return the key that is typed on a line of its own: ENTER for nothing, LEAVE where the person leaves."""
    while True:
        match seat.desk.wait(None, typing=True):
            case Said(line):
                return line.strip().lower() or ENTER
            case Did(Command.HELP):
                return HELP
            case Did(Command.STOP | Command.ENOUGH) | BrokeOff():
                return LEAVE
