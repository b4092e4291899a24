"""Pictures: each says in a sentence what it shows, fits its width, and steers no terminal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.insight.patterns import Patterns, patterns
from numbcheck.insight.tally import tally
from numbcheck.show import plots
from numbcheck.show.highlight import excerpt, spans
from numbcheck.show.progress import Progress
from numbcheck.show.trends import pictures
from tests.journal.kit import NOON, an_entry

HOSTILE = "\x1b[31m[/]\u202e<b>&"


def a_year() -> Patterns:
    """Return patterns with something for every picture."""
    entries = []
    for number in range(120):
        at = NOON - timedelta(days=number * 3, hours=number % 24)
        expected = {"expected": HOSTILE, "after": "ok"}
        entries += [
            an_entry(None, at=at, kind="practice", practice=HOSTILE, finished=True, change="more"),
            an_entry(None, at=at, kind="check", data={"slept": "good", "ate": "yes", "strength": "faint"}),
            an_entry("river", at=at, tags=("@" + HOSTILE, "work"), data=expected),
        ]
    entries.append(an_entry(None, kind="screen", data={"form": "gad7", "total": 4}))
    return patterns(tally(sorted(entries, key=lambda entry: entry.at)), scores=True)


@pytest.mark.parametrize("width", [39, 79, 120])
@pytest.mark.parametrize("fancy", [True, False])
def test_every_picture_has_its_sentence_and_fits(width: int, fancy: bool) -> None:
    """At 40 columns and at 80, with and without block characters, every line of a drawing fits."""
    drawn = list(pictures(a_year(), date(2025, 11, 22), date(2026, 11, 22), {}))
    assert len(drawn) >= 9
    for picture in drawn:
        assert picture.sentence.endswith((".", ":"))
        lines = picture.draw(width, fancy)
        assert lines
        assert all(len(line) <= width or " " in line for line in lines)
        text = "\n".join([*lines, *(f"{a} {b}" for a, b in picture.rows)])
        assert not set(text) & {"\x1b", "\u202e"}
        assert fancy or text.isascii()


def test_a_gap_is_just_empty() -> None:
    """A day without an entry is blank, not marked as missed."""
    days = {date(2026, 11, 16): 2, date(2026, 11, 18): 1}
    lines = plots.calendar(days, date(2026, 11, 9), date(2026, 11, 22), 40, fancy=False)
    assert lines[1:] == ["Mon   *", "Tue", "Wed   +", "Thu", "Fri", "Sat", "Sun"]


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=8), st.integers(39, 200))
def test_bars_fit_and_keep_their_order(counts: list[int], width: int) -> None:
    """A longer bar is never a smaller count, and nothing runs over the edge."""
    lines = plots.bars([(f"name {count}", count) for count in counts], width, fancy=False)
    bars = [line.count("#") for line in lines]
    assert all(len(line) <= width for line in lines)
    assert all(
        bars[a] <= bars[b] for a in range(len(counts)) for b in range(len(counts)) if counts[a] < counts[b]
    )


def test_few_entries_say_nothing_about_hours() -> None:
    """From a handful of entries no hour of the day is singled out."""
    few = patterns(tally([an_entry("x"), an_entry("y")]))
    hours = next(
        p for p in pictures(few, date(2026, 11, 1), date(2026, 11, 22), {}) if p.title == "The hours"
    )
    assert "too few to say" in hours.sentence


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
