"""The bare call: on a terminal one question with three answers, and on the very first run what this is."""

from __future__ import annotations

from importlib import import_module

from numbcheck.errors import ConfigError
from numbcheck.visit.house import House
from numbcheck.words import UNSAFE

FIRST_WORDS = (
    "numbcheck helps you come back a little when you feel numb or far away.\n"
    "It is not medical care, and what you write stays on this machine.\n"
    f"{UNSAFE} numbcheck crisis"
)
_QUESTION = "1 ground, 2 breathe, 3 write a line, ! help now. Enter is 1, q leaves."
_DOORS = {"1": "ground", "\r": "ground", "2": "breathe", "3": "note", "!": "crisis"}
_PATIENCE = 3600.0


def first_words(house: House) -> None:
    """Say on the very first run, to a person, what this is; nothing is asked."""
    if house.streams.can_ask and not _has_kept(house):
        house.streams.say(FIRST_WORDS)


def ask(house: House) -> None:
    """Ask what would be good now, and open that door; a key that is none of these does nothing."""
    from numbcheck.visit import care_line, offers, session

    care_line.say(house)
    house.streams.say("What would be good now?")
    rows = offers.rows(house)
    question = "\n".join([*(f"{key} {row.words}" for key, row in rows.items()), _QUESTION])
    with house.seat(plain=True) as seat:
        key = seat.ask_key(question, _PATIENCE, "".join([*_DOORS, *rows]))
    if key in rows:
        rows[key].go()
        return
    door = _DOORS.get(key)
    if door is None:
        session.leave(seat)
    else:
        import_module(f"numbcheck.cli.commands.{door}").command(house)


def _has_kept(house: House) -> bool:
    """Whether something was kept here already: an empty folder may be there beforehand."""
    try:
        return (house.places.data / "FORMAT").exists()
    except (OSError, ConfigError):  # whoever wants help with a command gets that; a writer says what is wrong
        return True
