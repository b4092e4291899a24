"""Screening sums: arithmetic over answers from an official form, with bands from a table and no verdict.

Bands and cut-offs: Kroenke, Spitzer and Williams 2001 (PHQ-9) and 2003 (PHQ-2); Spitzer et al. 2006 (GAD-7).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from numbcheck.care import flow
from numbcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numbcheck.practice.script import Ask, Script

_HIGHEST = 3
ABOUT_THE_SAME = 2
"""Two sums at most so far apart are about the same."""
BETWEEN = 14
"""Days the forms look back, and so the days that are suggested between two of them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a form: its topic in our own words, and its LOINC code."""

    id: str
    topic: str
    loinc: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A form: its items, its bands as (lowest sum, name), its LOINC codes for panel and sum.

    `help_first` is the number of the item which, answered above 0, brings the help page before the sum.
    """

    id: str
    title: str
    form: str
    panel: str
    total: str
    items: tuple[Item, ...]
    bands: tuple[tuple[int, str], ...]
    help_first: int

    @property
    def most(self) -> int:
        """The highest sum there can be."""
        return _HIGHEST * len(self.items)

    def score(self, answers: Mapping[str, int]) -> int | None:
        """Return the sum of the answers (item id: 0 to 3), or None unless every item has one."""
        if any(item.id not in answers for item in self.items):
            return None
        return sum(answers[item.id] for item in self.items)

    def band(self, total: int) -> str:
        """Return the name that the makers of the form gave to sums like `total`."""
        return [name for lowest, name in self.bands if lowest <= total][-1]

    def shows_help_first(self, answers: Mapping[str, int]) -> bool:
        """Return whether the help page comes before anything else is said. It is no judgement, and is not kept."""
        return self.help_first > 0 and answers.get(self.items[self.help_first - 1].id, 0) > 0


def instrument(words: Mapping[str, Any], name: str) -> Instrument:
    """Return the form called `name`. Raises UsageError where there is none, naming those there are."""
    rows = {row["id"]: row for row in words["instrument"]}
    row = rows.get(name.lower().replace("-", ""))
    if row is None:
        raise UsageError(f"There is no form {name!r} here. There is: {', '.join(rows)}.")
    items = tuple(Item(item["id"], item["topic"], item["loinc"]) for item in row["items"])
    bands = tuple((int(lowest), band) for lowest, band in row["bands"].items())
    return Instrument(
        row["id"], row["title"], row["form"], row["panel"], row["total"], items, bands, row["help_first"]
    )


def script(words: Mapping[str, Any], form: Instrument) -> Script:
    """Return the form's lines as questions, each with the four columns as answers."""
    opening = [line.format(form=form.form) for line in words["open"]]
    beats = (
        _ask(words, item, words["ask"].format(number=number, topic=item.topic))
        for number, item in enumerate(form.items, start=1)
    )
    return flow.flow(form.id, form.title, beats, opening)


def again(words: Mapping[str, Any], form: Instrument, answers: flow.Answers) -> Script | None:
    """Return a script for the lines whose answer was none of the four, or None where there is no such line."""
    unclear = {ask for ask, text in flow.own(answers) if text.strip()}
    items = [item for item in form.items if item.id in unclear]
    beats = [_ask(words, item, words["again"].format(topic=item.topic)) for item in items]
    return flow.flow(form.id, form.title, beats) if beats else None


def numbers(words: Mapping[str, Any], answers: flow.Answers) -> dict[str, int]:
    """Return the answers as numbers 0 to 3, by item; anything else is left out."""
    columns = words["columns"]
    return {ask: columns.index(text) for ask, text in answers if text in columns}


def compared(words: Mapping[str, Any], total: int, before: int) -> str:
    """Return one sentence on how `total` stands to the sum `before` it; two points are about the same."""
    if abs(total - before) <= ABOUT_THE_SAME:
        return str(words["same"])
    return str(words["moved"].format(before=before))


def data(form: Instrument, answers: Mapping[str, int], total: int | None) -> dict[str, Any]:
    """Return what an entry keeps: the form, its LOINC codes with the answers, and the sum if there is one."""
    items = {item.loinc: answers[item.id] for item in form.items if item.id in answers}
    kept: dict[str, Any] = {"form": form.id, "loinc": form.panel, "items": items}
    return kept if total is None else {**kept, "total": total, "total_loinc": form.total}


def _ask(words: Mapping[str, Any], item: Item, text: str) -> Ask:
    return flow.question(item.id, text, words["columns"], keys="0123")
