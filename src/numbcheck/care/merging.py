"""Merge two changes of one text line by line (a three-way merge); no line is lost."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def merged(given: str, edited: str, now: str) -> str:
    """Return `now` with what was changed from `given` to `edited`, by lines.

    Where both changed the same lines, what either made of them is there, `now` first.
    """
    if now in {given, edited}:
        return edited
    if given == edited:
        return now
    base, mine, theirs = (text.splitlines(keepends=True) for text in (given, _ended(edited), _ended(now)))
    here, there = _kept(base, mine), _kept(base, theirs)
    out: list[str] = []
    at = (0, 0, 0)
    for row in [*sorted(here.keys() & there.keys()), len(base)]:
        ends = (row, here.get(row, len(mine)), there.get(row, len(theirs)))
        out += _chosen(base[at[0] : ends[0]], mine[at[1] : ends[1]], theirs[at[2] : ends[2]])
        out += base[row : row + 1]
        at = (row + 1, ends[1] + 1, ends[2] + 1)
    return "".join(out)


def _chosen(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return what stands between two lines that nobody changed."""
    if list(mine) == list(base):
        return list(theirs)
    if list(theirs) == list(base):
        return list(mine)
    before, here, there = ({line.strip() for line in lines} for lines in (base, mine, theirs))
    taken_out = before - here
    return [
        *(line for line in theirs if line.strip() not in taken_out),
        *(line for line in mine if line.strip() not in before | there),
    ]


def _kept(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Return where each line of `base` that is still there stands in `other`."""
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"
