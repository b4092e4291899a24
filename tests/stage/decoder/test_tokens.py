"""The one table of keys: what a terminal sends is a key, a letter, or nothing, in whatever pieces it comes."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.stage.decoder.key_names import PASTE
from numbcheck.stage.decoder.tokens import Tokens
from tests.every import every
from tests.stage.key_table import KEYS, NOTHING, stream
from tests.stage.sender import Sender

SPELLED = [(name, sent) for name, spellings in KEYS.items() for sent in spellings]
PASTED = b"\x1b[200~one\rtwo\r\nthree\n\tfour \xc3\xa4\x03\x04\x1b[I\x1b[201~"
OPENERS = [b"\x1b[", b"\x1bO", b"\x1b]", b"\x1bP", b"\x1bX", b"\x1b^", b"\x1b_"]


@every(NOTHING.values())
def test_what_is_no_key_does_nothing(sent: bytes) -> None:
    """What a terminal sends of its own accord is nothing: at first, in mid-word, at last, and twice."""
    assert Sender().sends(sent, 1.0) == []
    assert Sender().sends(sent + b"wo" + sent + sent + b"rd" + sent, 1.0) == list("word")


@every(NOTHING.values())
def test_what_is_no_key_does_nothing_in_pieces(sent: bytes) -> None:
    """So it is where it comes cut in two anywhere, or byte by byte over a slow line."""
    for at in range(1, len(sent)):
        assert Sender().sends(b"x" + sent[:at], 0.04, sent[at:] + b"y", 1.0) == ["x", "y"]
    assert [*(slow := Sender()).sends_slowly(sent), *slow.sends(b"word", 1.0)] == list("word")


@every(SPELLED)
def test_a_key_has_one_name(spelled: tuple[str, bytes]) -> None:
    """However a terminal sends Enter, Ctrl-C, an arrow or a letter: it is that key, whole or byte by byte."""
    name, sent = spelled
    assert Sender().sends(sent) == [name]
    assert Sender().sends(b"x" + sent + sent + b"y") == ["x", name, name, "y"]
    assert (slow := Sender()).sends_slowly(sent) + slow.sends(1.0) == [name]


@pytest.mark.parametrize("before", [b"", b"word", b"\x1b[I", b"\x1b"])
def test_only_a_lone_esc_is_esc(before: bytes) -> None:
    """Esc is one when nothing has followed for a fifth of a second, no sooner; two of them are one."""
    typist = Sender()
    typed = typist.sends(before + b"\x1b", 0.19)
    assert typist.sends(0.02) == ["\x1b"]
    assert [*typed] == list(before.decode()) * before.isalpha()


@pytest.mark.parametrize("letter", ["q", "s", "x", "Q", " ", "5", "\u00e4", "\u4e2d", "\\", "+"])
def test_alt_and_a_letter_is_neither(letter: str) -> None:
    """Alt with a letter is neither Esc nor that letter, in one piece or in two."""
    assert Sender().sends(b"\x1b" + letter.encode() + b"y", 1.0) == ["y"]
    assert Sender().sends(b"\x1b", 0.1, letter.encode() + b"y", 1.0) == ["y"]
    assert Sender().sends(b"\x1b\xc2\x9by", 1.0) == ["y"]


@pytest.mark.parametrize("opener", OPENERS)
def test_alt_and_a_bracket_begins_nothing_by_itself(opener: bytes) -> None:
    """Alt with [ O ] P X ^ or _ and nothing within 50 ms is that key and no more: what I type then is text."""
    assert Sender().sends(opener, 0.06, b"hello", 1.0) == list("hello")
    assert Sender().sends(opener, 1.0) == []


@pytest.mark.parametrize("opener", OPENERS[2:])
@pytest.mark.parametrize("end", [b"\x07", b"\x1b\\", b"\x18", b"q" * 4096, 0.11, b"\x03", b"\x1b[I"])
def test_a_string_ends(opener: bytes, end: bytes | float) -> None:
    """A string ends by what ends strings, by a tenth of a second of silence, and is never longer than 4 KB."""
    keys = Sender().sends(opener, 0.04, b"quiet", 0.09, b"qq"[: 0 if end == b"q" * 4096 else 2], 0.09)
    assert keys == []
    typist = Sender()
    keys = typist.sends(opener + (b"" if end == b"q" * 4096 else b"quiet"), 0.04, end, b"words", 1.0)
    assert keys == ["\x03"] * (end == b"\x03") + list("words")


def test_a_torn_end_of_a_string_is_no_esc() -> None:
    """The Esc that ends a string is no way out, though its other half comes late or never."""
    assert Sender().sends(b"\x1b]11;rgb:0\x1b", 0.15, b"\\x", 1.0) == ["x"]
    assert Sender().sends(b"\x1b]11;rgb:0\x1b", 1.0, b"x") == ["x"]


def test_what_is_late_is_over_though_nobody_looked() -> None:
    """Where nobody looked for seconds, what I typed meanwhile is no part of what had begun before."""
    assert Sender().tokens.fed(b"\x1b]11", 0.0) == []
    typist = Sender()
    typist.tokens.fed(b"\x1b]11", 0.0)
    assert typist.tokens.fed(b"hello", 3.0) == list("hello")
    typist.tokens.fed(b"\x1b", 4.0)
    assert typist.tokens.fed(b"[A", 4.3) == ["\x1b[A"]


def test_a_paste_is_text() -> None:
    """A paste is one piece of text: its lines and tabs stay, and no control in it is a key."""
    text = PASTE + "one\ntwo\nthree\n\tfour \u00e4[I"
    assert Sender().sends(b"a" + PASTED + b"b") == ["a", text, "b"]
    assert Sender().sends_slowly(PASTED) == [text]
    for at in range(len(PASTED)):
        assert Sender().sends(PASTED[:at], PASTED[at:]) == [text]
    assert Sender().sends(b"\x1b[200~\x1b[201~") == []


def test_a_paste_without_an_end_shuts_nobody_in() -> None:
    """A paste whose end never comes is text after a second, and then keys are keys."""
    assert Sender().sends(b"\x1b[200~wo", 0.9, b"rd", 1.1, b"\x03") == [PASTE + "word", "\x03"]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("iso-8859-1", "f\u00fcr \u00d6sterreich\u00df"),
        ("iso-8859-15", "zehn \u20ac, \u00e9t\u00e9"),
        ("koi8-r", "\u0441\u043e\u043d"),
        ("euc-jp", "\u65e5\u672c\u8a9e a \u5fc3"),
        ("big5", "\u5fc3\u60c5 x"),
    ],
)
def test_letters_of_another_encoding(encoding: str, text: str) -> None:
    """On a terminal that is not UTF-8 no letter is lost or replaced, also where it comes byte by byte."""
    assert "".join(Sender(encoding).sends(text.encode(encoding), 1.0)) == text
    slow = Sender(encoding)
    assert "".join([*slow.sends_slowly(text.encode(encoding)), *slow.sends(1.0)]) == text
    assert (
        "".join(Sender(encoding).sends("\u00e4\u20ac\u4e2d\U0001f300".encode()))
        == "\u00e4\u20ac\u4e2d\U0001f300"
    )
    assert Sender(encoding).sends(b"\x1b[200~" + text.encode(encoding) + b"\x1b[201~") == [PASTE + text]


def test_what_no_encoding_knows_costs_no_other_letter() -> None:
    """A byte that is no letter anywhere costs nothing around it, and is carried on."""
    assert Sender().sends(b"a\xffb\xc3", 1.0, b"c") == ["a", "\udcff", "b", "\udcc3", "c"]
    assert Sender("no such thing").sends(b"a\xe4b", 1.0) == ["a", "\udce4", "b"]


def test_a_key_begun_before_a_question_does_not_answer_it() -> None:
    """What had begun when everything typed ahead was let go is gone with its end, and nothing after it."""
    for begun, end in (
        (b"\x1b", b"[A"),
        (b"\x1b[", b"A"),
        (b"\xc3", b"\xa4"),
        (b"\x1b[200~qu", b"ilt\x1b[201~"),
    ):
        typist = Sender()
        typist.sends(b"x" + begun)
        typist.tokens.drop_begun()
        assert typist.sends(end + b"y", 1.0) == ["y"]
    typist = Sender()
    typist.sends(b"\x1b")
    typist.tokens.drop_begun()
    assert typist.sends(0.3, b"y") == ["y"]


def test_a_long_paste_takes_no_longer_for_each_letter() -> None:
    """A paste of four megabytes is read in no time, marked as one or not."""
    for sent in (
        b"\x1b[200~" + b"word " * 800_000 + b"\x1b[201~",
        b"word " * 800_000,
        b"\x1b[I\x1b[13u" * 50_000,
    ):
        tokens, began = Tokens(), time.process_time()
        for at in range(0, len(sent), 4096):
            tokens.fed(sent[at : at + 4096], 0.0)
        assert time.process_time() - began < 5


@given(st.integers(min_value=0), st.data())
def test_streams_of_chance(seed: int, data: st.DataObject) -> None:
    """Whatever comes, in whatever pieces: no key leaves that was not pressed, and the words after it are whole."""
    sent = stream(Random(seed), b"q")
    cuts = data.draw(st.lists(st.integers(0, len(sent)), max_size=5).map(sorted))
    pieces = [sent[here:there] for here, there in zip([0, *cuts], [*cuts, len(sent)], strict=True)]
    keys = Sender().sends(*pieces, b"words")
    assert keys == Sender().sends(sent + b"words")
    assert not {"\x1b", "\x03", "\x04", "q"} & set(keys)
    assert keys[-5:] == list("words")
