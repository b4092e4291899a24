"""Text takes the room a terminal gives it, whatever script it is written in."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from numbcheck.clean import printable
from numbcheck.columns import clip, clip_at_word, columns, is_even, phrased, tail, wrapped

NEWER_THAN_PYTHON = "\U0001d250"
"""A mark that Python 3.11 does not know yet, and the tables of columns do."""


@given(st.text(), st.integers(2, 40))
@example(f"...{NEWER_THAN_PYTHON}", 2)
def test_nothing_is_wider_than_allowed(text: str, width: int) -> None:
    """No line, clipped or wrapped, crosses the edge."""
    text = printable(text).replace("\n", " ")
    assert columns(clip(text, width)) <= width
    assert columns(clip_at_word(text, width)) <= width
    assert columns(tail(text, width)) <= width
    assert all(columns(line) <= width for line in wrapped(text, width))


@given(st.text(), st.integers(2, 40))
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    """Every letter is still there after wrapping."""
    text = printable(text)
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


@given(
    st.lists(st.sampled_from(["Look.", "Is it?", "A longer word", "wordlessness", " ", "numbcheck ground"])),
    st.integers(2, 40),
)
def test_lines_that_read_on_easily_are_as_many_as_others(said: list[str], width: int) -> None:
    """Wherever lines are cut, each fits, there are no more of them, no word is lost, and no command is broken."""
    text = " ".join(said).strip()
    lines = phrased(text, width)
    assert len(lines) == len(wrapped(text, width))
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert "".join(lines).count("numbcheck ground") == "".join(wrapped(text, width)).count("numbcheck ground")


def test_a_sentence_begins_a_line_where_that_takes_no_more_of_them() -> None:
    """A question or a quotation is not torn for the sake of a full line, and no word stands alone on the last one."""
    assert phrased("Nothing was sent. The line is yours to send or to leave.", 40) == [
        "Nothing was sent.",
        "The line is yours to send or to leave.",
    ]
    assert phrased("Say your closing words, aloud or to yourself: That's it for today.", 64) == [
        "Say your closing words, aloud or to yourself:",
        "That's it for today.",
    ]
    assert phrased("Does anyone have to know how far you got?", 38) == [
        "Does anyone have to know how far",
        "you got?",
    ]
    assert phrased("My body is ... Posture, breath, warmth of it.", 32) == [
        "My body is ... Posture, breath,",
        "warmth of it.",
    ]
    assert phrased("You can leave that, and type numbcheck ground now", 48) == [
        "You can leave that, and type numbcheck ground",
        "now",
    ]


@given(st.integers(28, 90))
def test_a_command_that_ends_a_sentence_can_be_copied_whole(width: int) -> None:
    """Behind a colon a command stands on one line with all that is typed, however narrow the terminal is, if it fits there."""
    for text in (
        "One of them: numbcheck history --tag work",
        "To begin with one: numbcheck journal --prompt gentle",
        "There's no file here: see numbcheck help. To change one: numbcheck config set motion calm",
    ):
        command = f"numbcheck {text.rpartition(': numbcheck ')[2]}"
        for hanging in (None, "  "):
            lines = wrapped(text, width, hanging)
            assert max(map(columns, lines)) <= width
            assert any(line.endswith(command) for line in lines) or len(command) + 2 > width


@pytest.mark.parametrize("width", [40, 70])
def test_what_has_no_blanks_is_cut_anywhere(width: int) -> None:
    """Of a long sentence in Japanese I see as much as fits, not only the word before it or behind it."""
    said = "\u4eca\u65e5\u306f\u6674\u308c\u3067\u3059" * 20
    assert columns(clip_at_word(f"So far: {said}", width)) >= width - 2
    assert columns(tail(f"{said} ok", width)) >= width - 2


def test_wide_letters_count_double() -> None:
    """A wide letter takes two columns."""
    assert columns("\u4e2d\u6587") == 4
    assert clip("\u4e2d\u6587\u4e2d", 5) == "\u4e2d.."
    assert tail("abcdef", 4) == "..ef"
    assert tail("the quarrel in May again", 14) == ".. May again"


def test_what_is_taken_for_even_takes_one_column() -> None:
    """No letter whose width is never asked for is drawn wider or narrower, alone or behind another."""
    even = [sign for sign in map(chr, range(0x3000)) if is_even(sign) and sign.isprintable()]
    assert len(even) > 1000
    assert [sign for sign in even if (wcwidth(sign), wcswidth(f"a{sign}a")) != (1, 3)] == []


def test_a_vowel_sign_takes_its_column_behind_a_blank() -> None:
    """A text that begins with a sign of its own width is as wide as it is drawn in a line of a table."""
    assert columns("\u0acb") == columns(" \u0acb") - 1 == 1


def test_a_command_is_not_broken() -> None:
    """What I am to type stands on one line, so that I can type it as it stands."""
    said = "Stop here for today. To look outward: numbcheck ground"
    assert wrapped(said, 45) == ["Stop here for today. To look outward:", "numbcheck ground"]


def test_a_row_never_begins_with_dots_or_ends_with_a_key() -> None:
    """Three dots stay behind their word, and the key that skips stays with what it does."""
    assert wrapped("It may begin: The best I can say is ...", 36)[-1] == "is ..."
    assert wrapped("If it hurts or pulls you in, l looks around.", 30)[-1] == "l looks around."
    assert wrapped("Whatever they're like is all right. s skips a place.", 38)[-1] == "s skips a place."
