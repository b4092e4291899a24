"""`breathe`: paced breathing, even unless another pattern is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.clean import one_line
from numbcheck.cli.choices import one_of
from numbcheck.errors import UsageError, suggestion
from numbcheck.practice.names import PATTERNS
from numbcheck.practice.tuning import Tuning
from numbcheck.visit.house import House
from numbcheck.words import MINUTES
from numbcheck.words.options import ABOUT_MINUTES

if TYPE_CHECKING:
    import typer

    from numbcheck.practice.script import Script
    from numbcheck.practice.shelf import Shelf

_LONGEST = 20.0


def command(
    house: House,
    pattern: Annotated[str, PATTERNS, typer.Argument(help=f"{one_of(PATTERNS)}.")] = "even",
    minutes: Annotated[
        float | None, typer.Option("-m", "--minutes", help=ABOUT_MINUTES.format(most=_LONGEST))
    ] = None,
    breaths: Annotated[
        int | None, typer.Option("-r", "--repeats", help="How many breaths, instead of minutes.")
    ] = None,
    hold: Annotated[
        float | None,
        typer.Option("--hold", help="Seconds for each hold of a pattern that has holds; 0 leaves them out."),
    ] = None,
) -> None:
    """Breathe along, softly.

    even: 5 in, 5 out, 3 minutes. long: 4 in, 6 out. natural: no pattern at all. sigh: 3 in, 1 more,
    8 out. box: 4 in, hold 4, 4 out, rest 4. 478: only four breaths. It always plays whole breaths.
    """
    from numbcheck.visit.practise import practise

    tuning = _tuning(minutes, breaths, hold)
    practise(house, pattern_of(house.shelf, pattern, tuning))


def pattern_of(shelf: Shelf, pattern: str, tuning: Tuning) -> Script:
    """Return the breath of that id or title, tuned; raises UsageError, saying which there are, where it is none."""
    try:
        found = shelf.find(pattern)
    except UsageError:
        found = ""
    script = shelf.get(found, tuning) if found else None
    if script is None or script.family != "breath":
        raise _no_such(shelf, pattern)
    return script


def _no_such(shelf: Shelf, pattern: str) -> UsageError:
    patterns = [script.id for script in shelf.scripts() if script.family == "breath"]
    listed = f"There is: {', '.join(patterns)}."
    return UsageError(
        f"There is no breathing pattern called {one_line(pattern)!r}.{suggestion(pattern, patterns, listed)}"
    )


def _tuning(minutes: float | None, breaths: int | None, hold: float | None) -> Tuning:
    if minutes is not None and breaths is not None:
        raise UsageError("Give either minutes (-m) or breaths (-r), not both.")
    if minutes is not None and not 0 < minutes <= _LONGEST:
        raise UsageError(MINUTES.format(most=_LONGEST))
    if breaths is not None and not 1 <= breaths <= 120:
        raise UsageError("Breaths (-r) can be a whole number from 1 to 120.")
    if hold is not None and not 0 <= hold <= 7:
        raise UsageError("A hold (--hold) can be 0 to 7 seconds long.")
    return Tuning(minutes=minutes, repeats=breaths, hold=hold)
