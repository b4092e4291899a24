"""The parts of an entry: all that it holds for a person, in order, each by its name, without an id or a code."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from numbcheck.clean import one_line, printable
from numbcheck.journal import kinds
from numbcheck.journal.content import (
    ATE,
    FORM,
    HIDDEN,
    ITEMS,
    OWN_WORDS,
    PROMPT,
    SLEPT,
    STRENGTH,
    TICKED,
    TOTAL,
    WORDS,
)
from numbcheck.show.brief import checked, in_words
from numbcheck.words.labels import ask_label, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.journal.entry import Entry

_NO_DIAGNOSIS = "No diagnosis; no measure of numbness."
_TOLD = {
    kinds.SIGNS: frozenset({TICKED}),
    kinds.SCREEN: frozenset({FORM, ITEMS, TOTAL}),
    kinds.CHECK: frozenset({WORDS, OWN_WORDS, SLEPT, ATE, STRENGTH}),
    kinds.JOURNAL: frozenset({PROMPT}),
}
"""Keys of `data` that are told in sentences, by kind."""
_SENTENCES = {
    SLEPT: {
        "good": "Slept well.",
        "some": "Slept so-so.",
        "little": "Slept little.",
        "long": "Slept too long.",
    },
    ATE: {"yes": "Ate.", "some": "Ate a bit.", "not-yet": "Not eaten yet."},
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Part(NamedTuple):
    """Something that an entry holds, `said` under the name it is `called` by.

    A question stands above what a person wrote; `own` are their words, line by line; a sentence is read without its name.
    """

    called: str
    said: str
    style: Literal["question", "sentence", "row", "own"] = "row"


def parts(entry: Entry) -> Iterator[Part]:
    """Yield the parts of one text of an entry; nothing in them can steer a terminal."""
    yield from _sentences(entry)
    yield from _answers(entry)
    for key, value in entry.data.items():
        if key not in HIDDEN and key not in _TOLD.get(entry.kind, ()) and (said := _value(key, value)):
            yield Part(_asked(entry, key), said)
    if entry.change:
        yield Part("Afterwards", label("change", entry.change))
    if tags := _tags(entry):
        yield Part("Tags", tags)
    if entry.text is not None:
        yield Part("Your words", printable(entry.text), "own")


def _sentences(entry: Entry) -> Iterator[Part]:
    match entry.kind:
        case kinds.JOURNAL if prompt := PROMPT.of(entry.data):
            from numbcheck.journal import prompts

            yield Part("Asked", one_line(prompts.asked(prompt)), "question")
        case kinds.CHECK if told := " ".join(_checked(entry)):
            yield Part("", told, "sentence")
        case kinds.SIGNS:
            yield from (Part("Marked", words, "sentence") for words in _signs(entry))
        case kinds.SCREEN:
            yield from _form(entry)


def _checked(entry: Entry) -> Iterator[str]:
    if here := checked(entry):
        yield f"Here: {here}."
    for key, sentences in _SENTENCES.items():
        if said := key.of(entry.data):
            yield sentences.get(said) or f"{_asked(entry, key)}: {one_line(said)}."
    if strength := STRENGTH.of(entry.data):
        yield f"{_asked(entry, STRENGTH)}: {label(f'answer.{STRENGTH}', one_line(strength))}."


def _signs(entry: Entry) -> Iterator[str]:
    """Yield the signs that were marked, as whole sentences; one that is no longer in the list is left out."""
    from numbcheck.care import signs

    yield from signs.words().sentences(TICKED.of(entry.data))


def _form(entry: Entry) -> Iterator[Part]:
    from numbcheck.exchange.forms import filled

    if form := filled(entry):
        if form.said:
            yield Part(form.title, f"{form.said}.", "sentence")
        yield Part("", _NO_DIAGNOSIS, "sentence")


def _answers(entry: Entry) -> Iterator[Part]:
    """Yield what was said to each question; where nothing was typed at all, how much was noticed."""
    if entry.answers and not any(answer.text.strip() for answer in entry.answers):
        yield Part("", _noticed(len(entry.answers)), "sentence")
        return
    for ask, answers in groupby(entry.answers, lambda answer: answer.ask):
        yield Part(_asked(entry, ask), _said(one_line(answer.text) for answer in answers))


def _said(answers: Iterable[str]) -> str:
    """Return answers to one question; those without words are counted."""
    said = list(answers)
    words, silent = list(filter(None, said)), said.count("")
    if not words:
        return _noticed(silent)
    counted = _NUMBERS[silent] if silent < len(_NUMBERS) else str(silent)
    return ", ".join(words) + (f", and {counted} without words" if silent else "")


def _noticed(count: int) -> str:
    return f"{count} noticed" if count > 1 else "noticed"


def _asked(entry: Entry, key: str) -> str:
    return ask_label(entry.practice or entry.kind, one_line(key))


def _value(key: str, value: Any) -> str:
    """Return what stands under a key of `data`, or was said to a question, in words."""
    if isinstance(value, dict):
        return ", ".join(f"{one_line(name)} {_value(name, part)}" for name, part in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (_value(key, part) for part in value)))
    return in_words(key, str(value))


def _tags(entry: Entry) -> str:
    """Return the tags that were given beside the text, in which the others are seen."""
    from numbcheck.journal.tags import beside

    return ", ".join(map(one_line, beside(entry.text or "", entry.tags)))
