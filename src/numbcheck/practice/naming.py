"""Name a practice, or a place in it, within a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.practice.script import Card, Timed
from numbcheck.words.labels import part_label

if TYPE_CHECKING:
    from numbcheck.practice.script import Script

_SCANS = ("scan", "scan-short")


def practice(script: Script) -> str:
    """Return what a practice is called: the scan, or its title."""
    return "the scan" if script.id in _SCANS else one_line(script.title)


def place(script: Script, part: str) -> str:
    """Return what a place in it is called: your hands in a scan, else the part in quotes."""
    return f"your {part_of(script.id, part)}" if script.id in _SCANS else f'"{part_of(script.id, part)}"'


def part_of(practice_id: str, part: str) -> str:
    """Return what a part of a practice is called."""
    return part_label(practice_id, one_line(part)).lower()


def steps(script: Script) -> list[str]:
    """Return the parts one can say the number of: those with names of their own. Turns of one thing have none."""
    cards = {beat.part for beat in script.beats if isinstance(beat, Card)}
    parts = [part for part in script.places if part and part not in cards]
    timed = {
        beat.part.rstrip("0123456789 ") for beat in script.beats if isinstance(beat, Timed) and beat.part
    }
    return [] if len(timed) == 1 or len(parts) < 2 else parts
