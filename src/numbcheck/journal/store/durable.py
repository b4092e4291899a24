"""Durable files: whole files put in place atomically, folders opened without trust, all on disk before it returns."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import contextmanager, suppress
from fcntl import fcntl
from typing import TYPE_CHECKING

from numbcheck.journal.ids import new_suffix
from numbcheck.journal.store.owner import ForeignError, refuse_foreign_home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TEMPORARY = ".tmp-"
_READING = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
"""The modes of everything of ours: for its owner alone."""
OTHERS = stat.S_IRWXG | stat.S_IRWXO
"""The bits of a mode that let anybody else in."""
LARGEST = 64 * 1024 * 1024  # bytes; no entry is larger, and a planted giant must not fill the memory

_FULL_SYNC = 51  # F_FULLFSYNC of macOS, where fsync alone leaves data in the drive's own cache
_UNSYNCABLE = {errno.EINVAL, errno.ENOTSUP}  # some network and FUSE mounts cannot sync a folder


@contextmanager
def closing(descriptor: int) -> Iterator[int]:
    """Close a descriptor at the end of a block."""
    try:
        yield descriptor
    finally:
        os.close(descriptor)


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
    return _owned(os.open(name, os.O_RDONLY | os.O_DIRECTORY | follow, dir_fd=parent), os.geteuid())


def _made_folder(name: str, parent: int) -> int:
    """Open the folder `name` in `parent`, made 0700 if missing; sync `parent` before anything is put into it."""
    try:
        return open_folder(name, parent)
    except FileNotFoundError:
        with suppress(FileExistsError):
            make_folder(name, parent)
        return open_folder(name, parent)


def ensure_folder(name: str, parent: int) -> int:
    """Open the folder `name` in `parent`, made 0700 if it is not there; its own name is then on disk."""
    folder = _made_folder(name, parent)
    # New, or its maker has not come to this yet: a folder is synced before anything is put into it.
    _once_empty(folder, lambda: sync_folder(parent))
    return folder


def ensure_folders(names: Iterable[str], parent: int) -> None:
    """Make the folders in `parent` that are not there; all of their names are then on disk, with one wait."""
    is_any_new = False
    for name in names:
        with closing(_made_folder(name, parent)) as folder:
            is_any_new |= not names_in(folder)
    if is_any_new:
        sync_folder(parent)


def ensure_path(path: str) -> int:
    """Open the folder at `path`, made 0700 if it is not there, as are its parents; all are then on disk.

    Raises ForeignError where that would be in a folder of another user, or where one runs us as root in their home.
    """
    refuse_foreign_home(path)
    try:
        folder = open_folder(path)
    except FileNotFoundError:
        above, name = os.path.split(path.rstrip("/"))
        with closing(_open_above(above or ".")) as parent:
            return ensure_folder(name, parent)
    _once_empty(folder, lambda: sync_above(folder))
    return folder


def sync_above(folder: int) -> None:
    """Bring the name of `folder` itself to disk, where the folder above may be opened."""
    with (
        suppress(PermissionError),
        closing(os.open("..", os.O_RDONLY | os.O_DIRECTORY, dir_fd=folder)) as above,
    ):
        sync_folder(above)


def read_file(name: str, folder: int) -> bytes:
    """Return the bytes of a plain file of our own; raises OSError, ELOOP for a link, EPERM as `about_ours` does."""
    file = os.open(
        name, _READING, dir_fd=folder
    )  # not by `opened_file`: its context costs more than the reading
    try:
        return os.read(file, about_ours(file).st_size + 1)
    finally:
        os.close(file)


@contextmanager
def opened_file(name: str, folder: int) -> Iterator[tuple[int, os.stat_result]]:
    """Open a plain file of our own for reading, and say what it is; raises OSError as `read_file` does."""
    file = os.open(name, _READING, dir_fd=folder)
    try:
        yield file, about_ours(file)
    finally:
        os.close(file)


def read_ahead(names: Iterable[str], folder: int | None = None) -> None:
    """Tell the system, where it listens, which plain files will be read next: names in `folder`, or paths."""
    if not hasattr(os, "posix_fadvise"):
        return
    for name in names:
        try:
            file = os.open(name, _READING, dir_fd=folder)
        except OSError:
            continue
        try:
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_WILLNEED)
        except OSError:
            pass  # whoever reads it will say what it is
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
    with closing(ensure_path(above or ".")) as folder:
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
            discard(temporary, folder)
            return False
        os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        discard(temporary, folder)
        raise
    return True


def write_temporary(raw: bytes, folder: int, random: Callable[[int], bytes], *, synced: bool = True) -> str:
    """Write `raw` to a new temporary file in `folder` and return its name; `synced`: on disk, too."""
    temporary = TEMPORARY + new_suffix(random)
    write_new(temporary, raw, folder, synced=synced)
    return temporary


def write_new(name: str, raw: bytes, folder: int, *, synced: bool) -> None:
    """Write `raw` to a file that is not there yet, whole or not at all; `synced`: on disk, too."""
    if len(raw) > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, PRIVATE_FILE, dir_fd=folder)
    try:
        try:
            _write_all(file, raw)
            os.fchmod(file, PRIVATE_FILE)  # it was 0600 at most before
            if synced:
                _sync(file)
        finally:
            os.close(file)
    except BaseException:
        discard(name, folder)
        raise


def mark(name: str, folder: int) -> None:
    """Put an empty file in a folder, 0600, unless it is there; raises OSError."""
    file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, PRIVATE_FILE, dir_fd=folder)
    with closing(file):
        os.fchmod(file, PRIVATE_FILE)


def close_to_others(folder: int) -> bool:
    """Let nobody else look into an open folder of ours, and return whether anybody could. Raises OSError."""
    is_open = bool(os.fstat(folder).st_mode & OTHERS)
    if is_open:
        os.fchmod(folder, PRIVATE_FOLDER)
    return is_open


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
    return _owned(folder, 0, os.geteuid())


def _owned(folder: int, *owners: int) -> int:
    """Return an open folder that belongs to one of these users; else it is closed, and a ForeignError raised."""
    owner = None
    try:
        owner = os.fstat(folder).st_uid
    finally:
        if owner not in owners:
            os.close(folder)
    if owner not in owners:
        raise ForeignError(owner)
    return folder


def make_folder(name: str, parent: int) -> None:
    """Make the folder `name` in `parent`, 0700 whatever the umask. Raises OSError, FileExistsError."""
    os.mkdir(name, PRIVATE_FOLDER, dir_fd=parent)
    os.chmod(name, PRIVATE_FOLDER, dir_fd=parent)


def _once_empty(folder: int, sync: Callable[[], None]) -> None:
    try:
        with os.scandir(folder) as names:
            is_empty = next(names, None) is None
        if is_empty:
            sync()
    except BaseException:
        os.close(folder)
        raise


def _write_all(file: int, raw: bytes) -> None:
    while raw:
        raw = raw[os.write(file, raw) :]


def _sync(file: int) -> None:
    if sys.platform == "darwin":
        with suppress(OSError):
            fcntl(file, _FULL_SYNC)
            return
    os.fsync(file)


def discard(name: str, folder: int) -> None:
    """Remove a file of ours, if that can be done."""
    with suppress(OSError):
        os.unlink(name, dir_fd=folder)
