"""Reframing: one hard thought, three questions, what speaks for it and what does not, and a fairer way to say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.care import flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numbcheck.practice.script import Script


def script(words: Mapping[str, Any]) -> Script:
    """Return the questions in their order; the thought may be one of those that often stand behind shutdown.

    A question that offers answers takes one key, so a person's own thought has a question of its own.
    """
    starts = [start["words"] for start in words["start"]]
    asks = {row["id"]: row for row in words["question"]}
    evidence, fairer = words["evidence"], words["fairer"]
    beats = (
        flow.question("thought", words["thought"]["start"], starts),
        flow.question("thought", words["thought"]["ask"]),
        _question(asks["is-it-so"]),
        flow.question("for", evidence["for"]),
        flow.question("against", evidence["against"]),
        flow.question("not known", evidence["missing"]),
        _question(asks["another-side"]),
        _question(asks["gap"]),
        flow.question("fairer", "\n".join([fairer["ask"], fairer["stems"], fairer["same"]])),
    )
    return flow.flow(
        "reframe", words["open"]["title"], beats, [words["open"]["words"], words["open"]["skip"]]
    )


def _question(row: Mapping[str, Any]) -> Any:
    return flow.question(row["id"], row["ask"], tuple(row.get("answers", ())))
