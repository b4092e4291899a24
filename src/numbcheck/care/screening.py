"""Screening sums: arithmetic over answers from an official form, with bands from a table and no verdict.

Bands and cut-offs: Kroenke, Spitzer and Williams 2001 (PHQ-9) and 2003 (PHQ-2); Spitzer et al. 2006 (GAD-7).
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 (the fields of a file of words are read at run time)
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.care import flow, wording
from numbcheck.errors import UsageError

if TYPE_CHECKING:
    from numbcheck.practice.reply import Replies
    from numbcheck.practice.script import Ask, Script

_HIGHEST = 3
ABOUT_THE_SAME = 2
"""Two sums at most so far apart are about the same."""
BETWEEN = 14
"""Days the forms look back, and so the days that are suggested between two of them."""


class Item(NamedTuple):
    """One line of a form: its topic in our own words, and its LOINC code."""

    id: str
    topic: str
    loinc: str


class Band(NamedTuple):
    """The name that the makers of a form gave to sums from `lowest` on."""

    lowest: int
    name: str


class Instrument(NamedTuple):
    """A form: its items, its bands, the lowest first, its LOINC codes for panel and sum.

    `help_first` is the number of the item which, answered above 0, brings the help page before the sum.
    """

    id: str
    title: str
    form: str
    panel: str
    total: str
    items: tuple[Item, ...]
    bands: tuple[Band, ...]
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
        return [band.name for band in self.bands if band.lowest <= total][-1]

    def shows_help_first(self, answers: Mapping[str, int]) -> bool:
        """Return whether the help page comes before anything else is said. It is no judgement, and is not kept."""
        return self.help_first > 0 and answers.get(self.items[self.help_first - 1].id, 0) > 0


class Screening(NamedTuple):
    """The words of the sums; `columns` are the answers of every form, by the number each adds."""

    rows: tuple[str, ...]
    open: tuple[str, ...]
    ask: str
    again: str
    columns: Mapping[str, str]
    few_days: str
    no_sum: str
    total: str
    same: str
    moved: str
    not_a_diagnosis: str
    next: str
    any_sum: str
    credit: str
    instruments: tuple[Instrument, ...]

    def instrument(self, name: str) -> Instrument:
        """Return the form called `name`. Raises UsageError where there is none, naming those there are."""
        forms = {form.id: form for form in self.instruments}
        form = forms.get(name.lower().replace("-", ""))
        if form is None:
            raise UsageError(f"There is no form {name!r} here. There is: {', '.join(forms)}.")
        return form


def words() -> Screening:
    """Return the words of the sums, and the forms."""
    return wording.read("screen", Screening)


def script(words: Screening, form: Instrument) -> Script:
    """Return the form's lines as questions, each with the four columns as answers."""
    opening = [line.format(form=form.form) for line in words.open]
    beats = (
        _ask(words, item, words.ask.format(number=number, topic=item.topic))
        for number, item in enumerate(form.items, start=1)
    )
    return flow.flow(form.id, form.title, beats, opening)


def again(words: Screening, form: Instrument, replies: Replies) -> Script | None:
    """Return a script for the lines whose answer was none of the four, or None where there is no such line."""
    unclear = {ask for ask, reply in replies if reply.own.strip()}
    items = [item for item in form.items if item.id in unclear]
    beats = [_ask(words, item, words.again.format(topic=item.topic)) for item in items]
    return flow.flow(form.id, form.title, beats) if beats else None


def numbers(replies: Replies) -> dict[str, int]:
    """Return the answers as numbers 0 to 3, by item; anything else is left out."""
    return {ask: int(reply.chosen[0]) for ask, reply in replies if reply.chosen}


def compared(words: Screening, total: int, before: int) -> str:
    """Return one sentence on how `total` stands to the sum `before` it; two points are about the same."""
    if abs(total - before) <= ABOUT_THE_SAME:
        return words.same
    return words.moved.format(before=before)


def data(form: Instrument, answers: Mapping[str, int], total: int | None) -> dict[str, Any]:
    """Return what an entry keeps: the form, its LOINC codes with the answers, and the sum if there is one."""
    items = {item.loinc: answers[item.id] for item in form.items if item.id in answers}
    kept: dict[str, Any] = {"form": form.id, "loinc": form.panel, "items": items}
    return kept if total is None else {**kept, "total": total, "total_loinc": form.total}


def _ask(words: Screening, item: Item, text: str) -> Ask:
    return flow.question(item.id, text, words.columns, keys="".join(words.columns))
