"""Entries as one JSON document."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from numbcheck.clean import printable, storable
from numbcheck.exchange.json_ import document
from numbcheck.journal.entry import NOTHING, VERSION, Answer, Entry
from tests.exchange.reading.kit import own_entries
from tests.journal.shapes import ids

if TYPE_CHECKING:
    from collections.abc import Iterator

AT = datetime.fromisoformat("2026-11-22T07:12:03.512+01:00")
NOTE = Entry(
    v=VERSION,
    id="20261122t061203512z-k3f7qx2m7a5b6c2d",
    rev="m2qa7xkd",
    at=AT,
    zone="Europe/Vienna",
    kind="note",
    saved=AT,
    after=(),
    text="Caf\u00e9 #work",
    tags=("work",),
)
SENSES = Entry(
    v=VERSION,
    id="20261122t061303512z-k3f7qx2m7a5b6c2e",
    rev="m2qa7xke",
    at=AT,
    zone="Europe/Vienna",
    kind="practice",
    saved=AT.astimezone(UTC),
    after=("m2qa7xkd",),
    practice="senses",
    finished=True,
    seconds=142.5,
    answers=(Answer("see", "lamp"), Answer("see", "", {"new": 1})),
    change="more",
    data={"slept": "good"},
    extra={"later": [1, None]},
)

words = st.text().map(storable)
named = words.filter(bool)
plain_data = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
letters = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=8, max_size=8)
moments = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
)
entries = st.builds(
    Entry,
    v=st.just(VERSION),
    id=letters.map(lambda eight: f"20261122t061203512z-{eight}{eight}"),
    rev=letters,
    at=moments,
    zone=words,
    kind=named,
    saved=moments,
    after=st.lists(letters, max_size=2).map(tuple),
    practice=st.none() | named,
    finished=st.none() | st.booleans(),
    seconds=st.none() | st.floats(0, 1e6),
    answers=st.lists(st.builds(Answer, words, words, st.just(NOTHING)), max_size=2).map(tuple),
    change=st.sampled_from([None, "more", "same", "further"]),
    text=st.none() | words,
    tags=st.lists(words, max_size=2).map(tuple),
    data=st.dictionaries(words, plain_data, max_size=3),
    moved_from=st.dictionaries(ids, st.lists(letters, max_size=2).map(tuple), max_size=2),
    extra=st.dictionaries(words.map("later ".__add__), plain_data, max_size=2),
    also=st.just(()),
)


def test_the_whole_document() -> None:
    """What I export is one JSON document with an entry on each line."""
    assert "".join(document([NOTE, SENSES])) == (
        '{"numbcheck": 1, "entries": [\n'
        '{"v": 1, "id": "20261122t061203512z-k3f7qx2m7a5b6c2d", "rev": "m2qa7xkd", '
        '"saved": "2026-11-22T07:12:03.512+01:00", "at": "2026-11-22T07:12:03.512+01:00", '
        '"zone": "Europe/Vienna", "kind": "note", "text": "Caf\u00e9 #work", "tags": ["work"]},\n'
        '{"v": 1, "id": "20261122t061303512z-k3f7qx2m7a5b6c2e", "rev": "m2qa7xke", "after": ["m2qa7xkd"], '
        '"saved": "2026-11-22T06:12:03.512+00:00", "at": "2026-11-22T07:12:03.512+01:00", '
        '"zone": "Europe/Vienna", "kind": "practice", "practice": "senses", "finished": true, '
        '"seconds": 142.5, "answers": [{"ask": "see", "text": "lamp"}, {"ask": "see", "text": "", "new": 1}], '
        '"change": "more", "data": {"slept": "good"}, "later": [1, null], "tags": []}\n'
        "]}\n"
    )


def test_no_entries_are_an_empty_list() -> None:
    """When nothing matches I still get a whole document."""
    assert "".join(document([])) == '{"numbcheck": 1, "entries": []}\n'


def test_the_document_comes_in_pieces() -> None:
    """A journal of any size is exported without being held as one piece."""

    def two() -> Iterator[Entry]:
        yield NOTE
        raise KeyboardInterrupt

    pieces = document(two())
    assert next(pieces).startswith("{")
    assert "k3f7qx2m7a5b6c2d" in next(pieces)


@given(st.lists(entries, max_size=3))
def test_what_is_exported_comes_back_the_same(some: list[Entry]) -> None:
    """Out and in again, nothing of mine is lost or changed, whatever it holds."""
    text = "".join(document(some))
    back = own_entries(text)
    assert back == some
    assert "".join(document(back)) == text
    assert json.loads(text)["numbcheck"] == 1


def test_no_character_steers_the_terminal_that_shows_the_document() -> None:
    """A text with every character there is can be shown as JSON without an escape code reaching me."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    text = "".join(document([NOTE._replace(text=every)]))
    assert printable(text) == text
    assert own_entries(text)[0].text == storable(every)
