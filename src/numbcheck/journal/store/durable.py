"""Durable files: whole files put in place atomically, folders opened without trust, all on disk before it returns."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import contextmanager, suppress
from fcntl import fcntl
from typing import TYPE_CHECKING

from numbcheck.errors import CannotCreateError, InputOutputError
from numbcheck.journal.ids import new_suffix
from numbcheck.journal.store.owner import ForeignError, refuse_foreign_home, whose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

TEMPORARY = ".tmp-"
READING = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
LARGEST = 64 * 1024 * 1024  # bytes; no entry is larger, and a planted giant must not fill the memory

_FULL_SYNC = 51  # F_FULLFSYNC of macOS, where fsync alone leaves data in the drive's own cache
_UNSYNCABLE = {errno.EINVAL, errno.ENOTSUP}  # some network and FUSE mounts cannot sync a folder
_NOT_ALLOWED = {
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.ELOOP,
    errno.ENOENT,
}
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "it is too large (64 MB at most)",
    errno.EROFS: "this disk can only be read",
    errno.EACCES: "this is not allowed here",
    errno.EPERM: "this is not allowed here, or it belongs to someone else",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.EIO: "the disk reports an error",
    errno.ENOTDIR: "a link or a file lies where a folder should be",
    errno.ELOOP: "a link lies where a file should be",
}


@contextmanager
def told(start: str, place: str, *, reading: bool = False) -> Iterator[None]:
    """Turn an OSError inside into one sentence: `start`, why, and the `place`.

    Raises CannotCreateError where writing is not allowed, InputOutputError for everything else and
    for everything while `reading`.
    """
    try:
        yield
    except OSError as error:
        refused = error.errno in _NOT_ALLOWED and not reading
        kind = CannotCreateError if refused else InputOutputError
        raise kind(f"{start}: {_reason(error, place)}") from error


def reading(root: str) -> AbstractContextManager[None]:
    """Turn an OSError inside into one sentence: the journal at `root` cannot be read."""
    return told("The journal cannot be read", root, reading=True)


def _reason(error: OSError, place: str) -> str:
    if foreign := whose(place, error):
        return foreign
    reason = _REASONS.get(error.errno or 0) or f"the system says: {os.strerror(error.errno or errno.EIO)}"
    return f"{reason} ({place})."


@contextmanager
def held(folder: int) -> Iterator[int]:
    """Hold a descriptor for the length of a block, then close it."""
    try:
        yield folder
    finally:
        os.close(folder)


def descend(folder: int, names: Iterable[str], step: Callable[[str, int], int]) -> int:
    """Return a descriptor of the folder that `names` lead to, each opened by `step` inside the one before."""
    opened: list[int] = []
    try:
        for name in names:
            opened.append(step(name, opened[-1] if opened else folder))
        return opened.pop()
    finally:
        for above in opened:
            os.close(above)


def open_folder(name: str, parent: int | None = None) -> int:
    """Open a folder of our own and return its descriptor.

    A link is followed only for a whole path (`parent` None), and only if this user or root made it.
    Raises OSError: ENOTDIR for anything but a folder, EPERM when it belongs to someone else.
    """
    follow = 0 if parent is None else os.O_NOFOLLOW
    if parent is None and (owner := os.lstat(name).st_uid) not in {0, os.geteuid()}:
        raise ForeignError(owner)
    folder = os.open(name, os.O_RDONLY | os.O_DIRECTORY | follow, dir_fd=parent)
    if (owner := os.fstat(folder).st_uid) != os.geteuid():
        os.close(folder)
        raise ForeignError(owner)
    return folder


def ensure_folder(name: str, parent: int) -> int:
    """Open the folder `name` in `parent`, made 0700 if it is not there; its own name is then on disk."""
    try:
        folder = open_folder(name, parent)
    except FileNotFoundError:
        _make(name, parent)
        folder = open_folder(name, parent)
    # New, or its maker has not come to this yet: a folder is synced before anything is put into it.
    _once_empty(folder, lambda: sync_folder(parent))
    return folder


def ensure_path(path: str) -> int:
    """Open the folder at `path`, made 0700 if it is not there, as are its parents; all are then on disk.

    Raises ForeignError where that would be in a folder of another user, or where one runs us as root in their home.
    """
    refuse_foreign_home(path)
    try:
        folder = open_folder(path)
    except FileNotFoundError:
        above, name = os.path.split(path.rstrip("/"))
        with held(_open_above(above or ".")) as parent:
            return ensure_folder(name, parent)
    _once_empty(folder, lambda: sync_above(folder))
    return folder


def sync_above(folder: int) -> None:
    """Bring the name of `folder` itself to disk, where the folder above may be opened."""
    with suppress(PermissionError), held(os.open("..", os.O_RDONLY | os.O_DIRECTORY, dir_fd=folder)) as above:
        sync_folder(above)


def read_file(name: str, folder: int) -> bytes:
    """Return the bytes of a plain file of our own; raises OSError, ELOOP for a link, EPERM as `about_ours` does."""
    file = os.open(name, READING, dir_fd=folder)
    try:
        return os.read(file, about_ours(file).st_size + 1)
    finally:
        os.close(file)


def about_ours(file: int) -> os.stat_result:
    """Return what is open as `file`; raises OSError (EPERM) unless it is a plain file of our own, within `LARGEST`."""
    about = os.fstat(file)
    if about.st_uid != os.geteuid():
        raise ForeignError(about.st_uid)
    if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))
    return about


def put_file(
    path: str, raw: bytes, random: Callable[[int], bytes], still: Callable[[], bool] = lambda: True
) -> bool:
    """Put a file holding `raw` in place, 0600, in a folder made 0700 if it is not there; both are then on disk.

    It is put there only if at that moment things are `still` as they were; returns whether they are.
    Raises OSError, EPERM where the folder belongs to someone else.
    """
    above, name = os.path.split(path)
    with held(ensure_path(above or ".")) as folder:
        is_put = replace_file(name, raw, folder, random, still=still)
        if is_put:
            sync_folder(folder)
    return is_put


def replace_file(
    name: str,
    raw: bytes,
    folder: int,
    random: Callable[[int], bytes],
    *,
    synced: bool = True,
    still: Callable[[], bool] = lambda: True,
) -> bool:
    """Put a file holding `raw` in place, 0600, whole or not at all; `synced`: its data is then on disk.

    Its name is on disk only after `sync_folder(folder)`. On any error no trace is left. Returns whether
    things were `still` as they were before; else nothing is put there.
    """
    temporary = write_temporary(raw, folder, random, synced=synced)
    try:
        if not still():
            forget(temporary, folder)
            return False
        os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        forget(temporary, folder)
        raise
    return True


def write_temporary(raw: bytes, folder: int, random: Callable[[int], bytes], *, synced: bool = True) -> str:
    """Write `raw` to a new temporary file in `folder` and return its name; `synced`: on disk, too."""
    if len(raw) > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    temporary = TEMPORARY + new_suffix(random)
    file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600, dir_fd=folder)
    try:
        try:
            _write_all(file, raw)
            os.fchmod(file, 0o600)  # it was 0600 at most before
            if synced:
                _sync(file)
        finally:
            os.close(file)
    except BaseException:
        forget(temporary, folder)
        raise
    return temporary


def mark(name: str, folder: int) -> None:
    """Put an empty file in a folder, 0600, unless it is there; raises OSError."""
    file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, 0o600, dir_fd=folder)
    with held(file):
        os.fchmod(file, 0o600)


def names_in(folder: int) -> list[str]:
    """Return the names in a folder, in no order."""
    return os.listdir(folder)


def sync_folder(folder: int) -> None:
    """Bring the names in `folder` to disk, where the file system can do that."""
    try:
        _sync(folder)
    except OSError as error:
        if error.errno not in _UNSYNCABLE:
            raise


def _open_above(path: str) -> int:
    """Open a folder above ours, to make something in it: our own or root's, as /tmp is; made 0700 if it is not there.

    Raises ForeignError where it is anyone else's.
    """
    try:
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        return ensure_path(path)
    if (owner := os.fstat(folder).st_uid) not in {0, os.geteuid()}:
        os.close(folder)
        raise ForeignError(owner)
    return folder


def _make(name: str, parent: int) -> None:
    with suppress(FileExistsError):
        os.mkdir(name, 0o700, dir_fd=parent)
        os.chmod(name, 0o700, dir_fd=parent)


def _once_empty(folder: int, sync: Callable[[], None]) -> None:
    try:
        if not names_in(folder):
            sync()
    except BaseException:
        os.close(folder)
        raise


def _write_all(file: int, raw: bytes) -> None:
    left = memoryview(raw)
    while left:
        left = left[os.write(file, left) :]


def _sync(file: int) -> None:
    if sys.platform == "darwin":
        with suppress(OSError):
            fcntl(file, _FULL_SYNC)
            return
    os.fsync(file)


def forget(temporary: str, folder: int) -> None:
    """Remove a temporary file of ours, if that can be done."""
    with suppress(OSError):
        os.unlink(temporary, dir_fd=folder)
