"""What a page for someone else quotes of an entry of each kind: sentences and words, no id and no code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.care import forms, signs
from numbcheck.journal.entry import Answer
from numbcheck.show.document import BlankField, Listed, Quote
from numbcheck.show.quoted import quoted
from tests.journal.kit import NOON, an_entry

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry
    from numbcheck.show.document import Part

FORM = forms.words().instrument("phq9")
FIRST, SECOND, *_ = signs.words().signs


def said(entry: Entry) -> tuple[Part, ...]:
    """Return what a page of the same year quotes of it."""
    return quoted(entry, NOON.date(), {"senses": "5-4-3-2-1"})


@pytest.mark.parametrize(
    ("parts", "source", "lines"),
    [
        ({"text": "a line"}, "22 November", ["a line"]),
        (
            {"kind": "check", "data": {"words": ["far-away"], "own": "grey", "slept": "some"}},
            "22 November, check-in",
            ["far away, grey", "Slept: so-so"],
        ),
        (
            {"kind": "reframe", "answers": (Answer("fairer", "It was one day."),)},
            "22 November, a thought",
            ["A fairer way to say it: It was one day."],
        ),
        (
            {"kind": "ladder", "data": {"rung": "x", "expected": "bad", "after": "fine"}},
            "22 November, ladder",
            ["Before: bad", "Afterwards: fine"],
        ),
        (
            {
                "kind": "practice",
                "practice": "senses",
                "answers": (Answer("light", "a"), Answer("light", "b")),
            },
            "22 November, 5-4-3-2-1",
            ["Light: a, b"],
        ),
        (
            {"kind": "practice", "practice": "senses", "change": "more"},
            "22 November, 5-4-3-2-1",
            ["Afterwards: more here"],
        ),
    ],
)
def test_each_kind_is_quoted_in_words(parts: dict[str, Any], source: str, lines: list[str]) -> None:
    """Whatever kind I choose, the page says it in the words I saw, and nothing of how it is kept."""
    text = parts.get("text")
    assert said(an_entry(text, **{name: part for name, part in parts.items() if name != "text"})) == (
        Quote(source, "\n".join(lines)),
    )


@pytest.mark.parametrize(
    ("answer", "head"),
    [
        ("", "22 November"),
        ("June", "22 November, like this since June"),
        ("Since June", "22 November, like this since June"),
        ("for a year or so", "22 November, like this for a year or so"),
        ("2019", "22 November, like this since 2019"),
        ("Mar 2025", "22 November, like this since Mar 2025"),
        ("summer, I think", "22 November, like this since summer, I think"),
    ],
)
def test_ticks_are_sentences_below_since_when(answer: str, head: str) -> None:
    """What I ticked stands as its sentences, in the order of the list, below how long it has been so."""
    ticked = {"signs": [SECOND.id, FIRST.id, "gone"]}
    entry = an_entry(None, kind="signs", data=ticked, answers=(Answer("since", answer),))
    assert said(entry) == (Listed(head, (FIRST.words, SECOND.words)),)


@pytest.mark.parametrize("said_of_it", ["three months", "maybe a year", "marriage on"])
def test_a_time_that_makes_no_sentence_has_a_line_of_its_own(said_of_it: str) -> None:
    """How long it has been so is never bent into a sentence that I did not say."""
    answers = (Answer("since", said_of_it),)
    entry = an_entry(None, kind="signs", data={"signs": [FIRST.id]}, answers=answers)
    assert said(entry) == (Listed("22 November", (FIRST.words,)), BlankField("How long", said_of_it))


def test_what_was_written_beside_ticks_is_there_too() -> None:
    """My own words beside the ticks, and what I said of them, are on the page."""
    answers = (Answer("highs-and-lows", "Monday; Friday"),)
    entry = an_entry("glass", kind="signs", data={"signs": [FIRST.id]}, answers=answers)
    assert said(entry)[1:] == (BlankField("Highest and lowest", "Monday; Friday"), Quote("", "glass"))


@pytest.mark.parametrize(
    "parts",
    [
        {"kind": "check", "data": {"words": 7, "slept": {}}},
        {"kind": "screen", "data": {"form": "unknown", "total": 3, "loinc": "44249-1"}},
        {"kind": "signs", "data": {"signs": ["gone"]}},
        {"kind": "practice", "practice": "even"},
    ],
)
def test_what_says_nothing_is_not_quoted(parts: dict[str, Any]) -> None:
    """An entry that holds no word of mine and no tick is not on the page."""
    assert said(an_entry(None, **parts)) == ()


def test_a_sum_stands_with_the_most_it_can_be() -> None:
    """A form says its nine answers, and together so many of 27; without a sum it names none."""
    items = dict(zip(FORM.items, (2, 2, 1, 2, 1, 1, 1, 0, 0), strict=True))
    data = {"form": "phq9", "loinc": FORM.panel, "items": items}
    (whole,) = said(an_entry(None, kind="screen", data={**data, "total": 10}))
    assert whole == "PHQ-9, 22 November: 2 2 1 2 1 1 1 0 0, together 10 of 27."
    (without,) = said(an_entry(None, kind="screen", data=data))
    assert without == "PHQ-9, 22 November: 2 2 1 2 1 1 1 0 0."


def test_a_text_is_quoted_whole_with_its_year_where_it_is_another() -> None:
    """A long text of several paragraphs is on the page as it was written, and one of another year says so."""
    text = "one\n\n" + "two " * 200
    assert said(an_entry(text, NOON.replace(year=2024))) == (Quote("22 November 2024", text),)


def test_what_was_changed_in_two_places_is_quoted_twice() -> None:
    """Where an entry has two texts, both are on the page, and the second says why."""
    entry = an_entry("one")
    both = entry._replace(also=(entry._replace(text="two"),))
    assert said(both) == (
        Quote("22 November", "one"),
        Quote("22 November, as it was changed in another place", "two"),
    )
