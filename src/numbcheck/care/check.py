"""The check-in: words for how it is and one line, further questions for whoever wants more. Never a score."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from numbcheck.care import flow
from numbcheck.practice.told import OWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numbcheck.practice.script import Ask, Script

_DAY = ("sleep", "food")
_SHEET = "check"
USUAL = ("sleep", "food", "rest", "strength")
"""The further questions, unless a setting names others."""
_WORDS = "words"
_OWN = "own"
"""What is typed in place of an offered word for how it is has a key of its own."""


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


def script(words: Mapping[str, Any], more: Sequence[str], *, food: bool, asked: bool) -> Script:
    """Return the check-in that `words` describe: words and a line, and the questions named in `more`.

    These come where they are `asked` for, beforehand or by a key; without `food` nothing asks what was eaten.
    """
    how = flow.question(
        _WORDS, words["words"]["ask"], tuple(words["words"]["answers"].values()), several=True
    )
    line = flow.question("line", words["line"]["ask"])
    further = (replace(_beat(row), further=not asked) for row in _questions(words, more or USUAL, food=food))
    beats = [replace(how, sheet=_SHEET), replace(line, sheet=_SHEET, plain=words["line"]["plain"]), *further]
    return flow.flow("check", "", beats)


def day_script(words: Mapping[str, Any], *, food: bool) -> Script:
    """Return the two questions about the day that may stand beside a text (T14): the same as in the check-in."""
    return flow.flow("day", "The day", map(_beat, _questions(words, _DAY, food=food)), words["day"])


def checked(words: Mapping[str, Any], answers: flow.Answers) -> Checked:
    """Return what is kept of `answers`: the names of what was chosen, and apart from it a person's own words."""
    rows = {row["id"]: row for row in words["question"]}
    rows[_WORDS] = {**words["words"], "more": True}
    said = {ask: text.strip() for ask, text in answers if text.strip()}
    line, around = said.pop("line", ""), said.pop("around", "")
    data = {
        (_OWN if ask == f"{_WORDS}{OWN}" else ask): _kept(rows[ask], text) if ask in rows else text
        for ask, text in said.items()
    }
    return Checked(data, line, around)


def _beat(row: Mapping[str, Any]) -> Ask:
    offered = tuple(row.get("answers", {}).values())
    return flow.question(row["id"], row["ask"], offered, several=row.get("more", False))


def _questions(words: Mapping[str, Any], names: Sequence[str], *, food: bool) -> list[Mapping[str, Any]]:
    rows = {row["name"]: row for row in words["question"]}
    return [rows[name] for name in names if food or not rows[name].get("food")]


def _kept(row: Mapping[str, Any], text: str) -> str | list[str]:
    """Return the names of the answers that `text` consists of; what a question without answers got, as it is."""
    if "answers" not in row:
        return text
    names, shown = list(row["answers"]), list(row["answers"].values())
    kept = [names[at] for at in flow.picked(text, shown)] or [text]
    return kept if row.get("more") else kept[0]
