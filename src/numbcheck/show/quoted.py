"""Quoted: what an entry of any kind says to someone else, whole: ticks as their sentences, no id and no code."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.exchange.forms import filled
from numbcheck.journal import kinds
from numbcheck.journal.content import AFTER, ATE, CAME, EXPECTED, OWN_WORDS, SLEPT, STRENGTH, TICKED, WORDS
from numbcheck.show.brief import in_words
from numbcheck.show.document import Field, Listed, Part, Quote
from numbcheck.show.trends import day_said
from numbcheck.words.dates import MONTHS
from numbcheck.words.labels import ask_label, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

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
    if entry.practice:
        return f", {one_line(titles.get(entry.practice) or label('practice', entry.practice))}"
    kind = one_line(label("kind", entry.kind))
    return f", {kind[:1].lower()}{kind[1:]}"


def _kept(entry: Entry) -> Iterator[str]:
    if entry.kind == kinds.CHECK:
        words = (label(f"answer.{WORDS}", one_line(word)) for word in WORDS.of(entry.data))
        yield ", ".join([*words, *map(one_line, OWN_WORDS.of(entry.data))])
        asked = ((ask, ask.of(entry.data)) for ask in _ASKED)
        yield "; ".join(
            f"{ask_label(entry.kind, ask)}: {label(f'answer.{ask}', one_line(said))}"
            for ask, said in asked
            if said
        )
    expected = [ask for ask in (EXPECTED, EXPECTED.own) if ask in entry.data]
    for ask in (*expected, AFTER, *([CAME] if expected else [])):
        if said := in_words(ask, ask.of(entry.data)):
            yield f"{ask_label(entry.kind, ask)}: {said}"


def _answers(entry: Entry) -> Iterator[str]:
    """Yield the answers with words, those to one question on one line, and how it was afterwards."""
    spoken = [answer for answer in entry.answers if answer.text.strip()]
    for ask, answers in groupby(spoken, key=lambda answer: answer.ask):
        said = ", ".join(one_line(answer.text) for answer in answers)
        yield f"{ask_label(entry.practice or entry.kind, one_line(ask))}: {said}"
    if entry.practice and entry.change:
        yield f"Afterwards: {label('change', entry.change)}"


def _text(entry: Entry) -> list[str]:
    return [entry.text] if entry.text and entry.text.strip() else []


def _ticked(entry: Entry, when: str) -> Iterator[Part]:
    """Yield the sentences that were ticked, and what was said of them; a sign no longer in the list is left out."""
    from numbcheck.care import signs

    sentences = signs.words().sentences(TICKED.of(entry.data))
    said = {answer.ask: one_line(answer.text) for answer in entry.answers if answer.text.strip()}
    texts = _text(entry)
    if sentences:
        since = _since(said.get(_SINCE, ""))
        yield Listed(f"{when}{since}", sentences)
        said = {ask: words for ask, words in said.items() if not (since and ask == _SINCE)}
    elif said or texts:
        yield when
    yield from (Field(ask_label(entry.kind, one_line(ask)), words) for ask, words in said.items())
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
