"""The bytes of an entry file: what goes in comes out, and nothing that lies on a disk can do harm."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from numbcheck.errors import BadDataError
from numbcheck.journal.codec import decode, decode_again, encode, to_record
from numbcheck.journal.entry import Answer, Entry
from tests.journal.kit import an_entry
from tests.journal.shapes import entries, json_values

WHOLE = an_entry(
    "one line",
    kind="practice",
    practice="senses",
    finished=True,
    seconds=142.0,
    after=("aaaaaaaa",),
    answers=(Answer("see", "lamp"), Answer("hear", "")),
    change="more",
    tags=("work", "@sam"),
    data={"slept": "little"},
)


@given(entries)
def test_whatever_was_kept_comes_back(entry: Entry) -> None:
    """Every entry reads back as it was written, whatever it holds."""
    assert decode(encode(entry)) == entry
    assert encode(decode(encode(entry))) == encode(entry)
    assert repr(decode_again(encode(entry))) == repr(decode(encode(entry)))


@given(st.text(st.characters(exclude_categories=[])))
@example("\ud800 half a pair")
@example("\x00\x1b]52;c;\x07\u2028\u202e\U0010ffff")
def test_any_text_can_be_kept(text: str) -> None:
    """Any text can be kept; only half a surrogate pair, which no file can hold, is replaced."""
    kept = decode(encode(an_entry(text))).text
    assert kept == "".join(
        "\N{REPLACEMENT CHARACTER}" if "\ud800" <= char <= "\udfff" else char for char in text
    )


def test_ten_megabytes_can_be_kept() -> None:
    """A text as long as a shelf of books is no exception."""
    text = "a\u00e9\U0001f642 \x00" * 1_500_000
    assert decode(encode(an_entry(text))).text == text


def test_a_file_reads_well_without_numbcheck() -> None:
    """In twenty years `cat` shows the words as they were typed, in a steady order of keys."""
    raw = encode(an_entry("caf\u00e9\n\u201cquoted\u201d", tags=("work",), extra={"later": [1]}))
    assert raw.decode() == (
        '{\n  "v": 1,\n  "id": "20261122t110000000z-zwbt5t3b6jb2sfwb",\n  "rev": "REV",\n'
        '  "saved": "2026-11-22T12:00:00.000+01:00",\n  "at": "2026-11-22T12:00:00.000+01:00",\n'
        '  "zone": "Europe/Vienna",\n  "kind": "note",\n  "text": "caf\u00e9\\n\u201cquoted\u201d",\n'
        '  "tags": [\n    "work"\n  ],\n  "later": [\n    1\n  ]\n}\n'
    ).replace("zwbt5t3b6jb2sfwb", an_entry().id[-16:]).replace("REV", an_entry().rev)


def test_keys_that_do_not_apply_are_absent() -> None:
    """A one-line note does not drag along a dozen empty fields."""
    assert list(to_record(an_entry())) == ["v", "id", "rev", "saved", "at", "zone", "kind", "text"]
    assert list(to_record(WHOLE)) == [
        "v", "id", "rev", "after", "saved", "at", "zone", "kind", "practice", "finished", "seconds", "answers",
        "change", "text", "tags", "data",
    ]  # fmt: skip
    assert to_record(WHOLE)["answers"] == [{"ask": "see", "text": "lamp"}, {"ask": "hear", "text": ""}]


@given(st.binary(max_size=200))
def test_no_bytes_can_break_the_reader(raw: bytes) -> None:
    """A file that sync, a disk or a stranger spoilt is bad data and nothing worse."""
    with pytest.raises(BadDataError):
        decode(raw)


@given(st.dictionaries(st.sampled_from([*to_record(WHOLE), "later"]), json_values | st.text()))
def test_no_shape_of_json_can_break_the_reader(changes: dict[Any, Any]) -> None:
    """Valid JSON of a wrong shape is an entry or bad data, and an entry can be written again."""
    raw = json.dumps(to_record(WHOLE) | changes).encode()
    try:
        entry = decode(raw)
    except BadDataError:
        return
    assert decode(encode(entry)) == entry
    assert repr(decode_again(raw)) == repr(entry)


@given(st.integers(0, 10**6), st.integers(0, 255))
def test_a_flipped_bit_or_a_cut_is_an_entry_or_bad_data(place: int, change: int) -> None:
    """One spoilt byte, or an end that is missing, never stops the reader."""
    raw = encode(WHOLE)
    spoilt = bytearray(raw)
    spoilt[place % len(raw)] ^= change
    for bad in (bytes(spoilt), raw[: place % len(raw)]):
        try:
            decode(bad)
        except BadDataError as error:
            assert error.__context__ is None


BAD = {
    "an empty file": b"",
    "only zeros": b"\0" * 300,
    "a list": b"[]",
    "nothing in it": b"{}",
    "too many brackets": b"[" * 100_000,
    "too many brackets, closed": b'{"v":1,"data":' + b'{"a":' * 5000 + b"1" + b"}" * 5001,
    "not UTF-8": encode(an_entry("x")).replace(b'"x"', b'"\xff"'),
    "NaN": encode(WHOLE).replace(b"142.0", b"NaN"),
    "infinity": encode(WHOLE).replace(b"142.0", b"-Infinity"),
    "a number beyond all bounds": encode(WHOLE).replace(b"142.0", b"1e999"),
    "a very long number": encode(WHOLE).replace(b"142.0", b"1" * 400),
    "digits without end": encode(WHOLE).replace(b"142.0", b"1" * 5000),
    "negative seconds": encode(WHOLE).replace(b"142.0", b"-1"),
    "a flag for seconds": encode(WHOLE).replace(b"142.0", b"true"),
    "a key twice": encode(WHOLE).replace(b'"kind"', b'"text"'),
    "another change": encode(WHOLE).replace(b'"more"', b'"less"'),
    "a list for a change": encode(WHOLE).replace(b'"more"', b"[]"),
    "a number for a flag": encode(WHOLE).replace(b"true", b"1"),
    "a text for a list": encode(WHOLE).replace(b'"aaaaaaaa"', b"8"),
    "no rev": encode(WHOLE).replace(b'"rev"', b'"ver"'),
    "a bad id": encode(WHOLE).replace(b"20261122t", b"2026-11-2"),
    "a bad rev": encode(WHOLE).replace(b'"aaaaaaaa"', b'"aaaaaaa1"'),
    "an answer that is none": encode(WHOLE).replace(b'"ask": "see"', b'"asks": "see"'),
    "an answer without words": encode(WHOLE).replace(b'"text": "lamp"', b'"text": null'),
    "no kind": encode(WHOLE).replace(b'"kind": "practice"', b'"kind": ""'),
    "tags in a text": encode(an_entry()).replace(b'"text": "a line"', b'"tags": "work"'),
    "data in a list": encode(an_entry()).replace(b'"text": "a line"', b'"data": []'),
    "a moment without offset": encode(WHOLE).replace(b"000+01:00", b"000"),
    "a moment that never was": encode(WHOLE).replace(b"11-22T", b"11-31T"),
    "the edge of the calendar": encode(WHOLE).replace(b"2026-11-22T", b"9999-12-31T"),
    "a date that is a number": encode(WHOLE).replace(b'"2026-11-22T12:00:00.000+01:00"', b"2026"),
    "no version": encode(WHOLE).replace(b'"v": 1,', b""),
    "version nought": encode(WHOLE).replace(b'"v": 1,', b'"v": 0,'),
    "version yes": encode(WHOLE).replace(b'"v": 1,', b'"v": true,'),
    "two documents": encode(WHOLE) * 2,
}


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD)
def test_what_is_wrong_is_bad_data(raw: bytes) -> None:
    """What cannot be right is never half read, and the error says nothing of what the file holds."""
    with pytest.raises(BadDataError) as caught:
        decode(raw)
    assert str(caught.value) == "This is not an entry that numbcheck can read."
    assert caught.value.__context__ is None
    assert caught.value.code == 65


def test_a_newer_version_is_read_as_far_as_possible() -> None:
    """An entry from a newer numbcheck shows its words, keeps what is unknown, and says what it is."""
    raw = (
        encode(WHOLE)
        .replace(b'"v": 1', b'"v": 2')
        .replace(b'"more"', b'{"new": 1}')
        .replace(b"true", b'"half"')
    )
    entry = decode(raw)
    assert entry.newer
    assert entry.text == "one line"
    assert entry.change is None
    assert to_record(entry)["change"] == {"new": 1}
    assert to_record(entry)["finished"] == "half"
    assert not WHOLE.newer


def test_other_hands_may_have_held_the_file() -> None:
    """An editor that adds a byte-order mark or Windows line ends, or writes no accents, does no harm."""
    raw = encode(an_entry("caf\u00e9"))
    assert decode(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n")) == an_entry("caf\u00e9")
    assert decode(json.dumps(to_record(an_entry("caf\u00e9"))).encode()) == an_entry("caf\u00e9")
    assert (
        decode(encode(an_entry("x")).replace(b'"x"', rb'"\ud83d\ude42 \udc00"')).text == "\U0001f642 \ufffd"
    )
    assert decode(encode(WHOLE).replace(b"142.0", b"142")).seconds == 142.0


def test_nested_data_is_kept_as_long_as_it_can_be_written_again() -> None:
    """Data inside data is kept; only what no sane program writes is refused."""
    deep: object = "bottom \\u"
    for _ in range(35):
        deep = [deep]
    assert decode(encode(an_entry(data={"deep": deep}))).data == {"deep": deep}
    with pytest.raises(BadDataError):
        decode(encode(an_entry(data={"deep": [[[[[[deep]]]]]]})))


def test_moments_keep_their_offset() -> None:
    """A moment written in Kathmandu reads as the wall clock there showed it."""
    at = datetime.fromisoformat("2026-03-29T02:30:00.123+05:45")
    back = decode(encode(an_entry(at=at))).at
    assert back.isoformat() == "2026-03-29T02:30:00.123000+05:45"
