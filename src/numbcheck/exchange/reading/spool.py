"""Spool: what a look through a file made, as bytes, until it is kept or let go; so the file is read once."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Self

from numbcheck.journal.store import durable
from numbcheck.journal.store.os_errors import explained
from numbcheck.journal.store.writer import Encoded, encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.journal.entry import Entry

_HELD = 8 * 1024 * 1024
"""Bytes that are held in memory."""
_UNHELD = "What comes in could not be held"


class Spool:
    """New entries: in memory or, where these are many, in a file that has no name anywhere, in `folder`.

    `only_in_memory` is for words that are to lie plain on no disk.
    """

    __slots__ = ("_file", "_folder", "ids")

    def __init__(self, folder: str, *, only_in_memory: bool) -> None:
        self._folder = folder
        self._file = SpooledTemporaryFile(0 if only_in_memory else _HELD, dir=folder)  # noqa: SIM115 (it is)
        self.ids: list[str] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let all of it go."""
        self._file.close()

    def fill(self, entries: Iterable[Entry]) -> None:
        """Take in all of these. Raises CannotCreateError or InputOutputError where the disk refuses."""
        with explained(_UNHELD, self._folder), durable.closing(durable.ensure_path(self._folder)):
            pass  # for its owner alone, and so are those above it
        for entry in entries:
            stem, raw = encoded(entry)
            with explained(_UNHELD, self._folder):
                self._file.write(f"{stem} {len(raw)}\n".encode())
                self._file.write(raw)
            self.ids.append(entry.id)

    def __iter__(self) -> Iterator[Encoded]:
        """Yield them in their order, as often as is asked."""
        self._file.seek(0)
        while head := self._file.readline():
            stem, length = head.decode().split()
            yield Encoded(stem, self._file.read(int(length)))
