"""LineEditor: the characters of one line while it is typed, and what a terminal shows of each change to them."""

from __future__ import annotations

from numbcheck.clean import printable
from numbcheck.columns import columns

_ERASE = frozenset("\x7f\x08")
_WORD, _WHOLE = "\x17", "\x15"


class LineEditor:
    """A line that grows and shrinks at its end, as the terminal's own line does, but as long as one likes."""

    __slots__ = ("_characters",)

    def __init__(self, text: str = "") -> None:
        self._characters = list(text)

    @property
    def text(self) -> str:
        """What is there so far."""
        return "".join(self._characters)

    def taken(self) -> str:
        """Return what is there so far, and begin anew."""
        text = self.text
        self._characters.clear()
        return text

    def press(self, key: str) -> str:
        """Take a key and return what is to be shown: characters, steps back over some, or nothing."""
        if key in _ERASE:
            return self._cut(self._before_character())
        if key == _WORD:
            return self._cut(self._before_word())
        if key == _WHOLE:
            return self._cut(0)
        if len(key) > 1 or (key != "\t" and (key < " " or "\x7f" <= key <= "\x9f")):
            return ""
        self._characters.append(key)
        return printable(key)

    def paste(self, text: str) -> str:
        """Take all of `text` as it is, and return what is to be shown."""
        self._characters += text
        return printable(text)

    def _before_character(self) -> int:
        """Return where the last character begins, its accents included."""
        at = max(0, len(self._characters) - 1)
        while at and not columns(printable(self._characters[at])):
            at -= 1
        return at

    def _before_word(self) -> int:
        kept = self.text.rstrip()
        return len(kept) - len(kept.split()[-1]) if kept else 0

    def _cut(self, at: int) -> str:
        before = columns(printable(self.text))
        del self._characters[at:]
        return "\b \b" * (before - columns(printable(self.text)))
