"""Columns: text measured, clipped and wrapped by how wide a terminal draws it, not by how many characters it has."""

from __future__ import annotations

import re
from functools import lru_cache

_EVEN = "[\u0000-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20ac]*"
"""Latin, Greek and Cyrillic letters and the marks between words take one column each: most texts never have to ask."""
_EMOJI_STYLE = "\ufe0f"
_FAR = 8  # lines: further ahead nobody looks for characters that a terminal draws narrower
_GAP = " \t"
_LONGEST_WORD = 24
"""Columns: what is longer without a blank, as a sentence in Japanese, is cut anywhere."""
_MORE = " ..."
_WORD = r"[ \t]+|[`\"(]?numbcheck [^ \t]+|[b-z] [a-z]{2}[^ \t]{0,11}(?![^ \t])|[^ \t]+(?: \.\.\.)?"
"""A gap, or what is not broken: a word with the dots behind it, or a command with its name.

A character that is no English word is most likely a key, and stays with the first word of what it does.
"""

_COMMAND = ": numbcheck "
_SENTENCE_END = r"(?<=[^.][.?:]) (?=[A-Z])"
"""What is said behind a colon is one, too; three dots end none: they are where a person goes on."""

TIED = "\N{NO-BREAK SPACE}"
"""Keeps a key and its words on one line; it is replaced by a plain space after wrapping."""


def columns(text: str) -> int:
    """Return how many columns `text` takes behind other text; it holds nothing that steers a terminal."""
    if is_even(text):
        return len(text)
    from wcwidth import wcswidth

    return max(
        0, wcswidth(f" {text}") - 1
    )  # a vowel sign that begins it takes none only where nothing is before it


def is_even(text: str) -> bool:
    """Return whether every character of `text` takes one column."""
    return text.isascii() or re.fullmatch(_EVEN, text) is not None


def clip(text: str, width: int) -> str:
    """Return the beginning of `text` that fits `width` columns, ended with `..` where something was left out."""
    if _fitting(text, width) == text:
        return text
    return _fitting(text, max(0, width - 2)) + ".."[:width]


def clip_at_word(text: str, width: int) -> str:
    """Return the beginning of `text` that fits `width` columns, cut behind a whole word and ended with ` ...`."""
    if _fitting(text, width) == text:
        return text
    begun = _fitting(text, max(0, width - len(_MORE)))
    whole, _, cut = begun.rpartition(" ")
    if text[len(begun) :].startswith(" ") or columns(cut) > _LONGEST_WORD:
        whole = begun
    return f"{whole.rstrip() or begun}{_MORE}"[:width] if width > len(_MORE) else clip(text, width)


def padded(text: str, width: int) -> str:
    """Return `text` with spaces behind it up to `width` columns; a wider one stays as it is."""
    return text + " " * (width - columns(text))


def tail(text: str, width: int) -> str:
    """Return the end of `text` that fits `width` columns, from a whole word on, behind `..` where some was left out."""
    if columns(text) <= width:
        return text
    end = _fitting(text[::-1], max(0, width - 3))[::-1]
    cut, _, whole = end.partition(" ")
    if text.endswith(f" {end}"):
        cut, whole = "", end
    if whole.strip() and columns(cut) <= _LONGEST_WORD:
        return f".. {whole}"
    return ".."[:width] + _fitting(text[::-1], max(0, width - 2))[::-1]


def wrapped(text: str, width: int, hanging: str | None = None) -> list[str]:
    """Return `text` in lines of at most `width` columns.

    Its own line breaks, indents and gaps stay, and a command stays whole.
    What follows the first line of a paragraph begins with `hanging`, or with the paragraph's own indent.
    """
    return [line for paragraph in text.split("\n") for line in _paragraph(paragraph, max(1, width), hanging)]


def phrased(text: str, width: int) -> list[str]:
    """Return `text` in as many lines as `wrapped` makes of it, cut where one reads on most easily.

    A sentence begins a new line where that takes no more of them, and no word is left alone on the last one.
    """
    return [line for paragraph in text.split("\n") for line in _phrased(paragraph, width)]


def _phrased(text: str, width: int) -> list[str]:
    lines = wrapped(text, width)
    if len(lines) < 2:
        return lines
    packed: list[str] = []
    for sentence in re.split(_SENTENCE_END, text):
        if packed and columns(f"{packed[-1]} {sentence}") <= width:
            packed[-1] += f" {sentence}"
        else:
            packed += _without_widow(wrapped(sentence, width), width)
    return packed if len(packed) == len(lines) else _without_widow(lines, width)


def _without_widow(lines: list[str], width: int) -> list[str]:
    """Return lines of which the last one holds more than a single word, where the one above it can spare one."""
    if len(lines) < 2 or " " in lines[-1]:
        return lines
    *above, before, last = lines
    kept, _, moved = before.rpartition(" ")
    spared = f"{moved} {last}"
    can_spare = " " in kept.strip() and not kept.endswith("numbcheck")
    return [*above, kept, spared] if can_spare and columns(spared) <= width else lines


def _paragraph(text: str, width: int, hanging: str | None) -> list[str]:
    if len(text) <= width and is_even(text) and text == text.strip():
        return [text]
    own = text[: len(text) - len(text.lstrip(" "))][: width // 2]
    indent = own if hanging is None else hanging[: width // 2]
    lines: list[str] = []
    line = gap = ""
    for word in _words(text, width - len(indent)):
        if word[0] in _GAP:
            gap = word
            continue
        if line.strip() and columns(f"{line}{gap}{word}") > width:
            lines.append(line)
            line = f"{indent}{word}"
        else:
            line += f"{gap if line else own}{word}"
        gap = ""
        pieces, line = _cut(line, width)
        lines += pieces
    return [*lines, line] if line or not lines else lines


def _words(text: str, width: int) -> list[str]:
    """Return words and gaps; a command behind the last colon is one, with all that is typed, where it fits."""
    before, colon, command = text.rpartition(_COMMAND)
    whole = f"numbcheck {command}"
    if not colon or len(whole) > width or command.endswith("."):
        return re.findall(_WORD, text)
    return [*re.findall(_WORD, f"{before}: "), whole]


def _cut(line: str, width: int) -> tuple[list[str], str]:
    """Return the full lines at the beginning of `line`, and the rest; each character is looked at a few times only."""
    pieces: list[str] = []
    start = 0
    while True:
        ahead = line[start : start + _FAR * width]
        piece = _first(ahead, width)
        if start + len(piece) >= len(line):
            return pieces, line[start:]
        pieces.append(piece)
        start += len(piece)


def _first(text: str, width: int) -> str:
    """Return what fits on a line of `text`, one character at least; all of it where a terminal draws it narrower."""
    piece = _fitting(text, width) or text[:1]
    return text if piece != text and len(text) < _FAR * width and columns(text) <= width else piece


def _fitting(text: str, width: int) -> str:
    if is_even(text):
        return text[:width]
    used = 0
    for at, character in enumerate(text):
        used += _at_most(character)
        if used > width:
            return text[:at]
    return text


@lru_cache(maxsize=1024)
def _at_most(character: str) -> int:
    """Return how many columns a character may add; some marks add one or none, by what stands before them.

    A mark newer than Python's own tables is known by what it adds to a plain character.
    """
    from unicodedata import category

    from wcwidth import wcswidth, wcwidth

    may_add = character == _EMOJI_STYLE or category(character) == "Mc"
    return max(int(may_add), wcwidth(character), wcswidth(f"a{character}") - 1)
