"""The head of a Markdown file."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.clean import one_line
from numbcheck.exchange.front_matter import Value, front_matter


def test_the_whole_block() -> None:
    """Obsidian reads a date as a date, a number as a number, and tags as a list."""
    fields: list[tuple[str, Value]] = [
        ("date", date(2026, 11, 22)),
        ("time", "07:12"),
        ("before", 7),
        ("seconds", 142.0),
        ("part", 0.5),
        ("finished", True),
        ("tags", ["work", "@sam"]),
        ("none", []),
        ("zone", "Europe/Vienna"),
        ("on", "no"),
    ]
    assert front_matter(fields) == (
        '---\ndate: 2026-11-22\ntime: "07:12"\nbefore: 7\nseconds: 142\npart: 0.5\nfinished: true\n'
        'tags:\n  - work\n  - "@sam"\nnone: []\nzone: Europe/Vienna\n"on": "no"\n---\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        *("no", "On", "Y", "null", "~", "", "1:30", "12", "1e3", "0x1f", ".inf", "-", "- a", "# a", "a # b", "a: b"),
        *("@sam", "#work", "!x", "&x", "*x", "%x", "|", ">", "[x]", "{x}", "a\\b", 'say "hi"', "`", "'", "2026-11-22"),
        *("=", "<<", "?", "---", "...", "\N{SPARKLES}", "caf\u00e9"),
    ],
)  # fmt: skip
def test_a_word_is_never_taken_for_something_else(text: str) -> None:
    """What I wrote stays the text I wrote."""
    assert yaml.safe_load(front_matter([("key", text), ("list", [text])]).split("---\n")[1]) == {
        "key": text,
        "list": [text],
    }


texts = st.text() | st.text("-:#'\"\\ \n\t[]{}@&*!|>%?,no1.\u2028\x85\ufffe")


@given(
    st.lists(
        st.tuples(st.sampled_from("abc") | texts.map(lambda key: key[:40]), texts),
        unique_by=lambda pair: one_line(pair[0]),
    )
)
def test_any_text_comes_back_on_one_line(fields: list[tuple[str, str]]) -> None:
    """Whatever the words are, the block stays whole and says them."""
    block = front_matter(fields)
    assert block.count("\n") == len(fields) + 2
    assert (yaml.safe_load(block.removesuffix("---\n")) or {}) == {
        kept(key): kept(value) for key, value in fields
    }


def kept(text: str) -> str:
    return one_line(text).replace("\ufffe", "").replace("\uffff", "")
