"""`notice`: the awareness sitting, three minutes unless told otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.errors import UsageError
from numbcheck.practice.tuning import Tuning
from numbcheck.visit.house import House
from numbcheck.words import MINUTES
from numbcheck.words.options import ABOUT_MINUTES

if TYPE_CHECKING:
    import typer

_LONGEST = 15


def command(
    house: House,
    minutes: Annotated[
        float | None, typer.Option("-m", "--minutes", help=ABOUT_MINUTES.format(most=_LONGEST))
    ] = None,
) -> None:
    """Sit for 3 minutes and see what is there.

    A quiet line every half minute, one question at the end. Nothing, numb and do not know are full
    answers. Looking inward is a choice: `l` looks around the room instead, `numbcheck ground` does it
    for longer.
    """
    from numbcheck.visit.practise import practise

    if minutes is not None and not 0 < minutes <= _LONGEST:
        raise UsageError(MINUTES.format(most=_LONGEST))
    practise(house, house.shelf.get("notice", Tuning(minutes=minutes)))
