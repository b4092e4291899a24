"""What an export left in a person's folder when it was killed: cleared away, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numbcheck.journal.drafts.unfinished import Unfinished
    from numbcheck.stage.streams import Streams


def clear(unfinished: Unfinished, streams: Streams) -> None:
    """Clear what was left, and say what is gone, and what could not be removed."""
    gone, stuck = unfinished.clear()
    for path in gone:
        streams.say(f"{path} was left unfinished by an earlier run, so it was cleared away.")
    for path in stuck:
        streams.warn(
            f"{path} was left unfinished, and your words are in it. Please remove it: that was not allowed."
        )
