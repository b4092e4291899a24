"""Spool: what a look through a file made, as bytes, until it is kept or let go; so the file is read once."""

from __future__ import annotations

from io import BytesIO
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Self

from numbcheck.journal.store import durable
from numbcheck.journal.store.os_errors import explained
from numbcheck.journal.store.writer import Encoded, encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.seal import Plain
    from numbcheck.journal.sealing.ephemeral import Ephemeral

_HELD = 1024 * 1024
"""Bytes that are held in memory; what is more goes into the file together."""
_UNHELD = "What comes in could not be held"


class Spool:
    """New entries: the last of them in memory, all before in a file that has no name anywhere, in `folder`.

    There they lie as `seal` has them.
    """

    __slots__ = ("_file", "_folder", "_held", "_seal", "ids")

    def __init__(self, folder: str, seal: Plain | Ephemeral) -> None:
        self._folder = folder
        self._seal = seal
        self._file: BinaryIO | None = None
        self._held = bytearray()
        self.ids: list[str] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Discard all of it."""
        if self._file:
            self._file.close()

    def fill(self, entries: Iterable[Entry]) -> None:
        """Take in all of these. Raises CannotCreateError or InputOutputError where the disk refuses."""
        for entry in entries:
            stem, raw = encoded(entry)
            self._held += b"%s %d\n%s" % (stem.encode(), len(raw), raw)
            self.ids.append(entry.id)
            if len(self._held) > _HELD:
                self._put_aside()

    def __iter__(self) -> Iterator[Encoded]:
        """Yield them in their order, as often as is asked."""
        if self._file:
            self._file.seek(0)
            while length := self._file.readline():
                yield from _entries(self._seal.unseal(self._file.read(int(length))))
        yield from _entries(self._held)

    def _put_aside(self) -> None:
        sealed = self._seal.seal(bytes(self._held))
        with explained(_UNHELD, self._folder):
            self._file = self._file or self._opened()
            self._file.write(b"%d\n%s" % (len(sealed), sealed))
            self._file.flush()
        self._held.clear()

    def _opened(self) -> BinaryIO:
        with durable.closing(durable.ensure_path(self._folder)):
            pass  # for its owner alone, and so are those above it
        return TemporaryFile(dir=self._folder)


def _entries(held: bytes | bytearray) -> Iterator[Encoded]:
    file = BytesIO(held)
    while head := file.readline():
        stem, length = head.decode().split()
        yield Encoded(stem, file.read(int(length)))
