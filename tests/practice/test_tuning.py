"""What is promised about a tuning that was kept."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.practice.tuning import Tuning, as_data, from_data

numbers = st.none() | st.floats(0.5, 60)
words = st.text(min_size=1, max_size=8)
tunings = st.builds(
    Tuning,
    minutes=numbers,
    repeats=st.none() | st.integers(1, 120),
    seconds=numbers,
    ratio=st.lists(st.floats(0, 20), max_size=4).map(tuple),
    first=st.none() | words,
    parts=st.lists(words, max_size=3).map(tuple),
    few_words=st.booleans(),
    turn=st.integers(0, 3),
    rounds=st.integers(0, 2),
    hold=numbers,
    blanks=st.dictionaries(words, words, max_size=2).map(lambda some: tuple(some.items())),
)


@given(tunings)
def test_it_comes_back_as_it_was(tuning: Tuning) -> None:
    """What I asked for is there again when I go on, after a way through JSON."""
    assert from_data(json.loads(json.dumps(as_data(tuning)))) == tuning


def test_nothing_asked_is_nothing_kept() -> None:
    """A practice as it stands in the library leaves nothing to keep."""
    assert as_data(Tuning()) == {}


@pytest.mark.parametrize("data", [{"minutes": "long"}, {"blanks": "blue"}, {"parts": 3}, {"repeats": []}])
def test_something_else_is_refused(data: dict[str, object]) -> None:
    """What nobody could have asked for is not guessed at."""
    with pytest.raises((TypeError, ValueError)):
        from_data(data)


def test_keys_of_a_later_version_are_left_out() -> None:
    """What a later version kept beside it does no harm."""
    assert from_data({"minutes": 2, "later": True}) == Tuning(minutes=2.0)
