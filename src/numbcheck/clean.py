"""The one sanitising seam: no text from outside reaches a terminal without passing here."""

import unicodedata
from functools import cache

WIDEST = 78
"""Columns: prose is no wider, however wide the terminal."""

_NAMED = 40
"""Characters of what was typed that a sentence has room for."""
_BREAKS = {0x0A: "\n", 0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x09: "    "}


@cache
def _surrogates() -> dict[int, str]:
    return dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


@cache
def _steering() -> dict[int, str | None]:
    bidi = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    tags = [0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)]
    unseen = [*range(0x20), *range(0x7F, 0xA0), *bidi, *tags]
    return {**dict.fromkeys(unseen), **_BREAKS, **_surrogates()}


def printable(text: str) -> str:
    """Return `text` with nothing in it that could steer a terminal; line breaks become plain newlines.

    Control characters (C0, DEL, C1), bidirectional overrides and tag characters are left out, a tab
    becomes four spaces, and a lone surrogate becomes the replacement character.
    """
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_steering())


def for_file(text: str) -> str:
    """Return `text` as `printable` does, but with its tabs: for a file, where they mean something."""
    return "\t".join(map(printable, text.split("\t")))


def one_line(text: str) -> str:
    """Return `text` printable and on one line, runs of white space folded to one space."""
    if text.isprintable() and "  " not in text:  # the plain space is the only one that counts as printable
        return text.strip()
    return " ".join(printable(text).split())


def named(text: str) -> str:
    """Return what was typed as a sentence can name it: on one line, and only how it begins where it is long."""
    whole = one_line(text)
    return whole if len(whole) <= _NAMED else f"{whole[: _NAMED - 3]}..."


def path_line(path: object) -> str:
    """Return a path as it can be shown, on one line, with every blank in it."""
    return printable(str(path)).replace("\n", " ")


def storable(text: str) -> str:
    """Return `text` as it can be written to UTF-8: lone surrogates become the replacement character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_surrogates())
    return text


def folded(text: str) -> str:
    """Return `text` in the form in which words are compared: NFC and case-folded."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def sought(text: str) -> str:
    """Return `text` in the form in which words are looked for: no case, no accents, nothing that is never seen.

    So `cafe` finds `caf\u00e9`, and `istanbul` finds `\u0130stanbul`. What makes another letter stays: the vowel
    signs of Indian scripts, the voicing of Japanese ones, the syllables of Korean.
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text).translate(_LETTERS)


class _Letters(dict[int, str]):
    """What each letter is looked for as, found out when it is first met."""

    def __missing__(self, point: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(point).casefold()).casefold()
        seen = (sign for sign in apart if not (_is_accent(sign) or sign in _UNSEEN))
        self[point] = unicodedata.normalize("NFC", "".join(seen))
        return self[point]


_LETTERS = _Letters()
_UNSEEN = "\u00ad\u200b\u2060\ufeff"


def _is_accent(sign: str) -> bool:
    """Return whether `sign` is a mark above, below or through a letter, but none that makes another one of it."""
    kind = unicodedata.combining(sign)
    return kind > 0 and not 7 <= kind <= 9
