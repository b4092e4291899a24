"""`scan`: the body, place by place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.cli.choices import DOWN, listed, one_of
from numbcheck.cli.option_help import BEGIN_AT, FEW_WORDS
from numbcheck.errors import UsageError
from numbcheck.practice.ids import SCANS
from numbcheck.practice.tuning import Tuning
from numbcheck.visit.house import House
from numbcheck.visit.practising.tuned import tuned

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    start: Annotated[
        str | None, DOWN, typer.Option("--from", help=BEGIN_AT.format(ends=one_of(DOWN)))
    ] = None,
    seconds: Annotated[
        float | None, typer.Option("--seconds", help="Seconds for each place, 10 to 60.")
    ] = None,
    areas: Annotated[str | None, typer.Option("--areas", help="Only these places, as in hands,feet.")] = None,
    short: Annotated[bool, typer.Option("--short", help="Six places, three minutes.")] = False,
    neutral: Annotated[
        bool, typer.Option("--neutral", help="Only one hand and the foot on the other side.")
    ] = False,
    few_words: Annotated[bool, typer.Option("--few-words", help=FEW_WORDS)] = False,
) -> None:
    """Go through the body, place by place, and notice what is there.

    Fourteen places from head to feet, half a minute each. Looking inward is a choice: when it makes you
    feel further away, `numbcheck ground` looks outward instead. A new or strong pain is for a doctor
    first. A face, arm or leg that suddenly goes numb or weak, or trouble speaking: call the emergency number.
    """
    from numbcheck.visit.practising.practise import practise

    if short and neutral:
        raise UsageError("Two things were given, --short and --neutral. Choose one.")
    if seconds is not None and not 10 <= seconds <= 60:
        raise UsageError("Seconds for each place can be 10 to 60.")
    which = "short" if short else "neutral" if neutral else house.settings.scan
    asked = Tuning(first=start, seconds=seconds, parts=listed(areas), few_words=few_words)
    practise(house, tuned(house, SCANS[which], asked))
