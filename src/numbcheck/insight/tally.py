"""Tally: what can be counted in entries, small enough to keep for every month and to add up over years."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.clean import one_line
from numbcheck.insight.keywords import words_in
from numbcheck.journal.dates.own import own_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numbcheck.journal.entry import Entry

_BESIDE = ("slept", "ate", "strength")
_QUOTED = 3  # pairs of expectation and experience that are kept word for word


class Tally(NamedTuple):
    """Counts over some entries.

    `practices` counts per practice `times`, `finished` and the changes; `clock` is keyed `weekday hour`
    (`0 14` is Monday from two), `days` by ISO day: `n` entries, the changes, and `slept:good` and the
    like from check-ins. `tags` and `words` count entries. `pairs` are those with an expectation and
    what came after; `quoted` the latest of these: day, expected, after. `scores`: day, form, score.
    """

    entries: int
    practices: dict[str, dict[str, int]]
    clock: dict[str, int]
    days: dict[str, dict[str, int]]
    tags: dict[str, int]
    words: dict[str, int]
    pairs: int
    quoted: list[list[str]]
    scores: list[list[Any]]

    def to_bytes(self) -> bytes:
        """Return the tally as JSON."""
        return json.dumps(self._asdict(), separators=(",", ":")).encode()


def from_bytes(raw: bytes) -> Tally:
    """Return the tally that `to_bytes` wrote."""
    return Tally(**json.loads(raw))


def tally(entries: Iterable[Entry], ends: timedelta = timedelta()) -> Tally:
    """Return the tally of `entries`, oldest first, by days that end so long after midnight."""
    practices: dict[str, Counter[str]] = {}
    clock: Counter[str] = Counter()
    days: dict[str, Counter[str]] = {}
    tags: Counter[str] = Counter()
    words: Counter[str] = Counter()
    pairs: list[list[str]] = []
    scores: list[list[Any]] = []
    count = 0
    for entry in entries:
        count += 1
        date = own_day(entry.at, ends)
        day = date.isoformat()
        clock[f"{date.weekday()} {entry.at.hour}"] += 1
        marks = _marks(entry)
        days.setdefault(day, Counter()).update(["n", *marks])
        if entry.practice:
            done = ["times", *(["finished"] if entry.finished else []), *marks[:1]]
            practices.setdefault(entry.practice, Counter()).update(done)
        tags.update(set(entry.all_tags))
        words.update(words_in(entry))
        pairs += _pair(day, entry)
        scores += _score(day, entry)
    return Tally(
        entries=count,
        practices={name: dict(done) for name, done in practices.items()},
        clock=dict(clock),
        days={day: dict(marks) for day, marks in days.items()},
        tags=dict(tags),
        words=dict(words),
        pairs=len(pairs),
        quoted=pairs[-_QUOTED:],
        scores=scores,
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies that come oldest first."""
    clock, tags, words = Counter[str](), Counter[str](), Counter[str]()
    practices: dict[str, Counter[str]] = {}
    days: dict[str, Counter[str]] = {}
    quoted: list[list[str]] = []
    scores: list[list[Any]] = []
    count = pairs = 0
    for one in tallies:
        count, pairs = count + one.entries, pairs + one.pairs
        for sums, more in ((clock, one.clock), (tags, one.tags), (words, one.words)):
            sums.update(more)
        for parts, kept in ((practices, one.practices), (days, one.days)):
            for name, counts in kept.items():
                parts.setdefault(name, Counter()).update(counts)
        quoted = [*quoted, *one.quoted][-_QUOTED:]
        scores += one.scores
    return Tally(
        count, dict(practices), dict(clock), dict(days), dict(tags), dict(words), pairs, quoted, scores
    )  # fmt: skip


def _marks(entry: Entry) -> list[str]:
    """Return the change, if there is one, then what a check-in says of sleep, food and clearness."""
    said = (
        []
        if entry.kind != "check"
        else [f"{key}:{value}" for key in _BESIDE if isinstance(value := entry.data.get(key), str) and value]
    )
    return [entry.change, *said] if entry.change else said


def _pair(day: str, entry: Entry) -> list[list[str]]:
    expected, after = entry.data.get("expected"), entry.data.get("after")
    if isinstance(expected, str) and isinstance(after, str) and expected.strip() and after.strip():
        return [[day, one_line(expected), one_line(after)]]
    return []


def _score(day: str, entry: Entry) -> list[list[Any]]:
    score, form = entry.data.get("total"), entry.data.get("form")
    if entry.kind == "screen" and isinstance(score, int) and isinstance(form, str):
        return [[day, one_line(form), score]]
    return []
