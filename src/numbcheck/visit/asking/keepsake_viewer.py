"""What a person kept for a harder day: shown one thing at a time, when they ask for it, and taken out by a key."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from math import inf
from typing import TYPE_CHECKING

from numbcheck.care import keepsakes, lists
from numbcheck.crisis import own_plan
from numbcheck.gather import without
from numbcheck.visit import dates
from numbcheck.visit.asking import own_files
from numbcheck.visit.keeping import say_receipt
from numbcheck.visit.one_key import ENTER
from numbcheck.visit.session import help_page, leave
from numbcheck.visit.state_file import remember, remembered
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numbcheck.care.lists import Thing
    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House

_OUT = "x"
_SHOWN = "from-before"
"""The file in the state folder with the day on which something was shown by itself."""
_APART = timedelta(days=3)


def path(house: House) -> Path:
    """Return where the list lies."""
    return house.places.plan.with_name(own_plan.KEPT)


def things(house: House) -> Sequence[Thing]:
    """Return what is kept."""
    return lists.read(own_files.read(path(house)))


def show(
    house: House, words: keepsakes.Keep, *, key: str = ENTER, called: str = "Enter", back: str = "leave"
) -> None:
    """Show one thing after the other, from any of them on; x takes one out, `key` (or Enter) shows another."""
    found = things(house)
    if not found:
        house.streams.say(words.empty)
        house.streams.say(words.guide)
        return
    begin = found.index(house.choose(found))
    keys = words.keys.format(key=called, leave=back)
    with house.seat() as seat:
        out = _one_by_one(
            house, seat, [*found[begin:], *found[:begin]], words.may_hurt, keys, f"{key}{ENTER}"
        )
    if out:
        say_receipt(house, Receipt.THROWN_AWAY.format(it="it" if out == 1 else "them"))
    leave(seat)


def _one_by_one(house: House, seat: Seat, found: Sequence[Thing], hurts: str, keys: str, another: str) -> int:
    """Show each thing until the person leaves; return how many were taken out."""
    out, above = 0, f"{hurts}\n"
    for thing in found:
        key = seat.farewell(
            keepsakes.shown(thing), f"{above}{keys}", inf, help_page(house), f"{another}{_OUT}"
        )
        if key == _OUT:
            _take_out(house, thing)
            out += 1
        elif not key:
            break
        above = ""
    return out


def _take_out(house: House, thing: Thing) -> None:
    line = (thing.under, thing.words)
    own_files.keep(
        house,
        own_files.TAKEN_OUT,
        path(house),
        lambda text: without(text, [line]),
        lambda changed: [own_files.row_of(line)] if changed.after != changed.before else [],
    )


def show_by_itself(house: House) -> None:
    """Show one thing before the first question, every third day at most, where a person chose that; never a name."""
    if not house.settings.from_before or house.plain or dates.today(house) - _last(house) < _APART:
        return
    found = [thing for thing in things(house) if not keepsakes.names_someone(thing)]
    if not found:
        return
    with house.seat() as seat:
        seat.farewell(
            keepsakes.shown(house.choose(found)), keepsakes.words().by_itself, inf, help_page(house)
        )
    remember(f"{house.places.state}/{_SHOWN}", [f"{dates.today(house)}"])
    leave(seat)


def _last(house: House) -> date:
    """Return the day on which something was shown by itself last."""
    with suppress(ValueError):
        return date.fromisoformat("".join(remembered(f"{house.places.state}/{_SHOWN}")))
    return date.min
