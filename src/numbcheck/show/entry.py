"""An entry as a person reads it: in one line, the same for a table and for a pipe, or whole."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.clean import WIDEST, one_line, printable
from numbcheck.columns import clip, is_even, wrapped
from numbcheck.journal.entry import BETWEEN
from numbcheck.journal.untrusted import texts_of
from numbcheck.practice.length import span
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.entry import Entry

TWICE = "changed in two places"
"""What is said of an entry that was changed on two devices at once."""
_MANY = 8  # lines
_NOTICED = "noticed"
_FOR_RESUMING = frozenset({"reached", "tuning"})


class Row(NamedTuple):
    """An entry's four characters, its wall date and time, what it is, and its first words."""

    ref: str
    day: str
    time: str
    what: str
    words: str

    @property
    def line(self) -> str:
        """The row as plain text."""
        head = f"{self.ref} {self.day} {self.time} {self.what}"
        return f"{head}: {self.words}" if self.words else head

    @property
    def beginning(self) -> str:
        """The row with no more than the first words, however many there are."""
        return clip(self.line[: 2 * WIDEST], WIDEST)


def row(entry: Entry) -> Row:
    """Return `entry` as a row; nothing in it can steer a terminal."""
    return Row(
        ref=entry.ref,
        day=f"{entry.day}",
        time=f"{entry.at:%H:%M}",
        what=one_line(entry.practice or entry.kind),
        words=words(entry),
    )


def words(entry: Entry) -> str:
    """Return what an entry says, on one line: its text, or how long it took and what was noticed."""
    said = [one_line(answer.text) for answer in entry.answers if answer.text.strip()]
    facts = [
        TWICE if entry.also else "",
        span(entry.seconds) if entry.seconds and entry.seconds >= 1 else "",
        "left early" if entry.finished is False else "",
        label("change", entry.change) if entry.change else "",
        ", ".join(said),
        ", ".join(one_line(word) for word in texts_of(entry.data, "words") if entry.kind == "check"),
        ", ".join(one_line(word) for word in texts_of(entry.data, "own") if entry.kind == "check"),
        one_line(entry.text or ""),
    ]
    return "; ".join(fact for fact in facts if fact)


def whole(entry: Entry, width: int) -> list[str]:
    """Return everything `entry` holds for a person, wrapped to `width` columns; nothing can steer a terminal.

    Where it was changed in two places at once, both texts, a line between them.
    """
    first, *others = (_one(version, width) for version in entry.versions)
    return [*first, *(line for other in others for line in (BETWEEN, *other))]


def _one(entry: Entry, width: int) -> list[str]:
    wide = min(width - 1, WIDEST)
    lines = [
        f"{entry.ref} {entry.at:%Y-%m-%d %H:%M} {one_line(entry.practice or entry.kind)}",
        *_facts(entry),
        *_answers(entry),
    ]
    return [*(piece for line in lines for piece in wrapped(line, wide, "  ")), *_text(entry, wide)]


def _facts(entry: Entry) -> Iterator[str]:
    from numbcheck.journal import prompts

    if entry.seconds is not None:
        yield f"took {span(entry.seconds)}" + ("" if entry.finished else ", left early")
    if entry.change:
        yield f"afterwards: {label('change', entry.change)}"
    if entry.tags:
        yield "tags: " + ", ".join(one_line(tag) for tag in entry.tags)
    for key, value in entry.data.items():
        if key in _FOR_RESUMING:
            continue
        told = prompts.asked(value) if key == "prompt" and isinstance(value, str) else value
        yield f"{one_line(key)}: {_value(told)}"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        value = [f"{key} {_value(part)}" for key, part in value.items()]
    if isinstance(value, list | tuple):
        return ", ".join(_value(part) for part in value)
    return one_line(str(value))


def _answers(entry: Entry) -> Iterator[str]:
    for ask, answers in groupby(entry.answers, key=lambda answer: answer.ask):
        said = [one_line(answer.text) or _NOTICED for answer in answers]
        yield f"{one_line(ask)}: {', '.join(said)}"


def _text(entry: Entry, wide: int) -> Iterator[str]:
    if entry.text is None:
        return
    yield ""
    for paragraph in printable(entry.text).split("\n"):
        if not is_even(paragraph) or _has_long_run(paragraph, wide):
            yield from wrapped(paragraph, wide, "")
            continue
        import textwrap

        yield from textwrap.wrap(paragraph, wide, replace_whitespace=False, drop_whitespace=False) or [""]


def _has_long_run(text: str, wide: int) -> bool:
    """Return whether a word or a gap goes on for many lines: textwrap looks at each line of it once for all others."""
    return (
        len(text) > _MANY * wide
        and re.search(rf"\S{{{_MANY * wide}}}|\s{{{_MANY * wide}}}", text) is not None
    )
