"""Very long texts: shown in a time that grows with them and no faster, refused where no look back has room for them."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from numbcheck.columns import wrapped
from numbcheck.journal.entry import LONGEST
from tests.drawn import whole
from tests.journal.kit import an_entry

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.journal.entry import Entry
    from tests.conftest import Shell

_SHAPES = {
    "one word": "x",
    "tabs": "\t",
    "blanks": " ",
    "tabs and words": "\tword",
    "words": "some words ",
    "hyphens": "a-",
    "dots": "a.",
    "accents": "\u00e9",
    "accents of their own": "e\u0301",
    "wide letters": "\u4e2d",
    "wide words": "\u4e2d\u6587 ",
    "lines": "ab\n",
}


@pytest.mark.parametrize("shape", _SHAPES)
def test_a_long_text_takes_as_long_as_it_is(shape: str) -> None:
    """Four times the text takes about four times as long, whatever is in it: no pasted blob makes `show` stand still."""
    small, large = (an_entry((_SHAPES[shape] * size)[:size]) for size in (5_000, 40_000))
    assert _time(large) <= 8 * 2 * _time(small) + 0.05


def _time(entry: Entry) -> float:
    found = []
    for _ in range(3):
        begun = process_time()
        whole(entry, 80)
        found.append(process_time() - begun)
    return min(found)


def test_a_long_gap_between_words_costs_no_word() -> None:
    """However words and gaps follow one another, each word is there, in its order."""
    text = " " * 900 + "one" + " " * 900 + "two" + "\t" * 700 + "x" * 700 + " three" + " " * 900
    assert "".join("".join(wrapped(text, 40, "")).split()) == "onetwo" + "x" * 700 + "three"
    assert all(len(line) <= 40 for line in wrapped(text, 40, ""))


@pytest.mark.parametrize("argv", [["note", "-"], ["journal"], ["edit", "@1", "-"]])
def test_a_text_that_is_too_long_becomes_a_draft(shell: Shell, home: Path, argv: list[str]) -> None:
    """More than 4 MB in one piece is not kept; it is a draft, whole, and both are said. What was there stays."""
    shell("note", "before", "-q")
    text = "word \u00e9 " * (LONGEST // 8 + 1)
    ran = shell("-q", *argv, text=text)
    assert ran.code == 65
    assert "4 MB" in ran.err
    assert "draft" in ran.err
    assert [entry["text"] for entry in shell("history", "--json").entries] == ["before"]
    drafts = [path for path in (home / "state" / "drafts").iterdir() if path.stat().st_size > LONGEST]
    assert len(drafts) == 1


def test_a_text_just_short_enough_is_kept(shell: Shell) -> None:
    """Up to 4 MB, whatever letters they are, a text is an entry like any other."""
    assert shell("-q", "note", "-", text="\u00e9" * (LONGEST // 2)).code == 0
    assert shell("-q", "note", "-", text="\u00e9" * (LONGEST // 2) + "x").code == 65
    assert shell("history", "--count").out == "1\n"
