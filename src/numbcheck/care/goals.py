"""Goals: one line each, looked at again after some weeks, and only when a person asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.care import flow
from numbcheck.clean import one_line
from numbcheck.words.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from numbcheck.care.plan import GoalWords
    from numbcheck.practice.reply import Reply
    from numbcheck.practice.script import Script

AGAIN_AFTER = 14
"""Days after which a goal can be looked at again."""
_NOW = "now"
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
            flow.offered(_NOW, words.answers),
        )
        for number, (text, since) in enumerate(held, start=1)
    )
    return flow.flow("goals", "Goals, looked at again", beats, words.open)


def kept(reply: Reply) -> dict[str, str]:
    """Return what is kept of an answer: the id of what was chosen as `now`, or a person's own words as `own`."""
    return {_NOW: reply.chosen[0]} if reply.chosen else {"own": reply.own}


def let_go(entries: Iterable[Any]) -> set[str]:
    """Return the ids of goals that were let go, from the entries of kind goal."""
    return {
        about
        for one in entries
        if one.data.get(_NOW) == _LET_GO and isinstance(about := one.data.get("about"), str)
    }


def _age(words: GoalWords, since: date, today: date) -> str:
    days = (today - since).days
    if days < 1:
        return words.new
    weeks = days // 7
    return words.old.format(weeks=counted(weeks, "week")) if weeks else words.few
