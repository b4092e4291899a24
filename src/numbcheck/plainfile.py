"""A plain file's beginning, read with nothing but os: a pipe or a device in its place is never waited for."""

import errno
import os
import stat

_COPIES = ("sync-conflict-", "conflicted copy", "_conflict-")
"""What Syncthing, Dropbox, Nextcloud and their like put into the name of what two machines changed at once."""


def read(path: str, limit: int) -> bytes:
    """Return at most `limit` bytes from the beginning of the file at `path`; a link is followed.

    Raises OSError where there is none, where it may not be read, and where it is no plain file of this
    user or of root.
    """
    fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        about = os.fstat(fd)
        if not stat.S_ISREG(about.st_mode) or {about.st_uid, os.lstat(path).st_uid} - {0, os.geteuid()}:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))
        return os.read(fd, limit)
    finally:
        os.close(fd)


def dead_link(path: str) -> str:
    """Return the first part of `path` that is a link to nothing, "" where there is none."""
    parts = path.split("/")
    for end in range(1, len(parts) + 1):
        part = "/".join(parts[:end])
        if os.path.islink(part) and not os.path.exists(part):  # noqa: PTH110, PTH114 (these never raise)
            return part
    return ""


def copies(path: str) -> list[str]:
    """Return the paths of the copies of a file that a sync engine made beside it; none where nobody can look."""
    folder, name = os.path.split(path)
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208
    except OSError:
        return []
    return [f"{folder}/{each}" if folder else each for each in sorted(names) if is_copy(each, name)]


def is_copy(name: str, of: str) -> bool:
    """Return whether a file of that `name` is such a copy of the file `of`."""
    stem, ending = os.path.splitext(of)  # noqa: PTH122 (pathlib is too slow here)
    between = name[len(stem) : -len(ending)]
    return (
        name.startswith(stem)
        and name.endswith(ending)
        and not between[:1].isalnum()
        and any(mark in between.lower() for mark in _COPIES)
    )
