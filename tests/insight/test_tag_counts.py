"""Tags counted by months: however a journal is divided, the sum is that of the whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from numbcheck.insight.tag_counts import count, from_bytes, to_bytes, total
from tests.journal.kit import an_entry

worn = st.lists(st.sampled_from(["work", "Work", "WORK", "@sam", "@Sam", "h\u00f6he"]), max_size=3)


@given(st.lists(worn, max_size=8), st.integers(0, 8))
def test_months_add_up(tags: list[list[str]], cut: int) -> None:
    """Counted in two parts, and kept as bytes meanwhile, each tag is in as many entries as in the whole."""
    entries = [an_entry(tags=tuple(some)) for some in tags]
    parts = [from_bytes(to_bytes(count(part))) for part in (entries[:cut], entries[cut:])]
    assert total(parts) == total([count(entries)])
    assert sum(total(parts).values()) == sum(len({tag.casefold() for tag in some}) for some in tags)


def test_the_newest_spelling_is_shown_most_first() -> None:
    """#Work and #work are one tag, as I wrote it last; what I used most stands first."""
    entries = [
        an_entry(tags=tags) for tags in (("work", "Work"), ("@sam",), ("Work", "@Sam"), ("home",), ("WORK",))
    ]
    assert list(total([count(entries)]).items()) == [("WORK", 3), ("@Sam", 2), ("home", 1)]
