"""Names that are offered and listed without opening anything: what one can ground, breathe, look back and TAB with."""

from __future__ import annotations

GROUNDING = (
    "senses",
    "chair",
    "colour",
    "listen",
    "object",
    "hands",
    "where",
    "steps",
    "stamp",
    "name",
    "cold",
    "call",
)
"""Our outward practices, the most asked for first."""

PATTERNS = ("even", "long", "natural", "sigh", "box", "478")
KINDS = ("practice", "note", "journal", "check", "signs", "screen", "ladder", "reframe", "joy", "goal")
SHELLS = ("bash", "zsh", "fish")
