"""A number and what it counts, and a list of which only the first are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def counted(count: int, one: str, many: str = "") -> str:
    """Return `1 day`, `2 days`; `many` is what several are called where that is not `one` with an s."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def first_of(names: Sequence[str], most: int) -> str:
    """Return at most `most` of `names`, as `a, b and 3 more`."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"
