"""Goals: one line each, looked at again after some weeks, and only when a person asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.care import flow
from numbcheck.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from numbcheck.practice.script import Script

AGAIN_AFTER = 14
"""Days after which a goal can be looked at again."""


def is_due(since: date, today: date) -> bool:
    """Return whether a goal of that day can be looked at again."""
    return (today - since).days >= AGAIN_AFTER


def line(words: Mapping[str, Any], text: str, since: date, today: date) -> str:
    """Return a goal with its age, as a line."""
    return str(words["young"].format(goal=one_line(text), weeks=_age(words, since, today)))


def script(words: Mapping[str, Any], held: Sequence[tuple[str, date]], today: date) -> Script:
    """Return one question for each goal (its text, its day); they are named `goal 1`, `goal 2` and so on."""
    offered = tuple(words["answers"].values())
    beats = (
        flow.question(
            f"goal {number}",
            words["ask"].format(goal=one_line(text), weeks=_age(words, since, today)),
            offered,
        )
        for number, (text, since) in enumerate(held, start=1)
    )
    return flow.flow("goals", "Goals, looked at again", beats, words["open"])


def kept(words: Mapping[str, Any], text: str) -> dict[str, str]:
    """Return what is kept of an answer: the name of what was chosen as `now`, or a person's own words as `own`."""
    names, shown = list(words["answers"]), list(words["answers"].values())
    return {"now": names[shown.index(text)]} if text in shown else {"own": text}


def let_go(words: Mapping[str, Any], entries: Iterable[Any]) -> set[str]:
    """Return the ids of goals that were let go, from the entries of kind goal."""
    gone = list(words["answers"])[-1]
    return {
        about
        for one in entries
        if one.data.get("now") == gone and isinstance(about := one.data.get("about"), str)
    }


def _age(words: Mapping[str, Any], since: date, today: date) -> str:
    weeks = (today - since).days // 7
    return str(words["new"]) if weeks < 1 else "1 week" if weeks == 1 else f"{weeks} weeks"
