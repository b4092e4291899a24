"""An entry that was changed on two devices at once is one entry with two texts, wherever it is met."""

from __future__ import annotations

import json
import random
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

NOW = datetime.fromisoformat("2026-11-20T12:00:00+01:00")


@pytest.fixture
def twice(shell: Shell, home: Path) -> str:
    """Return the four letters of an entry of which two devices keep two texts; another entry lies beside it."""
    dice = random.Random(3)
    journal = Journal(home, lambda: NOW, dice.randbytes)
    journal.add(at=NOW, zone="", kind="note", text="a quiet day #home", tags=("home",))
    entry = journal.add(at=NOW, zone="", kind="note", text="first", tags=())
    journal.revise(entry, text="rain at home #work", tags=("work",))
    journal.revise(entry, text="snow far away #work #away", tags=("work", "away"))
    return entry.ref


def test_it_is_one_row_and_one_count(shell: Shell, twice: str) -> None:
    """`history` and `--count` show and count it once, and the row says that there are two texts."""
    rows = shell("history", "-q").out.splitlines()
    assert len(rows) == 2
    [row] = [row for row in rows if row.startswith(twice)]
    assert "changed in two places" in row
    assert shell("history", "--count").out == "2\n"
    assert [row[:4] for row in shell("history", "-n", "1", "-q").out.splitlines()] != []


@pytest.mark.parametrize("word", ["rain", "snow"])
def test_each_of_its_texts_is_found_and_shown(shell: Shell, twice: str, word: str) -> None:
    """What I look for may stand in either text, and the row shows the one in which it stands."""
    [row] = shell("history", word, "-q").out.splitlines()
    assert row.startswith(twice)
    assert word in row
    assert shell("history", word, "--count").out == "1\n"


@pytest.mark.parametrize(
    "argv",
    [["--not", "rain"], ["--not", "snow"], ["snow", "--not", "rain"], ["--not", "#work"], ["--not", "#away"]],
)
def test_a_word_in_either_text_leaves_it_out(shell: Shell, twice: str, argv: list[str]) -> None:
    """`--not` never shows me an entry that has the word, or the tag, in one of its two texts."""
    assert twice not in shell("history", *argv, "-q").out
    assert shell("history", *argv, "--count").out == ("0\n" if argv[0] == "snow" else "1\n")


@pytest.mark.parametrize(
    "argv", [["show"], ["history", "--full"], ["export", "-"], ["report", "-", "--include"]]
)
def test_both_texts_are_shown(shell: Shell, twice: str, argv: list[str]) -> None:
    """Whatever shows the entry whole shows both texts, and nothing is left out silently."""
    ref = [twice] if argv[0] == "show" or argv[-1] == "--include" else []
    out = shell(*argv, *ref, *(["--since", "2020-01"] if argv[0] == "report" else [])).out
    assert "rain at home" in out
    assert "snow far away" in out
    assert out.count("rain at home") == out.count("snow far away") == 1


def test_each_note_of_a_folder_holds_both(shell: Shell, twice: str, tmp_path: Path) -> None:
    """Split into notes there are as many notes as entries."""
    shell("export", str(tmp_path / "notes"), "--split", "entry")
    notes = [path.read_text() for path in (tmp_path / "notes").glob("*.md")]
    assert len(notes) == 2
    assert [note for note in notes if "rain at home" in note and "snow far away" in note and "away" in note]


def test_tags_and_counts_take_it_once(shell: Shell, twice: str) -> None:
    """A tag in both texts is used once; trends counts entries, not texts."""
    assert sorted(shell("history", "--tags").out.splitlines()) == ["1 away", "1 home", "1 work"]
    assert json.loads(shell("trends", "--since", "2020-01", "--json").out)["trends"]["entries"] == 2


def test_json_keeps_every_text(shell: Shell, twice: str) -> None:
    """What is carried on as JSON holds both revisions under one id, so that nothing is lost on the way back."""
    entries = shell("history", "--json").entries
    assert len(entries) == 3
    assert len({entry["id"] for entry in entries}) == 2


def test_delete_says_that_both_go(shell: Shell, twice: str, home: Path) -> None:
    """Before anything is deleted both texts are named; then both are gone."""
    said = shell("delete", twice, "--yes").err
    assert "rain at home" in said
    assert "snow far away" in said
    assert "both texts go" in said
    assert not [path for path in home.rglob("*.json") if b"rain" in path.read_bytes()]
