"""A half line: what was typed but not confirmed when a person left a question. It is no answer; it becomes a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal.drafts.autosave import Autosave
from numbcheck.visit.keeping import say_unsafe
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from numbcheck.play.player import Outcome
    from numbcheck.visit.house import House


class HalfLine:
    """The half line of one visit, if there is one; a single character counts as none."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._text = ""
        self._safe = False

    def take(self, outcome: Outcome, kind: str) -> bool:
        """Save what was half typed as a draft of this `kind`; return whether there was any, and all of it is safe."""
        self.hold("\n".join(words.strip() for _, words in outcome.half), kind)
        return bool(outcome.half) and (self._safe or not self._text)

    def hold(self, text: str, kind: str) -> None:
        """Save a `text` that is no answer as a draft of this `kind`."""
        if len(text) > 1:
            self._text = text
            self._safe = Autosave(self._house.drafts, kind, {}).try_save(text)

    def say(self) -> None:
        """Say once that it is a draft, or that it is nowhere."""
        text, self._text = self._text, ""
        if text and self._safe:
            self._house.streams.warn(Receipt.DRAFT)
        elif text:
            say_unsafe(self._house, text)
