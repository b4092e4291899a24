"""Errors of the system as sentences: what stood in the way, where, and what kind of refusal it is."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from numbcheck.errors import CannotCreateError, InputOutputError
from numbcheck.journal.store.owner import whose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

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
    errno.ENOTDIR: "a link or a file is where a folder should be",
    errno.ELOOP: "a link is where a file should be",
}


@contextmanager
def explained(start: str, place: str, *, reading: bool = False) -> Iterator[None]:
    """Turn an OSError inside into one sentence: `start`, why, and the `place`.

    Raises CannotCreateError where writing is not allowed, InputOutputError for everything else and
    for everything while `reading`.
    """
    try:
        yield
    except OSError as error:
        kind = CannotCreateError if is_refusal(error) and not reading else InputOutputError
        raise kind(f"{start}: {_reason(error, place)}") from error


def is_refusal(error: OSError) -> bool:
    """Return whether it says that something may not be made there, and not that the disk is full, or in trouble."""
    return error.errno in _NOT_ALLOWED


def reading(root: str) -> AbstractContextManager[None]:
    """Turn an OSError inside into one sentence: the journal at `root` cannot be read."""
    return explained("The journal cannot be read", root, reading=True)


def _reason(error: OSError, place: str) -> str:
    if foreign := whose(place, error):
        return foreign
    reason = _REASONS.get(error.errno or 0) or f"the system says: {os.strerror(error.errno or errno.EIO)}"
    return f"{reason} ({place})."
