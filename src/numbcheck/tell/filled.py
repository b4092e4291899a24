"""A form as a person reads it: its lines and its sum, and never a sum without the most it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import UsageError
from numbcheck.journal.content import FORM, ITEMS, TOTAL
from numbcheck.journal.untrusted import number_of

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry


class Filled(NamedTuple):
    """A form that was filled in: its title, its lines as `2 - 1`, and its sum as `10 of 27`; "" where there is none."""

    title: str
    lines: str
    total: str

    @property
    def said(self) -> str:
        """Its lines and its sum as the end of a sentence."""
        return ", ".join(filter(None, (self.lines, self.total and f"together {self.total}")))


def form_of(entry: Entry) -> Filled | None:
    """Return the form that an entry holds; None for one that nobody knows."""
    from numbcheck.care import forms

    try:
        form = forms.words().instrument(FORM.of(entry.data))
    except UsageError:
        return None
    items, total = ITEMS.of(entry.data), TOTAL.of(entry.data)
    lines = forms.lines_of([number_of(items, code) for code in form.items]) if items else ""
    return Filled(form.title, lines, "" if total is None else f"{total} of {form.most}")
