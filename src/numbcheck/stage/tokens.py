"""Tokens: what a terminal sends, cut into keys; a sequence that is not all there yet waits for its end."""

from __future__ import annotations

import codecs
import re

PATIENCE = 0.2
"""Seconds a lone Esc waits: over a slow line, the rest of an arrow key comes in that time."""
# the second [ is how the Linux console sends F1 to F5
_KEY = re.compile(r"\x1b(?:\[\[?[0-9;?<=>]*[A-Za-z~]|O[0-9;]*[A-Za-z])|.", re.DOTALL)
_BEGUN = re.compile(r"\x1b(?:\[\[?[0-9;?<=>]*|O[0-9;]*)?\Z")


class Tokens:
    """Keys, one after another, out of bytes that may end in the middle of one; times are of one clock, in seconds."""

    __slots__ = ("_begun", "_decoder", "_since")

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._begun = ""
        self._since = 0.0

    def fed(self, chunk: bytes, now: float) -> list[str]:
        """Return the keys that are whole with `chunk`."""
        text = self._begun + self._decoder.decode(chunk)
        begun = _BEGUN.search(text)
        cut = begun.start() if begun else len(text)
        self._begun, self._since = text[cut:], now
        return _KEY.findall(text[:cut])

    def left(self, now: float) -> float | None:
        """Return the seconds for which a begun key still waits for its end; None where none has begun."""
        return max(0.0, self._since + PATIENCE - now) if self._begun else None

    def given_up(self, now: float) -> list[str]:
        """Return what had begun, as a key of its own, once nothing has followed for long enough."""
        if self.left(now) != 0.0:
            return []
        begun, self._begun = self._begun, ""
        return [begun]
