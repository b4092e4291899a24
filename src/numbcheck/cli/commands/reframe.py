"""`reframe`: looking at one hard thought from a few sides."""

from __future__ import annotations

from numbcheck.care import reframe
from numbcheck.journal import kinds
from numbcheck.journal.entry import Answer
from numbcheck.visit.asking.questions import Questions
from numbcheck.visit.house import House
from numbcheck.visit.session import leave
from numbcheck.words.receipts import Receipt


def command(house: House) -> None:
    """Look at one hard thought from a few sides.

    Is it so? How might it look from outside? And is there a fairer way to say it? Enter skips any
    question, and the thought may stay as it is. Not for voices, or thoughts that feel put into your head:
    take those to someone you trust.
    """
    words = reframe.words()
    script = reframe.script(words)
    questions = Questions(house, kinds.REFRAME)
    with house.seat(script) as seat:
        outcome = questions.ask(seat, script)
    said = reframe.said(outcome.answers)
    if said:
        house.streams.say(words.close.outward)
        questions.keep(answers=tuple(Answer(ask, text) for ask, text in said))
    else:
        questions.nothing(Receipt.NOTHING_KEPT if outcome.finished else Receipt.STOPPED)
    leave(seat)
