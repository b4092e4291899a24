"""Tags in a text and beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.clean import folded
from numbcheck.errors import UsageError
from numbcheck.journal.tags import tag, tags_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#work was long", ["work"]),
        ("a call with @sam.", ["@sam"]),
        ("#work, #home; (#not) x#not @sam's", ["work", "home", "@sam"]),
        ("one\n#two\n\t@three\u2028#four", ["two", "@three", "four"]),
        ("#a1_b-c/d! #end-", ["a1_b-c/d", "end"]),
        ("#1 #_x #- # #! @ @@x ##x a@b.org C# #\N{SPARKLES}", []),
        ("#Caf\u00e9 #cafe\u0301 #\u043f\u043e\u0447\u0442\u0430 #\u0915\u093e\u092e", ["Caf\u00e9", "\u043f\u043e\u0447\u0442\u0430", "\u0915\u093e\u092e"]),
        ("#c++, #node.js. #c# @o.neill; @o'neill's #R&D @me@home.org", ["c++", "node.js", "c#", "@o.neill", "@o'neill", "R&D", "@me@home.org"]),
        ("#one#two #three.#four #five... #six? #seven: #eight'", ["one", "three", "five", "six", "seven", "eight"]),
        ("\ufeff#first #wo\ufeffrk", ["first", "work"]),
        ("#std::vector #ns:tag #a*b #x=y #p|q #seven: #yes*", ["std::vector", "ns:tag", "a*b", "x=y", "p|q", "seven", "yes"]),
        ("#\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 #wo\u00adrk #sil\u2060ence", ["\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "work", "silence"]),
        ("#Work #work #WORK @work", ["Work", "@work"]),
        ("", []),
    ],
)  # fmt: skip
def test_tags_are_found_only_where_a_word_begins(text: str, expected: list[str]) -> None:
    """A tag is what I mark at a word's start; an address or a C# is none, in any script."""
    assert list(tags_of(text)) == expected


def test_given_tags_come_behind_those_of_the_text_and_none_twice() -> None:
    """What I give with -t joins what I wrote, in that order, once."""
    assert tags_of("#work with @sam", ["evening", "#Work", "@sam", "#@ann"]) == (
        "work",
        "@sam",
        "evening",
        "@ann",
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("work", "work"), ("# work ", "work"), ("##5", "5"), ("two\nwords", "two-words"), ("\x1b#x", "x")],
)
def test_a_given_tag_is_one_clean_word(typed: str, kept: str) -> None:
    """Two words make one tag, and nothing that steers a terminal gets into it."""
    assert tag(typed) == kept


@pytest.mark.parametrize("typed", ["", " ", "#", "@", "# @", "\x1b", "--"])
def test_an_empty_tag_is_refused(typed: str) -> None:
    """A tag with nothing in it is not silently kept."""
    with pytest.raises(UsageError, match="A tag needs a word"):
        tags_of("text", [typed])


@given(st.text(alphabet=st.one_of(st.sampled_from("#@ \n-_/a1\u0301\u00df\u0130"), st.characters())))
def test_any_text_gives_clean_tags(text: str) -> None:
    """Whatever I write, each tag in it is part of it, one word, and there once."""
    found, text = tags_of(text), text.translate(dict.fromkeys((0xFEFF, 0xAD, 0x2060)))
    assert all(name and not any(char.isspace() for char in name) for name in found)
    assert all((name if name[0] == "@" else "#" + name) in text for name in found)
    assert len({folded(name) for name in found}) == len(found)
    assert tags_of("", found) == found
