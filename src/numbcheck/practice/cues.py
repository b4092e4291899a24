"""Cues: small outward things to notice for a moment, read as data and picked without soon repeating."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from numbcheck.practice.fields import Fields
from numbcheck.toml_values import read_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to notice; `source` names the rows it goes back to."""

    id: str
    sense: str
    words: str
    source: tuple[str, ...]


def read_cues(text: str, name: str) -> tuple[Cue, ...]:
    """Return the cues in a TOML file called `name`; raises BadDataError where one cannot be read."""
    cues = []
    for number, raw in enumerate(Fields(read_toml(text, name), name).tables("cue"), start=1):
        fields = Fields(raw, name, number)
        cues.append(
            Cue(fields.word("id"), fields.word("sense"), fields.text("words"), fields.lines("source"))
        )
        fields.refuse_others()
    return tuple(cues)


def pick(cues: Sequence[Cue], recent: Sequence[str], choose: Callable[[Sequence[Cue]], Cue]) -> Cue:
    """Return the cue that `choose` takes from those that have rested.

    The ids in `recent` (newest first) stay out, as far as half of the cues go.
    """
    resting = list(dict.fromkeys(recent))[: len(cues) // 2]
    return choose([cue for cue in cues if cue.id not in resting])
