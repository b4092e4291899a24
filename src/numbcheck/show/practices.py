"""Practices listed: by what they are, outward first, a row each; sentences for whoever listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import printable
from numbcheck.columns import clip_at_word, columns, padded, wrapped
from numbcheck.practice.ids import IN_ORDER
from numbcheck.practice.length import brief

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numbcheck.practice.script import Script

_WIDE = 59
"""Columns from which what a practice is about stands beside it."""
_VERY_WIDE = 90
"""Columns from which every title is whole beside it."""
_LONGEST_TITLE = 18
_AROUND, _MOVING, _BREATH, _INWARD, _OWN = (
    "Around you, outward",
    "Body and movement, outward",
    "Breath",
    "Inward, if that is good for you",
    "Yours",
)
_MOVES = frozenset({"body", "movement", "cold"})


def by_kind(scripts: Iterable[Script], own: Sequence[str]) -> dict[str, list[Script]]:
    """Return the practices under their headings, in the order in which they are shown."""
    found: dict[str, list[Script]] = {heading: [] for heading in (_AROUND, _MOVING, _BREATH, _INWARD, _OWN)}
    for script in sorted(scripts, key=_place):
        found[_OWN if script.id in own else _heading(script)].append(script)
    return {heading: under for heading, under in found.items() if under}


def rows(kinds: dict[str, list[Script]], width: int) -> Iterator[str]:
    """Yield headings and rows: id, title, length, what it is about; in little room that stands below."""
    every = [script for under in kinds.values() for script in under]
    id_ = max(len(script.id) for script in every) + 1
    longest = max(columns(_title(script)) for script in every)
    title = (longest if width >= _VERY_WIDE else min(_LONGEST_TITLE, longest)) + 1
    for heading, under in kinds.items():
        yield heading
        for script in under:
            named = f"  {script.id:<{id_}}"
            if width < _WIDE:
                yield from wrapped(f"{named}{_title(script)}", width, " " * len(named))
                yield from wrapped(f"    {printable(script.about)}", width)
            else:
                shown = padded(clip_at_word(_title(script), title - 1), title)
                head = f"{named}{shown}{brief(script.usual_seconds):<10}"
                yield head + _begun(printable(script.about), width - columns(head))


def sentences(kinds: dict[str, list[Script]]) -> Iterator[str]:
    """Yield the same for whoever listens: nothing stands in columns."""
    for heading, under in kinds.items():
        yield f"{heading}:"
        for script in under:
            yield f"{script.id}: {_title(script)}, {brief(script.usual_seconds)}. {printable(script.about)}"


def _place(script: Script) -> int:
    return IN_ORDER.index(script.id) if script.id in IN_ORDER else len(IN_ORDER)


def _heading(script: Script) -> str:
    if script.family == "breath":
        return _BREATH
    if script.attention == "inward":
        return _INWARD
    return _MOVING if script.family in _MOVES else _AROUND


def _title(script: Script) -> str:
    return printable(script.title)


def _begun(text: str, width: int) -> str:
    """Return `text`, or its first words and three dots where it does not fit."""
    return text if columns(text) <= width else f"{wrapped(text, width - 4)[0]} ..."
