"""The screen of a breath: a soft shape in the middle, and everything else where it was before."""

from __future__ import annotations

import os
import sys
from itertools import groupby
from typing import TYPE_CHECKING

import pytest

from numbcheck.columns import phrased
from numbcheck.play.player import Command, Player
from numbcheck.practice.lead import led
from numbcheck.practice.script import Lead
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.appearance import Appearance
from numbcheck.stage.screen.breath import Grid, is_breath, size, until_next
from numbcheck.stage.screen.pebble import grid, pebble
from numbcheck.stage.screen.text import Line, Picture, Room
from tests.every import every_of
from tests.stage.pictures import picture
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numbcheck.play.player import Frame
    from numbcheck.practice.script import Script

BREATHS = [script.id for script in Shelf().scripts() if is_breath(script.beats[0])]
SIZES = [(40, 10), (40, 12), (60, 14), (80, 24), (200, 60)]
LOOKS = [
    Appearance(),
    Appearance(ink="halves"),
    Appearance(ink="ground"),
    Appearance(motion="calm"),
    Appearance(motion="none"),
]

LARGE = """
                    ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
                   ██████████████████████████████████████████
                    ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀

                                     Hold.
                                    o o o ."""
HALFWAY = """
                            ▗▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▖
                           ▐████████████████████████▌
                            ▝▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▘"""
SMALL = """
                                      ▄▄▄▄
                                     ██████
                                      ▀▀▀▀"""


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


def rows(drawn: Picture, margin: int = 0) -> list[str]:
    return [(" " * margin + "".join(words for _, words in line)).rstrip() for line in drawn.above]


def frames(script: Script) -> Iterator[Frame]:
    """Yield each beat of a breath in its second second."""
    for index, beat in enumerate(script.beats):
        if is_breath(beat):
            yield Player(script, 0.0, index).frame(1.5)


def drawn_rows(lines: tuple[Line, ...]) -> list[int]:
    return [
        at for at, line in enumerate(lines) if any(style.startswith(("shape", "ground")) for style, _ in line)
    ]


@pytest.mark.parametrize(("name", "index", "second", "drawn"), [("even", 0, 0.0, SMALL), ("even", 6, 2.6, HALFWAY), ("box", 9, 2.2, LARGE)])  # fmt: skip
def test_a_breath_is_drawn_as_designed(name: str, index: int, second: float, drawn: str) -> None:
    """At 80 x 24 it is a pebble on rows 10 to 12, small, halfway and large, its words stand in row 14, and a hold is counted below them."""
    shown = rows(
        picture(Player(Shelf().get(name), 0.0, index).frame(second), Room.within(80, 24), Appearance()),
        margin=2,
    )
    expected = drawn.removeprefix("\n").split("\n")
    assert shown[9 : 9 + len(expected)] == expected


@every_of(BREATHS, SIZES, LOOKS)
def test_nothing_but_the_shape_moves(name: str, screen: tuple[int, int], look: Appearance) -> None:
    """Shape, words and first words stand on the same rows from the first breath to the last, and no word is cut."""
    room, script = Room.within(*screen), Shelf().get(name)
    places, begun = set(), set()
    for frame in frames(script):
        drawn = picture(frame, room, look)
        shown = rows(drawn)
        words = phrased(frame.beat.words, room.measure)
        at = next(at for at, row in enumerate(shown) if row.strip() == words[0])
        assert [row.strip() for row in shown[at : at + len(words)]] == words
        places.add((tuple(drawn_rows(drawn.above)), at))
        begun |= {at for at, row in enumerate(shown) if script.opening[0].startswith(row.strip() or "-")}
    assert len(places) == 1
    assert len(begun) == 1
    assert not (look.motion != "text" and places.pop()[0])


@every_of(BREATHS, SIZES, LOOKS)
def test_it_rests_before_the_first_breath(name: str, screen: tuple[int, int], look: Appearance) -> None:
    """While I read what is said first, and for three seconds more, the smallest shape stands where it then breathes, and rests."""
    script, room = led(Shelf().get(name)), Room.within(*screen)
    leads = [index for index, beat in enumerate(script.beats) if isinstance(beat, Lead) and not beat.after]
    begun = picture(Player(script, 0.0, leads[-1] + 1).frame(0.0), room, look)
    for index in leads:
        frame = Player(script, 0.0, index).frame(2.0)
        drawn = picture(frame, room, look)
        at = drawn_rows(begun.above)
        assert [drawn.above[row] for row in at] == [begun.above[row] for row in at]
        assert until_next(frame, grid(look, room.width)) is None
        shown = " ".join(" ".join(rows(drawn)).split())
        assert [said for said in frame.beat.words.split("\n") if said not in shown] == []


@pytest.mark.parametrize("screen", [(40, 12), (80, 24)])
def test_it_rests_after_the_last_breath_of_a_sigh(screen: tuple[int, int]) -> None:
    """After the pattern the smallest shape stays where it breathed, and nothing moves any more."""
    script, room = led(Shelf().get("sigh")), Room.within(*screen)
    last, rest = (Player(script, 0.0, at).frame(6.9) for at in (len(script.beats) - 2, len(script.beats) - 1))
    drawn = [picture(frame, room, Appearance()) for frame in (last, rest)]
    assert drawn_rows(drawn[0].above) == drawn_rows(drawn[1].above) != []
    assert "Now let it breathe by itself." in " ".join(rows(drawn[1]))
    assert until_next(rest, grid(Appearance(), room.width)) is None


def test_it_rests_before_it_goes_on_in_the_middle() -> None:
    """Where a breath is taken up again in the middle, its shape is small until it begins, and breathes from there."""
    script = led(Shelf().get("even"), start=5, going_on="Going on with the breath.")
    at = next(index for index, beat in enumerate(script.beats) if isinstance(beat, Lead))
    assert size(Player(script, 0.0, at).frame(2.0), Grid(76)) == 6


@pytest.mark.parametrize("screen", [(40, 10), (40, 12), (80, 24)])
@pytest.mark.parametrize("name", BREATHS)
def test_there_is_always_a_shape(name: str, screen: tuple[int, int]) -> None:
    """On every screen a breath is seen: one row of it on a small one, three where there is room."""
    heights = {
        len(drawn_rows(picture(frame, Room.within(*screen), Appearance()).above))
        for frame in frames(Shelf().get(name))
    }
    assert heights == {3 if screen == (80, 24) else 1}


def test_it_is_the_same_on_every_screen() -> None:
    """At 200 columns it is the picture of 80; at 40 it is the same breath, a little narrower."""
    frame = Player(Shelf().get("even"), 0.0, 6).frame(5.0)
    assert picture(frame, Room.within(200, 60), Appearance()) == picture(
        frame, Room.within(80, 24), Appearance()
    )
    widths = {
        columns: max(row.count("█") for row in rows(picture(frame, Room.within(columns, 24), Appearance())))
        for columns in (40, 80, 200)
    }
    assert widths == {40: 36, 80: 42, 200: 42}


def test_it_is_symmetrical() -> None:
    """In a room of any width, each row of it is as far from the left edge as from the right one, to the half column."""
    for width in range(30, 201):
        for columns in range(6, min(42, width - 2) + 1):
            for line in pebble(columns, 3, width, Appearance()):
                whole = "".join(words for _, words in line).ljust(width)
                ink = whole.strip()
                left, right = whole.index(ink[0]), width - len(whole.rstrip())
                assert 2 * left + (ink[0] in "▗▐▝") == 2 * right + (ink[-1] in "▖▌▘"), (width, columns)
                assert ink[1:-1] == ink[1] * (len(ink) - 2)


def test_whole_cells_stand_in_the_middle_too() -> None:
    """Where only whole cells are drawn, there is not half a letter of a shape, and it is symmetrical all the same."""
    look, player = Appearance(ink="ground"), Player(Shelf().get("even"), 0.0, 6)
    for width in range(30, 201):
        sizes = {size(player.frame(tenth / 10), grid(look, width)) for tenth in range(50)}
        assert len(sizes) > 8
        for columns in sizes:
            for (_, margin), (_, ground) in pebble(columns, 2, width, look):
                assert not ground.strip()
                assert width - len(margin) - len(ground) == len(margin)


def test_a_hold_is_counted_below_its_words() -> None:
    """In a hold one dot a second fills, as many as it has seconds, and in a pause none of it stands there."""
    player = Player(Shelf().get("478"), 0.0, 1)
    dots = [
        rows(picture(player.frame(n / 2), Room.within(80, 24), Appearance()))[14].strip() for n in range(14)
    ]
    assert [(dot.count("o"), len(list(group))) for dot, group in groupby(dots)] == [
        (n, 2) for n in range(1, 8)
    ]
    assert {len(dot.split()) for dot in dots} == {7}
    player.obey(Command.PAUSE, 3.0)
    assert (
        not rows(picture(player.frame(3.0), Room.within(80, 24), Appearance()))[14:15]
        or not rows(picture(player.frame(3.0), Room.within(80, 24), Appearance()))[14].strip()
    )


@pytest.mark.parametrize(
    ("more", "letters"),
    [
        ({}, {"█", "▄", "▀"}),
        ({"TERM": "linux"}, {"█"}),
        ({"LC_ALL": "ja_JP.UTF-8"}, set()),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}, set()),
        ({"NO_COLOR": "1"}, {"█", "▄", "▀"}),
    ],
    ids=["blocks", "the console of Linux", "wide blocks", "no UTF-8", "no colour"],
)
def test_every_terminal_draws_what_it_can(home: Path, more: dict[str, str], letters: set[str]) -> None:
    """Where quarter blocks are not known it is one row, where blocks may be wide or are no letters it is whole cells."""
    with terminal(home, "breathe", size=(80, 24), command=None, **more) as pair:
        pair.wait_for("Starting in a moment")
        shown = pair.text
        pair.press("q")
        pair.wait_for_end()
    assert {letter for letter in shown if not letter.isascii()} == letters
    assert letters or b"\x1b[0;46m" in pair.raw
