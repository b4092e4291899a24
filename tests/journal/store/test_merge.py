"""Which revisions count, in whatever order devices learn of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from numbcheck.journal.store.merge import BLANK, is_blank, live, sort_names
from tests.journal.kit import NOON, an_entry

if TYPE_CHECKING:
    from random import Random

    from numbcheck.journal.entry import Entry

ID = an_entry().id
REVS = ("aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd")
some_revisions = st.lists(
    st.builds(
        lambda rev, after, text: an_entry(text, rev=rev, after=tuple(after)),
        st.sampled_from(REVS),
        st.lists(st.sampled_from(REVS), max_size=2, unique=True),
        st.sampled_from(["one", "two"]),
    ),
    max_size=6,
)


def revision(rev: int, *after: int, text: str = "words") -> Entry:
    return an_entry(text, rev=REVS[rev], after=tuple(REVS[old] for old in after))


@given(some_revisions, st.randoms())
def test_order_and_repetition_do_not_matter(revisions: list[Entry], random: Random) -> None:
    """Two devices that exchanged their files show the same, whichever came first and however often."""
    shuffled = [*revisions, *random.choices(revisions, k=3)] if revisions else []
    random.shuffle(shuffled)
    assert live(shuffled) == live(revisions)


@given(some_revisions, some_revisions, some_revisions)
def test_merging_in_steps_is_merging_at_once(
    one: list[Entry], other: list[Entry], third: list[Entry]
) -> None:
    """What was replaced stays replaced whichever two devices meet first; texts that count never get lost."""
    at_once = live([*one, *other, *third])
    assert live([*(one + other), *third]) == live([*one, *(other + third)]) == at_once
    assert live(at_once + one + other + third) == at_once


@given(some_revisions)
def test_something_always_counts(revisions: list[Entry]) -> None:
    """Whatever revisions say of each other, an entry never vanishes."""
    assert bool(live(revisions)) == bool(revisions)


def test_an_edit_replaces_what_it_names() -> None:
    """After an edit only the new text is shown, even if a lagging device brings back the old ones."""
    first, second, third = revision(0), revision(1, 0), revision(2, 1, 0)
    assert live([first, second]) == [second]
    assert live([first, third]) == [third]
    assert live([third, second, first]) == [third]


def test_edits_at_once_are_both_kept_until_one_names_both() -> None:
    """Two devices that edit the same entry lose nothing; the next edit brings them together."""
    first, here, there = revision(0), revision(1, 0, text="here"), revision(2, 0, text="there")
    assert {entry.text for entry in live([first, here, there])} == {"here", "there"}
    both = revision(3, 1, 2, 0)
    assert live([there, both, first, here]) == [both]


def test_one_name_with_two_contents_shows_both() -> None:
    """If a file was changed by hand on one device, neither text disappears."""
    assert {entry.text for entry in live([revision(0, text="a"), revision(0, text="b")])} == {"a", "b"}


def test_a_circle_loses_nothing() -> None:
    """Revisions that name each other, or themselves, are all shown: no one can make words vanish so."""
    assert len(live([revision(0, 1), revision(1, 0)])) == 2
    assert len(live([revision(0, 0)])) == 1
    assert live([revision(0, 1), revision(1, 0), revision(2, 1)]) == [revision(2, 1)]


def test_the_newest_saved_comes_first() -> None:
    """Of two texts the one saved last is the first to be shown."""
    old = revision(0, text="old")
    new = revision(1, text="new")._replace(saved=NOON.replace(hour=13))
    assert [entry.text for entry in live([old, new])] == ["new", "old"]


def test_conflict_copies_are_simply_more_files() -> None:
    """Whatever a sync engine calls its copy, it belongs to its entry."""
    copies = [
        f"{ID}.aaaaaaaa.json",
        f"{ID}.aaaaaaaa.sync-conflict-20261122-120000-ABCDEFG.json",
        f"{ID}.aaaaaaaa (Sam's conflicted copy 2026-11-22).json",
        f"Copy of {ID}.aaaaaaaa.json",
        f"{ID}.aaaaaaaa.json.conflict1",
    ]
    assert sort_names(copies).files == {ID: sorted(copies)}
    assert sort_names([f"{ID}.sync-conflict-20261122-120000-ABCDEFG.gone"]).gone == {ID}


def test_what_is_not_ours_is_left_aside() -> None:
    """Temporary files, those of a sync engine or a desktop, and other papers are not entries."""
    names = [
        ".tmp-aaaaaaaaaaaaaaaa",
        f".syncthing.{ID}.aaaaaaaa.json.tmp",
        ".DS_Store",
        "Thumbs.db",
        "letter.txt",
    ]
    listing = sort_names([*names, "strange.json"])
    assert (listing.files, listing.gone, listing.nameless) == ({}, frozenset(), ["strange.json"])
    assert listing.aside == names[:1]


def test_a_blank_is_known_whatever_git_did_to_its_line_end() -> None:
    """A blank that went through a Windows checkout still is one."""
    assert is_blank(BLANK)
    assert is_blank(BLANK.replace(b"\n", b"\r\n"))
    assert not is_blank(b"")
