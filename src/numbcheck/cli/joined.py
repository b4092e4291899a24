"""Options of one letter that are joined behind one dash, those of every command in front: `-qV`, `-qn2`."""

from __future__ import annotations

_EVERYWHERE = "qVh"
_NOTE = frozenset({"note", "n"})
"""In the line of a note a word that only looks like options is one like any other."""


def apart(words: list[str]) -> list[str]:
    """Return these words of a call with such options each by itself; a number stays with its option."""
    if not _NOTE.isdisjoint(words):
        return words
    return [part for word in words for part in _parts(word)]


def _parts(word: str) -> list[str]:
    last = word[1:].lstrip(_EVERYWHERE)
    joined = word[1 : len(word) - len(last)]
    is_option = not last or (last[0].isalpha() and (last[1:] or "0").isdigit())
    if word[:1] != "-" or not (joined and is_option):
        return [word]
    return [f"-{letter}" for letter in (*joined, last) if letter]
