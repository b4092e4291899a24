"""Words a person typed in one argument, taken apart."""

from __future__ import annotations


def listed(typed: str | None) -> tuple[str, ...]:
    """Return the names in a list such as `hands, feet`, in small letters."""
    return tuple(name for part in (typed or "").split(",") if (name := part.strip().lower()))
