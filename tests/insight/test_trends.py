"""What may be said about entries: counts of days, never grades, and nothing from few."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.insight.tally import from_bytes, tally, total
from numbcheck.insight.trends import ENOUGH, Group, begin, trends, with_people
from numbcheck.journal.store.writer import encoded
from tests.insight.by_hand import CHANGES, ByHand, is_check
from tests.journal.kit import NOON, a_journal, an_entry
from tests.three_months import FIRST, LAST, three_months

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.journal.entry import Entry
    from tests.conftest import Shell

OFFERED = ("numb", "flat", "calm", "glad")
some = st.builds(
    lambda kind, days, change, slept, words: an_entry(
        None,
        at=NOON - timedelta(days=days),
        kind=kind,
        practice="senses" if kind == "practice" else None,
        change=change if kind == "practice" else None,
        data={"slept": slept, "words": words, "expected": "e", "after": "a", "form": "phq9", "total": days},
    ),
    st.sampled_from(["note", "practice", "check", "screen", "journal"]),
    st.integers(0, 90),
    st.sampled_from([None, "more", "same", "further"]),
    st.sampled_from(["good", "some", "little", 7, None]),
    st.sampled_from([["numb"], ["numb", "calm"], [], None, "numb", [3]]),
)


@given(st.lists(some, max_size=20), st.integers(0, 20))
def test_counting_in_parts_is_counting_the_whole(entries: list[Entry], cut: int) -> None:
    """Whether ten years are counted at once or month by month, the counts are the same."""
    parts = [tally(entries[:cut]), tally(entries[cut:])]
    assert total(parts) == tally(entries)
    assert from_bytes(parts[0].to_bytes()) == parts[0]


def test_the_counts_are_those_of_who_made_the_life() -> None:
    """Days, words, sleep and answers of three months are counted as the one who invented them counted."""
    life = three_months()
    found = trends(tally(life.entries), FIRST, LAST, OFFERED)
    assert found.checked == tuple(sorted(life.checked))
    assert found.spans[1].days == len(life.before)
    assert {word.word: word.counts[0] for word in found.words} == life.words
    assert found.slept == life.slept
    assert {
        (one.practice, change): count
        for one in found.tried
        for change, count in (("more", one.more), ("same", one.same), ("further", one.further))
        if count
    } == life.answers


def test_calm_and_glad_come_first_and_own_words_last() -> None:
    """Pleasant words have the first rows, then those the check-in offers, then a word of my own."""
    data = {"words": ["numb", "glad"], "own": "Grey"}
    entries = [an_entry(None, NOON - timedelta(days=back), kind="check", data=data) for back in range(6)]
    found = trends(tally(entries), NOON.date() - timedelta(days=27), NOON.date(), OFFERED)
    assert [(word.word, word.counts[0]) for word in found.words] == [("glad", 6), ("numb", 6), ("grey", 6)]


def test_a_word_has_a_row_from_three_days_in_any_span() -> None:
    """A word of two days makes no row; one that was there three times before, and is gone, does."""
    days = [
        (0, "numb"),
        (1, "flat"),
        (2, "flat"),
        (3, ""),
        (4, ""),
        *((back, "tired") for back in (40, 41, 42)),
    ]
    entries = [
        an_entry(None, NOON - timedelta(days=back), kind="check", data={"words": [word]})
        for back, word in days
    ]
    found = trends(tally(entries), NOON.date() - timedelta(days=27), NOON.date(), OFFERED)
    assert [(word.word, word.counts) for word in found.words] == [("tired", (0, 3, 0))]


def test_what_has_few_answers_comes_after_what_has_many() -> None:
    """What was tried stands by the number of answers, not by how often it was done or how it went."""
    done = [*(("even", "further"),) * ENOUGH, *(("chair", None),) * 9, ("chair", "more")]
    entries = [an_entry(None, kind="practice", practice=practice, change=change) for practice, change in done]
    found = trends(tally(entries), NOON.date(), NOON.date(), OFFERED)
    assert [(one.practice, one.times, one.answers) for one in found.tried] == [
        ("even", 5, 5),
        ("chair", 10, 1),
    ]


def test_what_was_taken_up_again_was_begun_once() -> None:
    """A practice that was left and gone on with is one time, not two; how it was afterwards counts."""
    left = an_entry(None, kind="practice", practice="even", finished=False)
    went_on: dict[str, Any] = {
        "practice": "even",
        "finished": True,
        "change": "more",
        "data": {"resumed_from": left.id},
    }
    found = trends(
        tally([left, an_entry(None, kind="practice", **went_on)]), NOON.date(), NOON.date(), OFFERED
    )
    assert [(one.practice, one.times, one.more) for one in found.tried] == [("even", 1, 1)]


def test_with_people_counts_days_with_a_check_in() -> None:
    """Who was named on three days with a check-in is counted by days, whatever the tag stood beside; nobody else is."""
    entries = []
    for back in range(6):
        at = NOON - timedelta(days=back)
        entries.append(an_entry("soup", at, tags=("@sam", "work", *(("@mia",) if back < 2 else ()))))
        if back < 4:
            words = ["numb", "calm"] if back else ["numb"]
            entries += [an_entry(None, at, kind="check", data={"words": words})] * 2
    found = trends(tally(entries), NOON.date() - timedelta(days=27), NOON.date(), OFFERED)
    assert with_people(tally(entries), found) == (Group("@sam", 4, {"calm": 3, "numb": 4}),)


def test_a_span_from_the_beginning_of_time_is_no_mistake() -> None:
    """However far back somebody looks, there is a first day."""
    assert begin(date(1, 1, 2), date(2026, 11, 27)) == date.min
    assert trends(tally([]), date.min, date(2026, 11, 27), OFFERED).words == ()


@pytest.fixture
def kept_life(shell: Shell, home: Path) -> Shell:
    """Return a shell in whose journal three months are kept."""
    a_journal(home).add_all(map(encoded, three_months().entries))
    return shell


def counted(hand: ByHand, words: list[str]) -> dict[str, Any]:
    """Return by the names of `trends --json` what somebody counts by hand, for these words."""
    weeks = [FIRST + timedelta(days=7 * week) for week in range(4)]
    return {
        "entries": sum(str(FIRST) <= one["at"][:10] <= str(LAST) for one in hand.entries),
        "checked": hand.days(FIRST, LAST, is_check),
        "spans": hand.spans(),
        "words": [hand.word(word) for word in words],
        "weeks": [hand.group(str(begin), begin, begin + timedelta(days=6), words) for begin in weeks],
        "most": {word: day for word in ("calm", "flat") if (day := hand.most(word))},
        **{ask: hand.answers(ask) for ask in ("slept", "ate", "strength")},
        "tried_since": str(LAST - timedelta(days=90)),
        "tried": hand.tried(LAST - timedelta(days=90)),
        "parts": [
            hand.group(part, FIRST, LAST, ("calm", "numb"), hour)
            for part, hour in (("morning", 6), ("evening", 18))
        ],
        "quoted": hand.quoted(),
        "forms": hand.forms(),
    }


def test_the_json_counts_as_a_script_over_the_export_does(kept_life: Shell) -> None:
    """Whoever counts days in `export -f json` with a few lines of their own finds every number of `trends --json`."""
    asked = ("trends", "--since", str(FIRST), "--until", str(LAST), "--forms", "--json")
    told = json.loads(kept_life(*asked).out)["trends"]
    hand = ByHand(json.loads(kept_life("export", "-f", "json", "-").out)["entries"], FIRST)
    for one in told["tried"]:
        assert one.pop("answers") == sum(one[change] for change in CHANGES)
    told["tried"] = {one.pop("practice"): one for one in told["tried"]}
    assert told == counted(hand, [word["word"] for word in told["words"]])


def test_forms_are_named_as_people_know_them(kept_life: Shell) -> None:
    """With --forms each form has its own name and line, and each sum the most it can be; without, no sum is there."""
    asked = ("trends", "--since", str(FIRST), "--until", str(LAST))
    assert "PHQ-9: 1 November 10 of 27." in kept_life(*asked, "--forms").out
    assert "PHQ" not in kept_life(*asked).out
    assert json.loads(kept_life(*asked, "--json").out)["trends"]["forms"] == []
