"""The one way into a person's own editor, for entries, for the plan and for the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.care.merging import merged
from numbcheck.journal.drafts.draft import Pen
from numbcheck.stage import editor as writing
from numbcheck.visit import own_files
from numbcheck.visit.writing import Work, drafts

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.visit.house import House


def edit_own(house: House, path: Path) -> None:
    """Let the person change a file of their own in their editor, on a copy in our closed folder; or say where it is.

    What they changed goes into the file as it is by then; where the editor gave up, it is a draft.
    """
    if not (house.streams.can_ask and writing.wanted(house.streams.environ)):
        house.streams.say(f"It is a plain text file: {path}. Any editor will do.")
        return
    given = own_files.read(path)
    before = given.removesuffix("\n")

    def keeps(text: str) -> None:
        edited = f"{text}\n" if text else ""
        own_files.change(house.places, path, lambda now: merged(given, edited, now))

    Work(house, Pen(drafts(house), path.stem, {}), keeps, before).write_in_editor([], before)
