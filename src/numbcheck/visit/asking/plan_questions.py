"""The questions of the plan: one person first, then, on a yes, the other steps; answers go into its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.care import plan
from numbcheck.visit.asking import own_files
from numbcheck.visit.asking.questions import Questions
from numbcheck.visit.session import leave

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.visit.house import House


def begin(house: House, words: plan.Plan) -> None:
    """Ask for one person, and whether that is enough for today; then, if it is not, for the other steps."""
    text, questions = own_files.read(house.places.plan), Questions(house, "plan")
    first = plan.first_script(words, text)
    with house.seat(first, plan.script(words, but=plan.HELPERS)) as seat:
        replies = questions.ask(seat, first).replies
        questions.set_aside(plan.beside(replies))
        lines = plan.lines_of(replies)
        closing = (words.first.shown, words.first.later)
        if plan.goes_on(replies):
            rest = plan.script(words, plan.added(words, text, lines), but=plan.HELPERS)
            lines = plan.lines_of(replies + questions.ask(seat, rest).replies)
            closing = (words.shown, words.share)
    _keep(house, words, questions, lines, closing)
    leave(seat)


def guide(house: House, words: plan.Plan) -> None:
    """Go through all steps, whatever stands there by now."""
    script = plan.script(words, own_files.read(house.places.plan))
    questions = Questions(house, "plan")
    with house.seat(script) as seat:
        lines = plan.lines_of(questions.ask(seat, script).replies)
    _keep(house, words, questions, lines, (words.shown, words.share))
    leave(seat)


def _keep(
    house: House, words: plan.Plan, questions: Questions, lines: plan.StepLines, closing: Sequence[str]
) -> None:
    def edit(text: str) -> str:
        return plan.added(words, text, lines)

    questions.keep_lines(house.places.plan, edit if lines else None, closing)
