"""A whole entry as a person reads it: a head and all that it holds, drawn or in lines of label and value."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from numbcheck.clean import WIDEST
from numbcheck.columns import clip_at_word, columns, wrapped
from numbcheck.journal.content import RESUMED_FROM
from numbcheck.journal.dates import speak
from numbcheck.journal.entry import BETWEEN, own_day
from numbcheck.show import other_clocks
from numbcheck.show.brief import brief, lasted
from numbcheck.show.parts import Part, parts
from numbcheck.tell.in_words import called, filled
from numbcheck.words import LEFT_EARLY, TAKEN_UP_AGAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.show.view import View

_WIDEST = 80
_INDENT, _HANGING = "  ", "    "
_REF = 5  # the four characters, and a blank before them


def drawn(entry: Entry, view: View) -> list[str]:
    """Return everything `entry` holds for a person, as a terminal shows it; nothing in it can steer one.

    Where it was changed in two places at once, both texts, a line between them.
    """
    first, *others = (_drawn(version, view) for version in entry.versions)
    return [*first, *(line for other in others for line in (BETWEEN, *other))]


def beginning(entry: Entry, view: View) -> str:
    """Return what and when an entry is, and its first words, on one line."""
    heading = ", ".join(islice(_said_of(entry, view), 3))
    return clip_at_word(f"{heading}: {brief(entry)[: 2 * WIDEST]}", WIDEST)


def spoken(entry: Entry, view: View) -> list[str]:
    """Return the same in lines of a label and what it says, for who hears them."""
    first, *others = (_spoken(version, view) for version in entry.versions)
    return [*first, *(line for other in others for line in ("The other text", *other))]


def _drawn(entry: Entry, view: View) -> list[str]:
    width = min(view.width, _WIDEST)
    found = list(parts(entry))
    called = (
        0 if view.narrow else max((columns(part.called) for part in found if part.style == "row"), default=0)
    )
    return [*_head(entry, view, width), *(line for part in found for line in _part(part, width, called))]


def _head(entry: Entry, view: View, width: int) -> list[str]:
    """Return what it is, when it was and how long, and at the right the characters that name it."""
    first, *more = _in_lines(_said_of(entry, view, narrow=view.narrow), width - _REF)
    return [f"{first}{' ' * (width - columns(first) - len(entry.ref))}{entry.ref}", *more]


def _in_lines(items: Iterator[str], width: int) -> list[str]:
    """Return items with commas between them, broken behind a comma."""
    lines = [next(items)]
    for item in items:
        if columns(f"{lines[-1]}, {item},") <= width:
            lines[-1] += f", {item}"
        else:
            lines[-1] += ","
            lines.append(f"{_INDENT}{item}")
    return [piece for line in lines for piece in wrapped(line, width, _INDENT)]


def _said_of(entry: Entry, view: View, *, narrow: bool = False) -> Iterator[str]:
    day, clock = own_day(entry.at, view.day_ends), f"{entry.at:%H:%M}"
    form = filled(entry)
    yield form.title if form else called(entry, view.titles)
    yield speak.whole(day, view.today, narrow=narrow)
    yield clock if day == entry.at.date() else speak.in_the_night(entry.at)
    if note := other_clocks.noted(entry, view.here):
        yield note
    if entry.seconds:
        yield lasted(entry)
    if entry.finished is False:
        yield LEFT_EARLY
    if RESUMED_FROM.of(entry.data):
        yield TAKEN_UP_AGAIN


def _part(part: Part, width: int, called: int) -> list[str]:
    match part.style:
        case "question":
            return wrapped(part.said, width, "")
        case "own":
            return [f"{_INDENT}{line}".rstrip() for line in wrapped(part.said, width - len(_INDENT), "")]
        case "row" if called:
            gap = " " * (called - columns(part.called) + 2)
            return wrapped(f"{_INDENT}{part.called}{gap}{part.said}", width, " " * (called + 4))
        case "row":
            return wrapped(f"{_INDENT}{_before(part.called)}{part.said}", width, _HANGING)
    return wrapped(f"{_INDENT}{part.said}", width, _HANGING)


def _before(called: str) -> str:
    """Return what stands before something that is called so: a question has its own mark."""
    return f"{called} " if called.endswith("?") else f"{called}: "


def _spoken(entry: Entry, view: View) -> list[str]:
    called, *rest = _said_of(entry, view)
    said = [f"{_before(part.called)}{part.said}" if part.called else part.said for part in parts(entry)]
    lines = [f"{called}: {', '.join(rest)}", *said, f"Its characters: {' '.join(entry.ref)}"]
    return [piece for line in lines for piece in wrapped(line, min(view.width - 1, WIDEST), "")]
