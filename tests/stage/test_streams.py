"""The three ends of the program: nothing steers the terminal, and every line fits it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from io import BufferedReader, RawIOBase, TextIOWrapper

import pytest

from numbcheck.columns import columns
from numbcheck.stage.streams import MOST_PIPED, Streams
from tests.fakes import FakeTerminal

JAPANESE = "\u4eca\u65e5\u306f\u6674\u308c\u3067\u3059\u3002" * 12


@pytest.mark.parametrize("how", ["say", "warn"])
def test_no_file_name_steers_the_terminal(how: str) -> None:
    """A file whose name holds control letters is told of without them."""
    terminal = FakeTerminal()
    getattr(terminal.streams(), how)("There is no file \x1b[2J\x9b1m\u202egone here.")
    assert terminal.err.getvalue() == "There is no file [2J1mgone here.\n"


def test_a_terminal_that_does_not_know_its_width() -> None:
    """A terminal that reports no columns counts as eighty wide."""
    person, program = pty.openpty()
    with os.fdopen(program, "w") as out:
        assert os.get_terminal_size(out.fileno()).columns == 0
        assert Streams(None, out, None, {}).width == 80
    os.close(person)


@pytest.mark.parametrize("wide", [20, 40, 80])
def test_wide_letters_fit(wide: int) -> None:
    """Letters that take two columns are wrapped by what they take."""
    wrapped = FakeTerminal().streams(COLUMNS=str(wide)).wrap(JAPANESE)
    assert max(columns(line) for line in wrapped.splitlines()) < wide
    assert "".join(wrapped.split()) == JAPANESE


@pytest.mark.parametrize("wide", range(24, 60))
@pytest.mark.parametrize("words", ["Waits:", "\u4eca\u65e5:"])
def test_a_command_is_never_broken(wide: int, words: str) -> None:
    """What I am told to type stands in one piece, in whatever script the words around it are."""
    said = f"{words} it goes on where it was with this command: numbcheck journal --resume"
    assert "numbcheck journal" in FakeTerminal().streams(COLUMNS=str(wide)).wrap(said)


def test_plain_letters_cost_nothing() -> None:
    """Nobody who writes in plain letters, with accents or without, pays for the tables of wide ones."""
    code = (
        "import sys; from numbcheck.stage.streams import Streams; s = Streams(None, None, None, {})\n"
        "print(len(s.wrap('Caf\\u00e9 in Z\\u00fcrich. ' * 20)), 'wcwidth' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split()[1] == "False"


def test_a_pipe_without_an_end_does_not_fill_the_memory() -> None:
    """Of what never ends only so much is taken: what came first, up to the end of a line, and that is said."""
    for endless, whole in ((b"a line\n", b"a line\n" * (MOST_PIPED // 7)), (b"x", b"x" * MOST_PIPED)):
        terminal = FakeTerminal()
        streams = terminal.streams()._replace(stdin=TextIOWrapper(BufferedReader(Endless(endless))))
        assert streams.read_all().encode() == whole
        assert terminal.err.getvalue() == "More than 32 MB came in. What is beyond that was not read.\n"


class Endless(RawIOBase):
    """A pipe whose other end writes the same for ever."""

    def __init__(self, piece: bytes) -> None:
        self._piece = piece
        self._at = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill all of the buffer."""
        size, begun = len(buffer), self._at % len(self._piece)
        buffer[:] = (self._piece * (size // len(self._piece) + 2))[begun : begun + size]
        self._at += size
        return size
