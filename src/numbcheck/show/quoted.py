"""Quoted: what an entry of any kind says to someone else, whole: ticks as their sentences, no id and no code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.journal import kinds
from numbcheck.journal.content import AFTER, ATE, CAME, EXPECTED, SLEPT, STRENGTH
from numbcheck.show.document import BlankField, Listed, Part, Quote
from numbcheck.show.trends import day_said
from numbcheck.tell.in_words import answers, asked_as, called, checked, filled, in_words, ticked
from numbcheck.words.calendar import MONTHS
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from numbcheck.journal.content import Text
    from numbcheck.journal.entry import Entry

_ASKED = (SLEPT, ATE, STRENGTH)
_PLACES = {kinds.SIGNS: "ticked", kinds.SCREEN: "form"}
_UNNAMED = frozenset({kinds.NOTE, kinds.JOURNAL})
_CHANGED = ", as it was changed in another place"
_SINCE = "since"
_BEGINS = frozenset(
    {"spring", "summer", "autumn", "fall", "winter"}
    | {month.lower()[:letters] for month in MONTHS for letters in (3, None)}
)
"""How a time begins since which something is so."""


def place(entry: Entry) -> str:
    """Return the section of a page in which an entry stands: what was ticked, a form, or one's own words."""
    return _PLACES.get(entry.kind, "own-words")


def quoted(entry: Entry, today: date, titles: Mapping[str, str]) -> tuple[Part, ...]:
    """Return what a page quotes of `entry`; nothing where it holds no word of the person's and no tick.

    A day of another year than `today` names it; `titles` are what practices are called, by their ids.
    """
    when = day_said(entry.day) if entry.day.year == today.year else f"{day_said(entry.day)} {entry.day.year}"
    return tuple(
        part
        for number, one in enumerate(entry.versions)
        for part in _parts(one, f"{when}{_CHANGED if number else ''}", titles)
    )


def _parts(entry: Entry, when: str, titles: Mapping[str, str]) -> Iterator[Part]:
    match entry.kind:
        case kinds.SIGNS:
            yield from _ticked(entry, when)
        case kinds.SCREEN:
            if form := _form(entry, when):
                yield form
        case _:
            lines = [*filter(None, _kept(entry)), *_answers(entry), *_text(entry)]
            if lines:
                yield Quote(f"{when}{_name(entry, titles)}", "\n".join(lines))


def _name(entry: Entry, titles: Mapping[str, str]) -> str:
    if entry.kind in _UNNAMED:
        return ""
    name = called(entry, titles.get)
    return f", {name}" if entry.practice else f", {name[:1].lower()}{name[1:]}"


def _kept(entry: Entry) -> Iterator[str]:
    if entry.kind == kinds.CHECK:
        yield checked(entry)
        yield "; ".join(_said_to(entry, _ASKED))
    expected = [ask for ask in (EXPECTED, EXPECTED.own) if ask in entry.data]
    yield from _said_to(entry, (*expected, AFTER, *([CAME] if expected else [])))


def _said_to(entry: Entry, asks: Iterable[Text]) -> Iterator[str]:
    for ask in asks:
        if said := in_words(ask, ask.of(entry.data)):
            yield f"{asked_as(entry, ask)}: {said}"


def _answers(entry: Entry) -> Iterator[str]:
    """Yield the answers with words, those to one question on one line, and how it was afterwards."""
    for row in answers(entry):
        if row.spoken:
            yield f"{row.called}: {', '.join(map(one_line, row.spoken))}"
    if entry.practice and entry.change:
        yield f"Afterwards: {label('change', entry.change)}"


def _text(entry: Entry) -> list[str]:
    return [entry.text] if entry.text and entry.text.strip() else []


def _ticked(entry: Entry, when: str) -> Iterator[Part]:
    """Yield the sentences that were ticked, and what was said of them; a sign no longer in the list is left out."""
    sentences, texts = ticked(entry), _text(entry)
    said = {
        row.ask: BlankField(row.called, ", ".join(map(one_line, row.spoken)))
        for row in answers(entry)
        if row.spoken
    }
    if sentences:
        since = _since(said[_SINCE].said) if _SINCE in said else ""
        yield Listed(f"{when}{since}", sentences)
        if since:
            del said[_SINCE]
    elif said or texts:
        yield when
    yield from said.values()
    yield from (Quote("", text) for text in texts)


def _since(said: str) -> str:
    """Return how long it has been so as the end of a sentence; nothing where it would make none."""
    first = said.lower().partition(" ")[0].rstrip(".,")
    if first in {_SINCE, "for"}:
        return f", like this {first}{said[len(first) :]}"
    is_year = first.isdecimal() and len(first) == 4
    return f", like this since {said}" if is_year or first in _BEGINS else ""


def _form(entry: Entry, when: str) -> str:
    """Return the lines of a form and their sum, of the most it can be; nothing for a form that nobody knows."""
    form = filled(entry)
    return f"{form.title}, {when}: {form.said}." if form and form.said else ""
