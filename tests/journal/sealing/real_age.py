"""The `age` of the system, as somebody without numbcheck would use it."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def available() -> bool:
    """Return whether what seals is installed."""
    return find_spec("pyrage") is not None and find_spec("nacl") is not None


NEEDS_EXTRA = pytest.mark.skipif(not available(), reason="the extra [encryption] is not installed here")
NEEDS_AGE = pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed here")


def opened_by_typing(path: Path, passphrase: str) -> bytes:
    """Return what `age -d` makes of a file when the passphrase is typed at its question."""
    out = path.with_name("opened by age")
    child, terminal = pty.fork()
    if not child:
        os.execvp("age", ["age", "-d", "-o", str(out), str(path)])
    while b"passphrase" not in os.read(terminal, 1024):
        pass
    os.write(terminal, passphrase.encode() + b"\n")
    while True:
        try:
            if not os.read(terminal, 1024):
                break
        except OSError:
            break
    os.waitpid(child, 0)
    os.close(terminal)
    return out.read_bytes() if out.exists() else b""


def opened(path: Path, identity: Path) -> bytes:
    """Return what `age -d -i` makes of a file."""
    return subprocess.run(["age", "-d", "-i", identity, path], capture_output=True, check=True).stdout
