"""The ladder: a person's own rungs from mild to hard, one at a time, with a minute to settle on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.care import flow
from numbcheck.practice.script import Timed
from numbcheck.practice.told import CHOICE_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numbcheck.practice.script import Beat, Script

MOST_RUNGS = 10
MOST_LINES = 500
_BREATHS = 6
"""Breaths of ten seconds, five in and five out without a hold: one minute."""


def rungs_script(words: Mapping[str, Any]) -> Script:
    """Return the questions that make a ladder, the mildest rung first; an empty line ends it."""
    rungs = words["rungs"]
    first = f"{rungs['ask']}\n{rungs['order']}\nFor example: {'; '.join(rungs['examples'])}."
    beats = (
        flow.question("rung", first if at == 0 else rungs["more"], empty="enough") for at in range(MOST_RUNGS)
    )
    what = words["what"]
    return flow.flow("ladder-rungs", "A ladder", beats, (what["words"], what["yours"], rungs["leave_out"]))


def choice_script(words: Mapping[str, Any], rungs: Sequence[str]) -> Script:
    """Return the one question which rung it is today; what must be said first stands above it."""
    pick = flow.question("rung", words["rungs"]["pick"], rungs)
    return flow.flow("ladder-choice", "The ladder, the mildest rung first", [pick], first_words(words))


def first_words(words: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fixed lines that come first every time, whatever was written before."""
    before = words["before"]
    return (before["not_trauma"], before["too_soon"], before["leave"])


def chosen(rungs: Sequence[str], text: str) -> int:
    """Return the rung a person chose, by key or words; an empty answer, or any other, is the lowest (0)."""
    if text in rungs:
        return list(rungs).index(text)
    key = text.strip().lower()
    return CHOICE_KEYS.index(key) if key and key in CHOICE_KEYS[: len(rungs)] else 0


def script(words: Mapping[str, Any], rung: str) -> Script:
    """Return one visit to `rung`: settle, what do you expect, write, how was it, settle."""
    settle, write = words["settle"], words["write"]
    text = "\n".join([f"{rung}.", write["words"], write["enough"]])
    beats: tuple[Beat, ...] = (
        *_minute("settle", settle["before"]),
        flow.question("expected", words["expect"]["ask"]),
        *(flow.question("text", text if at == 0 else "", empty="enough") for at in range(MOST_LINES)),
        flow.question("after", words["reflect"]["ask"]),
        *_minute("settle again", settle["after"]),
    )
    return flow.flow("ladder", rung, beats, (settle["outward"], settle["dizzy"]))


def _minute(part: str, words: str) -> list[Timed]:
    """Return six soft breaths under one name, so that one key skips them all."""
    breaths = []
    for at in range(_BREATHS):
        breaths.append(Timed(part, f"{words}\nBreathe in." if at == 0 else "Breathe in.", 5.0, "in"))
        breaths.append(Timed(part, "Breathe out.", 5.0, "out"))
    return breaths
