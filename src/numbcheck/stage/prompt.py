"""What stands before the line one types into, on either stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import printable
from numbcheck.columns import clip
from numbcheck.words.labels import asked_label

if TYPE_CHECKING:
    from numbcheck.practice.script import Ask, Script


def prompt(script: Script, ask: Ask, widest: int) -> str:
    """Return which question of `script` it is; nothing where its choices say that.

    It is clipped to `widest` columns, and never how many there are of it: that tells where one is.
    """
    if ask.choices:
        return "> "
    counted = f", {ask.number} of {ask.of}" if ask.of > 1 else ""
    name = clip(printable(asked_label(script.id, ask.ask)), max(0, widest - len(counted)))
    return f"{name}{counted}> "
