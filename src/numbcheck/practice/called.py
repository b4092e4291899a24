"""What a practice, and a place in it, are called within a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import one_line

if TYPE_CHECKING:
    from numbcheck.practice.script import Script

_SCAN = "scan"


def practice(script: Script) -> str:
    """Return what a practice is called: the scan, or its title."""
    return f"the {_SCAN}" if script.id.partition("-")[0] == _SCAN else one_line(script.title)


def place(script: Script, part: str) -> str:
    """Return what a place in it is called: your hands, or the part's own name."""
    if script.family == "body" and script.attention == "inward":
        return f"your {one_line(part).replace('-', ' ')}"
    return f'"{one_line(part)}"'
