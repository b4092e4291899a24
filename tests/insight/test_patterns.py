"""What may be said about entries: counts, never grades, and nothing from few."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from numbcheck.insight.keywords import words_in
from numbcheck.insight.patterns import ENOUGH, Went, patterns
from numbcheck.insight.tally import from_bytes, tally, total
from tests.journal.kit import NOON, an_entry

if TYPE_CHECKING:
    from numbcheck.journal.entry import Entry

kinds = st.sampled_from(["note", "practice", "check", "screen", "journal"])
some = st.builds(
    lambda kind, days, change, slept, text, tags: an_entry(
        text,
        at=NOON - timedelta(days=days),
        kind=kind,
        practice="senses" if kind == "practice" else None,
        finished=True if kind == "practice" else None,
        change=change if kind == "practice" else None,
        tags=tuple(tags),
        data={"slept": slept} if kind == "check" else {},
    ),
    kinds,
    st.integers(0, 90),
    st.sampled_from([None, "more", "same", "further"]),
    st.sampled_from(["good", "some", "little", 7, None]),
    st.sampled_from(["river walk", "river", "", "the"]),
    st.lists(st.sampled_from(["@sam", "work"]), max_size=2),
)


@given(st.lists(some, max_size=20), st.integers(0, 20))
def test_counting_in_parts_is_counting_the_whole(entries: list[Entry], cut: int) -> None:
    """Whether ten years are counted at once or month by month, the counts are the same."""
    parts = [tally(entries[:cut]), tally(entries[cut:])]
    assert patterns(total(parts)) == patterns(tally(entries))
    assert from_bytes(parts[0].to_bytes()) == parts[0]


def test_how_it_was_is_counted_for_each_practice() -> None:
    """You see how often a practice was followed by each of the three answers, and how many answers that is."""
    entries = [
        an_entry(None, kind="practice", practice="senses", finished=True, change=change)
        for change in ["more", "more", "same", "further", None]
    ]
    (use,) = patterns(tally(entries)).uses
    assert (use.practice, use.times, use.finished, use.went) == ("senses", 5, 5, Went(2, 1, 1))
    assert use.went.few


def test_few_answers_are_called_few() -> None:
    """From less than five answers nothing is claimed."""
    assert Went(ENOUGH - 1, 0, 0).few
    assert not Went(ENOUGH - 3, 2, 1).few


def test_only_what_is_in_three_entries_comes_back() -> None:
    """A word you wrote once, or five times in one line, is no pattern."""
    entries = [an_entry("river river river"), *[an_entry("garden") for _ in range(3)]]
    assert patterns(tally(entries)).words == (("garden", 3),)


def test_people_and_situations_are_kept_apart() -> None:
    """Names with @ are people, other tags are situations."""
    entries = [an_entry("x", tags=("@sam", "work")) for _ in range(3)]
    found = patterns(tally(entries))
    assert (found.people, found.situations) == ((("@sam", 3),), (("work", 3),))


def test_words_are_told_apart_as_the_search_does() -> None:
    """Capitals and ways to type an accent make no difference; tags and small words are left out."""
    entry = an_entry("CAFE\u0301 caf\u00e9 with @sam and #work because TREES")
    assert words_in(entry) == {"caf\u00e9", "trees"}


def test_sleep_stands_beside_what_was_done_that_day() -> None:
    """Days you slept well are counted with how practices went on these days, and no more is said."""
    entries = [
        an_entry(None, kind="check", data={"slept": "good"}),
        an_entry(None, kind="practice", practice="even", change="more"),
        an_entry(None, kind="practice", practice="even", change="further", at=NOON - timedelta(days=1)),
    ]
    good = patterns(tally(entries)).slept[0]
    assert (good.answer, good.days, good.went) == ("good", 1, Went(1, 0, 0))


def test_scores_are_there_only_for_who_asks() -> None:
    """No score and no strength of a feeling is shown unless you ask for it."""
    entries = [
        an_entry(None, kind="screen", data={"form": "phq9", "total": 9}),
        an_entry(None, kind="check", data={"slept": "some", "strength": "faint"}),
    ]
    assert patterns(tally(entries)).scores == patterns(tally(entries)).clear == ()
    asked = patterns(tally(entries), scores=True)
    assert asked.scores == (("2026-11-22", "phq9", 9),)
    assert asked.clear == (("some", "faint", 1),)


def test_expectations_are_counted_in_pairs_and_the_latest_are_quoted() -> None:
    """What you expected and what it was like stand together, the latest three in your words."""
    entries = [an_entry("x", data={"expected": f"e{n}", "after": f"a{n}"}) for n in range(4)]
    found = patterns(tally([*entries, an_entry("x", data={"expected": "only", "after": " "})]))
    assert found.pairs == 4
    assert [pair[1:] for pair in found.quoted] == [("e1", "a1"), ("e2", "a2"), ("e3", "a3")]


def test_nothing_kept_is_nothing_to_show() -> None:
    """An empty journal makes no picture and no error."""
    empty = patterns(tally([]))
    assert (empty.entries, empty.uses, empty.words) == (0, (), ())
