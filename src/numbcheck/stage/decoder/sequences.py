"""Sequences: what a terminal sends after an Esc, where it ends, and how long its end may take to come."""

from __future__ import annotations

import re

from numbcheck.stage.decoder.key_names import named, with_alt

PATIENCE = 0.2
"""Seconds a lone Esc waits: over a slow line, the rest of an arrow key comes in that time."""
_BEGINS = 0.05
"""Seconds in which more must come for an Alt with [ O ] P X ^ or _ to be the beginning of something."""
_SILENCE = 0.1
"""Seconds of silence that end a string."""
_ESC = b"\x1b"
_STRING = rb"\x1b[\]PX^_][^\x03\x07\x18\x1b]{0,4096}"
_CONTROL = rb"\x1b\[[0-?]{0,255}[ -/]{0,15}"
_SHIFTED = rb"\x1bO[0-9;]{0,15}"
# the second [ is how the Linux console sends F1 to F5; M alone is a mouse, told in the three bytes after it
_WHOLE = re.compile(
    rb"\x1b\[\[[A-E]|\x1b\[M[ -\xff]{3}"
    rb"|(?!\x1b\[(?:\[|M[ -\xff]{0,2})\Z)" + _CONTROL + rb"[@-~]"
    rb"|" + _SHIFTED + rb"[ @-~]"
    rb"|" + _STRING + rb"(?:[\x07\x18]|\x1b\\|(?=\x03|\x1b[^\\]))"
)
_BEGUN = re.compile(
    rb"\x1b(?:\[(?:\[|M[ -\xff]{0,2}))?\Z|" + _CONTROL + rb"\Z|" + _SHIFTED + rb"\Z|" + _STRING + rb"\x1b?\Z"
)
_BROKEN = re.compile(_CONTROL + rb"[@-~]?|" + _SHIFTED + rb"|" + _STRING + rb"\x1b?")


def cut(data: bytes, at: int, *, final: bool) -> tuple[int, str | None] | None:
    """Return where the sequence that begins with the Esc at `at` ends, and the key it is, "" where it is none.

    None where its end has not come yet; with `final` no end is waited for. What breaks off a sequence is not part
    of it. Esc before a letter is Alt with it, and the key is None where that letter comes after the end. More than
    one Esc in a row are like one.
    """
    alone = at
    while data.startswith(_ESC, alone + 1):
        alone += 1
    if whole := _WHOLE.match(data, alone):
        return whole.end(), named(whole[0].decode("latin-1"), alt=alone > at)
    if not final and _BEGUN.match(data, alone):
        return None
    if broken := _BROKEN.match(data, alone):
        return broken.end(), ""
    follows = data[alone + 1 : alone + 2]
    if not follows:
        return alone + 1, "\x1b"
    if follows >= b"\x80":
        return alone + 1, None
    key = with_alt(follows.decode())
    # a Ctrl-C is one, whatever came before it
    return (alone + 1 if key is None else alone + 2), key or ""


def patience(begun: bytes) -> float:
    """Return the seconds for which what has begun so waits for its end."""
    inside = begun.lstrip(_ESC)
    if inside in {b"[", b"O"} or (len(inside) == 1 and inside in b"]PX^_"):
        return _BEGINS
    return _SILENCE if inside[:1] and inside[:1] in b"]PX^_" and not begun.endswith(_ESC) else PATIENCE
