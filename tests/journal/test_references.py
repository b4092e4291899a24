"""What a person types to name an entry."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import UsageError
from numbcheck.journal import references
from numbcheck.journal.references import ByName
from tests.journal.kit import NOON, a_journal, an_entry, diary, note
from tests.journal.store.test_writer import put

if TYPE_CHECKING:
    from pathlib import Path


def test_the_newest_go_by_numbers(tmp_path: Path) -> None:
    """`@1` or `1` is the newest of the whole journal, `@2` or `2` the one before."""
    journal = diary(tmp_path)
    for sign in ("@", ""):
        assert [references.find(journal, f"{sign}{n}").text for n in (1, 2, 4)] == ["3.2", "3.1", "2.2"]
    for ref in ("13", "0", "\u0661", "0001", "@13", "@0", "@", "@-1", "@one", "@\u0661", "@" + "9" * 5000):
        with pytest.raises(UsageError, match=r": numbcheck history|Put a number after @"):
            references.find(journal, ref)


def test_any_goes_by_its_last_letters(tmp_path: Path) -> None:
    """Four letters name an entry, however typed; more will do, up to the whole id."""
    journal = diary(tmp_path)
    for entry in journal.entries():
        for ref in (entry.ref, entry.ref.upper(), f" {entry.id[-7:]} ", entry.id):
            assert references.find(journal, ref) == entry


def test_locked_or_open_a_number_names_the_same(tmp_path: Path) -> None:
    """By names alone `@1` is what it is by the words, also where an entry was moved, or moved and deleted."""
    journal = a_journal(tmp_path)
    kept = [note(journal, f"{number}", NOON - timedelta(hours=number)) for number in range(6)]
    journal.move(kept[1], at=NOON - timedelta(days=40), zone=None)
    journal.move(kept[4], at=NOON - timedelta(hours=2, minutes=30), zone=None)
    journal.delete(journal.move(kept[3], at=NOON + timedelta(days=10), zone=None))
    by_name = ByName(a_journal(tmp_path))
    numbers = range(1, 6)
    assert [references.find(by_name, f"@{n}").id for n in numbers] == [
        references.find(journal, f"@{n}").id for n in numbers
    ]


@pytest.mark.parametrize("ref", ["", "abc", "canary", "my canary words", "aaaa", "*", "../../x"])
def test_what_names_nothing_is_said_without_repeating_it(tmp_path: Path, ref: str) -> None:
    """A slip of the hand is answered with what to do; the words typed are not repeated anywhere."""
    with pytest.raises(UsageError) as caught:
        references.find(diary(tmp_path), ref)
    assert ": numbcheck history" in str(caught.value)
    assert "canary" not in str(caught.value)


def test_letters_that_two_entries_share_ask_for_more(tmp_path: Path) -> None:
    """When four letters fit more than one entry, longer names are offered, and they work."""
    ids = ["20260101t000000000z-aaaaaaaaaaaaabcd", "20260101t000000000z-bbbbbbbbbbbbabcd"]
    for entry_id in ids:
        put(tmp_path, an_entry(entry_id)._replace(id=entry_id))
    journal = a_journal(tmp_path)
    with pytest.raises(UsageError, match=r"Please say which: bbbbabcd, aaaaabcd\.$"):
        references.find(journal, "abcd")
    assert references.find(journal, "aaaaabcd").id == ids[0]
