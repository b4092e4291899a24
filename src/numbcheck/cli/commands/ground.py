"""`ground`: an outward practice, 5-4-3-2-1 unless another is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.clean import one_line
from numbcheck.errors import UsageError
from numbcheck.practice.ids import GROUNDING
from numbcheck.practice.tuning import Tuning
from numbcheck.visit.house import House
from numbcheck.visit.output import ITEM, put_all
from numbcheck.visit.practising.tuned import tuned

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    technique: Annotated[
        str, GROUNDING, typer.Argument(help="Which one; --list shows them.", show_default=True)
    ] = "senses",
    list_: Annotated[bool, typer.Option("--list", help="List all of them and stop.")] = False,
    colour: Annotated[
        str | None, typer.Option("--colour", "--color", help="The colour to look for, with `colour`.")
    ] = None,
) -> None:
    """Come back through your senses.

    Five things you see, four you touch, three you hear, two you smell, one you taste. Type each one,
    or press Enter when you have noticed it. Lines from a pipe are taken as answers. Ctrl-C leaves at
    any time, and what you noticed is kept. If you hear things that others don't, leave out listen and name
    and take something to see or to touch: numbcheck ground object
    """
    from numbcheck.visit.practising.practise import practise

    if list_:
        _list(house)
        return
    if colour is not None and technique == "senses":
        technique = "colour"
    script = tuned(house, house.shelf.find(technique, GROUNDING), _tuning(colour))
    if script.attention != "outward":
        raise UsageError(f"{technique!r} looks inward. This plays it: numbcheck do {technique}")
    practise(house, script)


def _tuning(colour: str | None) -> Tuning:
    if colour is None:
        return Tuning()
    if not one_line(colour):
        raise UsageError("Which colour? For example: numbcheck ground --colour yellow")
    return Tuning(blanks=(("colour", one_line(colour)),))


def _list(house: House) -> None:
    outward = {script.id: script for script in house.shelf.scripts() if script.attention == "outward"}
    others = [practice for practice in outward if practice not in (*GROUNDING, "moment")]
    put_all(house, [f"{each}: {outward[each].about}" for each in (*GROUNDING, *others)], ITEM)
