"""What the stems promise to whoever has no words: one after another, and nothing of ours is left in what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.prompts import stems
from numbcheck.journal.stems import Stems, completed
from tests.asked import ask, kept

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND, *_ = stems()


def test_twelve_stems_each_another() -> None:
    """There are twelve beginnings, from the body outward to tomorrow, and none ends a sentence."""
    assert len(stems()) == len(set(stems())) == 12
    assert [stem for stem in stems() if stem.endswith(".") or stem != stem.strip()] == []


def test_twelve_lines_become_twelve_sentences(home: Path) -> None:
    """Twelve endings through a pipe are kept as twelve sentences, each with its stem; what comes after them stays as it is."""
    endings = [f"ending {number}" for number in range(1, 13)]
    ask("journal", "--stems", typed="\n".join([*endings, "", "and a line of my own", ""]))
    (entry,) = kept(home)
    lines = entry["text"].split("\n")
    assert lines[:12] == [f"{stem} {ending}" for stem, ending in zip(stems(), endings, strict=True)]
    assert lines[12:] == ["", "and a line of my own"]


def test_an_empty_ending_leaves_its_stem_out(home: Path) -> None:
    """A stem that I left empty is in nothing that is kept; all of them empty keep nothing."""
    ask("journal", "--stems", typed="\nrain\n\n \n")
    assert [entry["text"] for entry in kept(home)] == [f"{SECOND} rain"]
    ask("journal", "--stems", typed="\n" * 12)
    assert len(kept(home)) == 1
    assert completed([]) == ""


def test_the_next_one_takes_the_place_of_an_empty_one() -> None:
    """What I went on from stays; what I left empty makes room, and after the last one my line is only mine."""
    begun = Stems()
    text = begun.on("my own line")
    assert text == f"my own line\n{FIRST} "
    assert begun.on(text) == f"my own line\n{SECOND} "
    assert begun.on(f"{SECOND} rain\n") == f"{SECOND} rain\n{stems()[2]} "
    while begun.next():
        pass
    assert begun.on("the end\n") == "the end\n"


def test_only_what_was_put_there_is_taken_out() -> None:
    """A line that I typed myself stays, also where it is word for word a stem that never stood there."""
    begun = Stems()
    begun.next()
    text = f"{FIRST} \n{SECOND}\nI can hear the tap"
    assert begun.whole(text) == f"{SECOND}\nI can hear the tap"
    assert Stems().whole(text) == text


@pytest.mark.parametrize("also", ["-e", "--resume"])
def test_stems_need_lines_of_their_own(home: Path, also: str) -> None:
    """Together with an editor or a draft stems are refused, and nothing is passed over in silence."""
    assert ask("journal", "--stems", also).code == 2
