"""Characters: the text that bytes are, UTF-8 before all else, and where they are not, what the locale makes of them."""

from __future__ import annotations

import codecs

_UNFINISHED = "unexpected end of data"


def characters(raw: bytes, encoding: str, *, final: bool) -> tuple[str, int]:
    """Return the text of `raw`, and how many bytes of it that took: a character that is not all there yet waits.

    With `final` nothing waits. What is not UTF-8 is read in `encoding`, byte by byte, and goes on as UTF-8; a byte
    that is in neither is carried, as all that comes in.
    """
    found: list[str] = []
    at = 0
    while at < len(raw):
        try:
            found.append(raw[at:].decode())
            at = len(raw)
        except UnicodeDecodeError as error:
            found.append(raw[at : at + error.start].decode())
            at += error.start
            if error.reason == _UNFINISHED and not final:
                break
            character, used = _foreign(raw[at : at + 4], encoding, final=final)
            if not used:
                break
            found.append(character)
            at += used
    return "".join(found), at


def _foreign(raw: bytes, encoding: str, *, final: bool) -> tuple[str, int]:
    """Return the first character of `raw` in `encoding` and its length in bytes; 0 where more of it must come."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        for number, byte in enumerate(raw, 1):
            if character := decoder.decode(bytes((byte,))):
                return character, number
    except (LookupError, UnicodeDecodeError):
        return _carried(raw), 1
    return (_carried(raw), 1) if final else ("", 0)


def _carried(raw: bytes) -> str:
    return raw[:1].decode("ascii", "surrogateescape")
