"""What an entry holds under `data`: names that stand in one place, and values that anybody may have written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from numbcheck.journal import content, kinds

PAGE = (Path(__file__).parents[2] / "docs" / "entries.md").read_text(encoding="utf-8")
KEYS = [value for value in vars(content).values() if isinstance(value, str) and type(value) is not str]
INSIDE = content.HIDDEN - {content.ABOUT, content.LOINC, content.TOTAL_LOINC}
"""Where a practice was left, which no page needs to tell."""


def test_the_page_of_entries_tells_every_kind_and_every_key() -> None:
    """Whoever reads their files with a program of their own finds each kind, and each key that holds their words, on the page."""
    assert [key for key in KEYS if f"`{key}`" not in PAGE and key not in INSIDE] == []
    assert [kind for kind in kinds.ALL if f"`{kind}`" not in PAGE and kind not in {"note", "practice"}] == []


@pytest.mark.parametrize("value", [None, True, -1, 3, 2.5, "a", ["a", 1], {"a": 1}], ids=repr)
def test_what_stands_under_a_key_has_the_shape_one_asks_for(value: Any) -> None:
    """A file that somebody else wrote never breaks a view: what has another shape is nothing."""
    data = {"k": value}
    assert content.Text("k").of(data) == (value if isinstance(value, str) else "")
    assert content.Texts("k").of(data) == {"a": ["a"], "['a', 1]": ["a"]}.get(str(value), [])
    assert content.Number("k").of(data) == (3 if value == 3 else None)
    assert content.Table("k").of(data) == (value if isinstance(value, dict) else {})
    assert [content.Text("k").of({}), content.Texts("k").of({}), content.Number("k").of({})] == ["", [], None]


def test_what_is_typed_in_place_of_an_answer_has_a_key_of_its_own() -> None:
    """One's own words are never taken for an answer that was offered."""
    data: dict[str, Any] = {content.EXPECTED.own: "clear"}
    assert (content.EXPECTED.of(data), content.EXPECTED.own.of(data)) == ("", "clear")
