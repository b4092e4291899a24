"""`signs`: a quiet checklist, and then when and how to talk to someone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.care import reasons, signs
from numbcheck.journal import kinds
from numbcheck.journal.content import TICKED
from numbcheck.show.printed import checklist
from numbcheck.visit.asking.questions import Questions
from numbcheck.visit.crisis_page import crisis_lines
from numbcheck.visit.house import House
from numbcheck.visit.output import PAGE_MARGIN, fitted
from numbcheck.visit.session import leave

if TYPE_CHECKING:
    import typer

    from numbcheck.journal.entry import Answer
    from numbcheck.play.player import Outcome
    from numbcheck.stage.seat import Seat


def command(
    house: House,
    short: Annotated[
        bool, typer.Option("--short", help="Twelve statements, and the page about safety.")
    ] = False,
    print_: Annotated[
        bool, typer.Option("--print", help="As one page of paper, to mark with a pen.")
    ] = False,
) -> None:
    """Go through the signs of numbness, page by page.

    Mark what fits, or nothing. There's no sum and no result. Afterwards it says when it's worth
    talking to someone, and one way to begin.
    """
    words = signs.words()
    if print_:
        house.streams.put("\n".join(checklist(words, short=short)))
        return
    opening, rest = signs.scripts(words, short=short)
    questions = Questions(house, kinds.SIGNS, picks=False)
    with house.seat(opening, rest) as seat:
        outcome = questions.ask(seat, opening)
        replies = outcome.replies
        _show_first(house, questions, seat, words, signs.ticked(words, replies))
        if outcome.finished and seat.left_by is None:
            outcome = questions.ask(seat, rest)
            replies += outcome.replies
        ticked = signs.ticked(words, replies)
        more = _more(questions, seat, words, ticked, outcome)
        if outcome.finished and seat.left_by is None:
            questions.page(
                seat, fitted(house, ["", *signs.page(words, reasons.words(), ticked.ids)], PAGE_MARGIN)
            )
    if ticked.ids or ticked.own or more:
        questions.keep(answers=more, text="\n".join(ticked.own) or None, data={TICKED: list(ticked.ids)})
    else:
        questions.nothing()
    leave(seat)


def _show_first(
    house: House, questions: Questions, seat: Seat, words: signs.Signs, ticked: signs.Ticked
) -> None:
    """Show the page that comes before anything else. It leaves no trace in what is kept."""
    first = signs.shows_first(words, ticked.ids)
    if first and seat.left_by is None:
        questions.page(seat, crisis_lines(house, first=first, above=words.first(first)))


def _more(
    questions: Questions, seat: Seat, words: signs.Signs, ticked: signs.Ticked, outcome: Outcome
) -> tuple[Answer, ...]:
    from numbcheck.journal.entry import Answer

    if not outcome.finished or not ticked.ids:
        return ()
    said = questions.ask(seat, signs.afterwards(words, ticked.ids)).answers
    return tuple(Answer(ask, text) for ask, text in said)
