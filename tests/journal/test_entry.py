"""Ids and names of entries."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import get_type_hints

from hypothesis import given
from hypothesis import strategies as st

from numbcheck.journal.entry import FIELDS, Answer, Entry, Parts
from numbcheck.journal.ids import ID, REV, base32, month_of, new_id, new_rev
from tests.journal.kit import NOON, Dice, an_entry
from tests.journal.shapes import moments

WHOLE = {
    "after": ("aaaaaaaa",),
    "practice": "senses",
    "finished": True,
    "seconds": 1.5,
    "answers": (Answer("see", "lamp"), Answer("hear", "", {"new": 1})),
    "change": "more",
    "tags": ("work",),
    "data": {"own": "a word"},
}


@given(moments)
def test_an_id_tells_the_instant_and_its_month(at):
    """A file's name alone says when its entry was, in UTC, whatever the zone of writing."""
    entry_id = new_id(at, Dice())
    instant = at.astimezone(UTC)
    assert ID.fullmatch(entry_id)
    assert datetime.strptime(entry_id[:15].zfill(15), "%Y%m%dt%H%M%S") == instant.replace(
        microsecond=0, tzinfo=None
    )
    assert month_of(entry_id) == f"{instant.year:04d}/{instant.month:02d}"


@given(moments, moments)
def test_ids_sort_by_time(one, other):
    """A listing of the folder is in the order in which things were."""
    if one < other:
        assert new_id(one, bytes) < new_id(other, bytes)


def test_ids_and_revisions_do_not_repeat():
    """Two entries of the same instant, on two devices, never meet under one name."""
    assert len({new_id(NOON, os.urandom) for _ in range(1000)}) == 1000
    assert REV.fullmatch(new_rev(os.urandom))


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_names_keep_every_bit(one, other):
    """Not one bit of the randomness is lost on the way to a name."""
    assert len(base32(one)) == 16
    assert (base32(one) == base32(other)) == (one == other)


def test_an_entry_goes_by_four_letters_and_its_wall_day():
    """What a person types to name an entry is short, and its day is the day on their wall."""
    late = an_entry(at=NOON.replace(hour=0, minute=30))
    assert late.ref == late.id[-4:]
    assert late.day == late.at.date()
    assert late.id.startswith("20261121t2330")


def test_the_fields_of_an_entry_stand_in_one_table():
    """Whoever adds a field writes one row: what is stored comes first, in the order of a file, and what is given has its type."""
    assert Entry._fields == (*FIELDS, "extra", "also")
    hints = get_type_hints(Entry)
    assert {name: hints[name] for name in get_type_hints(Parts)} == get_type_hints(Parts)


def test_every_stored_field_is_read_as_it_was_written():
    """What one row says of writing, it says of reading, with mistrust and again."""
    whole = an_entry(**WHOLE)
    for (name, field), value in zip(FIELDS.items(), whole, strict=False):
        written = field.write(value) if field.write else value
        assert field.read(written) == value, name
        assert (field.reread(written) if field.reread else written) == value, name
        assert not field.texts or list(field.texts(value)), name
