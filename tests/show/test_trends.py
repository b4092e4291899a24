"""Weeks side by side: drawn to the row, the same in sentences, within any width, and steering no terminal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.care import check
from numbcheck.columns import columns
from numbcheck.insight.tally import tally
from numbcheck.insight.trends import Trends, trends
from numbcheck.show.highlight import excerpt, spans
from numbcheck.show.progress import Progress
from numbcheck.show.trends import TrendsView, drawn, spoken
from tests.journal.kit import NOON, an_entry
from tests.three_months import FIRST, LAST, three_months

PAGES = Path(__file__).parent / "pages"
HOSTILE = "\x1b[31m[/]\u202e<b>&"
TITLES = {
    "even": "Even breathing",
    "chair": "Feet and chair",
    "senses": "5-4-3-2-1",
    "listen": "Listening",
    "phq9": "PHQ-9",
}
OFFERED = tuple(check.words().words.answers)


def a_view(*, forms: bool = False) -> TrendsView:
    """Return the last four weeks of three invented months."""
    most = {"phq9": 27} if forms else None
    return TrendsView(trends(tally(three_months().entries), FIRST, LAST, OFFERED, most), LAST, TITLES)


def page(name: str) -> list[str]:
    """Return the lines of a stored page; it was read by eye when it was stored."""
    return (PAGES / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("name", "width", "fancy"),
    [("trends-80.txt", 79, True), ("trends-40.txt", 39, True), ("trends-ascii-80.txt", 79, False)],
)
def test_three_months_are_drawn_as_stored(name: str, width: int, fancy: bool) -> None:
    """Four weeks lie side by side with those before, calm and glad first, a caution once and last."""
    assert list(drawn(a_view(), width, fancy=fancy)) == page(name)


def test_a_title_in_wide_characters_keeps_the_columns() -> None:
    """What I tried stands in its columns, too, where I called a practice of mine by characters two columns wide."""
    view = a_view()
    wide = view._replace(titles={**TITLES, "chair": "\u6905\u5b50"})
    ends = {
        columns(line[: line.index(" times, answered")]) - columns(line[: line.rindex(" ")])
        for line in drawn(wide, 79, fancy=True)
        if " times, answered" in line
    }
    assert len(ends) == 1


def test_three_months_in_sentences() -> None:
    """A screen reader and a pipe hear each word in a sentence of its own, with the same counts."""
    assert list(spoken(a_view())) == page("trends-spoken.txt")


def test_sums_of_forms_and_strength_only_for_who_asks() -> None:
    """Without --forms no sum is shown; with it each stands with what it can be at most, each form on its own line."""
    asked = "\n".join(drawn(a_view(forms=True), 79, fancy=True))
    assert "PHQ-9        1 November 10 of 27" in asked
    assert "How strong" in asked
    unasked = "\n".join(drawn(a_view(), 79, fancy=True))
    assert "PHQ-9" not in unasked
    assert "How strong" not in unasked


def test_a_day_without_a_check_in_is_blank() -> None:
    """A day without a check-in has no mark at all, and no word says that it was missed."""
    days = [
        an_entry(None, NOON.replace(day=day), kind="check", data={"words": ["numb"]})
        for day in (9, 10, 12, 13, 15)
    ]
    lines = list(
        drawn(
            TrendsView(trends(tally(days), date(2026, 11, 9), date(2026, 11, 15), OFFERED), LAST, {}),
            79,
            fancy=False,
        )
    )
    assert lines[2] == "  numb     xx xx x     5 of 5"
    assert "miss" not in "".join(lines)


def test_a_long_span_has_a_cell_for_each_week() -> None:
    """Of three months each week says on how many of its days with a check-in a word was marked."""
    first = three_months().entries[0].at.date()
    view = TrendsView(trends(tally(three_months().entries), first, LAST, OFFERED), LAST, TITLES)
    assert list(drawn(view, 79, fancy=True)) == page("trends-3m-80.txt")


def test_little_is_said_in_a_sentence() -> None:
    """From a few check-ins no rows are drawn: one sentence says what there is, and what is still to come."""
    said = [("numb", 24), ("numb", 25), ("calm", 27)]
    entries = [
        an_entry(None, NOON.replace(day=day), kind="check", data={"words": [word]}) for word, day in said
    ]
    lines = list(spoken(TrendsView(trends(tally(entries), FIRST, LAST, OFFERED), LAST, TITLES)))
    assert lines[1:3] == [
        "Checked in on 3 days, 24 to 27 November: numb on 2, calm on 1.",
        "Two weeks can be laid side by side when both have three days.",
    ]


def odd_life() -> Trends:
    """Return trends in which every name and quote is hostile."""
    told = {"words": [HOSTILE], "expected": HOSTILE * 9, "after": "ok", "slept": HOSTILE}
    entries = [
        an_entry(None, NOON.replace(day=day), kind=kind, practice=HOSTILE, change="more", data=told)
        for day in range(1, 21)
        for kind in ("check", "practice")
    ]
    return trends(tally(entries), FIRST, LAST, OFFERED)


@pytest.mark.parametrize("width", [19, 39, 59, 79, 120])
@pytest.mark.parametrize("fancy", [True, False])
def test_every_line_fits_and_none_steers(width: int, fancy: bool) -> None:
    """At every width each line fits; what a person typed steers nothing; without block characters it is ASCII."""
    lines = list(drawn(TrendsView(odd_life(), LAST, {}), width, fancy=fancy))
    assert width < 39 or max(map(columns, lines)) <= width
    assert not set("".join(lines)) & {"\x1b", "\u202e"}
    assert fancy or "".join(lines).isascii()


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Rain, rain", "RAIN", ["Rain", "rain"]),
        ("caf\u00e9", "CAFE\u0301", ["caf\u00e9"]),
        ("Stra\u00dfe", "strasse", ["Stra\u00dfe"]),
        ("caf\u00e9s", "cafe", ["caf\u00e9"]),
        ("a cafe\u0301 here", "cafe", ["cafe\u0301"]),
        ("\u0130stanbul", "istanbul", ["\u0130stanbul"]),
        ("sun\u200bday", "sunday", ["sun\u200bday"]),
        ("o\ufb03ce", "fic", ["\ufb03c"]),
        ("nothing", "", []),
    ],
)
def test_what_stands_out_is_what_was_found(text: str, word: str, found: list[str]) -> None:
    """Emphasis falls on the same letters that the search takes for equal."""
    assert [text[start:end] for start, end in spans(text, [word])] == found


@given(st.text(max_size=60), st.lists(st.text(max_size=4), max_size=3), st.integers(1, 50))
def test_emphasis_stays_inside_the_text(text: str, words: list[str], width: int) -> None:
    """Whatever was written, the places that stand out lie in what is shown."""
    shown, places = excerpt(text, words, width)
    assert all(end >= 0 and start < end <= len(shown) for start, end in places if start >= 0)


def test_a_match_far_behind_comes_into_view() -> None:
    """A word found late in a long text is shown with a little before it."""
    shown, places = excerpt("x " * 80 + "lamp here", ["lamp"], 40)
    assert shown.startswith("... ")
    assert shown[slice(*places[0])] == "lamp"


def test_progress_shows_only_what_takes_long_and_cleans_up() -> None:
    """A quick look draws no bar; a long one draws it and leaves the line empty."""
    told: list[str] = []
    clock = iter([0.0, 0.1, 0.9, 1.0])
    bar = Progress(told.append, lambda: next(clock))
    bar(1, 4)
    assert told == []
    bar(2, 4)
    assert told == ["\r[############            ] 2 of 4 "]
    bar(4, 4)
    assert told[-1].strip() == ""
