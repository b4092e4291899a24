"""`relax`: progressive muscle relaxation, from the feet up."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Annotated

from numbcheck.clean import named
from numbcheck.cli.choices import HOLDS, UP, listed, one_of
from numbcheck.cli.option_help import BEGIN_AT, FEW_WORDS
from numbcheck.errors import UsageError
from numbcheck.practice.order import ONCE, TWICE
from numbcheck.practice.script import Ask, Timed
from numbcheck.practice.tuning import Tuning
from numbcheck.spelling import no_such
from numbcheck.visit.house import House
from numbcheck.visit.practising.tuned import tuned

if TYPE_CHECKING:
    import typer

_WHICH = "relax"


def command(
    house: House,
    start: Annotated[str | None, UP, typer.Option("--from", help=BEGIN_AT.format(ends=one_of(UP)))] = None,
    skip: Annotated[str | None, typer.Option("--skip", help="Leave these out, as in neck,hands.")] = None,
    hold: Annotated[
        str | None, HOLDS, typer.Option("--hold", help="Seconds to stay tense: 0, 3 or 5.")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="No second round for what is still tight.")] = False,
    twice: Annotated[bool, typer.Option("--twice", help="Each place twice in a row.")] = False,
    few_words: Annotated[bool, typer.Option("--few-words", help=FEW_WORDS)] = False,
) -> None:
    """Tense one place at a time, let it go, and feel the difference.

    Fourteen places from feet to head, with half your strength: tense on the in-breath, hold 3 seconds,
    let go for 20. About 6 minutes, and once more where it is still tight. Two cards to read come first,
    and s skips a place.
    """
    from numbcheck.visit.practising.practise import practise

    if once and twice:
        raise UsageError("Choose --once or --twice, not both.")
    if hold is not None and hold not in HOLDS:
        raise UsageError(f"Seconds to stay tense can be {one_of(HOLDS)}.")
    asked = Tuning(
        first=start,
        parts=_parts(house, listed(skip)),
        hold=None if hold is None else float(hold),
        rounds=ONCE if once else TWICE if twice else 0,
        few_words=few_words,
    )
    practise(house, tuned(house, _WHICH, asked))


def _parts(house: House, skipped: tuple[str, ...]) -> tuple[str, ...]:
    if not skipped:
        return ()
    course = takewhile(lambda beat: not isinstance(beat, Ask), house.shelf.get(_WHICH).beats)
    parts = list(dict.fromkeys(beat.part for beat in course if isinstance(beat, Timed)))
    for part in skipped:
        if part not in parts:
            raise UsageError(no_such(named(part), parts, "place"))
    kept = tuple(part for part in parts if part not in skipped)
    if not kept:
        raise UsageError("That would leave nothing. Keep one place at least.")
    return kept
