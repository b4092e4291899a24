"""The way back to jrnl: what its own parser makes of our export, and of its own files once they were entries of ours."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from bench.data import SEED
from bench.peers import ours
from numbcheck.exchange import jrnl
from numbcheck.exchange.jrnl import STARRED
from numbcheck.journal.entry import VERSION, Entry
from numbcheck.journal.ids import new_id
from numbcheck.journal.tags import tags_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARSER = """
import json, sys, warnings
warnings.simplefilter("ignore")
from jrnl.journals.Journal import Journal
journal = Journal("there", **json.loads(sys.argv[2]))
with open(sys.argv[1], encoding="utf-8") as file:
    entries = journal._parse(file.read())
rows = [[e.date.isoformat(), e.title, e.body, sorted(set(e.tags)), e.starred] for e in entries]
json.dump(rows, sys.stdout)
"""
_SETTINGS = {"timeformat": "%Y-%m-%d %H:%M", "tagsymbols": "#@"}
_PIECES = (
    *(
        "rain",
        "#work",
        "@sam",
        "[2024-01-05 10:00] ",
        "[yesterday evening] ",
        "[a day in May] ",
        "[x] ",
        "[1] ",
    ),
    *(
        "[open",
        "]",
        "*",
        " *",
        "\n",
        "\n\n",
        "\n[",
        "  ",
        "\t",
        "He said so.",
        "[see the next page] ",
        "é",
        "- [ ] tea",
    ),
)


class Read(NamedTuple):
    """An entry as jrnl reads it."""

    at: str
    title: str
    body: str
    tags: list[str]
    is_starred: bool


def read(python: Path, file: Path) -> list[Read]:
    """Return what jrnl's own parser reads in a file."""
    call = [str(python), "-c", _PARSER, str(file), json.dumps(_SETTINGS)]
    ran = subprocess.run(call, capture_output=True, text=True, check=True)
    return [Read(*row) for row in json.loads(ran.stdout)]


def strange(count: int) -> list[Entry]:
    """Return entries whose words look like what jrnl reads as more than words."""
    dice, begin = Random(SEED), datetime(2024, 1, 1, tzinfo=UTC)
    texts = ("x".join(dice.choices(_PIECES, k=dice.randint(2, 9))) for _ in range(count))
    return [
        _entry(begin + timedelta(minutes=number), text, dice, starred=dice.random() < 0.1)
        for number, text in enumerate(texts)
    ]


def differing(python: Path, entries: Sequence[Entry], file: Path) -> int:
    """Return how many entries jrnl reads otherwise than they are: its moment, words, tags or star."""
    _write(file, entries)
    found = read(python, file)
    ours = [_as_read(entry) for entry in entries]
    return abs(len(found) - len(ours)) + sum(map(_differs, ours, found))


def changed_on_the_way(python: Path, entries: Sequence[Entry], folder: Path) -> int:
    """Return how many entries that jrnl reads are not the same to it once numbcheck has read them in and written them out."""
    there, back = folder / "there.txt", folder / "back.txt"
    _write(there, entries)
    with TemporaryDirectory() as home:
        for words in (("import", str(there), "-f", "jrnl"), ("export", "-f", "jrnl", "--force", str(back))):
            call = ours(Path(home), *words, "--quiet")
            subprocess.run(
                call.argv, env={**os.environ, **dict(call.environ)}, stdin=subprocess.DEVNULL, check=True
            )
    before, after = read(python, there), read(python, back)
    return abs(len(before) - len(after)) + sum(
        one != other for one, other in zip(before, after, strict=False)
    )


def _entry(at: datetime, text: str, dice: Random, *, starred: bool) -> Entry:
    tags = tags_of(text, [STARRED] if starred else [])
    return Entry(
        VERSION, new_id(at, dice.randbytes), "aaaaaaaa", (), at, at, "UTC", "note", text=text, tags=tags
    )


def _write(file: Path, entries: Sequence[Entry]) -> None:
    file.write_text("".join(jrnl.document(entries, lambda _: None)), encoding="utf-8")


def _as_read(entry: Entry) -> tuple[str, str, bool]:
    words = "".join((entry.text or "").split())
    return entry.at.replace(tzinfo=None).isoformat(), words, STARRED in entry.tags


def _differs(ours: tuple[str, str, bool], found: Read) -> bool:
    at, words, is_starred = ours
    title = found.title.removesuffix(".") if found.title.endswith("*.") else found.title
    title = title[1:] if title.startswith(".*") else title
    return (at, words, is_starred) != (found.at, "".join(f"{title}{found.body}".split()), found.is_starred)
