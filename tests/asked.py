"""A person at the front door: runs a command with typed lines, and gives back what was said and kept."""

from __future__ import annotations

import io
import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from numbcheck.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Heard:
    """What came of a call: its exit code, and what went to both ends."""

    code: int
    out: str
    err: str


def ask(*argv: str, typed: str = "") -> Heard:
    """Run numbcheck in this process with `typed` on standard input."""
    with _streams(typed) as (out, err):
        try:
            code = run(list(argv))
        except SystemExit as leaving:
            code = int(leaving.code or 0)
    return Heard(code, out.getvalue(), err.getvalue())


def kept(home: Path) -> list[dict[str, Any]]:
    """Return every entry on disk, oldest first."""
    files = sorted((home / "entries").rglob("*.json"))
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]


def answers(home: Path) -> list[str]:
    """Return what was answered in all of them."""
    return [answer["text"] for entry in kept(home) for answer in entry.get("answers", ())]


def drafts(home: Path) -> list[str]:
    """Return the texts that wait."""
    return [json.loads(path.read_text())["text"] for path in sorted(home.glob("state/drafts/*.draft"))]


@contextmanager
def _streams(typed: str) -> Iterator[tuple[io.StringIO, io.StringIO]]:
    before = sys.stdin, sys.stdout, sys.stderr
    read, write = os.pipe()
    os.write(write, typed.encode())
    os.close(write)
    out, err = io.StringIO(), io.StringIO()
    stdin = os.fdopen(read, "r", encoding="utf-8")
    sys.stdin, sys.stdout, sys.stderr = stdin, out, err
    try:
        yield out, err
    finally:
        stdin.close()
        sys.stdin, sys.stdout, sys.stderr = before
