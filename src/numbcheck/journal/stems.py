"""Stems: beginnings of sentences for whoever has no words, one at a time; one that is left empty goes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal.prompts import stems

if TYPE_CHECKING:
    from collections.abc import Sequence


class Stems:
    """The stems of one text, in their order. Where they `lead`, the next one follows at each Enter."""

    def __init__(self, *, lead: bool = False) -> None:
        self.lead = lead
        self._put: set[str] = set()
        self._left = list(stems())

    @property
    def over(self) -> bool:
        """Whether the last of them was put there."""
        return not self._left

    def next(self) -> str:
        """Return the next stem with a space for the cursor behind it, "" after the last."""
        if not self._left:
            return ""
        stem = self._left.pop(0)
        self._put.add(stem)
        return f"{stem} "

    def on(self, text: str) -> str:
        """Return the text with the next stem on a line of its own, in place of one at its end that is still empty."""
        lines = text.removesuffix("\n").split("\n") if text else []
        if lines and self._is_empty(lines[-1]):
            lines.pop()
        return "\n".join([*lines, self.next()])

    def whole(self, text: str) -> str:
        """Return the text without the stems that stayed empty: of what was put there by us only, word for word."""
        lines = text.split("\n")
        kept = [line for line in lines if not self._is_empty(line)]
        return "\n".join(kept) if kept != lines else text

    def _is_empty(self, line: str) -> bool:
        return line.strip() in self._put


def completed(endings: Sequence[str]) -> str:
    """Return each stem with its ending, a line each; one without ending is left out, lines behind the last stay."""
    begun = list(stems())
    lines = [
        f"{stem} {ending.strip()}" for stem, ending in zip(begun, endings, strict=False) if ending.strip()
    ]
    return "\n".join([*lines, *endings[len(begun) :]])
