"""Files a person asked for: written whole or not at all, only for their eyes, never over another by surprise."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.errors import CannotCreateError, InputOutputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_TEMPORARY = ".numbcheck-{}.tmp"


def write_file(target: Path, pieces: Iterable[str], *, force: bool) -> None:
    """Write `pieces` to `target` with mode 0600; over an existing file only with `force`.

    A link is followed. Raises CannotCreateError where it may not be written, and InputOutputError where
    writing fails on the way; then what was there before is untouched.
    """
    if _is_pipe_or_device(target):
        _pour(target, pieces)
        return
    target = target.resolve()
    if target.is_dir():
        raise CannotCreateError(f"{_shown(target)} is a folder. Give the name of a file.")
    if target.exists() and not force:
        raise CannotCreateError(f"{_shown(target)} is there already. --force writes over it.")
    temporary = target.with_name(_TEMPORARY.format(os.urandom(6).hex()))
    try:
        fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise CannotCreateError(f"{_shown(target)} cannot be written: {error.strerror}.") from error
    try:
        with os.fdopen(fd, "w", encoding="utf-8", newline="\n") as file:
            os.fchmod(fd, 0o600)
            file.writelines(pieces)
            file.flush()
            os.fsync(fd)
        temporary.replace(target)
    except OSError as error:
        raise InputOutputError(f"{_shown(target)} could not be written: {error.strerror}.") from error
    finally:
        temporary.unlink(missing_ok=True)


def _is_pipe_or_device(target: Path) -> bool:
    return target.exists() and not target.is_file() and not target.is_dir()


def _pour(target: Path, pieces: Iterable[str]) -> None:
    """Write into what is no file, as >(command) of a shell: it holds nothing that could be lost."""
    try:
        with target.open("w", encoding="utf-8", newline="\n") as pipe:
            pipe.writelines(pieces)
    except OSError as error:
        raise InputOutputError(f"{_shown(target)} could not be written: {error.strerror}.") from error


def write_folder(target: Path, notes: Iterable[tuple[str, str]], *, force: bool) -> int:
    """Write every (name, text) of `notes` into the folder `target` and return how many there were."""
    try:
        for folder in (*reversed(target.parents), target):
            if not folder.is_dir():
                folder.mkdir(mode=0o700)
                folder.chmod(0o700)
    except OSError as error:
        raise CannotCreateError(f"{_shown(target)} cannot be made a folder: {error.strerror}.") from error
    count = 0
    for name, text in notes:
        write_file(target / name, [text], force=force)
        count += 1
    return count


def _shown(path: Path) -> str:
    return one_line(str(path))
