"""Spoilt files: bytes that were flipped, cut, doubled or made up, by the hundred thousand."""

from __future__ import annotations

from random import Random

from numbcheck.errors import BadDataError
from numbcheck.journal.codec import decode, encode
from numbcheck.journal.entry import Answer
from tests.journal.kit import an_entry

WHOLE = encode(
    an_entry(
        "words \u2028 \U0001f642",
        practice="senses",
        finished=True,
        seconds=1.5,
        answers=(Answer("see", "lamp"),),
        change="more",
        tags=("work",),
        data={"deep": [{"a": [1, -2.5e3, None, "x\x00"]}]},
    )
)
_TOKENS = [
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b"\\",
    b"\\ud800",
    b"null",
    b"NaN",
    b"1e999",
    b"-",
    b"\0",
    b"\xff",
    b",",
    b":",
    b"9" * 50,
]


def read(number: int, seed: int = 0) -> int:
    """Read so many spoilt files; return how many of them were entries all the same.

    Anything but an entry that can be written again, or BadDataError, is raised.
    """
    dice, entries = Random(seed), 0
    for _ in range(number):
        try:
            encode(decode(_spoilt(dice)))
        except BadDataError:
            continue
        entries += 1
    return entries


def _spoilt(dice: Random) -> bytes:
    raw = bytearray(WHOLE)
    for _ in range(dice.choice((1, 1, 2, 5))):
        place, end = sorted((dice.randrange(len(raw) + 1), dice.randrange(len(raw) + 1)))
        match dice.randrange(6):
            case 0:
                raw[place : place + 1] = bytes([dice.randrange(256)])
            case 1:
                del raw[place:]
            case 2:
                raw[place:place] = dice.choice(_TOKENS) * dice.choice((1, 1, 1, 3000))
            case 3:
                raw[place:end] = b""
            case 4:
                raw[place:place] = raw[place:end]
            case 5:
                raw[place : place + 8] = dice.randbytes(8)
    return bytes(raw)
