"""Look: how a person wants a full screen to look and move."""

from __future__ import annotations

from typing import Literal, NamedTuple

Motion = Literal["text", "calm", "none"]


class Look(NamedTuple):
    """`motion`: text, a shape that changes once a second; calm, only a number does; none, only the words.

    Without `color` a shape is drawn by swapping foreground and background, which works everywhere.
    """

    color: bool = True
    motion: Motion = "text"
