"""Reframing: one hard thought, three questions, what speaks for it and what does not, and a fairer way to say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.care import flow
from numbcheck.clean import folded
from numbcheck.practice.told import OWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numbcheck.practice.script import Script


_KNOWN = "known"
_THOUGHT = "thought"
_FAIRER = "fairer"


def script(words: Mapping[str, Any]) -> Script:
    """Return the questions in their order; the thought may be one of those that often stand behind shutdown.

    Whoever does not find theirs among these types it.
    """
    starts = [start["words"] for start in words["start"]]
    asks = {row["id"]: row for row in words["question"]}
    evidence, fairer = words["evidence"], words["fairer"]
    beats = (
        flow.question(_KNOWN, words["thought"]["start"], starts),
        _question(asks["is-it-so"]),
        flow.question("for", evidence["for"]),
        flow.question("against", evidence["against"]),
        flow.question("not known", evidence["missing"]),
        _question(asks["another-side"]),
        _question(asks["gap"]),
        flow.question(_FAIRER, "\n".join([fairer["ask"], fairer["stems"], fairer["same"]])),
    )
    return flow.flow(
        "reframe", words["open"]["title"], beats, [words["open"]["words"], words["open"]["skip"]]
    )


def said(answers: flow.Answers) -> flow.Answers:
    """Return what is kept: a thought of one's own is the thought, apart from one of those that were offered."""
    return tuple((_THOUGHT if ask == f"{_KNOWN}{OWN}" else ask, text) for ask, text in answers)


def two_ways(answers: flow.Answers) -> bool:
    """Return whether both ways of saying it were found: the thought, and a fairer one that says something else."""
    found = {ask: folded(text).strip() for ask, text in answers if text.strip()}
    thoughts = {found[ask] for ask in (_KNOWN, _THOUGHT) if ask in found}
    return bool(thoughts) and _FAIRER in found and found[_FAIRER] not in thoughts


def _question(row: Mapping[str, Any]) -> Any:
    return flow.question(row["id"], row["ask"], tuple(row.get("answers", ())))
