"""The tags of a look back: how often each was used, on a terminal, in a pipe and as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from numbcheck.clean import folded, one_line
from numbcheck.columns import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numbcheck.journal.entry import Entry

_GAP = "   "


def counted(entries: Iterable[Entry]) -> dict[str, int]:
    """Return in how many entries each tag is, most first; #Work and #work are one, as the newest spells it.

    `entries` begin with the newest.
    """
    counts: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for entry in entries:
        for key, tag in {folded(tag): tag for tag in entry.all_tags}.items():
            counts[key] += 1
            spelt.setdefault(key, tag)
    return {spelt[key]: count for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))}


def plain(counts: Mapping[str, int]) -> str:
    """Return a tag on a line, its count in front."""
    return "".join(f"{count} {one_line(tag)}\n" for tag, count in counts.items())


def side_by_side(counts: Mapping[str, int], width: int) -> str:
    """Return the tags as they are written in a text, side by side in lines of at most `width` columns."""
    return "".join(f"{line}\n" for line in _lines(map(_item, counts.items()), width))


def _item(counted_tag: tuple[str, int]) -> str:
    tag, count = counted_tag
    return f"{one_line(tag) if tag.startswith('@') else f'#{one_line(tag)}'} {count}"


def _lines(items: Iterable[str], width: int) -> Iterator[str]:
    line = ""
    for item in items:
        longer = f"{line}{_GAP}{item}" if line else item
        if line and columns(longer) > width:
            yield line
            longer = item
        line = longer
    if line:
        yield line
