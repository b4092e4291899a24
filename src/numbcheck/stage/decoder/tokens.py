"""Tokens: what a terminal sends, cut into keys; an incomplete key waits for its end."""

from __future__ import annotations

from numbcheck.stage.decoder.characters import characters
from numbcheck.stage.decoder.key_names import PASTE, PASTE_END
from numbcheck.stage.decoder.sequences import cut, patience

_PASTE_PATIENCE = 1.0
"""Seconds after which a paste without an end is over, so that nobody is shut in."""
_LATE = 1.0
"""Seconds after which what had begun is over, though nobody looked in between."""
_END = PASTE_END.encode()
_UNSEEN = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in {9, 10}}
_CONTROLS = frozenset(map(chr, range(0x80, 0xA0)))


class Tokens:
    """Keys, one after another, out of bytes that may end in the middle of one; times are of one clock, in seconds.

    A key is a character, or has a name of `key_names`; a paste is one key, `PASTE` and then its text. What is no key
    that we know is nothing. Silence is only where nothing waits to be read: then `given_up` is to be called.
    """

    __slots__ = ("_begun", "_encoding", "_muted", "_paste", "_since")

    def __init__(self, encoding: str = "utf-8") -> None:
        self._encoding = encoding
        self._begun = b""
        self._paste: bytearray | None = None
        self._since = 0.0
        self._muted = False

    def fed(self, chunk: bytes, now: float) -> list[str]:
        """Return the keys that are whole with `chunk`."""
        late = self._waits and now - self._since > _LATE
        keys = self.rest() if late else []
        self._since = now
        return keys + self._cut(self._begun + chunk, final=False)

    def left(self, now: float) -> float | None:
        """Return the seconds for which a begun key still waits for its end; None where none has begun."""
        if not self._waits:
            return None
        longest = patience(self._begun) if self._paste is None else _PASTE_PATIENCE
        return max(0.0, self._since + longest - now)

    def given_up(self, now: float) -> list[str]:
        """Return what had begun, as it stands, once nothing has followed for long enough."""
        return self.rest() if self.left(now) == 0.0 else []

    def rest(self) -> list[str]:
        """Return what had begun, as it stands: nothing more will come."""
        keys = self._cut(self._begun, final=True)
        return keys + ([] if self._paste is None else self._pasted(self._paste))

    def drop_begun(self) -> None:
        """Discard what has begun, and its end, too, if that still comes."""
        self._muted = self._waits
        if self._paste is not None:
            self._paste = bytearray()

    @property
    def _waits(self) -> bool:
        return bool(self._begun) or self._paste is not None

    def _cut(self, data: bytes, *, final: bool) -> list[str]:
        keys: list[str] = []
        at = 0
        while at < len(data):
            if self._paste is not None:
                at += self._into_paste(self._paste, data[at:], keys)
                continue
            muted = self._muted
            end, found = self._next(data, at, final=final)
            if end == at:
                break
            keys += [key for key in found[muted:] if key not in _CONTROLS]
            at = end
        self._begun = data[at:]
        return keys

    def _next(self, data: bytes, at: int, *, final: bool) -> tuple[int, list[str]]:
        """Return where the key at `at` ends, or all characters up to the next Esc; `at` where it must wait."""
        if data[at] != 0x1B:
            end = data.find(b"\x1b", at)
            text, used = characters(
                data[at : end if end >= 0 else None], self._encoding, final=final or end >= 0
            )
            self._muted = self._muted and not used
            return at + used, list(text)
        if (sequence := cut(data, at, final=final)) is None:
            return at, []
        end, key = sequence
        self._muted = key is None
        if key == PASTE:
            self._paste = bytearray()
        return end, [key] if key and key != PASTE else []

    def _into_paste(self, paste: bytearray, data: bytes, keys: list[str]) -> int:
        """Add to the paste what is part of it, and return how many bytes that took, its end included."""
        before = len(paste)
        paste += data
        end = paste.find(_END, max(0, before - len(_END) + 1))
        if end < 0:
            return len(data)
        keys += self._pasted(paste[:end])
        return end + len(_END) - before

    def _pasted(self, paste: bytearray) -> list[str]:
        self._paste = None
        text, _ = characters(bytes(paste), self._encoding, final=True)
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN)
        muted, self._muted = self._muted, False
        return [PASTE + text] if text and not muted else []
