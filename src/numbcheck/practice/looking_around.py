"""Looking around: outward sentences, one every few seconds, while a practice waits; nothing is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from numbcheck.practice import naming
from numbcheck.practice.files import read
from numbcheck.practice.parse import parse
from numbcheck.practice.script import Ask, Card, Look, Timed
from numbcheck.words.labels import capitalised

if TYPE_CHECKING:
    from numbcheck.practice.script import Beat, Script

_AROUND = Path(__file__).with_name("around.toml")


def around(waiting: Script, beat: Beat) -> Script:
    """Return what there is to look at while `waiting` waits at this beat."""
    script = parse(read(_AROUND), _AROUND.name)
    name = naming.practice(waiting)
    beats = tuple(
        Look(each.part, each.words, each.seconds, name) for each in script.beats if isinstance(each, Timed)
    )
    return replace(script, title=f"{script.title}. {_waits(waiting, beat, name)}", beats=beats)


def _waits(waiting: Script, beat: Beat, name: str) -> str:
    place = "" if isinstance(beat, (Ask, Card)) or not beat.part else naming.part_of(waiting.id, beat.part)
    return f"{capitalised(name)} waits{f': {place}' if place else ''}." if name else ""
