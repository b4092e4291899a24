"""The check-in: a few short questions, and what is kept of the answers. Never a score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from numbcheck.care import flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numbcheck.practice.script import Ask, Script

_DAY = ("slept", "ate")


@dataclass(frozen=True, slots=True)
class Checked:
    """What is kept: `data` by question, the one `line`, and `around`, whose #words and @names become tags."""

    data: Mapping[str, Any]
    line: str
    around: str

    @property
    def is_something(self) -> bool:
        """Whether anything was answered."""
        return bool(self.data or self.line or self.around)


def script(words: Mapping[str, Any], *, food: bool) -> Script:
    """Return the check-in that `words` describe; without `food` nothing asks what was eaten."""
    beats = map(_beat, _questions(words, food=food))
    return flow.flow("check", "A short check-in", beats, words["open"])


def day_script(words: Mapping[str, Any], *, food: bool) -> Script:
    """Return the two questions about the day that may stand beside a text (T14): the same as in the check-in."""
    beats = (_beat(row) for row in _questions(words, food=food) if row["id"] in _DAY)
    return flow.flow("day", "The day", beats, words["open"])


def checked(words: Mapping[str, Any], answers: flow.Answers) -> Checked:
    """Return what is kept of `answers`: the names of what was picked, or a person's own words as they are."""
    rows = {row["id"]: row for row in words["question"]}
    said = {ask: text for ask, text in answers if text.strip()}
    line, around = said.pop("line", ""), said.pop("around", "")
    return Checked({ask: _kept(rows[ask], text) for ask, text in said.items()}, line, around)


def _beat(row: Mapping[str, Any]) -> Ask:
    offered = tuple(row.get("answers", {}).values())
    return flow.question(row["id"], row["ask"], offered, several=row.get("more", False))


def _questions(words: Mapping[str, Any], *, food: bool) -> Iterator[Mapping[str, Any]]:
    return (row for row in words["question"] if food or not row.get("food"))


def _kept(row: Mapping[str, Any], text: str) -> str | list[str]:
    names, shown = list(row["answers"]), list(row["answers"].values())
    kept = [names[at] for at in flow.picked(text, shown)] or [text.strip()]
    return kept if row.get("more") else kept[0]
