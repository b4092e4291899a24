"""Tags: the `#work` and `@sam` inside a text, and those given beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

from numbcheck import clean
from numbcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNSEEN = "\ufeff\u00ad\u2060"
_WITHIN = ".'\u2019&@:=*~|$%\u200c\u200d"  # what goes on with a letter behind it belongs to a name
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-/+"
"""What belongs to a tag wherever it stands."""
_MARKED = re.compile(r"([#@])(?<!\S.)(\S+)")  # a sign first: what looks back first looks at every character


def tags_of(text: str, given: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the tags inside `text`, then those `given`, each once and as first spelt.

    `#work` is the tag `work` and `@sam` is `@sam`, only at a line's start or after a space and before a letter; a tag
    goes on through letters, digits, `_`, `-` and `/`, and through what belongs to a name, as in `#node.js`, `#c++`
    and `@o'neill`. Tags that differ in case only are the same. Raises `UsageError` for a given tag with nothing in
    it.
    """
    return joined(text, map(tag, given))


def joined(text: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return the tags inside `text`, then `others`, which are tags already, each once and as first spelt."""
    unique: dict[str, str] = {}
    for name in (*_inline(text), *others):
        unique.setdefault(clean.folded(name), name)
    return tuple(unique.values())


def beside(text: str, tags: Iterable[str]) -> tuple[str, ...]:
    """Return those of an entry's `tags` that do not stand inside its `text`: they were given beside it."""
    inside = {clean.folded(name) for name in _inline(text)}
    return tuple(name for name in tags if clean.folded(name) not in inside)


def tag(given: str) -> str:
    """Return one tag as it is kept: without a leading `#`, spaces become `-`.

    Raises `UsageError` when nothing is left of it.
    """
    name = "-".join(clean.one_line(given).lstrip("# ").split())
    if not name.strip("@-_/"):
        raise UsageError("A tag needs a word. For example: -t work")
    return name


def _inline(text: str) -> Iterator[str]:
    if not text.isascii():
        for unseen in _UNSEEN:
            text = text.replace(unseen, "")
    for mark, word in _MARKED.findall(text):
        if category(word[0]).startswith("L"):
            yield mark.strip("#") + _name(word)


def _name(word: str) -> str:
    """Return the part of `word` that is a tag: a full stop or comma behind it is not, nor is the s of `@sam's`."""
    end = len(word) - len(word.lstrip(_PLAIN))
    while end < len(word) and _goes_on(word, end):
        end += 1
    name = word[:end].rstrip("-/")
    return name[:-2] if name.endswith(("'s", "\u2019s")) else name


def _goes_on(word: str, place: int) -> bool:
    """Return whether the character at `place` belongs to the tag; a # does in `#c#`."""
    char, behind = word[place], word[place + 1 :].lstrip(":")[:1]
    if char in "_-/+" or _is_letter(char):
        return True
    return (char in _WITHIN and _is_letter(behind)) or (char == "#" and place == 1 and not _is_letter(behind))


def _is_letter(char: str) -> bool:
    # Marks (M) too: the accents and vowel signs that many scripts write as characters of their own.
    return bool(char) and (category(char)[0] in "LM" or category(char) == "Nd")
