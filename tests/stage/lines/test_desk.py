"""The desk of plain lines, over real pipes, real pseudo-terminals and real signals."""

from __future__ import annotations

import os
import pty
import select
import signal
import termios
from typing import TYPE_CHECKING

import pytest

from numbcheck.play.player import Command
from numbcheck.play.ports import BrokeOff, Did, Said
from numbcheck.stage.clock import LivedClock
from numbcheck.stage.lines.desk import LineDesk, line_desk
from numbcheck.stage.signals import watched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.play.ports import Event

SOON = 0.02


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Return the two ends of a terminal: the person's and the program's."""
    person, program = pty.openpty()
    yield person, program
    os.close(person)
    os.close(program)


def happened(desk: LineDesk) -> Event | None:
    """Return what the person does at a question; a wait that is over because they began to type goes on."""
    return desk.wait(10, typing=True) or desk.wait(10, typing=True)


def _pipe(content: bytes) -> int:
    read, write = os.pipe()
    os.write(write, content)
    os.close(write)
    return read


def _shown(person: int) -> bytes:
    shown = b""
    while select.select([person], [], [], SOON)[0]:
        shown += os.read(person, 100)
    return shown


def test_lines_of_a_pipe_are_answers_and_its_end_is_enter() -> None:
    """Each line of a pipe is one answer; at its end every further question counts as Enter."""
    with line_desk(_pipe(b"lamp\r\n\nlast"), terminal=False) as desk:
        events = [desk.wait(None, typing=True) for _ in range(4)]
    assert events == [Said("lamp"), Said(""), Said("last"), Said("")]


def test_a_pipe_does_not_hurry_a_breath() -> None:
    """While I breathe, lines in a pipe change nothing, nor does its end."""
    with line_desk(_pipe(b"q\n \n"), terminal=False) as desk:
        began = desk.now()
        assert desk.wait(SOON, typing=False) is None
        assert desk.now() - began >= SOON


def test_closed_input_is_enter_to_questions_only() -> None:
    """With standard input closed a question counts as Enter, and a card is simply read."""
    with line_desk(None, terminal=False) as desk:
        assert desk.wait(None, typing=True) == Said("")
        assert desk.wait(None, typing=False) == Did(Command.NEXT)
        assert desk.wait(SOON, typing=False) is None
        assert desk.key(SOON) is None


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals_leave_kindly(number: int) -> None:
    """Ctrl-C, a kill or a closed terminal make me leave at once, and nothing is torn."""
    before = signal.getsignal(number)
    with line_desk(None, terminal=False) as desk:
        os.kill(os.getpid(), number)
        assert desk.wait(10, typing=False) == Did(Command.STOP)
        assert desk.left_by == number
    assert signal.getsignal(number) is before


def test_time_asleep_is_not_counted() -> None:
    """When the machine sleeps for an hour in the middle of a breath, the breath goes on where it was."""
    readings = iter([0.0, 0.0, 0.0, 3600.5, *[3600.5 + n / 100 for n in range(1000)]])
    with watched() as signals:
        desk = LineDesk(None, signals, None, LivedClock(lambda: next(readings)))
        desk.wait(0.6, typing=False)
        assert 0.6 <= desk.now() < 1.0


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (b" ", Command.PAUSE),
        (b"s", Command.SKIP),
        (b"\x1b[C", Command.SKIP),
        (b"b", Command.BACK),
        (b"\x1b[D", Command.BACK),
        (b"+", Command.FASTER),
        (b"-", Command.SLOWER),
        (b"l", Command.LOOK),
        (b"!", Command.HELP),
        (b"\x1bOP", Command.HELP),
        (b"?", Command.KEYS),
        (b"q", Command.ENOUGH),
        (b"\x1b", Command.STOP),
        (b"\r", Command.NEXT),
        (b"xyzq", Command.ENOUGH),
        (b"xs", Command.SKIP),
        (b"\x1b[Aq", Command.ENOUGH),
        (b"\x1b[A\x1b[C", Command.SKIP),
    ],
)
def test_single_keys_command_while_time_passes(
    terminal: tuple[int, int], typed: bytes, command: Command
) -> None:
    """In a timed beat one key is enough, and nothing needs Enter."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        desk.wait(SOON, typing=False)
        os.write(person, typed)
        assert desk.wait(10, typing=False) == Did(command)


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        (b"so\n", Said("so")),
        (b"quilts!\n", Said("quilts!")),
        (b"\n", Said("")),
        (b"\t", Did(Command.SKIP)),
        (b"\x07", Did(Command.HELP)),
        (b"\x1b", Did(Command.STOP)),
        (b"so\x1b\n", Said("so")),
        (b"\x1b[200~so\tbe\x03 it\x1b[201~\n", Said("so\tbe it")),
        (b"\x1b[200~so\nbe it\x1b[201~", Said("so")),
        (b"so\x1b[99;5u", BrokeOff("so")),
        (b"\x04", Did(Command.ENOUGH)),
        (b"\x0f", Did(Command.LOOK)),
        (b"\x1b[Z", Did(Command.BACK)),
        (b"half\t", Said("half")),
        (b"up\x1b[Aper\x1b[D\x1b[1;5C\n", Said("upper")),
        (b"lamb\x7fp\n", Said("lamp")),
        (b"no way\x17where\n", Said("no where")),
        (b"away\x15here\n", Said("here")),
        ("cafe\u0301\x7fee\n".encode(), Said("cafee")),
        (b"x" * 9000 + b"\n", Said("x" * 9000)),
    ],
)
def test_at_a_question_every_letter_types(terminal: tuple[int, int], typed: bytes, event: object) -> None:
    """Where I can type, letters are letters; Tab, Ctrl-G, Esc and Ctrl-D still do what they say."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        desk.wait(SOON, typing=False)
        assert desk.wait(0, typing=True) is None
        os.write(person, typed)
        assert happened(desk) == event


def test_a_wait_is_over_as_soon_as_something_is_typed(terminal: tuple[int, int]) -> None:
    """What I begin to type is noticed at once, so that it can be saved; what I type on ends no further wait."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        desk.wait(0, typing=True)
        os.write(person, b"h")
        assert desk.wait(3600, typing=True) is None
        assert desk.half_typed() == "h"
        os.write(person, b"alf")
        assert desk.wait(SOON, typing=True) is None


@pytest.mark.parametrize("key", [b"\x1b", b"\x04"])
def test_leaving_tells_what_was_half_typed(terminal: tuple[int, int], key: bytes) -> None:
    """Esc and Ctrl-D after half a word: I have left, or it is enough, and the word is told."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        desk.wait(0, typing=True)
        os.write(person, b"half a wo" + key)
        assert happened(desk) == BrokeOff("half a wo", enough=key == b"\x04")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGQUIT])
def test_a_signal_tells_what_was_half_typed(terminal: tuple[int, int], number: int) -> None:
    """Told to leave in the middle of a word: the word is told, and whoever has left stays left."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        desk.wait(0, typing=True)
        os.write(person, b"hal")
        os.kill(os.getpid(), number)
        assert desk.wait(10, typing=True) == BrokeOff("hal")
        assert [desk.wait(10, typing=typing) for typing in (False, True)] == [Did(Command.STOP)] * 2
        assert desk.left_by == number
    assert select.select([program], [], [], 0)[0] == []


def test_what_was_typed_too_soon_answers_nothing_though_i_am_told_to_leave(terminal: tuple[int, int]) -> None:
    """Lines ended before anybody could have read the choices answer none of them at a signal; none of it is lost."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        desk.wait(0, typing=True)
        desk.begun(picks=True)
        desk.answered(by_key=False)
        os.write(person, b"1\rtwo\rthr")
        os.kill(os.getpid(), signal.SIGTERM)
        assert desk.wait(10, typing=True) == BrokeOff("1 two thr")


def test_enter_behind_a_key_skips_no_line(terminal: tuple[int, int]) -> None:
    """The Enter that many press behind a single key leaves the line that is asked for next open."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        desk.wait(0, typing=True)
        desk.answered(by_key=True)
        os.write(person, b"\rrain\r")
        assert desk.wait(10, typing=True) == Said("rain")


@pytest.mark.parametrize("typing", [False, True])
def test_whoever_has_left_stays_left(typing: bool) -> None:
    """Once told to leave, every wait that follows leaves too, a practice inside another one or not."""
    with line_desk(None, terminal=False) as desk:
        os.kill(os.getpid(), signal.SIGTERM)
        assert [desk.wait(10, typing=typing) for _ in range(3)] == [Did(Command.STOP)] * 3


def test_ctrl_d_is_one_event(terminal: tuple[int, int]) -> None:
    """After Ctrl-D at one question the terminal still listens to me."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        desk.wait(0, typing=True)
        os.write(person, b"\x04")
        assert desk.wait(10, typing=True) == Did(Command.ENOUGH)
        os.write(person, b"m")
        assert desk.key(10) == "m"


@pytest.mark.parametrize("key", [b"\x07", b"\x0f"])
def test_help_carries_over_what_was_half_typed(terminal: tuple[int, int], key: bytes) -> None:
    """Help and looking around leave my half-typed word where it was, and show it again."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        desk.wait(0, typing=True)
        os.write(person, b"hal" + key)
        assert isinstance(desk.wait(10, typing=True), Did)
        desk.wait(SOON, typing=False)
        assert _shown(person) == b"hal\r\n"
        assert desk.wait(0, typing=True) is None
        os.write(person, b"f\n")
        assert desk.wait(10, typing=True) == Said("half")
        assert _shown(person) == b"half\r\n"


def test_letters_typed_ahead_are_no_commands(terminal: tuple[int, int]) -> None:
    """Lines I typed on while a question was there wait for the next one, whatever comes between."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        desk.wait(0, typing=True)
        os.write(person, b"one\nquilt\n")
        assert desk.wait(10, typing=True) == Said("one")
        assert desk.wait(SOON, typing=False) is None
        assert desk.wait(10, typing=True) == Said("quilt")


def test_a_key_in_two_pieces_is_one_key(terminal: tuple[int, int]) -> None:
    """Over a slow line an arrow key may come in pieces; it is not taken for Esc."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        desk.wait(SOON, typing=False)
        os.write(person, b"x\x1b")
        assert desk.wait(SOON, typing=False) is None
        os.write(person, b"[C")
        assert desk.wait(10, typing=False) == Did(Command.SKIP)


def test_keys_pressed_ahead_do_not_answer(terminal: tuple[int, int]) -> None:
    """What I pressed during the practice does not answer the question after it."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        desk.wait(SOON, typing=False)
        os.write(person, b"xmm")
        desk.wait(SOON, typing=False)
        os.write(person, b"mm")
        desk.drop_typeahead()
        assert desk.key(SOON) is None


def test_more_lines_of_a_paste(terminal: tuple[int, int]) -> None:
    """Lines that came in one go with the first are there to be kept, the unended last one too."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        os.write(person, b"one\n\ttwo\n\nthird")
        assert desk.line() == Said("one")
        assert [desk.more_line() for _ in range(3)] == ["\ttwo", "", None]
        assert desk.taken() == "third"


def test_nothing_is_left_to_the_shell(terminal: tuple[int, int]) -> None:
    """What I typed on after the end is no command for the shell."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        desk.wait(SOON, typing=False)
        os.write(person, b"touch x\n")
    assert select.select([program], [], [], SOON)[0] == []


def test_the_terminal_is_ours_before_anything_is_asked(terminal: tuple[int, int]) -> None:
    """As soon as I can read a question, no Ctrl-Z takes away what I typed at it."""
    _, program = terminal
    with line_desk(program, terminal=True):
        flags = termios.tcgetattr(program)[3]
    assert not flags & termios.ICANON
    assert flags & termios.NOFLSH


def test_a_terminal_that_does_not_echo_is_left_so(terminal: tuple[int, int]) -> None:
    """Where echo is off, as inside an editor, nothing I type comes twice."""
    person, program = terminal
    modes = termios.tcgetattr(program)
    modes[3] &= ~termios.ECHO
    termios.tcsetattr(program, termios.TCSANOW, modes)
    with line_desk(program, terminal=True) as desk:
        os.write(person, b"lamp\n")
        assert desk.wait(10, typing=True) == Said("lamp")
    assert select.select([person], [], [], SOON)[0] == []


def test_what_was_ignored_stays_ignored() -> None:
    """Started with nohup, it lives on when the terminal is closed."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with line_desk(None, terminal=False) as desk:
            os.kill(os.getpid(), signal.SIGHUP)
            assert desk.wait(SOON, typing=False) is None
            assert desk.left_by is None
    finally:
        signal.signal(signal.SIGHUP, before)


def test_the_terminal_is_given_back(terminal: tuple[int, int]) -> None:
    """However I leave, the terminal echoes and edits lines as before."""
    _, program = terminal
    before = termios.tcgetattr(program)
    with pytest.raises(RuntimeError), line_desk(program, terminal=True) as desk:
        desk.wait(SOON, typing=False)
        assert termios.tcgetattr(program) != before
        raise RuntimeError
    assert termios.tcgetattr(program) == before


def test_one_key_answers_the_question_afterwards(terminal: tuple[int, int]) -> None:
    """One key answers; without a key the question goes away by itself."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        assert desk.key(SOON) is None
        os.write(person, b"m")
        assert desk.key(10) == "m"


def test_a_terminal_that_is_gone_leaves(terminal: tuple[int, int]) -> None:
    """When the terminal is closed under me, a question is left and nothing spins."""
    person, program = os.openpty()
    with line_desk(program, terminal=True) as desk:
        desk.wait(SOON, typing=False)
        os.close(person)
        assert desk.wait(10, typing=True) == Did(Command.STOP)
    os.close(program)


def test_after_the_end_of_a_text_more_can_be_asked(terminal: tuple[int, int]) -> None:
    """Ctrl-D ends my text, and a question after it still hears me; the end of a pipe stays the end."""
    person, program = terminal
    with line_desk(program, terminal=True) as desk:
        os.write(person, b"one\n\x04")
        assert desk.line() == Said("one")
        assert desk.line() == Did(Command.NEXT)
        os.write(person, b"two\n")
        assert desk.wait(None, typing=True) == Said("two")
    with line_desk(_pipe(b""), terminal=False) as desk:
        assert [desk.line() for _ in range(2)] == [Did(Command.NEXT)] * 2
