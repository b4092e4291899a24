"""`check`: how it is, in a few words to mark and one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.care import check
from numbcheck.cli.choices import FORMS, one_of
from numbcheck.errors import UsageError
from numbcheck.journal import kinds
from numbcheck.journal import tags as tagging
from numbcheck.journal.content import AROUND
from numbcheck.visit.asking.questions import Questions
from numbcheck.visit.house import House
from numbcheck.visit.session import leave

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    more: Annotated[
        bool, typer.Option("--more", help="Ask further: sleep, food, rest, strength, or your own choice.")
    ] = False,
    form: Annotated[
        str | None, FORMS, typer.Option("--form", help=f"Add up a form you were given: {one_of(FORMS)}.")
    ] = None,
    digits: Annotated[
        list[str] | None, typer.Argument(help="The numbers of the form. Typed here, your shell keeps them.")
    ] = None,
) -> None:
    """Mark how you are, and add a line if you like.

    Digits mark words, letters type one; Enter goes on to the line, and Enter keeps. Nothing marked and
    nothing typed: nothing is kept. Tab asks up to four questions more, which the setting `more` names.
    There's no score. Once a day is plenty.

    --form asks for the numbers that you marked on a form from a doctor or a clinic, and adds them up.
    It is not a diagnosis, and it does not measure numbness.
    """
    if form or digits:
        _add_up(house, form, " ".join(digits or []))
        return
    words = check.words()
    script = check.script(words, house.settings.further, food=house.settings.food, asked=more)
    questions = Questions(house, kinds.CHECK)
    with house.seat(script) as seat:
        outcome = questions.ask(seat, script)
    checked = check.checked(words, outcome.replies)
    if not checked.is_something:
        questions.nothing()
    else:
        questions.keep(text=checked.line or None, tags=_tags(checked), data=_data(checked))
        if house.settings.after_check:
            from numbcheck.visit.looking import after_check

            after_check.say(house, check.marked(checked), tuple(words.words.answers))
    leave(seat)


def _add_up(house: House, form: str | None, digits: str) -> None:
    from numbcheck.visit.asking import form_totals

    if form is None:
        raise UsageError("Words after check are not kept. To write a line: numbcheck note")
    form_totals.add_up(house, form, digits)


def _tags(checked: check.Checked) -> tuple[str, ...]:
    return tagging.tags_of(f"{checked.around}\n{checked.line}")


def _data(checked: check.Checked) -> dict[str, object]:
    return {**checked.data, **({AROUND: checked.around} if checked.around else {})}
