"""Forms: arithmetic over the numbers marked on an official form, with the makers' bands and no verdict.

Bands and cut-offs: Kroenke, Spitzer and Williams 2001 (PHQ-9) and 2003 (PHQ-2); Spitzer et al. 2006 (GAD-7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.care import flow, wording
from numbcheck.clean import named
from numbcheck.errors import UsageError
from numbcheck.journal.content import FORM, ITEMS, LOINC, TOTAL, TOTAL_LOINC, UNSCORED
from numbcheck.spelling import no_such

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.practice.script import Script

_HIGHEST = 3
_OPEN = "-"
_NUMBERS = {_OPEN: None, **{str(number): number for number in range(_HIGHEST + 1)}}
ABOUT_THE_SAME = 2
"""Two totals at most so far apart are about the same."""
BETWEEN = 14
"""Days the forms look back, and so the days that are suggested between two of them."""


class Band(NamedTuple):
    """The name that the makers of a form gave to totals from `lowest` on."""

    lowest: int
    name: str


class FormNumbers(NamedTuple):
    """The number marked in each line, 0 to 3, None where it was left open; and that of the line that adds nothing."""

    lines: tuple[int | None, ...]
    unscored: int | None = None

    @property
    def total(self) -> int | None:
        """The total, or None unless every line has a number."""
        marked = [number for number in self.lines if number is not None]
        return sum(marked) if len(marked) == len(self.lines) else None


class Instrument(NamedTuple):
    """A form: the LOINC codes of its `items`, of the `panel` and the `total`, and its bands, the lowest first.

    `help_first` is the number of the line which, marked above 0, brings the help page before the total.
    An `unscored` line may follow the others.
    """

    id: str
    title: str
    form: str
    panel: str
    total: str
    items: tuple[str, ...]
    bands: tuple[Band, ...]
    help_first: int
    unscored: bool

    @property
    def most(self) -> int:
        """The highest total there can be."""
        return _HIGHEST * len(self.items)

    @property
    def example(self) -> str:
        """How the numbers are typed."""
        return " ".join(("2", "1", "0", "3", "1", "0", "2", "1", "0")[: len(self.items)])

    def given(self, typed: str) -> FormNumbers | None:
        """Return the numbers in a line that was typed, with or without spaces; None where they are not this form's."""
        signs = "".join(typed.replace(",", " ").split())
        numbers = tuple(_NUMBERS[sign] for sign in signs if sign in _NUMBERS)
        count = len(self.items)
        if len(numbers) != len(signs) or len(numbers) not in (count, count + self.unscored):
            return None
        return FormNumbers(numbers[:count], numbers[count] if len(numbers) > count else None)

    def band(self, total: int) -> str:
        """Return the name that the makers of the form gave to totals like `total`, if any."""
        return next((band.name for band in reversed(self.bands) if band.lowest <= total), "")

    def shows_help_first(self, given: FormNumbers) -> bool:
        """Return whether the help page comes before anything else is said. It is no judgement, and is not kept."""
        return self.help_first > 0 and (given.lines[self.help_first - 1] or 0) > 0


class Forms(NamedTuple):
    """What is said of forms, and the forms."""

    rows: tuple[str, ...]
    open: tuple[str, ...]
    ask: str
    again: str
    without: str
    item_nine: str
    few_days: str
    no_total: str
    total: str
    band: str
    same: str
    moved: str
    not_a_diagnosis: str
    any_total: str
    next: str
    credit: str
    instruments: tuple[Instrument, ...]

    def instrument(self, name: str) -> Instrument:
        """Return the form called `name`. Raises UsageError where there is none, naming those there are."""
        forms = {form.id: form for form in self.instruments}
        form = forms.get(name.lower().replace("-", ""))
        if form is None:
            raise UsageError(no_such(named(name), tuple(forms), "form"))
        return form


def words() -> Forms:
    """Return what is said of forms, and the forms."""
    return wording.read("forms", Forms)


def script(words: Forms, form: Instrument, *, again: bool = False) -> Script:
    """Return the one question: all numbers of the form in a line; `again` where those that came were not it."""
    asked = (words.again if again else words.ask).format(count=len(form.items), example=form.example)
    opening = [] if again else [line.format(title=form.title, form=form.form) for line in words.open]
    return flow.flow(form.id, form.title, [flow.question("numbers", asked)], opening)


def said(words: Forms, form: Instrument, given: FormNumbers, day: str, before: int | None) -> list[str]:
    """Return what is said about the numbers of a `day`: the total, beside the one `before`, or that there is none.

    Where the help page came first, no band is named.
    """
    total = given.total
    if total is None:
        lines = [words.no_total.format(title=form.title, day=day)]
    else:
        band = "" if form.shows_help_first(given) else form.band(total)
        first = words.total.format(title=form.title, day=day, total=total, most=form.most)
        lines = [f"{first} {words.band.format(band=band)}" if band else first]
        lines += [compared(words, total, before)] if before is not None else []
        lines += [words.not_a_diagnosis, words.any_total]
    return [*lines, words.next, words.credit]


def compared(words: Forms, total: int, before: int) -> str:
    """Return one sentence on how `total` compares with the total `before` it; two points are about the same."""
    return words.same if abs(total - before) <= ABOUT_THE_SAME else words.moved.format(before=before)


def data(form: Instrument, given: FormNumbers) -> dict[str, Any]:
    """Return what an entry keeps: the form, its LOINC codes with the numbers, and the total if there is one."""
    items = {code: number for code, number in zip(form.items, given.lines, strict=True) if number is not None}
    kept: dict[str, Any] = {FORM: form.id, LOINC: form.panel, ITEMS: items}
    if given.unscored is not None:
        kept[UNSCORED] = given.unscored
    return kept if given.total is None else {**kept, TOTAL: given.total, TOTAL_LOINC: form.total}


def lines_of(numbers: Sequence[int | None]) -> str:
    """Return the numbers of a form as they are typed: `2 1 - 3`."""
    return " ".join(_OPEN if number is None else str(number) for number in numbers)
