"""A journal of the bench with a lock, opened for as long as the bench runs, and the least that sealing and opening takes."""

from __future__ import annotations

import os
import sys
from shutil import copytree, rmtree
from typing import TYPE_CHECKING, NamedTuple

from bench.clock import Command, once
from bench.peers import ours

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PASSPHRASE = "apple boat swan"
_MAKING = """
import os, sys
from numbcheck.journal.sealing import age, keys
from numbcheck.journal.sealing.lock import Lock
from numbcheck.journal.sealing.keys import OpenedBy
home, secret = sys.argv[1:]
pair, lock = age.new_pair(), Lock(home, f"{home}/state", lambda: None)
lock.keys.add(pair, secret, OpenedBy.PASSPHRASE, os.urandom)
keys.remember(lock.known, [pair.public], os.urandom)
"""
_OPENING = """
import pyrage, sys
pair = pyrage.x25519.Identity.generate()
key, known = [pair.to_public()], {}
for size in map(int, sys.argv[1:]):
    pyrage.decrypt(known.get(size) or known.setdefault(size, pyrage.encrypt(bytes(size), key)), [pair])
"""


class Sealed(NamedTuple):
    """A locked journal at `home`; what opens it lies in `runtime`."""

    home: Path
    runtime: Path

    def call(self, *words: str, **environ: str) -> Command:
        """Return a call of numbcheck on it."""
        bare = ours(self.home, *words)
        own = {"XDG_RUNTIME_DIR": str(self.runtime), **environ}
        return Command(bare.argv, (*bare.environ, *own.items()))

    @property
    def unlocking(self) -> Command:
        """Return what unlocks it by its passphrase."""
        return self.call("unlock", "--for", "24h", NUMBCHECK_KEY_COMMAND=f"echo '{PASSPHRASE}'")


def sealed(plain: Path, folder: Path) -> tuple[Sealed, float]:
    """Return a copy of a journal with a lock, unlocked, and the seconds it took to seal what was in it."""
    rmtree(folder, ignore_errors=True)
    one = Sealed(folder / "home", folder / "run")
    copytree(plain / "entries", one.home / "entries")
    one.runtime.mkdir(mode=0o700)
    one.home.chmod(0o700)
    once(Command((sys.executable, "-c", _MAKING, str(one.home), PASSPHRASE)))
    os.sync()
    seconds, _ = once(one.call("encrypt"))
    once(one.unlocking)
    return one, seconds


def opening(sizes: Iterable[int]) -> Command:
    """Return what opens texts of these sizes, and no more."""
    return Command((sys.executable, "-c", _OPENING, *map(str, sizes)))
