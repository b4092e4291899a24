"""Look: how a person wants a full screen to look and move, and what their terminal can draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Motion = Literal["text", "calm", "none"]
Ink = Literal["blocks", "halves", "ground"]
"""What a shape is drawn with: blocks of a half and a quarter of a cell; only halves; the ground of whole cells."""

_WIDE_BLOCKS = ("zh", "ja", "ko")
"""Languages of which a terminal may draw a block two columns wide."""


class Appearance(NamedTuple):
    """`motion`: text, a shape that flows with the breath; calm, a number once a second; none, only the words.

    Without `color` a shape is drawn in the terminal's own, which works everywhere.
    """

    color: bool = True
    motion: Motion = "text"
    ink: Ink = "blocks"


def ink(environ: Mapping[str, str], *, fancy: bool) -> Ink:
    """Return what can be drawn with on a terminal of that environment; `fancy` is one that takes more than ASCII."""
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    if not fancy or locale.startswith(_WIDE_BLOCKS):
        return "ground"
    return "halves" if environ.get("TERM") == "linux" else "blocks"
