"""Tuning: what a person asks to be different about a practice this time, as a value that can be kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Tuning:
    """What the person asked to be different this time; None leaves it as the script says.

    `minutes` and `repeats` set how long the repeated part goes on (whole repeats, at least one);
    `seconds` sets how long a place lasts, or a noticing beat, `ratio` the beats of a breath in their order (0
    leaves one out); `first` begins with that part instead of the script's own first, and `parts` keeps only
    those named. `blanks` are (name, words) pairs that fill what the script leaves open, such as a colour. With
    `few_words` a place has its first cue only. `turn` says which of the sets of nudges it is this time.
    `rounds` is 1 where no second round is asked for, and 2 where each part comes twice in a row. `hold` is how
    long muscles are held once they are tense, 0 for not at all.
    """

    minutes: float | None = None
    repeats: int | None = None
    seconds: float | None = None
    ratio: tuple[float, ...] = ()
    first: str | None = None
    parts: tuple[str, ...] = ()
    blanks: tuple[tuple[str, str], ...] = ()
    few_words: bool = False
    turn: int = 0
    rounds: int = 0
    hold: float | None = None


UNTUNED = Tuning()


def as_data(tuning: Tuning) -> dict[str, Any]:
    """Return what differs from the script's own, in types that JSON knows."""
    kept = {key: value for key, value in asdict(tuning).items() if value != getattr(UNTUNED, key)}
    return kept | {key: dict(kept[key]) for key in ("blanks",) if key in kept}


def from_data(data: Mapping[str, Any]) -> Tuning:
    """Return the tuning that `as_data` wrote; raises TypeError, ValueError where it is something else."""
    known: dict[str, Any] = {
        key: _READERS[key](value) for key, value in data.items() if key in _READERS and value is not None
    }
    return Tuning(**known)


def _words(value: Any) -> tuple[str, ...]:
    return tuple(str(word) for word in value)


def _numbers(value: Any) -> tuple[float, ...]:
    return tuple(map(float, value))


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(words)) for name, words in dict(value).items())


_READERS: dict[str, Callable[[Any], Any]] = {
    "minutes": float,
    "repeats": int,
    "seconds": float,
    "ratio": _numbers,
    "first": str,
    "parts": _words,
    "blanks": _pairs,
    "few_words": bool,
    "turn": int,
    "rounds": int,
    "hold": float,
}
