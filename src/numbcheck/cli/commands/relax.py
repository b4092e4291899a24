"""`relax`: progressive muscle relaxation, from the feet up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.clean import one_line
from numbcheck.cli.choices import UP, listed, one_of
from numbcheck.errors import UsageError
from numbcheck.practice.tuning import Tuning
from numbcheck.spelling import no_such
from numbcheck.visit.house import House
from numbcheck.visit.tuned import tuned
from numbcheck.words.options import BEGIN_AT, FEW_WORDS

if TYPE_CHECKING:
    import typer

_WHICH = "relax"
_CARD = "first"


def command(
    house: House,
    start: Annotated[str | None, UP, typer.Option("--from", help=BEGIN_AT.format(ends=one_of(UP)))] = None,
    skip: Annotated[str | None, typer.Option("--skip", help="Leave these out, as in neck,hands.")] = None,
    few_words: Annotated[bool, typer.Option("--few-words", help=FEW_WORDS)] = False,
) -> None:
    """Tense one place at a time, and let it go.

    Fourteen places from feet to head: 5 seconds of a bit more than half your strength on the in-breath,
    20 seconds of letting go. About 6 minutes. A card to read comes first, and s skips a place.
    """
    from numbcheck.visit.practise import practise

    asked = Tuning(first=start, parts=_parts(house, listed(skip)), few_words=few_words)
    practise(house, tuned(house, _WHICH, asked))


def _parts(house: House, skipped: tuple[str, ...]) -> tuple[str, ...]:
    if not skipped:
        return ()
    parts = [part for part in house.shelf.get(_WHICH).parts if part != _CARD]
    for part in skipped:
        if part not in parts:
            raise UsageError(no_such(one_line(part), parts, "place"))
    kept = tuple(part for part in parts if part not in skipped)
    if not kept:
        raise UsageError("That would leave nothing. Keep one place at least.")
    return kept
