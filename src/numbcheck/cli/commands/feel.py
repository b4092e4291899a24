"""`feel`: from a place in the body to, maybe, a word; with minutes a sitting first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.cli.choices import minutes_of
from numbcheck.cli.option_help import ABOUT_MINUTES
from numbcheck.practice.tuning import Tuning
from numbcheck.visit.house import House
from numbcheck.visit.practising.tuned import tuned

if TYPE_CHECKING:
    import typer

_LONGEST = 15.0


def command(
    house: House,
    minutes: Annotated[
        str | None,
        typer.Option(
            "-m",
            "--minutes",
            metavar="MIN",
            help=f"Sit and see what is there first. {ABOUT_MINUTES.format(most=_LONGEST)}",
        ),
    ] = None,
) -> None:
    """Start with the body, and find a word if there is one.

    A place, what it is like there, maybe a word; then body, mood, thoughts and what you do, in your
    own words. Enter leaves a question empty. Nothing, numb and not sure are answers, too.
    """
    from numbcheck.visit.practising.practise import practise

    practise(house, tuned(house, "feel", Tuning(minutes=minutes_of(minutes, _LONGEST))))
