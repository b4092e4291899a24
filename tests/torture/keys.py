"""Keys: streams of chance through the one table and at every kind of moment: nobody is thrown out, no letter is lost."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.stage.key_table import stream
from tests.stage.kinds import KINDS, TYPED, at
from tests.stage.sender import Sender
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = b"abcdefghijklmnop"
_LEAVE = {"\x1b", "\x03", "\x04", "q"}


def decoded(number: int, seed: int = 0, typist: type[Sender] = Sender) -> int:
    """Send so many streams with words after each, in any pieces; return how many letters were typed, all of which came.

    Raises BrokenPromiseError at the first that holds a key which leaves, loses a letter, or depends on the pieces.
    """
    dice, letters = Random(seed), 0
    for _ in range(number):
        parts = [
            (stream(dice, b"q"), bytes(dice.choices(_LETTERS, k=5))) for _ in range(dice.randrange(1, 4))
        ]
        sent = b"".join(before + word for before, word in parts)
        keys = typist().sends(*_pieces(dice, sent))
        if keys != typist().sends(sent):
            raise BrokenPromiseError(f"it depends on the pieces: {sent!r}")
        if _LEAVE & set(keys):
            raise BrokenPromiseError(f"thrown out: {sent!r}")
        letters += _came([word.decode() for _, word in parts], keys, sent)
    return letters


def asked(kind: str, number: int, seed: int = 0) -> int:
    """Send so many streams to one kind of moment, with words after each where words are typed.

    Raises BrokenPromiseError at the first that throws somebody out, or loses a word.
    """
    dice = Random(f"{kind} {seed}")
    with at(kind) as send:
        send(b"")
        for _ in range(number):
            if fault := send(stream(dice, b"" if kind in TYPED else b"q")):
                raise BrokenPromiseError(f"{kind}: {fault}")
    return number


def _pieces(dice: Random, sent: bytes) -> Iterator[bytes | float]:
    cuts = sorted(dice.randrange(len(sent)) for _ in range(dice.randrange(6)))
    for here, there in zip([0, *cuts], [*cuts, len(sent)], strict=True):
        yield sent[here:there]
        yield dice.choice((0.0, 0.01, 0.04))


def _came(words: list[str], keys: list[str], sent: bytes) -> int:
    """Return how many letters the words have, which must stand among the keys one after another."""
    text, place = "".join(key if len(key) == 1 else "\0" for key in keys), 0
    for word in words:
        place = text.find(word, place)
        if place < 0:
            raise BrokenPromiseError(f"{word} is lost: {sent!r}")
        place += len(word)
    return sum(map(len, words))


def everywhere(number: int, seed: int = 0) -> int:
    """Send so many streams to each kind of moment; return how many kinds there are."""
    for kind in KINDS:
        asked(kind, number, seed)
    return len(KINDS)
