"""Entries as jrnl's own text file. `make bench` has jrnl read them; here are the rules by which it does."""

from __future__ import annotations

import re
from typing import Any

import pytest

from numbcheck.exchange.jrnl import document
from numbcheck.journal.entry import Answer
from tests.journal.kit import an_entry

HEADER = re.compile(r"(?:^|\n)\[([^\]]+)\] ")
"""Where jrnl 4.6 looks for a date; it looks at none of six characters or fewer."""


def written(*entries: Any) -> tuple[str, list[str]]:
    """Return the file, and what is said of it."""
    notices: list[str] = []
    return "".join(document(entries, {"senses": "Five senses"}.get, notices=notices)), notices


def test_a_text_is_a_title_and_a_body() -> None:
    """The first line is the title; the moment is that on my wall; nothing had to be changed."""
    text, notices = written(an_entry("A walk.\n\nIt was #grey,\n\twith @sam"), an_entry("Short"))
    assert text == "[2026-11-22 12:00] A walk.\nIt was #grey,\n\twith @sam\n\n[2026-11-22 12:00] Short\n"
    assert notices == []


def test_tags_beside_the_text_and_a_star() -> None:
    """Tags I gave beside my words are a last line; what was starred is."""
    text, _ = written(an_entry("Good #day", tags=("day", "work", "@sam", "starred")))
    assert text == "[2026-11-22 12:00] Good #day *\n#work @sam\n"


def test_what_has_no_words_is_called_by_its_name() -> None:
    """A practice has its title, and what was answered; a text that answers something has the question above it."""
    practice = an_entry(
        None,
        kind="practice",
        practice="senses",
        answers=(Answer("see", "lamp"),),
        seconds=60.0,
        change="more",
    )
    asked = an_entry("Tea.\nAnd rain.", kind="journal", data={"prompt": "What was good?", "from": "jrnl"})
    text, _ = written(practice, asked)
    assert text == (
        "[2026-11-22 12:00] Five senses\nYou saw: lamp\n\n1 minute. Afterwards: more here.\n"
        "\n[2026-11-22 12:00] What was good?\nTea.\nAnd rain.\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "[2024-01-05 10:00] a",
        "[yesterday evening] a",
        "[in a week or so] a",
        "[see you\non Monday] a",
        "[never closed",
    ],
)
def test_a_line_that_jrnl_would_date_is_indented(line: str) -> None:
    """No line of mine begins another entry, or swallows the next one; it is counted and said."""
    text, notices = written(an_entry(f"Title\n{line}"), an_entry("next"))
    assert [found[1] for found in HEADER.finditer(text)] == ["2026-11-22 12:00"] * 2
    assert f"\n {line}\n" in text
    assert notices == ["1 line got one character more, so that jrnl takes none for a date or a star."]


@pytest.mark.parametrize(
    "line", ["[x] done", "[1] a footnote", "[see the list] a", "[link](there) a", "- [2024-01-05] a"]
)
def test_a_line_that_jrnl_does_not_date_stays(line: str) -> None:
    """Brackets that are none of a date are left alone."""
    assert written(an_entry(f"Title\n{line}")) == (f"[2026-11-22 12:00] Title\n{line}\n", [])


def test_nothing_that_steers_a_terminal_is_in_the_file() -> None:
    """What I answered, what stands in a field of an entry and my other text are clean like my text, and no entry of their own."""
    steering = "a\x00\x1b[31mb\x9b\u202ec\r[2024-01-05 10:00] d"
    other = an_entry(steering, data={"own": steering})
    entry = an_entry(
        steering,
        kind="check",
        answers=(Answer("own", steering),),
        data={"own": steering, "place": [steering], "extra": {"day": steering}},
        also=(other,),
    )
    text, _ = written(entry)
    assert text.replace("\n", "").isprintable()
    assert len(HEADER.findall(text)) == 1
    assert text.count("d") >= 5


def test_a_star_of_mine_is_no_star_of_jrnl() -> None:
    """A title that ends in a star is not starred for that, and loses none where it is."""
    text, notices = written(an_entry("five*"), an_entry("*so* good*", tags=("starred",)))
    assert text == "[2026-11-22 12:00] five*.\n\n[2026-11-22 12:00] .*so* good*. *\n"
    assert notices == ["3 lines got one character more, so that jrnl takes none for a date or a star."]


def test_both_texts_are_in_the_entry() -> None:
    """What was changed in two places at once is one entry with both texts."""
    one = an_entry("here\nand on")
    text, _ = written(one._replace(also=(one._replace(text="there"),)))
    assert text.endswith("] here\nand on\n\nIt was changed in two places at once. The other text:\n\nthere\n")
