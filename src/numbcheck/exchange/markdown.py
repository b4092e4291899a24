"""Markdown: entries as one readable file, or as a folder of notes for Obsidian and its like."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from numbcheck import clean
from numbcheck.exchange import as_typed
from numbcheck.exchange import escape as plain
from numbcheck.exchange.front_matter import Scalar, Value, front_matter
from numbcheck.exchange.said import OTHER_TEXT, answered, course
from numbcheck.journal.entry import FIELDS
from numbcheck.tell.in_words import asked, called

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from numbcheck.exchange.formats import Title
    from numbcheck.journal.entry import Entry

    Words = Callable[[str], str]
    """How a person's text is written."""

_FIRST = ("zone", "kind", "practice", "tags", "id")
"""The fields that stand first among the properties of a note, after its date and time."""
_PROPERTIES = tuple(dict.fromkeys([*_FIRST, *(name for name, field in FIELDS.items() if field.is_property)]))
_OURS = frozenset(("date", "time", *_PROPERTIES))
_NOTE_HEADING = re.compile(r"\A\n*# \d{4}-\d\d-\d\d \d\d:\d\d [^\n]*\n")
_KEY = re.compile(r"[a-z][a-z0-9_-]{0,39}")


def document(entries: Iterable[Entry], title: Title, *, as_is: bool = False) -> Iterator[str]:
    """Yield one Markdown file piece by piece, a heading for each entry, in the given order.

    With `as_is` the Markdown in a person's texts stays Markdown.
    """
    words = _written(as_is)
    yield front_matter([("title", "numbcheck journal")]) + "\n# Journal\n"
    for entry in entries:
        yield "\n" + _section(entry, f"## {entry.minute}", title, words)


def note(entry: Entry, title: Title, *, as_is: bool = False) -> str:
    """Return the note that holds this entry alone."""
    heading = f"# {entry.minute}"
    return f"{front_matter(_fields(entry))}\n{_body(entry, heading, title, _written(as_is))}"


def typed(body: str) -> str:
    """Return what a person typed of that note's body, which is all but its heading where they changed it since."""
    written = _NOTE_HEADING.sub("", body).strip("\n")
    return plain.typed(written) or as_typed.typed(written) or written


def note_name(entry: Entry) -> str:
    """Return the file name of that note: the wall time of writing and the id's last four characters."""
    return f"{entry.day}-{entry.at:%H%M}-{entry.ref}.md"


def notes(entries: Iterable[Entry], title: Title, *, as_is: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the file name and the text of a note for each entry.

    Should two entries have one name, the later one gets a number behind it.
    """
    counts: dict[str, int] = {}
    for entry in entries:
        name = note_name(entry)
        count = counts[name] = counts.get(name, 0) + 1
        yield (
            name if count == 1 else f"{name.removesuffix('.md')}-{count}.md",
            note(entry, title, as_is=as_is),
        )


def days(entries: Iterable[Entry], title: Title, *, as_is: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the file name and the text of a note for each wall day, the entries in the given order."""
    found: dict[date, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.day, []).append(entry)
    for day, those in found.items():
        tags: dict[str, None] = dict.fromkeys(tag for entry in those for tag in entry.all_tags)
        head = front_matter([("date", day), ("kind", "day"), ("tags", list(tags)), ("entries", len(those))])
        sections = (_section(entry, f"## {_clock(entry)}", title, _written(as_is)) for entry in those)
        yield f"{day}.md", "\n".join((head, f"# {day}\n", *sections))


def _clock(entry: Entry) -> str:
    return f"{entry.at.hour:02}:{entry.at.minute:02}"


def _fields(entry: Entry) -> Iterator[tuple[str, Value]]:
    """Yield what applies; of `data` only what a property can hold: numbers, and words on one line."""
    yield "date", entry.day
    yield "time", _clock(entry)
    for name in _PROPERTIES:
        value = list(entry.all_tags) if name == "tags" else getattr(entry, name)
        if value is not None:
            yield name, value
    for key, value in entry.data.items():
        parts = value if isinstance(value, list) else [value]
        if _KEY.fullmatch(key) and key not in _OURS and all(map(_is_word, parts)):
            yield key, value


def _is_word(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= 80 and clean.one_line(value) == value
    return isinstance(value, Scalar)


def _written(as_is: bool) -> Words:
    """Return what writes a person's text."""
    return as_typed.block if as_is else plain.block


def _section(entry: Entry, heading: str, title: Title, words: Words) -> str:
    """Return the entry as a part of a longer file, where no front matter tells its tags."""
    tags = " ".join(map(_tag, entry.all_tags))
    return _body(entry, heading, title, words) + (f"\n{plain.block(f'Tags: {tags}')}\n" if tags else "")


@lru_cache
def _tag(tag: str) -> str:
    name = clean.one_line(tag)
    return name if name.startswith("@") else f"#{name}"


def _body(entry: Entry, heading: str, title: Title, words: Words) -> str:
    head = f"{heading} {_heading(called(entry, title))}"
    parts = _parts(entry, words)
    for other in entry.also:
        parts += (OTHER_TEXT, *_parts(other, words))
    return "\n\n".join((head, *filter(None, parts))) + "\n"


def _parts(entry: Entry, words: Words) -> tuple[str, ...]:
    return (
        _asked(entry),
        words(entry.text or ""),
        "\n".join(f"- {plain.block(f'{name}: {said}', '  ')}" for name, said in answered(entry)),
        plain.block(course(entry)),
    )


@lru_cache
def _heading(name: str) -> str:
    return plain.line(name)


def _asked(entry: Entry) -> str:
    question = asked(entry)
    return f"> {_quoted(question)}" if question else ""


@lru_cache
def _quoted(question: str) -> str:
    return plain.block(question)
