"""One entry whole: every part by its name in words, both texts where two machines differ, and nothing that is only a code."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from numbcheck.journal.entry import Answer
from numbcheck.show.view import View
from numbcheck.show.whole import beginning, drawn
from tests.drawn import spoken, whole
from tests.journal.kit import NOON, an_entry

if TYPE_CHECKING:
    import pytest

HIDDEN: dict[str, Any] = {
    "loinc": "44249-1",
    "total_loinc": "44261-6",
    "reached": {"part": "hands"},
    "resumed_from": "20261122t061203512z-k3f7qx2m7a5b6c2d",
    "about": "20261122t061203512z-k3f7qx2m7a5b6c2d",
}


def body(text: str | None = None, width: int = 80, **parts: Any) -> list[str]:
    """Return what stands below the head."""
    return whole(an_entry(text, **parts), width)[1:]


def test_answers_say_what_had_no_words() -> None:
    """What was noticed without words is counted beside what was typed, never shown as an empty mark."""
    answers = [*(Answer("see", word) for word in ("lamp", "", "")), Answer("hear", ""), Answer("hear", "")]
    assert body(kind="practice", practice="senses", answers=tuple(answers)) == [
        "  You saw    lamp, and two without words",
        "  You heard  2 noticed",
    ]
    silent = tuple(Answer(ask, "") for ask in ("see", "hear") for _ in range(5))
    assert body(kind="practice", practice="senses", answers=silent) == ["  10 noticed"]


def test_a_form_is_never_a_sum_alone() -> None:
    """A form shows its lines, an open one as -, and a sum only with the most it can be."""
    items = {"44250-9": 2, "44255-8": 1}
    lines = body(kind="screen", data={"form": "phq9", "items": items, **HIDDEN})
    assert lines == ["  2 1 - - - - - - -.", "  No diagnosis; no measure of numbness."]
    assert body(kind="screen", data={"form": "gone", "items": items, "total": 3}) == []


def test_codes_and_ids_are_hidden() -> None:
    """What is only there for the program is not shown, and offered answers are shown in words."""
    assert body("x", data=HIDDEN) == ["  x"]
    check = {
        "words": ["far-away"],
        "slept": "some",
        "ate": "not-yet",
        "rested": "not-yet",
        "place": ["all-over"],
    }
    assert body(kind="check", data=check) == [
        "  Here: far away. Slept so-so. Not eaten yet.",
        "  A real break  not yet",
        "  In the body   all over",
    ]


def test_typed_words_stay_as_typed() -> None:
    """What I typed in place of an answer is mine: no label is put over it."""
    assert body(kind="check", data={"slept-own": "far-away", "thanks": "not-yet"}) == [
        "  Slept          far-away",
        "  A small thing  not-yet",
    ]


def test_tags_given_beside_the_text_are_shown() -> None:
    """A tag that stands in the text is seen there; one that was given beside it has a row."""
    assert body("rain #work", tags=("work", "home")) == ["  Tags  home", "  rain #work"]


def test_both_texts_are_there() -> None:
    """Where two machines changed an entry, both texts are shown, each with its own tags."""
    entry = an_entry("here")._replace(also=(an_entry("there", tags=("two",)),))
    lines = whole(entry, 80)
    assert [line for line in lines[1:] if not line.startswith("Note")] == [
        "  here",
        "-" * 10,
        "  Tags  two",
        "  there",
    ]
    assert "The other text" in spoken(entry)
    assert beginning(entry, _view()).endswith(": changed in two places; here")


def test_the_head_says_where_and_how_long() -> None:
    """Another clock, a length without seconds, an early end and a second part stand in the head."""
    played: dict[str, Any] = {"kind": "practice", "practice": "even", "finished": False, "seconds": 125.0}
    there = an_entry(None, NOON, zone="Asia/Tokyo", data={"resumed_from": "x"}, **played)
    head = f"even, Sunday 22 November, 12:00, Tokyo time, 2 minutes, left early,{' ' * 9}{there.ref}"
    assert whole(there, 80)[:2] == [head, "  taken up again"]
    late = View(80, date(2026, 11, 27), timedelta(hours=4), str)
    night = an_entry("x", datetime(2026, 11, 25, 1, 0, tzinfo=UTC))
    assert drawn(night, late)[0].startswith("Note, Tuesday 24 November, in the night at 01:00 (Wed 25)")


def test_the_hour_that_comes_twice_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half past two, twice in one night: each says which of the two it was; an hour that comes once says nothing."""
    monkeypatch.setenv("TZ", "Europe/Vienna")
    time.tzset()
    nights = [datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=hours))) for hours in (2, 1)]
    heads = [whole(an_entry("x", at), 80)[0] for at in (*nights, NOON)]
    assert ["the first of two" in heads[0], "the second of two" in heads[1], "of two" in heads[2]] == [
        True,
        True,
        False,
    ]
    monkeypatch.undo()
    time.tzset()


def test_own_words_keep_their_shape() -> None:
    """Blank lines and indents of mine stay; a long line is wrapped, and no row ends in a blank."""
    assert body("one\n\n  two\n" + "word " * 20) == [
        "  one",
        "",
        "    two",
        f"  {'word ' * 14}word",
        f"  {'word ' * 4}word",
    ]


def _view() -> View:
    return View(80, date(2026, 11, 27), timedelta(), str, "Europe/Vienna")
