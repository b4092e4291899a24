"""Where the cache cannot be cleared, all else is done, and it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.store.packs import Packs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

_LEFT = "may still be in the cache"


@pytest.fixture
def stuck(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return a shell with one note in its journal, whose cache lets nothing go from now on."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "no")

    shell("-q", "note", "a secret line")
    monkeypatch.setattr(Packs, "_drop", refuse)
    return shell


def words_in(folder: Path) -> list[str]:
    """Return the files in which the words still stand."""
    return [
        path.name for path in folder.rglob("*") if path.is_file() and b"a secret line" in path.read_bytes()
    ]


def test_a_change_is_kept_and_is_no_draft_as_well(stuck: Shell, home: Path) -> None:
    """What is on disk is kept, with a warning; it does not wait as a draft, too."""
    ran = stuck("edit", "@1", "-", text="another line")
    assert ran.code == 0
    assert _LEFT in ran.err
    assert [entry["text"] for entry in stuck("history", "--json").entries] == ["another line"]
    assert list((home / "state" / "drafts").glob("*")) == []


def test_a_deletion_clears_all_but_the_cache(stuck: Shell, home: Path) -> None:
    """The entry, its draft and what undo remembers go; only the cache is named, and nothing is called deleted for good."""
    stuck("edit", "@1", "-", text="another line")
    assert "last-save.json" in words_in(home / "state")
    ran = stuck("delete", "@1", "--yes")
    assert ran.code == 74
    assert _LEFT in ran.err
    assert "for good" not in ran.err
    assert words_in(home) == []
    assert stuck("history", "--count").out == "0\n"


def test_undo_takes_back_all_the_same(stuck: Shell, home: Path) -> None:
    """`undo` does what it says; the words are a draft once, and the cache is named."""
    ran = stuck("undo")
    assert ran.code == 0
    assert "Taken back" in ran.err
    assert _LEFT in ran.err
    assert stuck("history", "--count").out == "0\n"
    assert len(words_in(home)) == 1
