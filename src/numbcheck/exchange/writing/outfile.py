"""Files a person asked for: written whole or not at all, only for their eyes, never over another by surprise.

Until it is whole a file has no name, where the system can do that; else its name is noted in the state folder
before it is made, and the next command clears what a killed one left.
"""

from __future__ import annotations

import errno
import fcntl
import os
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.errors import CannotCreateError, InputOutputError, UsageError
from numbcheck.journal.store import durable
from numbcheck.journal.store.os_errors import is_refusal
from numbcheck.words import NAME_A_FILE
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numbcheck.journal.drafts.unfinished import Unfinished

_UNNAMED = getattr(os, "O_TMPFILE", 0)
_OPEN_FILES = "/proc/self/fd"
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS}


def ending_of(file: str, known: Sequence[str], otherwise: str = "") -> str:
    """Return how a file's name ends, one of `known`; "" where it has no ending, or is a pipe or a device.

    Raises UsageError for an ending that means another format.
    """
    path = Path(file)
    ending = (path.suffix or path.name).rpartition(".")[2].lower() if "." in path.name else ""
    if not ending or _is_pipe_or_device(Path(file)):
        return ""
    if ending not in known:
        names = ", ".join(f".{each}" for each in known)
        raise UsageError(
            f"{_shown(Path(file))}: what can be written ends in one of {names}. {otherwise}".rstrip()
        )
    return ending


def written(target: Path, what: str, where: str = "file") -> str:
    """Return the sentence that says what was written, and who can read it."""
    return Receipt.WRITTEN.format(file=_shown(target), what=what, where=where)


def write_file(target: Path, pieces: Iterable[str], *, force: bool, unfinished: Unfinished) -> None:
    """Write `pieces` to `target` with mode 0600; over an existing file only with `force`.

    A link is followed. Raises CannotCreateError where it may not be written, and InputOutputError where the disk is
    full, or writing fails on the way; then what was there before is untouched.
    """
    if _is_pipe_or_device(target):
        _pour(target, pieces)
        return
    with _explained(target):
        whole = target.resolve()
        if whole.is_dir():
            raise CannotCreateError(f"{_shown(target)} is a folder. {NAME_A_FILE}")
        is_there = whole.exists()
        if is_there and not force:
            raise FileExistsError
    with Folder(whole.parent, unfinished) as folder:
        folder.put(whole.name, pieces, over=is_there)


class Folder:
    """A folder of the person's own, held open while files are put into it, each of them whole."""

    def __init__(self, path: Path, unfinished: Unfinished) -> None:
        self._path = path
        self._unfinished = unfinished
        self._exit_stack = ExitStack()
        self._spare = ""

    def __enter__(self) -> Folder:
        """Open the folder. Raises CannotCreateError where that may not be."""
        with _explained(self._path):
            self._folder = os.open(self._path, os.O_RDONLY | os.O_DIRECTORY)
        self._exit_stack.callback(os.close, self._folder)
        return self

    def __exit__(self, *_: object) -> None:
        """Close it, with all names on disk; nothing that is not whole stays there."""
        self.sync()
        self._exit_stack.close()

    def sync(self) -> None:
        """Bring the names of what was put here to disk, where the file system can do that."""
        with suppress(OSError):
            durable.sync_folder(self._folder)

    def names(self) -> list[str]:
        """Return the names that are there, in no order."""
        return durable.names_in(self._folder)

    def wait_for_others(self) -> None:
        """Let nobody else who asks for this work here at the same time, where the file system knows locks."""
        with suppress(OSError):
            fcntl.flock(self._folder, fcntl.LOCK_EX)

    def remove(self, name: str) -> None:
        """Remove the file of that name. Raises CannotCreateError where that is not allowed."""
        with _explained(self._path / name), suppress(FileNotFoundError):
            os.unlink(name, dir_fd=self._folder)

    def read(self, name: str) -> bytes | None:
        """Return what the file of that name holds, None where there is none; "" for what is no plain file of ours."""
        try:
            return durable.read_file(name, self._folder)
        except FileNotFoundError:
            return None
        except OSError:
            return b""

    def put(self, name: str, pieces: Iterable[str], *, over: bool, synced: bool = True) -> None:
        """Put a file in place; `over`: in place of one that is there; `synced`: what is in it is then on disk."""
        with _explained(self._path / name):
            file, named = self._opened()
            with os.fdopen(file, "w", encoding="utf-8", newline="\n") as out:
                os.fchmod(file, durable.PRIVATE_FILE)
                try:
                    out.writelines(pieces)
                    out.flush()
                    if synced:
                        os.fsync(file)
                except OSError as error:
                    raise InputOutputError(_not_written(self._path / name, error)) from error
                if not named:
                    self._link(f"{_OPEN_FILES}/{file}", self._spare_name() if over else name)
            if over:
                self._rename(name)
            elif named:
                self._give_its_name(name)

    def _opened(self) -> tuple[int, bool]:
        """Return a new file and whether it has a name: the spare one, where the system knows none without."""
        if _UNNAMED and os.path.isdir(_OPEN_FILES):  # noqa: PTH112
            with suppress(OSError):
                return os.open(".", os.O_WRONLY | _UNNAMED, durable.PRIVATE_FILE, dir_fd=self._folder), False
        how = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
        return os.open(self._spare_name(), how, durable.PRIVATE_FILE, dir_fd=self._folder), True

    def _spare_name(self) -> str:
        """Return the name for what is not finished; it is noted on disk before it is first given."""
        if not self._spare:
            self._spare = self._exit_stack.enter_context(self._unfinished.noted(str(self._path)))
        return self._spare

    def _link(self, source: str, name: str) -> None:
        os.link(source, name, dst_dir_fd=self._folder, follow_symlinks=True)

    def _rename(self, name: str) -> None:
        os.rename(self._spare, name, src_dir_fd=self._folder, dst_dir_fd=self._folder)

    def _give_its_name(self, name: str) -> None:
        """Give the file its name unless one of that name came up meanwhile; some disks can only rename."""
        try:
            os.link(self._spare, name, src_dir_fd=self._folder, dst_dir_fd=self._folder)
            os.unlink(self._spare, dir_fd=self._folder)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            self._rename(name)


def make_folder(target: Path) -> None:
    """Make the folder `target`, 0700, and those above it. Raises CannotCreateError."""
    try:
        for folder in (*reversed(target.parents), target):
            if not folder.is_dir():
                folder.mkdir(mode=durable.PRIVATE_FOLDER)
                folder.chmod(durable.PRIVATE_FOLDER)
    except OSError as error:
        raise CannotCreateError(f"{_shown(target)} cannot be made a folder: {error.strerror}.") from error


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise CannotCreateError(f"{_shown(target)} is there already. --force writes over it.") from error
    except RuntimeError as error:  # so resolve() calls a ring of links
        raise CannotCreateError(_not_written(target, error)) from error
    except OSError as error:
        kind = CannotCreateError if is_refusal(error) else InputOutputError
        raise kind(_not_written(target, error)) from error


def _not_written(target: Path, error: Exception) -> str:
    return (
        f"{_shown(target)} cannot be written: {getattr(error, 'strerror', '') or 'a link leads in a ring'}."
    )


def _is_pipe_or_device(target: Path) -> bool:
    with suppress(OSError):
        return target.exists() and not target.is_file() and not target.is_dir()
    return False


def _pour(target: Path, pieces: Iterable[str]) -> None:
    """Write into what is no file, as >(command) of a shell: it holds nothing that could be lost."""
    try:
        with target.open("w", encoding="utf-8", newline="\n") as pipe:
            pipe.writelines(pieces)
    except OSError as error:
        raise InputOutputError(_not_written(target, error)) from error


def _shown(path: Path) -> str:
    return one_line(str(path))
