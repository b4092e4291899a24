"""Tags counted: in how many entries each one is, for every month alone, so that months add up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from numbcheck.clean import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numbcheck.journal.entry import Entry

    Counts = dict[str, tuple[int, str]]
    """By a tag without its case: in how many entries it is, and how the newest of them spells it."""


def count(entries: Iterable[Entry]) -> Counts:
    """Return the counts of `entries`, oldest first; #Work and #work are one."""
    counts: Counts = {}
    for entry in entries:
        _add(counts, {folded(tag): (1, tag) for tag in entry.all_tags})
    return counts


def to_bytes(counts: Counts) -> bytes:
    """Return counts as JSON."""
    return json.dumps(counts, separators=(",", ":")).encode()


def from_bytes(raw: bytes) -> Counts:
    """Return the counts that `to_bytes` wrote."""
    return {key: (number, tag) for key, (number, tag) in json.loads(raw).items()}


def total(parts: Iterable[Counts]) -> dict[str, int]:
    """Return in how many entries of all `parts`, oldest first, each tag is, most first."""
    counts: Counts = {}
    for part in parts:
        _add(counts, part)
    return {tag: number for _, (number, tag) in sorted(counts.items(), key=lambda one: (-one[1][0], one[0]))}


def _add(counts: Counts, newer: Counts) -> None:
    for key, (number, tag) in newer.items():
        counts[key] = (counts.get(key, (0, ""))[0] + number, tag)
