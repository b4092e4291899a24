"""What a question is called, above the line one types into or before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import printable
from numbcheck.columns import clip
from numbcheck.words.labels import asked_label

if TYPE_CHECKING:
    from numbcheck.practice.script import Ask, Script


PROMPT = "> "


def prompt(script: Script, ask: Ask, widest: int) -> str:
    """Return which question of `script` it is, for plain lines; nothing of that where its choices say it.

    It is clipped to `widest` columns, and never how many there are of it: that tells where one is.
    """
    return PROMPT if ask.choices else f"{asked(script, ask, widest)}{PROMPT}"


def asked(script: Script, ask: Ask, widest: int = 1000) -> str:
    """Return what a question is called, and where it is asked several times, which time it is."""
    counted = f", {ask.number} of {ask.of}" if ask.of > 1 else ""
    name = clip(printable(asked_label(script.id, ask.ask)), max(0, widest - len(counted)))
    return f"{name}{counted}"
