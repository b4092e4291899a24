"""What the lists promise: plain Markdown I can write by hand, and done stays done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.care import joys, lists
from numbcheck.care.lists import Thing
from numbcheck.errors import UsageError
from numbcheck.gather import marked

TEXT = "# Joys\n\n- [ ] a walk\n- [x] knitting\n\n## Used to\n\n- [ ] painting\n"


def words(text: str) -> list[str]:
    return [thing.words for thing in lists.read(text)]


def test_lists_written_by_hand() -> None:
    """Bullets, numbers and boxes of other editors are understood; prose is not a thing."""
    text = "# Joys\nsome prose\n* tea\n1. bath\n2) run\n- [X]swim\n- [ ]\n-\n## Used to\n+ paint\x1b[2J\n"
    assert lists.read(text) == (
        Thing("tea", row=2),
        Thing("bath", row=3),
        Thing("run", row=4),
        Thing("swim", done=True, row=5),
        Thing("paint[2J", under="Used to", row=9),
    )


def test_rank_is_place() -> None:
    """The favourite goes to number one; without a place a thing goes last among its own."""
    assert words(lists.added(TEXT, "sea", 1)) == ["sea", "a walk", "knitting", "painting"]
    assert words(lists.added(TEXT, "sea\nside")) == ["a walk", "knitting", "sea side", "painting"]
    assert words(lists.added(TEXT, "sea", 9)) == ["a walk", "knitting", "sea", "painting"]
    assert words(lists.added(TEXT, "jog", under="Used to"))[-2:] == ["painting", "jog"]
    with pytest.raises(UsageError):
        lists.added(TEXT, "  ")


def test_the_first_of_its_kind() -> None:
    """A first thing finds its place in a new list, before a heading, and under one that was not there yet."""
    new = lists.head("Joys", "Mine.")
    assert lists.added(new, "tea") == "# Joys\n\nMine.\n\n- [ ] tea\n"
    used = lists.added(new, "paint", under="Used to")
    assert used == "# Joys\n\nMine.\n\n## Used to\n\n- [ ] paint\n"
    assert words(lists.added(used, "tea")) == ["tea", "paint"]
    assert words(lists.added("## Used to\n\nnotes\n", "paint", under="Used to")) == ["paint"]


@given(
    st.text(alphabet="ab #-*[]x1.\n", max_size=60),
    st.sampled_from([None, 1, 2, 9]),
    st.sampled_from(["", "Used to"]),
)
def test_what_i_wrote_by_hand_stays(text: str, at: int | None, under: str) -> None:
    """Adding or ticking a line leaves every other line of my file as it was."""
    before = [line for line in text.split("\n") if line]
    after = lists.added(text, "sea", at, under).split("\n")
    for line in ("- [ ] sea", f"## {under}"):
        if line in after and line not in before:
            after.remove(line)
    assert [line for line in after if line] == before
    for thing in lists.read(text):
        lines = marked(text, [(thing.under, thing.words)], done=True).split("\n")
        assert next(one for one in lists.read("\n".join(lines)) if one.row == thing.row).done
        same = [one.row for one in lists.read(text) if (one.under, one.words) == (thing.under, thing.words)]
        for row, line in enumerate(text.split("\n")):
            assert row in same or lines[row] == line


def test_a_thing_goes_by_number_or_words() -> None:
    """I can name a line by its number or by how it begins."""
    three = lists.read(TEXT)
    assert lists.find(three, "2").words == "knitting"
    assert lists.find(three, "KNIT").words == "knitting"
    assert lists.find((Thing("tea"), Thing("tea with Sam")), "tea").words == "tea"
    for unclear in ("0", "4", "", "a b", "x"):
        with pytest.raises(UsageError):
            lists.find(three, unclear)
    with pytest.raises(UsageError, match="More than one"):
        lists.find((Thing("tea a"), Thing("tea b")), "tea")


def test_done_stays_done() -> None:
    """Ticking one thing unticks nothing."""
    text = TEXT
    for number in ("1", "2"):
        thing = lists.find(lists.read(text), number)
        text = marked(text, [(thing.under, thing.words)], done=True)
    assert [thing.done for thing in lists.read(text)] == [True, True, False]
    first = joys.first_open(lists.read(text))
    assert first
    assert first.words == "painting"
    assert joys.first_open(lists.read(marked(text, [("Used to", "painting")], done=True))) is None


def test_the_deck_has_tiny_versions_in_every_channel() -> None:
    """There are sixty ideas and more, each with a tiny version, in every channel."""
    deck = joys.words().deck()
    assert len(deck) >= 60
    assert all(idea.tiny for idea in deck)
    assert {idea.channel for idea in deck} == {
        *("move", "make", "hear", "see", "touch", "outside", "people", "rest", "gratitude"),
    }
    with pytest.raises(UsageError, match="outside"):
        joys.words().deck("space")


def test_on_paper() -> None:
    """The list for the wall has numbers, boxes, and what I used to like below."""
    assert joys.numbered(lists.read(TEXT)) == [
        " 1 [ ] a walk",
        " 2 [x] knitting",
        "",
        "Used to:",
        " 3 [ ] painting",
    ]
