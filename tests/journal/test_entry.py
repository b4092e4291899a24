"""An entry as a value, and the table of its fields."""

from __future__ import annotations

from typing import Any, get_type_hints

from numbcheck.journal.entry import FIELDS, Answer, Entry, Parts
from tests.journal.kit import NOON, an_entry

WHOLE: dict[str, Any] = {
    "after": ("aaaaaaaa",),
    "practice": "senses",
    "finished": True,
    "seconds": 1.5,
    "answers": (Answer("see", "lamp"), Answer("hear", "", {"new": 1})),
    "change": "more",
    "tags": ("work",),
    "data": {"own": "a word"},
    "moved_from": {"20261121t120000000z-aaaaaaaaaaaaaaaa": ("aaaaaaaa", "bbbbbbbb")},
}


def test_an_entry_goes_by_four_letters_and_its_wall_day() -> None:
    """What a person types to name an entry is short, and its day is the day on their wall."""
    late = an_entry(at=NOON.replace(hour=0, minute=30))
    assert late.ref == late.id[-4:]
    assert late.day == late.at.date()
    assert late.id.startswith("20261121t2330")


def test_the_fields_of_an_entry_stand_in_one_table() -> None:
    """Whoever adds a field writes one row: what is stored comes first, in the order of a file, and what is given has its type."""
    assert Entry._fields == (*FIELDS, "extra", "also")
    hints = get_type_hints(Entry)
    assert {name: hints[name] for name in get_type_hints(Parts)} == get_type_hints(Parts)


def test_every_stored_field_is_read_as_it_was_written() -> None:
    """What one row says of writing, it says of reading, with mistrust and again."""
    whole = an_entry(**WHOLE)
    for (name, field), value in zip(FIELDS.items(), whole, strict=False):
        written = field.write(value) if field.write else value
        assert field.read(written) == value, name
        assert (field.reread(written) if field.reread else written) == value, name
        assert not field.texts or list(field.texts(value)), name
