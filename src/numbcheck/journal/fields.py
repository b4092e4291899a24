"""Fields: how one field of an entry is read from JSON, written to it, and searched for words.

A reader takes what JSON gave and returns its value; it raises ValueError, TypeError or OverflowError
for anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from datetime import datetime, timezone
from typing import Any, NamedTuple

from numbcheck.journal.ids import ID, REV

Reader = Callable[[Any], Any]


class Field(NamedTuple):
    """A field as it stands in a record; None in place of a function leaves the value as it is.

    `read` trusts nothing, `reread` is for what `read` has accepted before. `write` returns what JSON can hold, or None
    where the key can be absent. `texts` gives the person's words in a value, None where it never holds any.
    `is_property` tells whether it stands in the front matter of a note.
    """

    read: Reader
    write: Callable[[Any], Any] | None = None
    reread: Reader | None = None
    texts: Callable[[Any], Iterable[str]] | None = None
    is_property: bool = False


def a_text(value: Any) -> str:
    """Read a text, which may be empty."""
    if not isinstance(value, str):
        raise TypeError
    return value


def a_name(value: Any) -> str:
    """Read a text that is not empty."""
    if not value:
        raise ValueError
    return a_text(value)


def an_id(value: Any) -> str:
    """Read the id of an entry."""
    if not ID.fullmatch(a_text(value)):
        raise ValueError
    return a_text(value)


def a_rev(value: Any) -> str:
    """Read the name of a revision."""
    if not REV.fullmatch(a_text(value)):
        raise ValueError
    return a_text(value)


def a_moment(value: Any) -> datetime:
    """Read an ISO moment with its offset, in the years 2 to 9998, which no shift of zones leads out of the calendar."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None or not 1 < moment.year < 9999:
        raise ValueError
    return moment


def with_offset(at: datetime) -> datetime:
    """Return `at` with its time zone reduced to the offset, as `a_moment` reads it; raises ValueError without one."""
    offset = at.utcoffset()
    if offset is None:
        raise ValueError("an entry's moment needs its offset")
    return at.replace(tzinfo=timezone(offset))


def a_flag(value: Any) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise TypeError
    return value


def seconds(value: Any) -> float:
    """Read a number of seconds, 0 or more."""
    if type(value) not in {int, float} or value < 0:
        raise TypeError
    return float(value)


def a_mapping(value: Any) -> dict[str, Any]:
    """Read an object with whatever is in it."""
    if not isinstance(value, dict):
        raise TypeError
    return value


def one_of(known: Container[str]) -> Reader:
    """Return what reads one of the texts in `known`."""

    def read(value: Any) -> str:
        if value not in known:
            raise ValueError
        return a_text(value)

    return read


def each(reader: Reader) -> Reader:
    """Return what reads a list whose parts `reader` reads."""

    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError
        return tuple(map(reader, value))

    return read


def iso(moment: datetime) -> str:
    """Write a moment with its offset, to the millisecond."""
    return moment.isoformat(timespec="milliseconds")


def revs_by_id(value: Any) -> dict[str, tuple[str, ...]]:
    """Read names of revisions, by the ids they lie under."""
    return {an_id(entry_id): each(a_rev)(revs) for entry_id, revs in a_mapping(value).items()}


def revs_again(value: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Read what `revs_by_id` has accepted before."""
    return {entry_id: tuple(revs) for entry_id, revs in value.items()}


def lists_by_key(values: Any) -> dict[str, list[Any]] | None:
    """Write a mapping to several parts each as an object of lists; an empty one can be absent."""
    return {key: list(parts) for key, parts in values.items()} or None


def listed(parts: tuple[Any, ...]) -> list[Any] | None:
    """Write the parts as a list; an empty one can be absent."""
    return list(parts) or None


def keyed(values: Any) -> dict[str, Any] | None:
    """Write a mapping as an object; an empty one can be absent."""
    return dict(values) or None


def alone(text: str) -> tuple[str]:
    """Return a text as the only one there is."""
    return (text,)


def strings_in(value: Any) -> Iterator[str]:
    """Yield every text in a value of JSON, keys aside."""
    match value:
        case str():
            yield value
        case list() | tuple():
            for part in value:
                yield from strings_in(part)
        case dict():
            yield from strings_in(list(value.values()))


MOMENT = Field(a_moment, write=iso, reread=datetime.fromisoformat)
