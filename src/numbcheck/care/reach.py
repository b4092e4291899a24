"""Reaching out: first lines to a friend, to family, to a professional, and about a medicine to a doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping


def starters(words: Mapping[str, Any], to: str) -> list[str]:
    """Return every first line to one kind of person, or with `to` empty the plainest one for each kind.

    Raises UsageError for a kind there is not.
    """
    kinds: dict[str, list[str]] = {}
    for row in words["starter"]:
        kinds.setdefault(row["to"], []).append(row["words"])
    if not to:
        return [f"{words['kinds'][kind]} {lines[0]}" for kind, lines in kinds.items()]
    if to not in kinds:
        raise UsageError(f"There are no lines for {to!r}. There are some for: {', '.join(kinds)}, doctor.")
    return [words["kinds"][to], *(f"- {line}" for line in kinds[to])]


def doctor(words: Mapping[str, Any]) -> list[str]:
    """Return what to say to a doctor about a medicine, with gaps that may stay empty."""
    script = words["doctor"]
    said = [script[key] for key in ("words", "more", "example", "question", "not_changed", "has_changed")]
    asked = [f"- {field['ask']}" for field in script["field"]]
    return [
        script["intro"],
        "",
        *(_gaps(line) for line in said),
        "",
        words["gaps"],
        *asked,
        "",
        script["always"],
    ]


def _gaps(line: str) -> str:
    for name in ("medicine", "since", "noticed", "example", "changed"):
        line = line.replace("{" + name + "}", "....")
    return line
