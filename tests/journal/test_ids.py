"""Ids and names of entries."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from numbcheck.journal.ids import ID, REV, base32, month_of, new_id, new_rev
from tests.journal.kit import NOON, Dice
from tests.journal.shapes import moments


@given(moments)
def test_an_id_tells_the_instant_and_its_month(at: datetime) -> None:
    """A file's name alone says when its entry was, in UTC, whatever the zone of writing."""
    entry_id = new_id(at, Dice())
    instant = at.astimezone(UTC)
    assert ID.fullmatch(entry_id)
    assert datetime.strptime(entry_id[:15].zfill(15), "%Y%m%dt%H%M%S") == instant.replace(
        microsecond=0, tzinfo=None
    )
    assert month_of(entry_id) == f"{instant.year:04d}/{instant.month:02d}"


@given(moments, moments)
def test_ids_sort_by_time(one: datetime, other: datetime) -> None:
    """A listing of the folder is in the order in which things were."""
    if one < other:
        assert new_id(one, bytes) < new_id(other, bytes)


def test_ids_and_revisions_do_not_repeat() -> None:
    """Two entries of the same instant, on two devices, never meet under one name."""
    assert len({new_id(NOON, os.urandom) for _ in range(1000)}) == 1000
    assert REV.fullmatch(new_rev(os.urandom))


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_names_keep_every_bit(one: bytes, other: bytes) -> None:
    """Not one bit of the randomness is lost on the way to a name."""
    assert len(base32(one)) == 16
    assert (base32(one) == base32(other)) == (one == other)
