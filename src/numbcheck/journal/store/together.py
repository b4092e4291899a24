"""Together: files of many months are written aside, and put in place with one wait for the disk for all of them."""

from __future__ import annotations

import os
from collections import defaultdict
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from numbcheck.journal.ids import new_suffix
from numbcheck.journal.store import durable
from numbcheck.journal.store.months import open_month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.store.months import Month

    Put = Callable[[str, bytes, Month], None]
    """Takes a file: its name, what is in it, and its month."""

AT_ONCE = 4000
"""Files that wait for the disk together: few waits, and few that lie there twice meanwhile."""


@contextmanager
def together(root: str, random: Callable[[int], bytes]) -> Iterator[Put]:
    """Take files of the journal at `root`: all are on disk before the first is named, all names before it ends.

    After any error none is left aside. Raises OSError.
    """
    aside: dict[str, dict[str, str]] = defaultdict(dict)
    stem = durable.TEMPORARY + new_suffix(random)

    def put(name: str, raw: bytes, month: Month) -> None:
        files = aside[month.name]
        temporary = f"{stem}{len(files)}"
        durable.write_new(temporary, raw, month.folder, synced=False)
        files[temporary] = name

    try:
        yield put
        if aside:
            os.sync()
            for month, files in aside.items():
                _rename(root, month, files)
            os.sync()
    except BaseException:
        for month, files in aside.items():
            _discard(root, month, files)
        raise


def _rename(root: str, month: str, files: dict[str, str]) -> None:
    with durable.closing(open_month(root, month)) as folder:
        for temporary, name in files.items():
            os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)


def _discard(root: str, month: str, files: dict[str, str]) -> None:
    with suppress(OSError), durable.closing(open_month(root, month)) as folder:
        for temporary in files:
            durable.discard(temporary, folder)
