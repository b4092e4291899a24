"""Ask what it is like on arrival, and offer three practices that go with it. Nothing of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.arrival import ARRIVALS, FEW_WORDS, SAID_ONCE
from numbcheck.practice.length import brief
from numbcheck.practice.tuning import Tuning
from numbcheck.visit import one_key, session
from numbcheck.visit.first_words import WIDE_FROM
from numbcheck.visit.practising.practise import practise
from numbcheck.visit.practising.tuned import tuned

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numbcheck.practice.arrival import Arrival
    from numbcheck.practice.script import Script
    from numbcheck.visit.house import House

_QUESTION = "How is it?"
_NOT_SAFE = "not safe, or too much to be alone with"
_KEYS, _ANSWERS = "123", "12345"
_HOW = "Enter is 1, q leaves."


def ask(house: House, help_: Callable[[], object], back: Callable[[], object]) -> None:
    """Ask how it is and offer what goes with it; ! leads to `help_`, and q `back`."""
    question = drawn(house.streams.width) if not house.plain else heard()
    with house.seat(plain=True) as seat:
        key = one_key.answered(house, seat, question, one_key.HELP + _ANSWERS)
    if key == one_key.HELP:
        help_()
    elif key:
        choose(house, ARRIVALS[_ANSWERS.index(key)])
    elif seat.left_by is None:
        back()
    else:
        session.leave(seat)


def drawn(width: int) -> list[str]:
    """Return the question with its five answers, for `width` columns; who is not safe is answered first."""
    if width < WIDE_FROM:
        return heard()
    little, far, much, worn, unsure = (
        f"{key}  {each.words}{each.like and f': {each.like}'}"
        for key, each in zip(_ANSWERS, ARRIVALS, strict=True)
    )
    return [
        _QUESTION,
        f"  {f'{one_key.HELP}  {_NOT_SAFE}':<55}q  back",
        f"  {little:<35}{much}",
        f"  {far:<35}{worn:<20}{unsure}",
    ]


def heard() -> list[str]:
    """Return the same as a list, an answer a line."""
    answers = (f"{key} {each.words}" for key, each in zip(_ANSWERS, ARRIVALS, strict=True))
    return [_QUESTION, f"{one_key.HELP} {_NOT_SAFE}", *answers, "q back"]


def choose(house: House, arrival: Arrival) -> None:
    """Offer the three that go with this answer and play the one that is chosen; in a pipe they are listed."""
    scripts = [house.shelf.get(name) for name in arrival.practices]
    if not house.streams.can_ask:
        house.streams.put("\n".join(map(house.streams.wrap, listed(scripts))))
        return
    with house.seat(plain=True) as seat:
        key = one_key.answered(house, seat, [*listed(scripts), _HOW], _KEYS + one_key.ENTER)
    if not key:
        session.leave(seat)
        return
    chosen = arrival.practices[max(_KEYS.find(key), 0)]
    practise(house, tuned(house, chosen, Tuning(few_words=arrival.id in FEW_WORDS)))


def listed(scripts: Sequence[Script]) -> list[str]:
    """Return what is offered, a line each: its key, its title, how long it takes."""
    rows = (
        f"  {key}  {script.title}, {brief(script.usual_seconds)}"
        for key, script in zip(_KEYS, scripts, strict=True)
    )
    return [SAID_ONCE, *rows]
