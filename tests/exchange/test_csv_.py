"""Entries as a table for spreadsheet programs."""

from __future__ import annotations

import csv
import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from numbcheck.exchange.csv_ import COLUMNS, document
from numbcheck.journal.entry import Answer
from tests.exchange.test_markdown import hostile_entries
from tests.journal.kit import an_entry

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(*entries: Any) -> list[dict[str, str]]:
    """Return what a spreadsheet program reads."""
    text = "".join(document(entries))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_an_entry_is_a_row() -> None:
    """Each entry is a row under the names of what it says; what it does not say is an empty cell."""
    one = an_entry(
        'Rain, "soft"\nand long',
        kind="check",
        practice="senses",
        finished=True,
        seconds=142.0,
        change="more",
        tags=("work", "@sam"),
        answers=(Answer("see", "lamp"), Answer("hear", "")),
        data={
            "slept": "good",
            "words": ["flat", "numb"],
            "count": 3,
            "mood": {"a": 1},
            "text": "mine",
            "none": None,
        },
    )
    [row] = rows(one)
    assert tuple(row) == (*COLUMNS, "count", "mood", "data.text", "none")
    assert ",".join(COLUMNS) == (
        "at,zone,kind,practice,finished,seconds,change,tags,text,answers,slept,ate,words,strength,id"
    )
    assert row == dict.fromkeys(row, "") | {
        "at": "2026-11-22T12:00:00.000+01:00",
        "zone": "Europe/Vienna",
        "kind": "check",
        "practice": "senses",
        "finished": "true",
        "seconds": "142",
        "change": "more",
        "tags": "work @sam",
        "text": 'Rain, "soft"\nand long',
        "answers": "see: lamp; hear",
        "slept": "good",
        "words": "flat, numb",
        "id": one.id,
        "count": "3",
        "mood": '{"a": 1}',
        "data.text": "mine",
    }


def test_the_bytes_are_those_of_the_standard() -> None:
    """Rows end as RFC 4180 has it, and whatever holds a quote, a comma or a line break is quoted."""
    text = "".join(document([an_entry('a "b"\nc', seed=1), an_entry("d", seed=2)]))
    assert text.count("\r\n") == 3
    assert text.endswith("\r\n")
    assert '"a ""b""\nc"' in text


def test_no_cell_is_a_formula() -> None:
    """What begins as a formula begins with an apostrophe, in whatever column it stands."""
    signs = [f"{sign}cmd|' /C calc'!A0" for sign in FORMULA]
    for sign in signs:
        [row] = rows(
            an_entry(sign, kind=sign, tags=(sign,), data={"words": [sign], sign: sign, "number": -5})
        )
        assert not [cell for cell in (*row, *row.values()) if cell.startswith((*FORMULA, "\n"))]
        assert row["number"] == "'-5"


@given(st.lists(hostile_entries, max_size=3))
def test_no_table_is_broken_by_what_is_in_it(entries: list[Any]) -> None:
    """Whatever the entries hold, there is a row for each, as wide as the first one, and no formula in it."""
    text = "".join(document(entries)).removeprefix("\ufeff")
    head, *others = csv.reader(io.StringIO(text, newline=""))
    assert len(others) == len(entries)
    assert {len(row) for row in others} <= {len(head)}
    assert len(set(head)) == len(head)
    assert not [cell for row in (head, *others) for cell in row if cell.startswith((*FORMULA, "\n"))]


def test_both_texts_are_rows() -> None:
    """What was changed in two places at once is a row for each text, under one id."""
    one = an_entry("here")
    found = rows(one._replace(also=(one._replace(text="there", rev="bbbbbbbb"),)))
    assert [row["text"] for row in found] == ["here", "there"]
    assert len({row["id"] for row in found}) == 1
