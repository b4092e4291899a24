"""The journal as the rest of numbcheck sees it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import UsageError
from numbcheck.journal import references
from numbcheck.journal.entry import Answer
from numbcheck.journal.query import Query
from numbcheck.journal.store.merge import BLANK
from tests.journal.kit import (
    NOON,
    VIENNA,
    a_journal,
    an_entry,
    diary,
    files,
    note,
    revision_files,
    texts_of,
)
from tests.journal.store.test_writer import put

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.journal.entry import Parts


def test_what_is_kept_is_what_comes_back(tmp_path: Path) -> None:
    """What `add` returns is what a later look finds, to the last detail."""
    at = datetime(2026, 3, 29, 3, 30, 0, 123456, tzinfo=timezone(timedelta(hours=2), "CEST"))
    parts: Parts = {
        "practice": "senses", "finished": False, "seconds": 61.5, "answers": (Answer("see", "lamp"),),
        "change": "same", "tags": ("@sam",), "data": {"slept": "good"}, "extra": {"later": 1},
    }  # fmt: skip
    given: Parts = {**parts, "text": "half \ud800"}
    entry = a_journal(tmp_path).add(at=at, zone="Europe/Vienna", kind="practice", **given)
    assert list(a_journal(tmp_path).entries()) == [entry]
    assert entry.text == "half \ufffd"
    assert entry.at.isoformat() == "2026-03-29T03:30:00.123000+02:00"
    assert entry.saved == NOON
    assert entry.after == ()
    assert {name: getattr(entry, name) for name in parts} == parts


@pytest.mark.parametrize(
    ("drawn", "letters"), [(b"3\x9aK_\x19", "gonewxyz"), (b"c\xaaA\xdf\x19", "movedxyz")]
)
def test_whatever_letters_chance_draws_what_is_kept_is_there(
    tmp_path: Path, drawn: bytes, letters: str
) -> None:
    """What I keep stays: once in a million the letters of a revision begin as a deletion is marked, and mean nothing."""
    journal = a_journal(tmp_path)
    journal.random = lambda count: (2 * drawn)[:count]
    kept = note(journal)
    assert kept.rev == letters
    (file,) = revision_files(tmp_path)
    file.with_name(f"{file.stem} (conflicted copy).json").write_bytes(file.read_bytes())
    assert list(a_journal(tmp_path).entries()) == [kept]
    assert a_journal(tmp_path).count() == 1


def test_an_earlier_day_lies_in_its_own_month(tmp_path: Path) -> None:
    """A note for an earlier day is found there, and its moment never changes under an edit."""
    journal = a_journal(tmp_path)
    entry = note(journal, at=NOON.replace(year=2020))
    changed = journal.revise(entry, text="changed", tags=("work",))
    assert (changed.id, changed.at, changed.tags) == (entry.id, entry.at, ("work",))
    assert {path.parent.relative_to(tmp_path).as_posix() for path in revision_files(tmp_path)} == {
        "entries/2020/11"
    }


@pytest.mark.parametrize(
    "at", [datetime.min.replace(tzinfo=VIENNA), datetime.max.replace(tzinfo=timezone(-timedelta(hours=1)))]
)
def test_the_edge_of_the_calendar_is_said(tmp_path: Path, at: datetime) -> None:
    """A day beyond any calendar is a plain sentence."""
    with pytest.raises(UsageError, match="too far away"):
        note(a_journal(tmp_path), at=at)
    assert files(tmp_path) == {}


def test_a_moment_needs_its_offset(tmp_path: Path) -> None:
    """No entry is ever kept without saying where its clock stood."""
    with pytest.raises(ValueError, match="offset"):
        note(a_journal(tmp_path), at=NOON.replace(tzinfo=None))


def test_newest_or_oldest_first(tmp_path: Path) -> None:
    """A look back goes either way, through months and within them."""
    journal = diary(tmp_path, months=14, per_month=2)
    oldest_first = [f"{month}.{n}" for month in range(14) for n in range(2)]
    assert texts_of(journal, newest_first=False) == oldest_first
    assert texts_of(journal) == oldest_first[::-1]
    assert texts_of(journal, Query(limit=3)) == ["13.1", "13.0", "12.1"]
    assert texts_of(journal, Query(limit=3), newest_first=False) == ["12.1", "13.0", "13.1"]
    assert texts_of(journal, Query(words=("3.0",))) == ["13.0", "3.0"]
    assert texts_of(journal, Query(since=date(2020, 3, 3), until=date(2020, 5, 2))) == [
        "4.0",
        "3.1",
        "3.0",
        "2.1",
    ]
    assert texts_of(journal, Query(month_day=(2, 3))) == ["13.1", "1.1"]


def test_a_deleted_entry_goes_by_nothing(tmp_path: Path) -> None:
    """What was deleted is not counted, not listed, not found."""
    journal = diary(tmp_path)
    newest = references.find(journal, "@1")
    journal.delete(newest)
    assert references.find(journal, "@1").text == "3.1"
    assert journal.versions(newest.id) == []
    with pytest.raises(UsageError, match=f"There's no entry {newest.ref}"):
        references.find(journal, newest.ref)


def test_an_edit_says_what_it_replaces_and_when(tmp_path: Path) -> None:
    """A changed text keeps everything that was not changed."""
    journal = a_journal(tmp_path)
    entry = note(journal, "first", tags=("work",), extra={"later": {"kept": True}}, data={"prompt": "x"})
    later = a_journal(tmp_path, 2, NOON + timedelta(hours=2))
    changed = later.revise(entry, text="second")
    assert changed == entry._replace(
        text="second", rev=changed.rev, after=(entry.rev,), saved=NOON + timedelta(hours=2)
    )
    assert list(journal.entries()) == [changed] == journal.versions(entry.id)


def test_edits_at_once_are_shown_until_one_replaces_both(tmp_path: Path) -> None:
    """Two people at two keyboards lose nothing: both texts are shown until someone brings them together."""
    here, there = a_journal(tmp_path, 1), a_journal(tmp_path, 2, NOON + timedelta(seconds=1))
    entry = note(here, "first")
    one = here.revise(entry, text="at home")
    two = there.revise(entry, text="there")
    assert here.versions(entry.id) == [two, one]
    assert texts_of(here) == ["there"]
    assert (
        list(here.entries())
        == [references.find(here, entry.ref)]
        == [references.find(here, "@1")]
        == [two._replace(also=(one,))]
    )
    assert here.count() == here.count(Query(words=("home",))) == 1
    assert texts_of(here, Query(words=("home",))) == ["at home"]
    both = here.revise(two, one, text="both")
    assert set(both.after) == {one.rev, two.rev, entry.rev}
    assert texts_of(there) == ["both"]
    assert not any(b"at home" in raw for name, raw in files(tmp_path).items() if name != "FORMAT")


def test_an_entry_of_a_newer_numbcheck_is_shown_but_not_changed(tmp_path: Path) -> None:
    """An older numbcheck shows what a newer one wrote, never rewrites it, and may delete it."""
    path = put(tmp_path, an_entry("from the future")._replace(v=2))
    journal = a_journal(tmp_path)
    entry = references.find(journal, "@1")
    raw = path.read_bytes()
    with pytest.raises(UsageError, match="update numbcheck"):
        journal.revise(entry, text="changed")
    with pytest.raises(UsageError, match="update numbcheck"):
        journal.revise(an_entry(), entry, text="changed")
    assert path.read_bytes() == raw
    journal.delete(entry)
    assert path.read_bytes() == BLANK


def test_what_was_ever_known_is_known(tmp_path: Path) -> None:
    """An import that comes again finds what it brought, even what was deleted since."""
    journal = diary(tmp_path)
    suffixes = {entry.id[-16:] for entry in journal.entries()}
    journal.delete(references.find(journal, "@1"))
    assert journal.names.suffixes().all == suffixes


def test_two_writers_do_not_disturb_each_other(tmp_path: Path) -> None:
    """Two terminals that write into the same month keep everything of both."""
    one, two = a_journal(tmp_path, 1), a_journal(tmp_path, 2)
    for n in range(10):
        note(one, f"one {n}", at=NOON + timedelta(seconds=n))
        note(two, f"two {n}", at=NOON + timedelta(seconds=n))
    assert sorted(texts_of(one)) == sorted(f"{who} {n}" for who in ("one", "two") for n in range(10))


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_is_wrong_by_years_loses_nothing(tmp_path: Path, years: int) -> None:
    """A computer whose clock is ten years off keeps, edits and deletes like any other."""
    journal = a_journal(tmp_path)
    entry, other = note(journal, "right"), note(journal, "other")
    wrong = a_journal(tmp_path, 2, NOON.replace(year=NOON.year + years))
    note(wrong, "wrong", at=wrong.now())
    changed = wrong.revise(entry, text="changed")
    wrong.delete(other)
    assert sorted(texts_of(journal)) == ["changed", "wrong"]
    assert list(islice(journal.versions(entry.id), 2)) == [changed]
