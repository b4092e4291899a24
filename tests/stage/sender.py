"""Somebody who types to the table of keys, and whose clock is only told."""

from __future__ import annotations

from numbcheck.stage.decoder.tokens import Tokens


class Sender:
    """Somebody at a keyboard whose clock is only told."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self.tokens = Tokens(encoding)
        self.now = 0.0

    def sends(self, *pieces: bytes | float) -> list[str]:
        """Send bytes, and wait seconds in between; whatever runs out meanwhile is given up at its time."""
        keys: list[str] = []
        for piece in pieces:
            if isinstance(piece, bytes):
                keys += self.tokens.fed(piece, self.now)
            else:
                keys += self._waits(piece)
        return keys

    def _waits(self, seconds: float) -> list[str]:
        until, keys = self.now + seconds, list[str]()
        while (left := self.tokens.left(self.now)) is not None and self.now + left <= until:
            self.now += left
            keys += self.tokens.given_up(self.now)
        self.now = until
        return keys

    def sends_slowly(self, sent: bytes) -> list[str]:
        """Send byte after byte, each as late as can be."""
        keys: list[str] = []
        for number in range(len(sent)):
            keys += self.sends(sent[number : number + 1])
            keys += self.sends(0.9 * (self.tokens.left(self.now) or 0.0))
        return keys
