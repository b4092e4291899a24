"""Whose a folder is: nothing of ours is made in someone else's home, and where it is so it is said in a sentence."""

from __future__ import annotations

import errno
import os
from typing import NamedTuple


class ForeignError(PermissionError):
    """Something belongs to the user `owner`, who is not the one at work here."""

    def __init__(self, owner: int) -> None:
        super().__init__(errno.EPERM, os.strerror(errno.EPERM))
        self.owner = owner


class PathPart(NamedTuple):
    """A part of a path, and the user it belongs to."""

    path: str
    owner: int


def foreign_part(path: str) -> PathPart | None:
    """Return the first part of `path` that belongs to someone else, though one is at home there; None if none does.

    For root that is what any other user owns: whoever calls us with sudo is in their own home still. For anyone
    else it is what is not theirs below something of their own.
    """
    me, at_home = os.geteuid(), os.geteuid() == 0
    for part in _parts(path):
        try:
            owner = os.stat(part).st_uid  # noqa: PTH116 (pathlib is too slow here)
        except OSError:
            return None
        if owner != me and at_home:
            return PathPart(part, owner)
        at_home = at_home or owner == me
    return None


def refuse_foreign_home(path: str) -> None:
    """Raise ForeignError where root is about to make something below a folder of another user."""
    if os.geteuid() == 0 and (found := foreign_part(path)):
        raise ForeignError(found.owner)


def whose(path: str, error: OSError) -> str | None:
    """Return a sentence on whom `path` belongs to and what to do, where that is what is behind `error`."""
    if error.errno not in {errno.EPERM, errno.EACCES}:
        return None
    found = foreign_part(path)
    if found is None and isinstance(error, ForeignError):
        found = PathPart(path, error.owner)
    return _sentence(found) if found else None


def taking_back(path: str) -> str:
    """Return how to get back what root has left at `path` or above, "" where that is no place of one's own."""
    if found := foreign_part(path):
        path = found.path
    if os.geteuid() == 0 or not _is_mine(os.path.dirname(path.rstrip("/"))):  # noqa: PTH120
        return ""
    import shlex

    return f"To make it yours again: sudo chown -R {name_of(os.geteuid())} {shlex.quote(path)}"


def name_of(user: int) -> str:
    """Return what a user is called."""
    import pwd

    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"user {user}"


def _sentence(part: PathPart) -> str:
    me = name_of(os.geteuid())
    belongs = f"{part.path} belongs to {name_of(part.owner)}"
    if os.geteuid() == 0:
        return f"{belongs}, and you are root. Run it without sudo."
    if part.owner == 0 and (remedy := taking_back(part.path)):
        return f"{belongs}. {remedy}"
    return f"{belongs}, and you are {me}."


def _is_mine(path: str) -> bool:
    try:
        return os.stat(path).st_uid == os.geteuid()  # noqa: PTH116
    except OSError:
        return False


def _parts(path: str) -> list[str]:
    """Return every folder above `path`, the outermost first, and `path` itself."""
    names = os.path.abspath(path).split("/")  # noqa: PTH100
    return ["/".join(names[: end + 1]) or "/" for end in range(len(names))]
