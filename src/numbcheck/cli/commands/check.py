"""`check`: how it is, in a few words to mark and one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.care import check
from numbcheck.journal import tags as tagging
from numbcheck.visit.house import House
from numbcheck.visit.questions import Questions
from numbcheck.visit.session import leave
from numbcheck.words import NOTHING_KEPT

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    more: Annotated[
        bool, typer.Option("--more", help="Ask further: sleep, food, rest, strength, or your own choice.")
    ] = False,
) -> None:
    """Mark how you are, and add a line if you like.

    Digits mark words, letters type one; Enter goes on to the line, and Enter keeps. Nothing marked and
    nothing typed: nothing is kept. Tab asks up to four questions more, which the setting `more` names.
    There is no score. Once a day is plenty.
    """
    words = check.words()
    script = check.script(words, house.settings.further, food=house.settings.food, asked=more)
    questions = Questions(house, "check")
    with house.seat(script) as seat:
        outcome = questions.ask(seat, script)
    checked = check.checked(words, outcome.replies)
    if not checked.is_something:
        questions.nothing(NOTHING_KEPT)
    else:
        questions.keep(text=checked.line or None, tags=_tags(checked), data=_data(checked))
    leave(seat)


def _tags(checked: check.Checked) -> tuple[str, ...]:
    return tagging.tags_of(f"{checked.around}\n{checked.line}")


def _data(checked: check.Checked) -> dict[str, object]:
    return {**checked.data, **({"around": checked.around} if checked.around else {})}
