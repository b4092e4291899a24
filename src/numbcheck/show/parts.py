"""The parts of an entry: all that it holds for a person, in order, each by its name, without an id or a code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from numbcheck.clean import one_line, printable
from numbcheck.journal import kinds
from numbcheck.journal.content import (
    ATE,
    OWN_WORDS,
    SLEPT,
    STRENGTH,
    WORDS,
)
from numbcheck.tell.in_words import answers, asked, asked_as, checked, filled, in_words, kept, ticked
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.journal.entry import Entry

_NO_DIAGNOSIS = "No diagnosis; no measure of numbness."
_IN_SENTENCES = frozenset({WORDS, OWN_WORDS, SLEPT, ATE, STRENGTH})
"""What a check-in tells in sentences."""
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

    A question stands above what a person wrote; `own` are their words, line by line; a sentence is read without its
    name.
    """

    called: str
    said: str
    style: Literal["question", "sentence", "row", "own"] = "row"


def parts(entry: Entry) -> Iterator[Part]:
    """Yield the parts of one text of an entry; nothing in them can steer a terminal."""
    own = [Part("Your words", printable(entry.text), "own")] if entry.text is not None else []
    named_first = entry.kind == kinds.JOY
    yield from own if named_first else ()
    yield from _sentences(entry)
    yield from _answers(entry)
    for row in kept(entry):
        told = entry.kind == kinds.CHECK and row.ask in _IN_SENTENCES
        if not told and (said := ", ".join(filter(None, map(one_line, row.said)))):
            yield Part(row.called, said)
    if entry.change:
        yield Part("Afterwards", label("change", entry.change))
    if tags := _tags(entry):
        yield Part("Tags", tags)
    yield from () if named_first else own


def _sentences(entry: Entry) -> Iterator[Part]:
    if question := asked(entry):
        yield Part("Asked", question, "question")
    if entry.kind == kinds.CHECK and (told := " ".join(_checked(entry))):
        yield Part("", told, "sentence")
    yield from (Part("Marked", words, "sentence") for words in ticked(entry))
    yield from _form(entry)


def _checked(entry: Entry) -> Iterator[str]:
    if here := checked(entry):
        yield f"Here: {here}."
    for key, sentences in _SENTENCES.items():
        if said := key.of(entry.data):
            yield sentences.get(said) or f"{asked_as(entry, key)}: {one_line(said)}."
    if strength := in_words(STRENGTH, STRENGTH.of(entry.data)):
        yield f"{asked_as(entry, STRENGTH)}: {strength}."


def _form(entry: Entry) -> Iterator[Part]:
    if form := filled(entry):
        if form.said:
            yield Part(form.title, f"{form.said}.", "sentence")
        yield Part("", _NO_DIAGNOSIS, "sentence")


def _answers(entry: Entry) -> Iterator[Part]:
    """Yield what was said to each question; where nothing was typed at all, how much was noticed."""
    if entry.answers and not any(answer.text.strip() for answer in entry.answers):
        yield Part("", _noticed(len(entry.answers)), "sentence")
        return
    for row in answers(entry):
        yield Part(row.called, _said(map(one_line, row.said)))


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


def _tags(entry: Entry) -> str:
    """Return the tags that were given beside the text, in which the others are seen."""
    from numbcheck.journal.tags import beside

    return ", ".join(map(one_line, beside(entry.text or "", entry.tags)))
