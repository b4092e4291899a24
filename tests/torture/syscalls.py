"""The real kernel refuses or kills: strace makes the n-th system call of a writer fail, or be its last."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from numbcheck import plainfile
from numbcheck.visit.asking import own_files
from tests.torture.crowds import check
from tests.torture.promises import BrokenPromiseError, Promises
from tests.torture.systems import RecordingOs, seen_as
from tests.torture.writer import command, environment, events, live

CALLS = (
    "openat",
    "mkdirat",
    "write",
    "fsync",
    "renameat",
    "fchmod",
    "fchmodat",
    "getdents64",
    "read",
    "close",
)
ERRORS = ("EIO", "ENOSPC", "EDQUOT", "EROFS", "EMFILE")
KILLS = ("KILL", "USR1")  # before the call, and after it
SEED = 1
STRACE = ("strace", "-f", "--seccomp-bpf")
"""It stops a program at the calls it is asked about and at no other: half the time of a traced run.

Only errors reach a program in this way; for a signal every call has to be stopped at.
"""


@cache
def available() -> bool:
    """Return whether strace is here, and may trace in this way (5.3 and newer)."""
    if not shutil.which("strace"):
        return False
    tried = subprocess.run(
        [*STRACE, "-e", "trace=openat", "-o", os.devnull, "true"], capture_output=True, check=False
    )
    return not tried.returncode and not tried.stderr


def swept(base: Path, acts: str, call: str, trouble: str) -> int:
    """Bring `trouble` (an error, or a signal) to each call of that name in turn; return how often it struck.

    Raises BrokenPromiseError if a promise was not kept, or the writer ended otherwise than in a sentence.
    """
    paths = _paths(base / "rehearsal", acts)
    strace, how = (STRACE[:2], "signal") if trouble in KILLS else (STRACE, "error")
    turn = 0
    while True:
        turn += 1
        injection = ("-e", f"trace={call}", "-e", f"inject={call}:{how}={trouble}:when={turn}")
        struck = _struck(base / f"{turn}", acts, paths, [*strace, *injection])
        shutil.rmtree(base / f"{turn}")
        if not struck:
            return turn - 1


def _paths(base: Path, acts: str) -> list[str]:
    """Return every path below its root that the writer will touch: its dice fall the same each time."""
    base.mkdir(parents=True)
    with seen_as(RecordingOs(base), own_files, plainfile) as system:
        live(base / "root", SEED, 1, acts, lambda event: None)
    names = {0: Path()}
    for event in system.log:
        if event[0] in {"mkdir", "create"}:
            _, parent, name, node = event
            names[node] = names[parent] / name
    return sorted(map(str, names.values()))


def _struck(base: Path, acts: str, paths: list[str], strace: list[str]) -> bool:
    base.mkdir()
    trace = base / "trace"
    only = [part for path in paths for part in ("-P", str(base / path))]
    traced = [*strace, "-o", str(trace), *only, *command(base / "root", SEED, 1, acts)]
    ended = subprocess.run(traced, env=environment(), capture_output=True, check=False)
    said = trace.read_text()
    killed = "killed by" in said
    if ended.stderr or (ended.returncode and not killed):
        raise BrokenPromiseError(f"{strace}: {ended.stderr.decode()}")
    promises = Promises()
    for event in events(ended.stdout):
        promises.tell(event)
    check(base / "root", promises)
    live(base / "root", SEED + 1, 1, "add", promises.tell)
    check(base / "root", promises)
    return killed or "(INJECTED)" in said
