"""Looking for words in the bytes of entries, which spares the decoding of most."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from numbcheck.clean import sought
from numbcheck.journal.query import tag_sought

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.query import Query

_ASCII = bytes(range(128))
_FEWEST = 3  # characters of a word that are worth looking for alone


class _Needle:
    """A word as it is looked for in bytes: lower-case ASCII, no accents."""

    __slots__ = ("_parts", "whole")

    def __init__(self, word: str) -> None:
        self.whole = sought(word).encode()
        self._parts: dict[frozenset[str], bytes] = {}

    def part(self, characters: frozenset[str]) -> bytes:
        """Return the longest part of the word in which none of `characters` can represent a letter; maybe empty."""
        if characters not in self._parts:
            self._parts[characters] = _part(self.whole.decode(), characters).encode()
        return self._parts[characters]

    def may_be_in(self, low: bytes) -> bool:
        """Return whether the word can stand in these bytes, in which ASCII is lower case."""
        if self.whole in low or has_escapes(low):
            return True
        if low.isascii():
            return False
        return self.part(_beyond_ascii(low)) in low and self.whole in _bare(low)


def raw_filter(query: Query) -> Callable[[bytes], bool]:
    """Return whether the bytes of an entry file can hold the words and tags; False only when they cannot.

    Looking at the bytes spares the decoding of most files. Only words of ASCII, accents aside, can
    be judged so, and only in a file without escapes.
    """
    needles = _needles(query)
    if not needles or (query.any_word and len(needles) < len(query.words) + len(query.tags)):
        return lambda _: True
    decide = any if query.any_word else all

    def possible(raw: bytes) -> bool:
        low = raw.lower()
        return decide(needle.may_be_in(low) for needle in needles)

    return possible


def raw_lines(query: Query) -> Callable[[bytes], Iterator[bytes]]:
    """Return what picks, of many entry texts on a line each, those that can hold the words, in their order.

    In front of the lines stand their `telling` characters, on a line of their own.
    """
    possible, needles = raw_filter(query), _needles(query)
    longest = max(needles, key=lambda needle: len(needle.whole), default=None)
    if query.any_word and len(query.words) + len(query.tags) > 1:
        longest = None

    def lines(body: bytes) -> Iterator[bytes]:
        start = body.find(b"\n") + 1
        if longest is None:
            yield from filter(possible, _lines(body, start)) if needles else _lines(body, start)
            return
        characters = frozenset(body[: start - 1].decode())
        part = longest.part(characters) if characters else longest.whole
        if len(part) < min(_FEWEST, len(longest.whole)):
            found = _lines_by_number(body, start, _holding(_bare(body[start:]), longest.whole))
        else:
            found = _lines_with(body, start, part)
        yield from filter(possible, found) if characters or len(needles) > 1 else found

    return lines


def telling(lines: bytes) -> bytes:
    """Return the characters in `lines` that can represent a plain letter, or nothing, in UTF-8."""
    return "".join(
        sorted(character for character in _beyond_ascii(lines) if _stands_for_plain(character))
    ).encode()


def has_escapes(raw: bytes) -> bool:
    """Return whether this JSON can write a plain letter as something else."""
    return b"\\" in raw and (b"\\u" in raw or b"\\/" in raw)


def _needles(query: Query) -> list[_Needle]:
    asked = (*query.words, *map(tag_sought, query.tags))
    return [_Needle(word) for word in asked if _is_plain(sought(word))]


def _is_plain(word: str) -> bool:
    """Return whether `word` stands in a file as it is: ASCII, and nothing that JSON escapes."""
    return bool(word) and word.isascii() and word.isprintable() and not set('"\\') & set(word)


def _beyond_ascii(raw: bytes) -> frozenset[str]:
    """Return all characters that are not ASCII."""
    # What is left keeps its neighbours: in UTF-8 no plain letter stands inside a character of several bytes.
    return frozenset(raw.translate(None, _ASCII).decode(errors="replace"))


def _stands_for_plain(character: str) -> bool:
    meant = sought(character)
    return not meant or any(map(str.isascii, meant))


def _part(word: str, characters: frozenset[str]) -> str:
    meant = [sought(character) for character in characters]
    if not all(meant):
        return ""  # what is never seen can stand between any two characters
    unsure = set("".join(meant))
    return max("".join("\n" if letter in unsure else letter for letter in word).split("\n"), key=len)


def _bare(raw: bytes) -> bytes:
    """Return these bytes with every character in the ASCII it is looked for as, and without what has none."""
    text = raw.decode(errors="replace").replace("\u00df", "ss").replace("\u1e9e", "ss")
    return normalize("NFKD", text).encode("ascii", "ignore").lower()


def _lines(body: bytes, start: int) -> Iterator[bytes]:
    """Yield the lines from `start` on, one after the other, so that they are not in memory twice."""
    while start < len(body):
        end = body.index(b"\n", start)
        yield body[start:end]
        start = end + 1


def _lines_with(body: bytes, place: int, part: bytes) -> Iterator[bytes]:
    """Yield the lines from `place` on, where a line begins, in which `part` stands."""
    low = body.lower()
    while (place := low.find(part, place)) >= 0:
        start, place = low.rfind(b"\n", 0, place) + 1, low.find(b"\n", place)
        yield body[start:place]


def _lines_by_number(body: bytes, start: int, numbers: Iterator[int]) -> Iterator[bytes]:
    wanted = next(numbers, None)
    for number, line in enumerate(_lines(body, start)):
        if wanted is None:
            return
        if number == wanted:
            yield line
            wanted = next(numbers, None)


def _holding(text: bytes, word: bytes) -> Iterator[int]:
    """Yield the numbers of the lines of `text` in which `word` stands."""
    number = done = place = 0
    while (place := text.find(word, place)) >= 0:
        number, done = number + text.count(b"\n", done, place), place
        yield number
        place = text.find(b"\n", place)
