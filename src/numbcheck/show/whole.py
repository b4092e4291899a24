"""One entry, whole, as lines a person reads."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from numbcheck.clean import WIDEST, one_line, printable
from numbcheck.columns import is_even, wrapped
from numbcheck.journal import prompts
from numbcheck.journal.entry import BETWEEN
from numbcheck.practice.length import span
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.entry import Entry

_MANY = 8
_NOTICED = "noticed"
_FOR_RESUMING = frozenset({"reached", "tuning"})


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
