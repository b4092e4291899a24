"""Typed: the letters of one line while it is typed, and what a terminal shows of each change to them."""

from __future__ import annotations

from numbcheck.clean import printable
from numbcheck.columns import columns

_ERASE = frozenset("\x7f\x08")
_WORD, _WHOLE = "\x17", "\x15"


class Typed:
    """A line that grows and shrinks at its end, as the terminal's own line does, but as long as one likes."""

    __slots__ = ("_letters",)

    def __init__(self, text: str = "") -> None:
        self._letters = list(text)

    @property
    def text(self) -> str:
        """What is there so far."""
        return "".join(self._letters)

    def taken(self) -> str:
        """Return what is there so far, and begin anew."""
        text = self.text
        self._letters.clear()
        return text

    def press(self, key: str) -> str:
        """Take a key and return what is to be shown: letters, steps back over some, or nothing."""
        if key in _ERASE:
            return self._cut(self._before_letter())
        if key == _WORD:
            return self._cut(self._before_word())
        if key == _WHOLE:
            return self._cut(0)
        if len(key) > 1 or (key != "\t" and (key < " " or "\x7f" <= key <= "\x9f")):
            return ""
        self._letters.append(key)
        return printable(key)

    def paste(self, text: str) -> str:
        """Take all of `text` as it is, and return what is to be shown."""
        self._letters += text
        return printable(text)

    def _before_letter(self) -> int:
        """Return where the last letter begins, its accents included."""
        at = max(0, len(self._letters) - 1)
        while at and not columns(printable(self._letters[at])):
            at -= 1
        return at

    def _before_word(self) -> int:
        kept = self.text.rstrip()
        return len(kept) - len(kept.split()[-1]) if kept else 0

    def _cut(self, at: int) -> str:
        before = columns(printable(self.text))
        del self._letters[at:]
        return "\b \b" * (before - columns(printable(self.text)))
