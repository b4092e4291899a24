"""Both stages read keys by one table: at no kind of moment does what a terminal sends throw anybody out, or cost a letter."""

from __future__ import annotations

from random import Random

import pytest

from numbcheck.play.player import Command
from numbcheck.play.ports import Did
from numbcheck.stage.text_input import Paper, TextInput
from tests.stage.key_table import KEYS, NOTHING, stream
from tests.stage.kinds import KINDS, TYPED, at
from tests.stage.rig import rigged

AT_EACH = pytest.mark.parametrize("kind", KINDS)


@AT_EACH
def test_nobody_is_thrown_out_by_what_is_no_key(kind: str) -> None:
    """What a terminal sends of its own accord, first of all or in mid-word, does nothing anywhere."""
    with at(kind) as send:
        for sent in NOTHING.values():
            assert send(sent) == ""
            assert send(b"1" + sent + b"1" + sent) == ""


@AT_EACH
def test_nobody_is_thrown_out_by_chance(kind: str) -> None:
    """Whatever bytes come: nobody leaves but by a key that leaves, and the words after them are whole."""
    dice = Random(kind)
    with at(kind) as send:
        assert send(b"") == ""
        for _ in range(30):
            assert send(stream(dice, b"" if kind in TYPED else b"q")) == ""


def test_what_is_no_key_answers_no_last_question() -> None:
    """At the question at the end it does nothing either, and neither closes a page: my own key does."""
    with rigged() as rig:
        for sent in NOTHING.values():
            rig.passed += 1.0
            rig.pipe.send_bytes(sent + b"a")
            assert rig.seat.farewell("Done.", "Compared with before?", 5, list) == "a"
            rig.passed += 1.0  # so soon after an answer nothing answers
            rig.pipe.send_bytes(sent + b"m")
            assert rig.seat.ask_key("Something else?", 5) == "m"
            rig.pipe.send_bytes(sent + b"q")
            rig.seat.page(["one", "two"])
            assert not rig.seat.screen.pressed


def test_lines_pasted_into_a_note_are_one_line_on_the_screen() -> None:
    """A paste that a terminal marks as one is text of the note, its lines on one, and does not keep it by itself."""
    with rigged() as rig:
        rig.pipe.send_bytes(b"a \x1b[200~kettle\rits small\x04 click\x1b[201~ now\r")
        text_input = TextInput(Paper(one_line=True), lambda _: True, list)
        assert rig.seat.write(text_input).text == "a kettle / its small click now"


def test_no_key_in_pasted_lines_costs_the_lines_after_it() -> None:
    """Of lines pasted without a mark every one is kept, though a key that does nothing there stands among them."""
    with rigged() as rig:
        rig.pipe.send_bytes(b"one\x0f\rtwo\x07\x0f\r\x1bOQthree\r")
        text_input = TextInput(Paper(one_line=True), lambda _: True, list)
        assert rig.seat.write(text_input).text == "one / two / three"


@pytest.mark.parametrize("key", [b"\0", b"\x11", b"\x18", b"\x1d", b"\x1b[32;5u", b"\x1b\0"])
@pytest.mark.parametrize("kind", sorted(TYPED))
def test_no_control_key_takes_the_next_ones_away(kind: str, key: bytes) -> None:
    """Ctrl-Space, Ctrl-Q, Ctrl-X and Ctrl-] do not swallow what I type after them, nor a Ctrl-D told as a number."""
    with at(kind) as send:
        assert send(b"") == ""  # of what waited before we came, a NUL is a Ctrl-D
        assert send(b"x" + key) == ""
        if kind not in {"lines: a text", "screen: a journal"}:
            assert send(b"x" + key + b"\x1b[100;5u")


def test_esc_waits_and_other_keys_do_not() -> None:
    """Esc acts after a fifth of a second, when no arrow can come of it any more; told as a number, it acts at once."""
    with rigged() as rig:
        for sent, soonest, command in (
            (b"\x1b", 0.19, Command.STOP),
            (b"\x1b[27u", 0.0, Command.STOP),
            (b"q", 0.0, Command.ENOUGH),
            (b"\x03", 0.0, Command.STOP),
        ):
            rig.pipe.send_bytes(sent)
            began = rig.now()
            assert rig.seat.desk.wait(10, typing=False) == Did(command)
            assert soonest <= rig.now() - began < soonest + 2


@AT_EACH
@pytest.mark.parametrize("sent", [*KEYS["\x04"], KEYS["\x1b"][0], KEYS["\x1b"][2]])
def test_the_check_sees_who_leaves(kind: str, sent: bytes) -> None:
    """The check that the two above rely on sees it when somebody leaves, however the key is spelled."""
    if kind in {"screen: a page", "screen: the closing question"}:
        pytest.skip("every way out leads to the same place there")
    if kind in {"screen: a journal", "lines: a text"} and sent in KEYS["\x04"]:
        pytest.skip("Ctrl-D is how a text is kept")
    with at(kind) as send:
        assert send(sent)
