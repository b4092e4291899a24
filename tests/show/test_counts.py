"""A count is read beside what it counts, on a page of any width."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from numbcheck.columns import columns
from numbcheck.show.counts import with_counts


@given(st.integers(20, 90))
def test_a_count_stands_beside_what_it_counts(width: int) -> None:
    """However narrow the page is, no number is parted from its word, and nothing of the text is lost."""
    for text in (
        "I checked in on 16 days: calm 7, glad 3, far away 7. The 4 weeks before, on 22 days: tired 10.",
        "Feet and chair: 13 times; of 10 answers 4 more here, 5 the same, 1 further away",
    ):
        lines = with_counts(text, width)
        assert max(map(columns, lines)) <= width
        assert " ".join(" ".join(lines).split()) == text
        assert not [line for line in lines[:-1] if re.search(r"\b\d+$", line)]
        assert not [line for line in lines[1:] if re.match(r" *\d+[,.;]", line)]
