"""What the journal's tests share: a clock that stands still, and dice that always fall the same."""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone
from random import Random
from typing import TYPE_CHECKING, Any

from numbcheck.journal.entry import VERSION, Entry
from numbcheck.journal.ids import new_id, new_rev
from numbcheck.journal.journal import Journal
from numbcheck.journal.query import EVERYTHING
from numbcheck.journal.store.writer import encoded

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from numbcheck.journal.query import Query

VIENNA = timezone(timedelta(hours=1))
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=VIENNA)


class Dice:
    """Random bytes that are the same in every run."""

    def __init__(self, seed: int | str = 0) -> None:
        self._random = Random(seed)

    def __call__(self, count: int) -> bytes:
        return self._random.randbytes(count)


def a_journal(root: Path, seed: int = 0, now: datetime = NOON) -> Journal:
    """Return a journal in `root` whose clock stands at `now`."""
    return Journal(root, lambda: now, Dice(seed))


def an_entry(
    text: str | None = "a line", at: datetime = NOON, seed: int | tuple[int, int] = 0, **parts: Any
) -> Entry:
    """Return an entry of the kind `note`."""
    dice = Dice(f"entry {seed}")
    usual: dict[str, Any] = {
        "v": VERSION,
        "id": new_id(at, dice),
        "rev": new_rev(dice),
        "after": (),
        "saved": at,
    }
    usual |= {"zone": "Europe/Vienna", "kind": "note"}
    return Entry(**{**usual, "at": at, "text": text, **parts})


def note(
    journal: Journal, text: str = "a line", at: datetime = NOON, kind: str = "note", **parts: Any
) -> Entry:
    """Keep a note and return it."""
    return journal.add(at=at, zone="Europe/Vienna", kind=kind, text=text, **parts)


def texts_of(journal: Journal, query: Query = EVERYTHING, *, newest_first: bool = True) -> list[str]:
    """Return the texts of what the journal finds."""
    return [entry.text or "" for entry in journal.entries(query, newest_first=newest_first)]


def files(root: Path) -> dict[str, bytes]:
    """Return every file below `root` with its bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def revision_files(root: Path) -> list[Path]:
    """Return the paths of the revision files, in order of their names."""
    return sorted(root.glob("entries/*/*/*.json"))


def diary(root: Path, months: int = 4, per_month: int = 3, seed: int = 0) -> Journal:
    """Return a journal with notes `0.0`, `0.1` … in as many months, oldest first."""
    journal = a_journal(root, seed)
    journal.add_all(
        encoded(an_entry(f"{month}.{n}", at=datetime(2020 + month // 12, 1 + month % 12, 2 + n, 9, tzinfo=VIENNA), seed=(month, n)))
        for month in range(months)
        for n in range(per_month)
    )  # fmt: skip
    return journal


class Opened:
    """Counts what is opened, and how."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths: list[str] = []
        self.writing: list[str] = []
        real = os.open

        def opening(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
            self.paths.append(os.fspath(path))
            if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                self.writing.append(path)
            return real(path, flags, mode, dir_fd=dir_fd)

        monkeypatch.setattr(os, "open", opening)

    def entry_files(self) -> list[str]:
        return [path for path in self.paths if path.endswith(".json")]
