"""`breathe`: paced breathing, even unless another pattern is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from numbcheck.clean import named
from numbcheck.cli.choices import minutes_of, one_of
from numbcheck.cli.option_help import ABOUT_MINUTES
from numbcheck.errors import UsageError
from numbcheck.practice import ratio
from numbcheck.practice.ids import PATTERNS
from numbcheck.practice.tuning import Tuning
from numbcheck.settings.values import LONGEST
from numbcheck.spelling import no_such
from numbcheck.visit.house import House
from numbcheck.visit.output import ITEM, put_all
from numbcheck.visit.practising.tuned import as_set

if TYPE_CHECKING:
    import typer

    from numbcheck.practice.script import Script
    from numbcheck.practice.shelf import Shelf

_MOST_BREATHS = 120


def command(
    house: House,
    pattern: Annotated[
        str | None, PATTERNS, typer.Argument(help=f"{one_of(PATTERNS)}; or seconds, as 4-6 or 4-2-6-2.")
    ] = None,
    minutes: Annotated[
        str | None,
        typer.Option("-m", "--minutes", metavar="MIN", help=ABOUT_MINUTES.format(most=LONGEST)),
    ] = None,
    breaths: Annotated[
        int | None,
        typer.Option("-r", "--repeats", metavar="N", help="How many breaths, instead of minutes."),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the patterns and stop.")] = False,
) -> None:
    """Breathe along, softly.

    even: 5 in, 5 out, 3 minutes. long: 4 in, 6 out. natural: no pattern at all. sigh: 4 in, 1 more,
    7 out. box: 4 in, hold 4, 4 out, rest 4. 478: only four breaths. Numbers are seconds in and out, or
    in, hold, out and rest. It always plays whole breaths. Box, 478: with a heart or lung condition
    leave the holds at 0, as in 4-0-6-0. Short of breath, asthma that's acting up, late in pregnancy, or afraid of
    your breath: long, or none. 478 can leave you floaty.
    """
    from numbcheck.visit.practising.practise import practise
    from numbcheck.visit.practising.usual_breath import usual_breath

    if list_:
        _list(house)
        return
    tuning = _tuning(house, minutes, breaths)
    practise(house, pattern_of(house.shelf, pattern or usual_breath(house), tuning))


def pattern_of(shelf: Shelf, pattern: str, tuning: Tuning) -> Script:
    """Return the breath of that id, title or ratio, tuned; raises UsageError, naming those there are."""
    found = ratio.read(pattern)
    if found:
        return shelf.get(found.practice, replace(tuning, ratio=found.seconds))
    script = shelf.get(shelf.find(pattern, PATTERNS), tuning)
    if script.family != "breath":
        raise UsageError(no_such(named(pattern), PATTERNS))
    return script


def _list(house: House) -> None:
    breaths = [script for script in house.shelf.scripts() if script.family == "breath"]
    put_all(house, [f"{script.id}: {script.about}" for script in breaths], ITEM)


def _tuning(house: House, typed: str | None, breaths: int | None) -> Tuning:
    if typed is not None and breaths is not None:
        raise UsageError("Two things were given, -m and -r. Choose one.")
    if breaths is not None and not 1 <= breaths <= _MOST_BREATHS:
        raise UsageError(f"Breaths (-r) can be a whole number from 1 to {_MOST_BREATHS}.")
    usual = house.settings.minutes or None if breaths is None else None
    return as_set(house, Tuning(minutes=minutes_of(typed, LONGEST) or usual, repeats=breaths))
