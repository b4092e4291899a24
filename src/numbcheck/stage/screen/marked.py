"""Marked: what is marked of the answers that are offered, as a picture shows it."""

from __future__ import annotations

from typing import NamedTuple

OR_TYPE, OR_GO_ON = "or type a word", "Enter goes on, or type a word"
"""What stands where one types: before anything is marked, and after."""


class Marked(NamedTuple):
    """The ids of the choices marked so far, typed words apart, and the place of the choice pointed at, or -1.

    `last` is the place of the one whose key was pressed last, or -1.
    """

    chosen: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    at: int = -1
    last: int = -1
