"""What an entry says is the same on a screen, on a page and in a file: its parts are put into words at one place."""

from __future__ import annotations

from typing import Any

import pytest

from numbcheck.exchange.said import answered
from numbcheck.journal import kinds
from numbcheck.journal.entry import Answer
from numbcheck.show.parts import parts
from tests.journal.kit import an_entry


def shown(entry: Any) -> list[tuple[str, str]]:
    """Return the rows of a screen."""
    return [(part.called, part.said) for part in parts(entry) if part.style == "row"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, []),
        ("", []),
        ([None, ""], []),
        (True, [("Outside", "yes")]),
        (["some", False], [("Outside", "a bit, no")]),
        ({"sleep": 3, "walk": ["far", True]}, [("Outside", "sleep 3, walk far, yes")]),
        (2.5, [("Outside", "2.5")]),
        ([["yes"], 1], [("Outside", "yes, 1")]),
    ],
    ids=repr,
)
def test_what_another_program_kept_reads_alike_everywhere(value: Any, said: list[tuple[str, str]]) -> None:
    """No view shows a value as a program writes it: on the screen and in a file it stands in the same words."""
    entry = an_entry(None, kind=kinds.CHECK, data={"outside": value})
    assert shown(entry) == list(answered(entry)) == said


def test_answers_stay_in_their_turns_on_a_screen() -> None:
    """A question that comes again, after another one, keeps its answers beside those they belong to."""
    said = (
        ("thing", "tea"),
        ("hand", "I made it"),
        ("thing", "a walk"),
        ("thing-own", "the sun"),
        ("hand", "I went"),
    )
    entry = an_entry(None, kind=kinds.PRACTICE, practice="three", answers=tuple(Answer(*one) for one in said))
    assert shown(entry) == [
        ("All right today", "tea"),
        ("Had a hand in it", "I made it"),
        ("All right today", "a walk, the sun"),
        ("Had a hand in it", "I went"),
    ]


def test_words_of_ones_own_stay_as_they_were_typed_beside_a_practice() -> None:
    """What I typed in place of an answer is no name of a place in the body, and keeps its capitals."""
    entry = an_entry(None, kind=kinds.PRACTICE, practice="scan", data={"most-own": "My left Knee"})
    assert [said for _, said in shown(entry)] == [said for _, said in answered(entry)] == ["My left Knee"]
