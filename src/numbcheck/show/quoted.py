"""Quoted: what an entry of any kind says to someone else, whole: ticks as their sentences, no id and no code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.errors import UsageError
from numbcheck.journal.untrusted import number_of, table_of, text_of, texts_of
from numbcheck.words.labels import ask_label, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.entry import Entry

_ASKED = ("slept", "ate", "strength")


def quoted(entry: Entry) -> str:
    """Return what `entry` says, a line for each thing; nothing where it holds no word of the person's and no tick."""
    lines = [*_kept(entry), *_answers(entry)]
    return "\n".join([*filter(None, lines), *([entry.text] if entry.text and entry.text.strip() else [])])


def _kept(entry: Entry) -> Iterator[str]:
    match entry.kind:
        case "signs":
            yield from _signs(entry)
        case "screen":
            yield _form(entry)
        case "check":
            words = (label("answer.words", one_line(word)) for word in texts_of(entry.data, "words"))
            yield ", ".join([*words, *map(one_line, texts_of(entry.data, "own"))])
            asked = ((ask, text_of(entry.data, ask)) for ask in _ASKED)
            yield "; ".join(
                f"{ask_label('check', ask)}: {label(f'answer.{ask}', one_line(said))}"
                for ask, said in asked
                if said
            )
        case "ladder" | "journal":
            for ask in ("expected", "after"):
                if said := one_line(text_of(entry.data, ask)):
                    yield f"{ask_label(entry.kind, ask)}: {said}"


def _answers(entry: Entry) -> Iterator[str]:
    for answer in entry.answers:
        if said := one_line(answer.text):
            yield f"{ask_label(entry.practice or entry.kind, one_line(answer.ask))}: {said}"


def _signs(entry: Entry) -> Iterator[str]:
    """Yield the sentences that were ticked; a sign that is no longer in the list is left out."""
    from numbcheck.care import signs

    ticked = frozenset(texts_of(entry.data, "signs"))
    yield from (sign.words for sign in signs.words().signs if sign.id in ticked)


def _form(entry: Entry) -> str:
    """Return the lines of a form and their sum, of the most it can be; nothing for a form that nobody knows."""
    from numbcheck.care import forms

    try:
        form = forms.words().instrument(text_of(entry.data, "form"))
    except UsageError:
        return ""
    items = table_of(entry.data, "items")
    lines = forms.lines_of([number_of(items, code) for code in form.items]) if items else ""
    total = number_of(entry.data, "total")
    together = "" if total is None else f"together {total} of {form.most}"
    return f"{form.title}: {', '.join(filter(None, (lines, together)))}"
