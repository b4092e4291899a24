"""What an argument or an option can be, once for the command, its help and TAB; nothing is opened to know it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from numbcheck.clean import named
from numbcheck.errors import UsageError
from numbcheck.journal import kinds
from numbcheck.words import NAME_A_FILE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LookedUp = Literal["practices", "topics", "settings", "values"]
"""What TAB has to look up when it is pressed: the names lie on this machine, or depend on what was typed before."""
PRACTICES: LookedUp = "practices"
TOPICS: LookedUp = "topics"
SETTINGS: LookedUp = "settings"
VALUES: LookedUp = "values"
A_FILE = ":files"
"""Offered where the name of a file belongs; the scripts of the shells know what it means."""
FILES = (A_FILE,)

DOWN, UP = ("head", "feet"), ("feet", "head")
HOLDS = ("0", "3", "5")
KINDS = kinds.ALL
LONGEST_TEXT = 180.0
"""Minutes that can be shown beside a text."""
SOURCES = ("jrnl", "daylio", "dayone", "markdown", "csv")
"""Every program that an entry can have come in from."""
FORMS = ("phq9", "gad7", "phq2")
PEOPLE = ("friend", "family", "work", "professional", "anyone", "doctor")
ENGINES = ("git", "syncthing")
"""What can carry a journal to other machines, as far as we have lines for it (journal/store/engines.py)."""
SHELLS = ("bash", "zsh", "fish")

_CALLED = {
    "mirror": "DIR",
    "colour": "COLOUR",
    "start": "PLACE",
    "hold": "SECONDS",
    "areas": "PLACES",
    "skip": "PLACES",
    "check": "FILE",
    "tag": "TAG",
    "without": "TAG",
    "at": "WHEN",
    "since": "WHEN",
    "until": "WHEN",
    "on": "SPAN",
    "prompt": "ID|GROUP",
    "form": "FORM",
    "kind": "KIND",
    "source": "SOURCE",
    "zone": "ZONE",
    "moods": "MOODS",
    "practice": "ID",
    "format_": "FORMAT",
    "split": "entry|day",
    "words": "WORD",
    "include": "REF",
}


def called(name: str, *, is_number: bool) -> str:
    """Return how help calls the value of the option with this name."""
    return "N" if is_number else _CALLED.get(name, "TEXT")


def one_of(names: Sequence[str]) -> str:
    """Return the names as a sentence has them: `a, b or c`."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def listed(typed: str | None) -> tuple[str, ...]:
    """Return the names in a list that was typed, such as `hands, feet`, in lower case."""
    return tuple(name for part in (typed or "").split(",") if (name := part.strip().lower()))


def path_of(typed: str, what: str = "file") -> Path:
    """Return the path that was typed.

    Raises UsageError for an empty one, which `Path` takes for the present folder.
    """
    from pathlib import Path

    if not typed:
        raise UsageError(f"There's no name here. Which {what}?")
    return Path(typed)


def target_of(typed: str) -> Path:
    """Return the file to write that was typed; raises UsageError for none, and for a folder such as `notes/`."""
    if typed.endswith("/"):
        raise UsageError(f"{named(typed)} would be a folder. {NAME_A_FILE}")
    return path_of(typed)


def minutes_of(typed: str | None, most: float) -> float | None:
    """Return the minutes that were typed, as `5`, `1,5`, `90s` or `5min`; raises UsageError where they cannot be."""
    if typed is None:
        return None
    from numbcheck.practice.length import minutes_in

    found = minutes_in(typed)
    if found is None or not 0 < found <= most:
        raise UsageError(f"Minutes (-m) can be anything above 0 up to {most:g}, as 5, 1.5 or 90s.")
    return found
