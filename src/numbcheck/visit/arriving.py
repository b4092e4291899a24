"""What it is like when somebody arrives: three practices that go with it, of which one is played. Nothing of it is kept."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from numbcheck.practice.arrival import FEW_WORDS, SAID_ONCE
from numbcheck.practice.length import brief
from numbcheck.practice.tuning import Tuning
from numbcheck.visit import session
from numbcheck.visit.practise import practise
from numbcheck.visit.tuned import tuned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.practice.arrival import Arrival
    from numbcheck.practice.script import Script
    from numbcheck.visit.house import House

_ENTER, _KEYS = "\r", "123"
_HOW = "Enter is 1, q leaves."


def choose(house: House, arrival: Arrival) -> None:
    """Offer the three that go with this answer and play the one that is chosen; in a pipe they are listed."""
    scripts = [house.shelf.get(name) for name in arrival.practices]
    if not house.streams.can_ask:
        house.streams.put("\n".join(map(house.streams.wrap, listed(scripts))))
        return
    with house.seat(plain=True) as seat:
        key = seat.ask_key("\n".join([*listed(scripts), _HOW]), inf, _KEYS + _ENTER)
        if not key:
            session.leave(seat)
            return
    chosen = arrival.practices[int(key if key in _KEYS else "1") - 1]
    practise(house, tuned(house, chosen, Tuning(few_words=arrival.id in FEW_WORDS)))


def listed(scripts: Sequence[Script]) -> list[str]:
    """Return what is offered, a line each: its key, its title, how long it takes."""
    rows = [
        f"  {key}  {script.title}, {brief(script.seconds)}"
        for key, script in zip(_KEYS, scripts, strict=True)
    ]
    return [SAID_ONCE, *rows]
