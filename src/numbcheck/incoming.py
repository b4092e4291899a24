"""Decode bytes from a keyboard, a pipe, an argument or a file to text, without losing any."""

import codecs
import os
import sys

_CARRIED = "surrogateescape"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def spoken_here() -> str:
    """Return the encoding of the locale; UTF-8 where Python was told so."""
    return sys.getfilesystemencoding()


def text_of(raw: bytes, locale_encoding: str) -> str | None:
    """Return what `raw` says: as UTF-8, strictly, else in the encoding of the locale; None where it is in neither."""
    for encoding in ("utf-8", locale_encoding):
        try:
            return raw.decode(encoding)
        except (ValueError, LookupError):
            continue
    return None


def carried(raw: bytes, locale_encoding: str) -> str:
    """Return `raw` as text; where it cannot be decoded, a text that carries its bytes, which `original` returns."""
    text = text_of(raw, locale_encoding)
    return raw.decode("utf-8", _CARRIED) if text is None else text


def argument(word: str) -> str:
    """Return a word of the command line, decoded as all other input is."""
    try:
        return word if word.isascii() else carried(os.fsencode(word), spoken_here())
    except UnicodeEncodeError:  # no shell gives such a word
        return word


def document(raw: bytes, locale_encoding: str) -> str:
    """Return what a whole file says: a byte order mark decides the encoding, and lines end with LF alone."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            text = (
                text_of(raw.removeprefix(mark), locale_encoding)
                if encoding == "utf-8"
                else _wide(raw, encoding)
            )
            break
    else:
        text = text_of(raw, locale_encoding)
    return carried(raw, locale_encoding) if text is None else text.replace("\r\n", "\n")


def file_of(text: str, locale_encoding: str) -> bytes:
    """Return the bytes of a file that an editor of this locale shows as `text`; UTF-8 where those could not be read."""
    try:
        raw = text.encode(locale_encoding)
        if document(raw, locale_encoding) == text.replace("\r\n", "\n"):
            return raw
    except (ValueError, LookupError):
        pass
    return text.encode("utf-8", "replace")


def original(text: str) -> bytes | None:
    """Return the bytes as they came of a `text` that carries some which nobody could read, else None."""
    try:
        text.encode()
    except UnicodeEncodeError:
        pass
    else:
        return None
    try:
        return text.encode("utf-8", _CARRIED)
    except UnicodeEncodeError:  # half of a letter that never was in any bytes
        return text.encode("utf-8", "surrogatepass")


def _wide(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except ValueError:
        return None
