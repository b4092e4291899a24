"""`check`: a short check-in, every question one key or Enter."""

from __future__ import annotations

import typer

from numbcheck.care import check, wording
from numbcheck.clean import storable
from numbcheck.cli.house import House
from numbcheck.cli.practise import leave
from numbcheck.cli.questions import Questions
from numbcheck.journal import tagging


def command(ctx: typer.Context) -> None:
    """Look shortly at how it is.

    What is here, sleep, food, rest, who was around, one line. Every question is one key or Enter, and
    there is no score. Once a day is plenty; not at all is fine. `food = false` in your settings leaves
    out what you ate.
    """
    house: House = ctx.obj
    words = wording.read("check")
    script = check.script(words, food=house.settings.food)
    questions = Questions(house, "check")
    with house.seat(script) as seat:
        outcome = questions.ask(seat, script)
    checked = check.checked(words, tuple((ask, storable(text)) for ask, text in outcome.answers))
    if not checked.is_something:
        questions.nothing(words["empty"])
    else:
        questions.keep(text=checked.line or None, tags=_tags(checked), data=_data(checked))
        house.streams.say(words["close"])
    leave(seat)


def _tags(checked: check.Checked) -> tuple[str, ...]:
    return tagging.tags_of(f"{checked.around}\n{checked.line}")


def _data(checked: check.Checked) -> dict[str, object]:
    return {**checked.data, **({"around": checked.around} if checked.around else {})}
