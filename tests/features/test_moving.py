"""When it was, mended at a terminal: one line says where it went, and one word takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.asked import kept

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run


def standing(home: Path) -> list[tuple[str, str]]:
    """Return the texts and moments that lie in files, blanks left out."""
    return [(entry["text"], entry["at"][:16]) for entry in kept(home) if "text" in entry]


def test_moved_and_back(run: Run, home: Path) -> None:
    """Nothing is asked: it is about the moment I named, with its words, until undo puts it where it was."""
    with run("note", "rain", "--at", "2024-02-29 21:30") as world:
        pass
    with run("edit", "1", "--at", "2024-02-28 18:00") as world:
        pass
    assert (world.code, standing(home)) == (0, [("rain", "2024-02-28T18:00")])
    assert "Moved to Wed 28 Feb 2024, 18:00. numbcheck undo takes it back." in world.left
    with run("undo") as world:
        pass
    assert (world.code, standing(home)) == (0, [("rain", "2024-02-29T21:30")])
    assert "Taken back: the note of 21:30. Its moment is as it was before." in world.left
