"""Where looked-for words stand in a text, found as the search finds them: whatever their case and accents."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from numbcheck.clean import sought

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEFORE = 16  # characters that stay in front of a match, so that it has its surroundings


def spans(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return (start, end) of every place in `text` (in NFC) where one of `words` stands, in order."""
    wanted = {sought(word) for word in words} - {""}
    if not wanted:
        return []
    pieces = [sought(char) for char in text]
    low, origin = "".join(pieces), [place for place, piece in enumerate(pieces) for _ in piece]
    ends = [*origin[1:], len(text)]  # accents that are signs of their own belong to the letter before
    found: set[tuple[int, int]] = set()
    for word in wanted:
        start = low.find(word)
        while start >= 0:
            last = start + len(word) - 1
            found.add((origin[start], max(origin[last] + 1, ends[last])))
            start = low.find(word, start + 1)
    return sorted(found)


def excerpt(text: str, words: Iterable[str], width: int) -> tuple[str, list[tuple[int, int]]]:
    """Return `text` in NFC from a little before its first match on, if that lies beyond `width`; and the places."""
    text = normalize("NFC", text)
    places = spans(text, words)
    if not places or places[0][1] <= width:
        return text, places
    start = max(0, places[0][0] - _BEFORE)
    start = text.find(" ", start, places[0][0]) + 1 or start
    return "... " + text[start:], [(first - start + 4, last - start + 4) for first, last in places]
