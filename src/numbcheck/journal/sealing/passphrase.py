"""A passphrase that is proposed: six words drawn from a list of plain ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = 6
_LIST = Path(__file__).with_name("words.txt")


def proposed(random: Callable[[int], bytes]) -> str:
    """Return six words, each as likely as any other: over 60 bits."""
    words = _LIST.read_text(encoding="ascii").split()
    return " ".join(words[int.from_bytes(random(8), "big") % len(words)] for _ in range(WORDS))
