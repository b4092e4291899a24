"""What an entry says, each part of it in words: no id and no code."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from numbcheck import clean
from numbcheck.journal import kinds, prompts
from numbcheck.journal.content import FORM, HIDDEN, ITEMS, PROMPT, TICKED, TOTAL
from numbcheck.practice.length import span
from numbcheck.words import TWO_TEXTS
from numbcheck.words.labels import ask_label, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.exchange.formats import Title
    from numbcheck.journal.entry import Entry

OTHER_TEXT = f"{TWO_TEXTS}. The other text:"
"""Stands between the texts of an entry that has two."""
_TOLD: dict[str, set[str]] = {
    kinds.JOURNAL: {PROMPT},
    kinds.SCREEN: {FORM, ITEMS, TOTAL},
    kinds.SIGNS: {TICKED},
}
"""By kind, the keys of `data` that are told in another way than the rest."""


def titled(entry: Entry, title: Title) -> str:
    """Return what an entry is called: by its practice, or by its kind."""
    if entry.practice:
        return title(entry.practice) or label("practice", entry.practice)
    return label("kind", entry.kind)


def prompted(entry: Entry) -> str:
    """Return the prompt in its words; what is no prompt of ours is the person's own, and stands as it is; "" for none."""
    return _asked_once(PROMPT.of(entry.data))


@lru_cache
def _asked_once(prompt: str) -> str:
    return clean.one_line(prompts.asked(prompt)) if prompt else ""


def course(entry: Entry) -> str:
    """Return how long it took, how far it went and how it was afterwards, in words."""
    went = [] if entry.seconds is None else [span(entry.seconds)]
    if entry.finished is not None:
        went.append("to the end" if entry.finished else "part of the way")
    sentences = [f"{', '.join(went)}.".capitalize()] if went else []
    if entry.change is not None:
        sentences.append(f"Afterwards: {label('change', entry.change)}.")
    return " ".join(sentences)


def answered(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield each question and what was said to it, what belongs to one sense together."""
    owner = entry.practice or entry.kind
    noticed: dict[str, list[str]] = {}
    for answer in entry.answers:
        said = clean.printable(answer.text).strip() or "noticed"
        noticed.setdefault(_asked(owner, answer.ask), []).append(said)
    yield from ((asked, ", ".join(words)) for asked, words in noticed.items())
    yield from _ticked(entry)
    yield from _form(entry)
    hidden = _told_otherwise(entry.kind)
    for key, value in entry.data.items():
        if key not in hidden and (said := _in_words(key, value)):
            yield _asked(owner, key), said


@lru_cache
def _told_otherwise(kind: str) -> frozenset[str]:
    """Return the keys of `data` that are not told as they stand."""
    return frozenset(HIDDEN | _TOLD.get(kind, set()))


@lru_cache
def _asked(owner: str, key: str) -> str:
    return clean.one_line(ask_label(owner, key))


def _ticked(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the signs that were ticked as their sentences; one that is no longer in the list is left out."""
    if entry.kind == kinds.SIGNS and (ticked := TICKED.of(entry.data)):
        from numbcheck.care import signs

        if sentences := signs.words().sentences(ticked):
            yield _asked(entry.kind, TICKED), " ".join(sentences)


def _form(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the lines of a form and their sum; nothing for a form that nobody knows."""
    if entry.kind == kinds.SCREEN:
        from numbcheck.exchange.forms import filled

        if form := filled(entry):
            yield form.title, form.said


def _in_words(key: str, value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return label(f"answer.{key}", value)
        case bool():
            return "yes" if value else "no"
        case list() if not any(isinstance(part, list | dict) for part in value):
            return ", ".join(_in_words(key, part) for part in value)
    return json.dumps(value, ensure_ascii=False)
