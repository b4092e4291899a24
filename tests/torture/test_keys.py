"""Streams of chance through the table of keys: the short form of `python -m tests.torture keys`."""

from __future__ import annotations

import pytest

from tests.stage.sender import Sender
from tests.torture import keys
from tests.torture.promises import BrokenPromiseError


class Careless(Sender):
    """A reader that takes what it does not know for Esc and letters, as many do."""

    def sends(self, *pieces: bytes | float) -> list[str]:
        """Send as always, but let a focus report be Esc."""
        return super().sends(*(self._seen(piece) for piece in pieces))

    def _seen(self, piece: bytes | float) -> bytes | float:
        return piece.replace(b"\x1b[I", b"\x1b[27u[I") if isinstance(piece, bytes) else piece


class Greedy(Sender):
    """A reader to which a string never ends."""

    def sends(self, *pieces: bytes | float) -> list[str]:
        """Send as always, but let everything after the beginning of a string be of it."""
        whole = b"".join(piece for piece in pieces if isinstance(piece, bytes))
        return super().sends(whole.partition(b"\x1b]")[0])


def test_streams_of_chance_throw_nobody_out() -> None:
    """Thousands of streams, in any pieces: no key that leaves, and every letter between them comes."""
    assert keys.decoded(1000) > 5000


@pytest.mark.parametrize(("typist", "fault"), [(Careless, "thrown out|pieces"), (Greedy, "is lost")])
def test_the_check_of_keys_sees_a_careless_reader(typist: type[Sender], fault: str) -> None:
    """The check that the one above relies on notices who is thrown out, and a lost word."""
    with pytest.raises(BrokenPromiseError, match=fault):
        keys.decoded(1000, typist=typist)
