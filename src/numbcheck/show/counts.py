"""Counts in prose: in lines of a page each stays beside what it counts."""

from __future__ import annotations

import re

from numbcheck.columns import TIED, wrapped

_BEHIND, _BEFORE = (
    r"(?<=[a-z]) (?=\d+[,.;])|(?<= of) (?=\d)",
    "more|the|further|times|of|answers|nights?|days?|weeks?",
)
_BESIDE_A_COUNT = rf"{_BEHIND}|(?<=\d) (?=({_BEFORE})\b)"
"""The space before a count, as in `glad 2,`, and behind one, as in `1 further away`."""


def with_counts(text: str, width: int, hanging: str | None = None) -> list[str]:
    """Return `text` in lines as `columns.wrapped` does, each count beside what it counts."""
    return [line.replace(TIED, " ") for line in wrapped(re.sub(_BESIDE_A_COUNT, TIED, text), width, hanging)]
