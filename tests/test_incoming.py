"""Bytes become text without a loss: UTF-8 first, then what the locale speaks, else the bytes themselves stay."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck import incoming


@pytest.mark.parametrize("encoding", ["utf-8", "iso8859-1", "iso8859-15", "cp1252", "koi8-r", "shift_jis"])
def test_utf_8_is_read_whatever_the_locale(encoding: str) -> None:
    """What I write in UTF-8 is read as that, in every locale."""
    assert incoming.text_of("Grüße, тест".encode(), encoding) == "Grüße, тест"


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("iso8859-1", "Käse ÿþ"),
        ("iso8859-15", "5 €"),
        ("koi8-r", "тихо"),
        ("shift_jis", "静か"),
        ("euc_jp", "静か"),
    ],
)
def test_what_my_locale_speaks_is_read(encoding: str, words: str) -> None:
    """What I write in the encoding of my own terminal is read to the last letter, and no other makes it up."""
    assert incoming.text_of(words.encode(encoding), encoding) == words
    assert incoming.text_of(words.encode(encoding), "utf-8") is None
    assert incoming.text_of(words.encode(encoding), "no-such-encoding") is None


@given(st.binary())
def test_bytes_that_are_no_text_are_all_still_there(raw: bytes) -> None:
    """Whatever comes in, either it is text, or every byte of it can be had again."""
    text = incoming.carried(raw, "utf-8")
    assert (incoming.original(text) or text.encode()) == raw
    whole = incoming.document(raw, "utf-8")
    assert incoming.original(whole) in {None, raw}


@given(st.text())
def test_text_carries_no_bytes(text: str) -> None:
    """What could be read has no original beside itself."""
    assert incoming.original(text) is None
    assert incoming.original(text + "\ud800") is not None


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_a_file_from_elsewhere(mark: bytes, end: bytes) -> None:
    """A mark at the beginning of a file and the line ends of another system are no part of what I wrote."""
    raw = mark + end.join(["Grüße".encode(), b"zweite Zeile", b""])
    assert incoming.document(raw, "utf-8") == "Grüße\nzweite Zeile\n"
    assert incoming.document(mark + "Grüße\r\n".encode("latin-1"), "iso8859-1") == "Grüße\n"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_wide_file(encoding: str) -> None:
    """A file in UTF-16 is read by its mark; half a letter in it makes the whole an original."""
    raw = "\ufeffGrüße \N{SNOWMAN}\r\nja\r\n".encode(encoding)
    assert incoming.document(raw, "utf-8") == "Grüße \N{SNOWMAN}\nja\n"
    assert incoming.original(incoming.document(raw + b"x", "utf-8")) == raw + b"x"


@given(st.text(), st.sampled_from(["utf-8", "iso8859-1", "koi8-r", "shift_jis", "ascii", "no-such-encoding"]))
def test_what_is_lent_can_be_read_again(text: str, encoding: str) -> None:
    """A file made for my editor is read as what it was, and an editor that speaks only my locale can show it."""
    raw = incoming.file_of(text, encoding)
    assert incoming.document(raw, encoding) == incoming.document(text.encode(), "utf-8")


def test_an_editor_of_the_locale_sees_its_own_letters() -> None:
    """Where my terminal speaks Latin-1, my umlauts lie in the file as Latin-1, and what I add to them goes together."""
    raw = incoming.file_of("Gr\u00fc\u00dfe\n", "iso8859-1")
    assert incoming.document(raw + b"so l\xe0\n", "iso8859-1") == "Gr\u00fc\u00dfe\nso l\u00e0\n"
    assert incoming.document(incoming.file_of("\u2014\n", "iso8859-1"), "iso8859-1") == "\u2014\n"


@pytest.mark.parametrize("raw", [b"plain", "Käse".encode(), b"caf\xe9", b"\xff"])
def test_an_argument_is_read_as_a_pipe_is(raw: bytes) -> None:
    """A word of the command line is read like all the rest, and no byte of it is lost."""
    assert incoming.argument(os.fsdecode(raw)) == incoming.carried(raw, sys.getfilesystemencoding())
