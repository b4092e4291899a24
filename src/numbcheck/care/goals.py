"""Goals: one line each, looked at again after some weeks, and only when a person asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.care import flow
from numbcheck.clean import one_line
from numbcheck.journal.content import ABOUT, NOW, OWN_WORDS
from numbcheck.words.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from numbcheck.care.plan import GoalWords
    from numbcheck.journal.entry import Entry
    from numbcheck.practice.reply import Reply
    from numbcheck.practice.script import Script

AGAIN_AFTER = 14
"""Days after which a goal can be looked at again."""
_LET_GO = "let-go"


def is_due(since: date, today: date) -> bool:
    """Return whether a goal of that day can be looked at again."""
    return (today - since).days >= AGAIN_AFTER


def line(words: GoalWords, text: str, since: date, today: date) -> str:
    """Return a goal with its age, as a line."""
    return words.young.format(goal=one_line(text), age=_age(words, since, today))


def script(words: GoalWords, held: Sequence[tuple[str, date]], today: date) -> Script:
    """Return one question for each goal (its text, its day), in their order."""
    beats = (
        flow.question(
            f"goal {number}",
            words.ask.format(goal=one_line(text), age=_age(words, since, today)),
            flow.offered(NOW, words.answers),
        )
        for number, (text, since) in enumerate(held, start=1)
    )
    return flow.flow("goals", "Goals, looked at again", beats, words.open)


def kept(reply: Reply) -> dict[str, str]:
    """Return what is kept of an answer: the id of what was chosen as `now`, or a person's own words as `own`."""
    return {NOW: reply.chosen[0]} if reply.chosen else {OWN_WORDS: reply.own}


def let_go(entries: Iterable[Entry]) -> set[str]:
    """Return the ids of goals that were let go, from the entries of their kind."""
    return {ABOUT.of(one.data) for one in entries if NOW.of(one.data) == _LET_GO}


def _age(words: GoalWords, since: date, today: date) -> str:
    days = (today - since).days
    if days < 1:
        return words.new
    weeks = days // 7
    return words.old.format(weeks=counted(weeks, "week")) if weeks else words.few
