"""Streams: standard input, output and error, safe where one of them is closed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping  # noqa: TC003 (a NamedTuple's fields are read at run time)
from typing import NamedTuple, TextIO

from numbcheck import incoming, size
from numbcheck.clean import WIDEST, printable, storable
from numbcheck.columns import wrapped
from numbcheck.errors import InputOutputError

MOST_PIPED = 32 * 1024 * 1024
"""Bytes that are taken from a pipe: what never ends must not fill the memory."""
_ROWS = 24


class Streams(NamedTuple):
    """Standard input, output and error; any of them may be None (closed before we began).

    `quiet` leaves out what is said beside the data; with `no_input` nothing is ever asked.
    """

    stdin: TextIO | None
    stdout: TextIO | None
    stderr: TextIO | None
    environ: Mapping[str, str]
    quiet: bool = False
    no_input: bool = False

    @property
    def can_ask(self) -> bool:
        """Whether somebody sits at a terminal and may be asked something."""
        return (
            not self.no_input
            and is_terminal(self.stdin)
            and (is_terminal(self.stdout) or is_terminal(self.stderr))
        )

    @property
    def width(self) -> int:
        """Columns of the terminal, at least 20; COLUMNS overrides it, and 80 where nobody knows."""
        if given := size.columns_of(self.environ):
            return max(20, given)
        for stream in (self.stdout, self.stderr):
            try:
                known = os.get_terminal_size(stream.fileno() if stream else -1).columns
            except (OSError, ValueError):
                continue
            if known:
                return min(max(20, known), size.WIDEST)
        return 80

    @property
    def is_seen(self) -> bool:
        """Whether standard output is a terminal."""
        return is_terminal(self.stdout)

    @property
    def rows(self) -> int:
        """Rows of the terminal, 24 where nobody knows."""
        return self.known_rows or _ROWS

    @property
    def known_rows(self) -> int:
        """Rows of the terminal at standard output; 0 where there is none."""
        try:
            return size.rows_of(self.stdout.fileno()) if self.stdout else 0
        except (OSError, ValueError):
            return 0

    def put(self, line: str) -> None:
        """Write a line of data or of a practice to standard output; raises OSError where it is gone."""
        self.write_all([line, "\n"])

    def write_all(self, pieces: Iterable[str]) -> None:
        """Write the pieces to standard output one by one, and flush it; raises OSError where it is gone."""
        for piece in pieces:
            self.write(piece)
        if self.stdout is not None:
            self.stdout.flush()

    def data(self, pieces: Iterable[str]) -> None:
        """Write data that must stay what it is, piece by piece: UTF-8, whatever the terminal speaks.

        Raises InputOutputError where standard output is closed, OSError where it fails.
        """
        if self.stdout is None:
            raise InputOutputError("Standard output is closed, so nothing could be written.")
        raw = getattr(self.stdout, "buffer", None)
        if raw is None:
            self.stdout.writelines(pieces)
            return
        self.stdout.flush()
        raw.writelines(map(_encoded, pieces))

    def write(self, text: str) -> None:
        """Write data to standard output as it is; raises OSError where it is gone."""
        if self.stdout is not None:
            self.stdout.write(text)

    def say(self, words: str) -> None:
        """Say something beside the data, on standard error, wrapped; silent when quiet, and never fails."""
        if not self.quiet:
            self.warn(words)

    def warn(self, words: str) -> None:
        """Say something that must not be missed, quiet or not; nothing in it can steer a terminal."""
        self.write_stderr(self.wrap(printable(words)) + "\n")

    def write_stderr(self, text: str) -> None:
        """Write `text` as it is to standard error; never fails."""
        if self.stderr is None:
            return
        try:
            self.stderr.write(text)
            self.stderr.flush()
        except (OSError, ValueError):
            return

    def wrap(self, words: str) -> str:
        """Return prose broken into lines that fit the terminal."""
        return "\n".join(wrapped(words, min(self.width - 1, WIDEST)))

    def read_all(self) -> str:
        """Return all of standard input as text ("" where it is closed); what nobody can read is carried in it.

        What never ends is not waited for: of more than can be held, what came first is returned, and that is said.
        """
        if self.stdin is None:
            return ""
        try:
            raw = self.stdin.buffer.read(MOST_PIPED + 1)
        except (OSError, ValueError) as error:
            raise InputOutputError("What came in could not be read. Nothing was kept.") from error
        if len(raw) > MOST_PIPED:
            raw = raw[: raw.rfind(b"\n", 0, MOST_PIPED) + 1] or raw[:MOST_PIPED]
            self.warn("More than 32 MB came in. What is beyond that was not read.")
        return incoming.carried(raw, incoming.spoken_here())


def _encoded(piece: str) -> bytes:
    try:
        return piece.encode()
    except UnicodeEncodeError:
        return storable(piece).encode()


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether `stream` is open and a terminal."""
    try:
        return stream is not None and os.isatty(stream.fileno())
    except (OSError, ValueError):
        return False
