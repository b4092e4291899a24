"""Books: the invented journal as other programs export theirs, one for each form that can be brought in."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from bench.data import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numbcheck.journal.entry import Entry


def books(folder: Path, count: int, until: datetime) -> dict[str, Path]:
    """Return a file or folder of `count` entries for each form; what is not in `folder` yet is written.

    That is done in a process of its own: what a parent holds in memory counts as its children's.
    """
    there = {name: folder / name for name in _FORMS}
    if not all(path.exists() for path in there.values()):
        arguments = [str(folder), str(count), until.isoformat()]
        subprocess.run([sys.executable, "-m", "bench.books", *arguments], check=True)
    return there


def _write(folder: Path, count: int, until: datetime) -> None:
    folder.mkdir(exist_ok=True)
    kept = list(entries(count, until))
    for name, write in _FORMS.items():
        write(folder / name, kept)


def _jrnl_json(path: Path, kept: Sequence[Entry]) -> None:
    rows = [
        {
            "title": _text(one)[:40],
            "body": _text(one)[40:],
            "date": f"{one.at:%Y-%m-%d}",
            "time": f"{one.at:%H:%M}",
            "tags": list(one.tags),
            "starred": False,
        }
        for one in kept
    ]
    path.write_text(json.dumps({"tags": {}, "entries": rows}, ensure_ascii=False, indent=2), encoding="utf-8")


def _daylio(path: Path, kept: Sequence[Entry]) -> None:
    names = ("full_date", "date", "weekday", "time", "mood", "activities", "note_title", "note")
    rows = (f"{one.at:%Y-%m-%d|%B %d|%A|%H:%M}".split("|") for one in kept)
    _table(
        path,
        names,
        ([*row, "meh", "walk | music", "", _text(one)] for row, one in zip(rows, kept, strict=True)),
    )


def _csv(path: Path, kept: Sequence[Entry]) -> None:
    rows = (
        [f"{one.at:%Y-%m-%d}", f"{one.at:%H:%M}", _text(one)[:30], _text(one), ",".join(one.tags)]
        for one in kept
    )
    _table(path, ("date", "time", "title", "text", "tags"), rows)


def _table(path: Path, names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([names, *rows])


def _day_one(path: Path, kept: Sequence[Entry]) -> None:
    rows: list[dict[str, Any]] = [
        {
            "uuid": one.id[-16:].upper() * 2,
            "creationDate": f"{one.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "timeZone": one.zone,
            "text": _text(one).replace(".", "\\."),
            "tags": list(one.tags),
            "location": {"latitude": 48.2, "longitude": 16.3},
        }
        for one in kept
    ]
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr("Journal.json", json.dumps({"metadata": {"version": "1.0"}, "entries": rows}))


def _notes(path: Path, kept: Sequence[Entry]) -> None:
    for one in kept:
        month = path / f"{one.at:%Y/%m}"
        month.mkdir(parents=True, exist_ok=True)
        tags = ", ".join(tag.lstrip("@") for tag in one.tags)
        head = f"---\ndate: {one.at:%Y-%m-%dT%H:%M}\ntags: [{tags}]\n---\n\n"
        (month / f"{one.id}.md").write_text(f"{head}{_text(one)}\n", encoding="utf-8")


def _text(entry: Entry) -> str:
    return entry.text or ""


_FORMS: dict[str, Callable[[Path, Sequence[Entry]], None]] = {
    "jrnl.json": _jrnl_json,
    "daylio.csv": _daylio,
    "table.csv": _csv,
    "dayone.zip": _day_one,
    "notes": _notes,
}


if __name__ == "__main__":
    target, size, moment = sys.argv[1:]
    _write(Path(target), int(size), datetime.fromisoformat(moment))
