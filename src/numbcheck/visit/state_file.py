"""Small files in the state folder: a few words that this machine remembers from one visit to the next."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck import plainfile

if TYPE_CHECKING:
    from collections.abc import Iterable

_LARGEST = 16 * 1024


def remembered(path: str) -> list[str]:
    """Return the words in the file at `path`; none where it cannot be read."""
    try:
        return plainfile.read(path, _LARGEST).decode("ascii", "replace").split()
    except OSError:
        return []


def remember(path: str, words: Iterable[str]) -> None:
    """Let the file at `path` hold these words, a line each and 0600; where it cannot be written they are forgotten."""
    from numbcheck.journal.store import durable

    with suppress(OSError):
        text = "".join(f"{word}\n" for word in words)
        durable.put_file(path, text.encode(), os.urandom)
