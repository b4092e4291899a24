"""Ten years of an invented journal, the same for the same seed, written as the store keeps it."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from numbcheck.journal.codec import encode
from numbcheck.journal.entry import VERSION, Answer, Entry
from numbcheck.journal.ids import base32, month_of, new_id
from numbcheck.journal.tags import tags_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20261122
YEARS = 10
RARE = "lighthouse"
COMMON = "kitchen"
ABSENT = "zeppelinfahrt"
TAG = "home"
_CONSONANTS, _VOWELS = "bcdfghklmnprstvwz", ["a", "e", "i", "o", "u", "ea", "ou", "é", "ü"]
_WEIGHTS = [20, 24, 14, 16, 8, 4, 4, 1, 1]
_TAGS = ["work", "home", "sleep", "family", "walk", "music", "train", "garden", "money", "evening"]
_PEOPLE = ["@sam", "@ana", "@jo", "@lee", "@kim", "@max"]
_PRACTICES = ["senses", "even", "long", "scan-short", "natural", "relax", "walk", "listen"]
_ZONE = timezone(timedelta(hours=1))


def store(root: Path, count: int, until: datetime) -> Path:
    """Write `count` entries that end at `until` below `root`, unless they lie there; return `root`."""
    ready = root / "FORMAT"
    if ready.exists():
        return root
    made: set[str] = set()
    for entry in entries(count, until):
        month = f"{root}/entries/{month_of(entry.id)}"
        if month not in made:
            Path(month).mkdir(mode=0o700, parents=True, exist_ok=True)
            made.add(month)
        _write(f"{month}/{entry.id}.{entry.rev}.json", encode(entry))
    root.chmod(0o700)
    _write(str(ready), b"numbcheck 1\n")
    return root


def entries(count: int, until: datetime) -> Iterator[Entry]:
    """Yield `count` entries over ten years, oldest first: 300 to 600 bytes of text, about two tags each."""
    random = Random(SEED)
    words, weights = vocabulary(random)
    until = until.astimezone(_ZONE).replace(microsecond=0)
    start, step = until - timedelta(days=365.25 * YEARS), timedelta(days=365.25 * YEARS) / count
    for number in range(count):
        at = start + step * number + step * random.random() * 0.9
        at = at.replace(microsecond=at.microsecond // 1000 * 1000)
        text = _text(random, words, weights, number)
        yield Entry(
            v=VERSION,
            id=new_id(at, random.randbytes),
            rev=base32(random.randbytes(5)),
            after=(),
            at=at,
            zone="Europe/Vienna",
            saved=at,
            text=text,
            tags=tags_of(text),
            **_parts(random),
        )


def vocabulary(random: Random) -> tuple[list[str], list[float]]:
    """Return 3,000 invented words and how often each comes, as words in a language do."""
    words = [
        "".join(
            random.choice(_CONSONANTS) + random.choices(_VOWELS, _WEIGHTS)[0]
            for _ in range(random.choice([1, 2, 2, 2, 3, 3, 4]))
        )
        for _ in range(3000)
    ]
    return words, [1 / (rank + 8) for rank in range(len(words))]


def _text(random: Random, words: list[str], weights: list[float], number: int) -> str:
    wanted, parts = random.randint(300, 600), []
    length = 0
    chosen = iter(random.choices(words, weights, k=160))
    while length < wanted:
        parts.append(next(chosen))
        length += len(parts[-1].encode()) + 1
    for mark in ["#" + random.choice(_TAGS), random.choice([*_PEOPLE, "#" + random.choice(_TAGS)])]:
        parts.insert(random.randrange(len(parts)), mark)
    if random.random() < 0.02:
        parts.insert(random.randrange(len(parts)), COMMON)
    if number % 17_001 == 700:
        parts.insert(random.randrange(len(parts)), RARE)
    return " ".join(parts).capitalize() + "."


def _parts(random: Random) -> dict[str, Any]:
    match random.random():
        case part if part < 0.25:
            return {
                "kind": "practice",
                "practice": random.choice(_PRACTICES),
                "finished": random.random() < 0.8,
                "seconds": round(random.uniform(30, 400), 1),
                "change": random.choice(["more", "same", "same", "further", None]),
                "answers": (Answer("see", "lamp"), Answer("hear", "")),
            }
        case part if part < 0.4:
            slept, ate = random.choice(["good", "some", "little"]), random.choice(["yes", "some", "not-yet"])
            return {"kind": "check", "data": {"slept": slept, "ate": ate}}
        case part if part < 0.6:
            return {"kind": "journal", "data": {"prompt": "body"}}
    return {"kind": "note"}


def _write(path: str, raw: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(file, raw)
    finally:
        os.close(file)


if __name__ == "__main__":
    from bench.peers import write_journal

    folder, moment, *sizes = sys.argv[1:]
    for size in map(int, sizes):
        store(Path(folder) / str(size), size, datetime.fromisoformat(moment))
        write_journal(Path(folder) / f"jrnl-{size}.txt", entries(size, datetime.fromisoformat(moment)))
