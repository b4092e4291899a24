"""A program whose drawing fails after the second answer: `python -m tests.features.faults WORDS...`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from numbcheck.__main__ import run
from numbcheck.stage.screen import stage, view

if TYPE_CHECKING:
    from collections.abc import Callable

    from numbcheck.play.player import Frame

MODULE = "tests.features.faults"


def break_drawing(put: Callable[[object, str, object], None]) -> None:
    """Put a drawing in the place of the real one that fails at the third question of a practice."""
    draw = view.picture

    def broken(frame: Frame, *rest: Any) -> object:
        return draw(frame, *rest) if frame.index < 2 else 1 / 0

    put(stage, "picture", broken)


if __name__ == "__main__":
    break_drawing(setattr)
    sys.exit(run(sys.argv[1:]))
