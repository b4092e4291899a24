"""Found: what a reader finds in another program's file, before anything of it is ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime  # noqa: TC003 (a NamedTuple's fields are read at run time)
from typing import Any, NamedTuple

from numbcheck.journal.content import ACTIVITIES, SCALES
from numbcheck.journal.entry import NOTHING, Entry

NOON = 12
"""The hour of what has a date and no time."""

UNDATED = "its date cannot be read"
NO_TEXT = "some of it is not UTF-8"
NO_ENTRY = "this is no entry"
EMPTY = "there is nothing in it"
TOO_LARGE = "is more than 4 MB, and one entry cannot hold that"


class Found(NamedTuple):
    """One entry of a file, which begins in its line `line`.

    By `key` it is known again; where it `counts`, equal ones are as many entries. `when` is aware only where the source
    says its offset; `zone` is the name of the zone there. Without `has_clock` only the day of `when` is known.
    An `id` is that of an entry of ours which came back; `extra` is all that has no place here.
    """

    line: int
    key: tuple[str, ...]
    when: datetime
    text: str = ""
    tags: tuple[str, ...] = ()
    mood: str = ""
    level: int | None = None
    data: Mapping[str, Any] = NOTHING
    extra: Mapping[str, Any] = NOTHING
    zone: str = ""
    has_clock: bool = True
    counts: bool = True
    id: str = ""
    kind: str = ""


class Own(NamedTuple):
    """One revision of an entry of ours, whole."""

    line: int
    entry: Entry


class Remark(NamedTuple):
    """What has to be said of a line: why it `is_lost`, or what was made of it."""

    line: int
    words: str
    is_lost: bool = True


Read = Iterator[Found | Own | Remark]


def rest(row: Mapping[str, Any], known: Mapping[str, type]) -> dict[str, Any]:
    """Return all of a row but its `known` keys, and those of them whose value has the wrong type."""
    return {
        key: value
        for key, value in row.items()
        if key not in known or not (value is None or isinstance(value, known[key]))
    }


def tags_and_rest(
    row: Mapping[str, Any], known: Mapping[str, type], key: str = "tags"
) -> tuple[list[str], dict[str, Any]]:
    """Return the names of the tags under `key`, and the `rest`, which holds the tags where one of them has no name."""
    names, are_all = _names(row.get(key))
    return names, rest(row, {**known, key: object} if are_all else known)


def _names(given: Any) -> tuple[list[str], bool]:
    """Return the names in what tags are given as, texts or objects with a `name`; and whether each has one."""
    listed = given.values() if isinstance(given, dict) else given if isinstance(given, list) else [given]
    parts = [part.get("name") if isinstance(part, dict) else part for part in listed if part is not None]
    names = [part for part in parts if isinstance(part, str)]
    return names, len(names) == len(parts)


def titled(title: str, body: str) -> str:
    """Return a title and what stands below it as one text."""
    return "\n\n".join(filter(None, (title.strip(), body.strip("\n"))))


def starred(tags: Iterable[str], star: object) -> tuple[str, ...]:
    """Return the tags, with one that says so where there is a star."""
    return (*tags, "starred") if star is True else tuple(tags)


def is_text(piece: str) -> bool:
    """Return whether all of it could be read as text: what could not is carried in it."""
    if piece.isascii():
        return True
    try:
        piece.encode()
    except UnicodeEncodeError:
        return False
    return True


def of_lists(activities: list[str], scales: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a check-in; what nothing was marked of is absent."""
    return {
        **({ACTIVITIES: activities} if activities else {}),
        **({SCALES: scales} if scales else {}),
    }
