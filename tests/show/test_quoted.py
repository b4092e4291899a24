"""What a page for someone else quotes of an entry of each kind: sentences and words, no id and no code."""

from __future__ import annotations

from typing import Any

import pytest

from numbcheck.care import forms, signs
from numbcheck.journal.entry import Answer
from numbcheck.show.quoted import quoted
from tests.journal.kit import an_entry

FORM = forms.words().instrument("phq9")
FIRST, SECOND, *_ = signs.words().signs


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"kind": "signs", "data": {"signs": [SECOND.id, FIRST.id, "gone"]}}, [FIRST.words, SECOND.words]),
        ({"kind": "signs", "answers": (Answer("since", "June"),)}, ["How long: June"]),
        (
            {"kind": "check", "data": {"words": ["far-away"], "own": "grey", "slept": "some"}},
            ["far away, grey", "Slept: so-so"],
        ),
        (
            {"kind": "reframe", "answers": (Answer("fairer", "It was one day."),)},
            ["A fairer way to say it: It was one day."],
        ),
        (
            {"kind": "ladder", "data": {"rung": "x", "expected": "bad", "after": "fine"}},
            ["Before: bad", "Afterwards: fine"],
        ),
        ({"kind": "check", "data": {"words": 7, "slept": {}}}, []),
        ({"kind": "screen", "data": {"form": "unknown", "total": 3, "loinc": "44249-1"}}, []),
    ],
)
def test_ticks_are_sentences_and_answers_have_their_names(parts: dict[str, Any], said: list[str]) -> None:
    """Whatever kind I choose, the page says it in the words I saw, and nothing of how it is kept."""
    assert quoted(an_entry(None, **parts)).splitlines() == said


def test_a_sum_stands_with_the_most_it_can_be() -> None:
    """A form says its nine answers, and together so many of 27; without a sum it names none."""
    items = dict(zip(FORM.items, (2, 2, 1, 2, 1, 1, 1, 0, 0), strict=True))
    data = {"form": "phq9", "loinc": FORM.panel, "items": items}
    assert (
        quoted(an_entry(None, kind="screen", data={**data, "total": 10}))
        == "PHQ-9: 2 2 1 2 1 1 1 0 0, together 10 of 27"
    )
    assert quoted(an_entry(None, kind="screen", data=data)) == "PHQ-9: 2 2 1 2 1 1 1 0 0"


def test_a_text_is_quoted_whole() -> None:
    """A long text of several paragraphs is on the page as it was written."""
    text = "one\n\n" + "two " * 200
    assert quoted(an_entry(text)) == text
