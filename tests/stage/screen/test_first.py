"""The first picture: on the terminal before what draws a screen is loaded, and the one that stands there afterwards."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyte
import pytest

from numbcheck.play.player import Player
from numbcheck.practice.lead import led
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.appearance import Appearance
from numbcheck.stage.screen.canvas import Scene
from numbcheck.stage.screen.first import drawn
from numbcheck.stage.screen.text import STYLES, Picture, Room, laid, text
from tests.stage.pictures import picture
from tests.stage.rig import rigged
from tests.stage.terminal import Terminal, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numbcheck.play.player import Frame

BLANK = (" ", False, "default", "default", False)
AT_THE_TOOLKIT = """
import os, signal, sys
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "prompt_toolkit":
            sys.meta_path.remove(self)
            {then}
sys.meta_path.insert(0, Watch())
from numbcheck.__main__ import run
sys.exit(run({words!r}))
"""


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


@contextmanager
def at_the_toolkit(home: Path, then: str, *words: str) -> Iterator[Terminal]:
    """Run numbcheck in a terminal; the moment it begins to load prompt_toolkit, it does something else first."""
    program = AT_THE_TOOLKIT.format(then=then, words=list(words))
    with terminal(home, command=[sys.executable, "-c", program]) as pair:
        yield pair


@contextmanager
def held(home: Path, *words: str) -> Iterator[tuple[Terminal, Path]]:
    """Run it until it would load prompt_toolkit; it goes on once somebody opens the pipe."""
    pipe = home.with_name("held")
    os.mkfifo(pipe)
    with at_the_toolkit(home, f"open({str(pipe)!r}).read()", *words) as pair:
        yield pair, pipe


def is_given_back(pair: Terminal) -> bool:
    on, off = pair.raw.rfind(b"\x1b[?1049h"), pair.raw.rfind(b"\x1b[?1049l")
    shown, hidden = pair.raw.rfind(b"\x1b[?25h"), pair.raw.rfind(b"\x1b[?25l")
    return pair.modes == pair.modes_before and -1 < on < off and hidden < shown


def seen(raw: str, size: tuple[int, int]) -> dict[tuple[int, int], tuple[object, ...]]:
    """Return every letter of what is drawn, and how it looks; what is blank is left out."""
    screen = pyte.Screen(*size)
    pyte.Stream(screen).feed(raw)
    cells = {
        (row, column): (cell.data, cell.bold and cell.data != " ", cell.fg, cell.bg, cell.reverse)
        for row, columns in screen.buffer.items()
        for column, cell in columns.items()
    }
    return {place: look for place, look in cells.items() if look != BLANK}


@pytest.mark.parametrize(
    ("size", "look"),
    [
        ((40, 12), Appearance()),
        ((80, 24), Appearance(color=False, ink="ground")),
        ((80, 24), Appearance()),
        ((200, 60), Appearance()),
    ],
    ids=str,
)
def test_it_is_the_picture_that_the_screen_draws(size: tuple[int, int], look: Appearance) -> None:
    """Of every practice it has the letters, the colours and the places that the full screen then has."""
    for script in map(led, Shelf().scripts()):
        frame = Player(script, 0.0).frame(0.0)

        def paint(room: Room, frame: Frame = frame) -> Picture:
            return picture(frame, room, look).to_look_at()

        first = drawn(*laid(paint, Room.within(*size), size))
        with rigged(*size, look=look) as rig:
            rig.seat.stage().show(frame)
            rig.settle()
            assert seen(first, size) == seen(rig.drawn.getvalue(), size), script.id


def test_every_look_can_be_drawn_by_hand() -> None:
    """There is no look of a letter on a screen that the first picture could not have."""
    shown = tuple(text("x", style) for style in STYLES)
    with rigged() as rig:
        rig.seat.screen.show(Scene(paint=lambda _: Picture(shown, ())))
        rig.settle()
        assert seen(drawn(Picture(shown, ()), 2), (80, 24)) == seen(rig.drawn.getvalue(), (80, 24))


@pytest.mark.parametrize(
    ("words", "first", "key", "following"),
    [
        ("breathe", "Breathe softly, not deeply", "\r", "Breathe in."),
        ("ground", "You see, 1 of 5", "lamp", "> lamp"),
    ],
)
def test_the_first_words_do_not_wait_for_what_draws_them(
    home: Path, words: str, first: str, key: str, following: str
) -> None:
    """They stand there before prompt_toolkit is loaded; then nothing is emptied or drawn again, and it goes on from there."""
    with held(home, words) as (pair, pipe):
        pair.wait_for(first)
        assert "numbcheck helps you" not in pair.text, (
            "nothing of before shines through, where there is no other screen"
        )
        drawn_until = len(pair.raw)
        pipe.open("w").close()
        pair.press(key)
        pair.wait_for(following)
        since = pair.raw[drawn_until:]
        assert first.encode() not in since
        assert not any(emptied in since for emptied in (b"\x1b[J", b"\x1b[2J", b"\x1b[?1049"))
        pair.press("\x03")
        assert pair.wait_for_end() == 0
        assert is_given_back(pair)


def test_keys_pressed_before_it_hears_are_heard(home: Path) -> None:
    """What I type at the first question before the rest is loaded is my answer, and shows nowhere else."""
    with held(home, "ground") as (pair, pipe):
        pair.wait_for("You see, 1 of 5")
        pair.press("lamp\r")
        pair.read(0.05)
        assert "lamp" not in pair.text
        pipe.open("w").close()
        pair.wait_for("You see, 2 of 5")
        assert "lamp" in pair.text
        pair.press("\x03")
        assert pair.wait_for_end() == 0


@pytest.mark.parametrize("key", ["q", "\x1b", "\x03"])
def test_it_can_be_left_before_it_hears(home: Path, key: str) -> None:
    """A key that leaves does so, however early: one word, exit 0, and the terminal as it was."""
    with held(home, "breathe") as (pair, pipe):
        pair.wait_for("Breathe softly")
        pair.press(key)
        pipe.open("w").close()
        assert pair.wait_for_end() == 0
        assert "Stopped." in pair.text
        assert is_given_back(pair)


def test_a_window_pulled_before_it_hears(home: Path) -> None:
    """Where the window gets another size meanwhile, the picture is the one for that."""
    with held(home, "breathe") as (pair, pipe):
        pair.wait_for("Breathe softly")
        pair.resize(60, 14)
        pipe.open("w").close()
        pair.read_until(
            lambda: "Even breathing" in pair.text and "q leave" in pair.text.split("\n")[13], "all of it"
        )
        assert pair.text.count("Breathe softly") == pair.text.count("Even breathing") == 1
        pair.press("q")
        assert pair.wait_for_end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_told_to_leave_before_it_hears(home: Path, number: int) -> None:
    """Told to stop from outside meanwhile, it ends as ever, and the terminal is as it was."""
    with at_the_toolkit(home, f"os.kill(os.getpid(), {number})", "breathe") as pair:
        assert pair.wait_for_end() == (0 if number == signal.SIGINT else 128 + number)
        assert is_given_back(pair)


def test_stopped_before_it_hears(home: Path) -> None:
    """Stopped meanwhile, the shell has its own screen back; afterwards the picture stands there again."""
    with at_the_toolkit(home, "os.kill(os.getpid(), signal.SIGTSTP)", "breathe") as pair:
        pair.read_until(lambda: pair.raw.count(b"\x1b[?1049h") == 2, "the screen again")
        assert b"\x1b[?1049l" in pair.raw
        pair.wait_for("Breathe softly")
        pair.press("q")
        assert pair.wait_for_end() == 0
        assert is_given_back(pair)


def test_where_no_screen_starts_lines_follow(home: Path) -> None:
    """Where what draws a screen cannot be loaded, the picture goes and plain lines come, with what was typed."""
    with at_the_toolkit(home, "raise ImportError", "ground") as pair:
        pair.wait_for("You see, 1 of 5")
        pair.read_until(lambda: b"\x1b[?1049l" in pair.raw, "the terminal's own screen")
        pair.press("lamp\n")
        pair.wait_for("You see, 2 of 5")
        assert b"\x1b" not in pair.raw.partition(b"\x1b[?1049l")[2].partition(b"\x1b[?25h")[2]
        pair.press("\x03")
        assert pair.wait_for_end() == 0
        assert is_given_back(pair)
