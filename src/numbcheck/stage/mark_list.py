"""MarkList: a list of which a person marks what they want, and what came of it, whatever it looks like."""

from __future__ import annotations

from collections.abc import Callable, Sequence  # noqa: TC003 (a NamedTuple's fields are read at run time)
from signal import Signals  # noqa: TC003
from typing import NamedTuple

KEYS = ("space mark", "Enter on", "q leave", "v whole", "! help now")


class MarkRow(NamedTuple):
    """One thing to mark: a few words, and all of it in lines of so many columns, as it will be where it is marked."""

    words: str
    whole: Callable[[int], Sequence[str]]


class MarkList(NamedTuple):
    """What is asked, and the `rows`, of which nothing is marked beforehand; `help` returns the crisis page."""

    words: str
    rows: tuple[MarkRow, ...]
    help: Callable[[], Sequence[str]]


class Marks(NamedTuple):
    """The places of the rows that are marked; whether the person went on; else they left, perhaps by a signal."""

    at: tuple[int, ...] = ()
    done: bool = False
    left_by: Signals | None = None
