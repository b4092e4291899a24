"""Stream: a JSON document read part by part, so that however long it is little of it is held."""

from __future__ import annotations

from json import JSONDecodeError
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.errors import BadDataError
from numbcheck.exchange.reading.found import NO_TEXT, Remark, is_text
from numbcheck.journal.codec import scanned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

_CHUNK = 64 * 1024
_LARGEST = 16 * 1024 * 1024
"""Characters of one part."""
_DEPTH = 36
"""Brackets inside a part: with those that an entry needs around it that makes forty at most."""
_WHITE = " \t\r\n"


class StreamPart(NamedTuple):
    """A value under a `key` of the document, of a list each of its parts alone, and the line it begins in."""

    key: str
    value: Any
    line: int


def parts(text: TextIO, depth: int = _DEPTH) -> Iterator[StreamPart | Remark]:
    """Yield the parts of a JSON object, in its order; raises BadDataError, with the line, where it stops being one.

    In a part brackets stand inside at most `depth` others; in place of one with bytes that are no text there is a
    remark.
    """
    scanner = _Scanner(text, depth)
    scanner.take("{")
    if scanner.take_if("}"):
        return
    seen: set[str] = set()
    while True:
        key = scanner.value()
        if not isinstance(key, str) or key in seen:
            raise scanner.stopped()
        seen.add(key)
        scanner.take(":")
        yield from _list(scanner, key) if scanner.take_if("[") else [scanner.part(key)]
        if scanner.take_if("}"):
            break
        scanner.take(",")
    if scanner.peek():
        raise scanner.stopped()


def _list(scanner: _Scanner, key: str) -> Iterator[StreamPart | Remark]:
    if scanner.take_if("]"):
        return
    yield scanner.part(key)
    while not scanner.take_if("]"):
        scanner.take(",")
        yield scanner.part(key)


class _Scanner:
    """A text that is looked at from its beginning to its end, a window at a time."""

    __slots__ = ("_at", "_depth", "_ended", "_is_text", "_read", "_window", "line")

    def __init__(self, text: TextIO, depth: int) -> None:
        self._depth = depth
        self._read = text.read
        self._window = ""
        self._at = 0
        self._ended = False
        self._is_text = True
        self.line = 1

    def peek(self) -> str:
        """Return the next character that is not white, "" at the end."""
        while True:
            while self._at < len(self._window) and self._window[self._at] in _WHITE:
                self.line += self._window[self._at] == "\n"
                self._at += 1
            if self._at < len(self._window):
                return self._window[self._at]
            if self._ended:
                return ""
            self._more()

    def take(self, character: str) -> None:
        """Pass over this character."""
        if not self.take_if(character):
            raise self.stopped()

    def take_if(self, character: str) -> bool:
        """Pass over this character if it comes next."""
        comes = self.peek() == character
        self._at += comes
        return comes

    def part(self, key: str) -> StreamPart | Remark:
        """Return the next value under its key."""
        self.peek()
        line = self.line
        value = self.value()
        return StreamPart(key, value, line) if self._is_text else Remark(line, NO_TEXT)

    def value(self) -> Any:
        """Return the next value; where the window ends inside it, it is read on."""
        self.peek()
        while True:
            try:
                value, end = scanned(self._window, self._at, self._depth)
            except JSONDecodeError:
                if self._ended:
                    raise self.stopped() from None
            except (ValueError, RecursionError):
                raise self.stopped() from None
            else:
                if end < len(self._window) or self._ended:  # a number may go on behind the window
                    self._pass(end)
                    return value
            self._more()

    def _pass(self, end: int) -> None:
        piece = self._window[self._at : end]
        self.line += piece.count("\n")
        self._at = end
        self._is_text = is_text(piece)

    def stopped(self) -> BadDataError:
        """Return the error that says where it can be read no further."""
        return BadDataError(f"This is JSON up to line {self.line}, and cannot be read from there.")

    def _more(self) -> None:
        rest = self._window[self._at :]
        if len(rest) > _LARGEST:
            raise BadDataError(f"What begins in line {self.line} is too large for one entry.")
        more = self._read(max(_CHUNK, len(rest)))
        self._ended = not more
        self._window, self._at = rest + more, 0
