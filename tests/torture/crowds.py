"""Many writers at once, some of them killed without warning."""

from __future__ import annotations

import time
from random import Random
from typing import TYPE_CHECKING

from numbcheck.errors import NumbcheckError
from tests.journal.kit import a_journal, files
from tests.torture.promises import BrokenPromiseError, Promises
from tests.torture.writer import events, owned, started

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import Popen

    from tests.torture.promises import Kept


def killed(root: Path, rounds: int, seconds: float, writers: int = 2, **how: str) -> int:
    """Let writers work in one journal and kill them, again and again; return how much they had said was kept.

    `how` is as in `writer.started`.

    Raises BrokenPromiseError if anything of that is not so afterwards.
    """
    promises, kept = Promises(), 0
    for number in range(rounds):
        working = [started(root, number * writers + which, 10**6, **how) for which in range(writers)]
        firsts = [_first_line(one) for one in working]
        time.sleep(seconds * Random(number).uniform(0.5, 1.5))
        for one in working:
            one.kill()
        if not all(firsts):
            raise BrokenPromiseError("a writer ended before it had written anything")
        for one, first in zip(working, firsts, strict=True):
            for event in events(first + one.communicate()[0]):
                promises.tell(event)
                kept += event[0] == "kept"
        check(root, promises)
    return kept


def crowded(root: Path, writers: int, count: int) -> int:
    """Let many writers add `count` entries each at once; return how many there are afterwards."""
    working = [started(root, seed, count, "add") for seed in range(writers)]
    promises = Promises()
    for one in working:
        for event in events(one.communicate()[0]):
            promises.tell(event)
    check(root, promises)
    return a_journal(root).count()


def check(root: Path, promises: Promises) -> None:
    """Raise BrokenPromiseError unless a reader finds in `root` what was promised."""
    journal = a_journal(root)
    found: list[Kept] = [one for entry in journal.entries() for one in entry.versions]
    try:
        found += owned(root)
    except NumbcheckError as error:
        raise BrokenPromiseError(f"unreadable: {error}") from error
    promises.check(found, journal.faults, files(root))


def _first_line(writer: Popen[bytes]) -> bytes:
    assert writer.stdout is not None, "a writer is started with a pipe"
    return writer.stdout.readline()
