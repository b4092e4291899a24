"""Given: the file, the folder or the pipe that a person named, opened with mistrust and never written to."""

from __future__ import annotations

import codecs
import io
import os
import shutil
import stat
import tempfile
from contextlib import ExitStack, contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO, Self, TextIO

from numbcheck.clean import path_line
from numbcheck.errors import BadDataError, InputOutputError, UsageError
from numbcheck.journal.store import durable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from zipfile import ZipFile, ZipInfo

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is not read piece by piece, or of one inside a zip."""
MOST_MEMBERS = 10_000
"""Files in one zip, or notes in one folder's folder."""
HEAD = 64 * 1024
"""Bytes by which a form is told."""
_DENSEST = 200  # times that a file in a zip may be larger than what is stored of it
_DIRECTORY = 8 * 1024 * 1024  # bytes of the list of files in a zip
_LONGEST_LINE = 1024 * 1024
_WIDE = codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE


class Given:
    """What was named: a file, a folder, or a pipe that is read into a file without a name in `folder`.

    `in_memory` is for what comes through a pipe and is to lie plain on no disk.
    """

    def __init__(
        self, path: Path | None, pipe: BinaryIO | None, folder: str, *, in_memory: bool = False
    ) -> None:
        self._path = path
        self._pipe = pipe
        self._folder = folder
        self._in_memory = in_memory
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        """Begin; nothing is opened before it is asked for."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close what was opened."""
        self._opened.close()

    @property
    def name(self) -> str:
        """Its name, as it can be shown."""
        return path_line(self._path.name or self._path) if self._path else "what came through the pipe"

    @cached_property
    def notes(self) -> Path | None:
        """The folder that it is, None where it is none."""
        return self._path if self._path and self._path.is_dir() else None

    @cached_property
    def head(self) -> bytes:
        """How it begins; nothing where it is a folder."""
        if self.notes:
            return b""
        with self._reading():
            return self.raw().read(HEAD)

    @cached_property
    def beginning(self) -> str:
        """How it begins, as text."""
        return beginning(self.head)

    @cached_property
    def size(self) -> int:
        """How many bytes it has."""
        return self._file.seek(0, os.SEEK_END)

    def too_large(self) -> BadDataError:
        """Return the error that says what can be done with that much."""
        return BadDataError(f"There is more than 64 MB in {self.name}. In two parts it can be read.")

    def text(self) -> TextIO:
        """Return all of it as text from the beginning; bytes that are none are carried in it."""
        return decoded(self.raw())

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield its lines with their numbers; one that is too long to be held comes in pieces of the same number."""
        text, number, ended = self.text(), 0, True
        while line := text.readline(_LONGEST_LINE):
            number += ended
            ended = line.endswith("\n")
            yield number, line

    def raw(self) -> BinaryIO:
        """Return all of it from the beginning; what is read of it is read once."""
        self._file.seek(0)
        return self._file

    @cached_property
    def is_zip(self) -> bool:
        """Whether it is a zip."""
        return self.head.startswith(b"PK")

    @cached_property
    def members(self) -> dict[str, ZipInfo]:
        """The files in it, where it is a zip, by their names. Raises BadDataError where it is none that can be read."""
        return {one.filename: one for one in self._zip.infolist()} if self.is_zip else {}

    @contextmanager
    def member(self, name: str) -> Iterator[BinaryIO]:
        """Open one file in the zip, without unpacking. Raises BadDataError for one that is too large or locked."""
        about = self.members[name]
        if about.file_size > LARGEST or about.file_size > _DENSEST * max(about.compress_size, 1):
            raise BadDataError(f"{path_line(name)} in {self.name} is too large to be read (64 MB at most).")
        with self._reading():
            if about.flag_bits & 1:
                raise BadDataError(f"{self.name} is locked with a password. Unlock it first.")
            with self._zip.open(about) as file:
                yield file  # type: ignore[misc]

    @cached_property
    def _zip(self) -> ZipFile:
        from zipfile import ZipFile

        with self._reading():
            self._refuse_crowded()
            return self._opened.enter_context(ZipFile(self._file))

    def _refuse_crowded(self) -> None:
        """Raise BadDataError where a zip says of itself that it holds too many files to list them."""
        self._file.seek(max(0, self.size - 65_557))
        tail = self._file.read()
        at = tail.rfind(b"PK\x05\x06")
        number, length = tail[at + 10 : at + 12], tail[at + 12 : at + 16]
        crowded = (
            int.from_bytes(number, "little") > MOST_MEMBERS or int.from_bytes(length, "little") > _DIRECTORY
        )
        if at >= 0 and crowded:
            raise BadDataError(f"{self.name} holds more than {MOST_MEMBERS} files, so it was left alone.")

    @cached_property
    def _file(self) -> BinaryIO:
        with self._reading():
            if self._pipe:
                return self._spooled(self._pipe)
            if self._path is None:
                raise UsageError("Standard input is closed, so nothing can be read.")
            file = self._opened.enter_context(self._path.open("rb"))
            return file if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else self._spooled(file)

    def _spooled(self, pipe: BinaryIO) -> BinaryIO:
        """Return what comes through a pipe as a file that has no name anywhere and goes with this program.

        Raises BadDataError for what is too large to be held in memory.
        """
        if self._in_memory:
            held = pipe.read(LARGEST + 1)
            if len(held) > LARGEST:
                raise self.too_large()
            return io.BytesIO(held)
        with durable.closing(durable.ensure_path(self._folder)):
            pass  # for its owner alone, and so are those above it
        file = self._opened.enter_context(tempfile.TemporaryFile(dir=self._folder))  # noqa: SIM115 (it is)
        shutil.copyfileobj(pipe, file)
        return file

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Say in a sentence what stands in the way of reading it."""
        try:
            yield
        except FileNotFoundError as error:
            raise UsageError(f"There's no file {self.name} here.") from error
        except OSError as error:
            raise InputOutputError(
                f"{self.name} cannot be read: {error.strerror or 'it ends early'}."
            ) from error
        except _broken() as error:
            raise BadDataError(f"{self.name} is a zip that cannot be read. It may be cut short.") from error


def beginning(head: bytes) -> str:
    """Return the text that begins with these bytes, which may be cut; its lines end as those of `decoded` do."""
    text = head.decode(_encoding(head)[0], "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decoded(raw: BinaryIO) -> TextIO:
    """Return the text that these bytes are: UTF-8, or UTF-16 where they say so; what is none is carried in it."""
    encoding, errors = _encoding(raw.read(4))
    raw.seek(0)
    return Unclosed(raw, encoding=encoding, errors=errors)


def text_in(raw: bytes) -> str:
    """Return the text that a whole file's bytes are, as `decoded` reads it: its lines end with LF alone."""
    text = raw.decode(*_encoding(raw))
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class Unclosed(io.TextIOWrapper):
    """A text over bytes that stay open when it goes: they are read more than once."""

    def __del__(self) -> None:
        """Leave the bytes open."""
        if not self.closed:
            self.detach()


def _encoding(head: bytes) -> tuple[str, str]:
    """Return the encoding of what begins so, and what becomes of bytes that are no text in it."""
    is_wide = head.startswith(_WIDE)
    return ("utf-16", "replace") if is_wide else ("utf-8-sig", "surrogateescape")


def _broken() -> tuple[type[Exception], ...]:
    from zipfile import BadZipFile
    from zlib import error

    return (BadZipFile, error, NotImplementedError, EOFError, ValueError, RuntimeError)
