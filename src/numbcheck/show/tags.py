"""The tags of a look back, and how often each was used, on a terminal and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.columns import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_GAP = "   "


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
