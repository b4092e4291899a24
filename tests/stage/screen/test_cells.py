"""What is written where it stands is exactly what a whole redraw would have left, or all is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.data_structures import Size

from numbcheck.play.player import Command, Player
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.appearance import Appearance
from numbcheck.stage.screen.cells import STYLE, Cell, changed, write
from numbcheck.stage.screen.text import Picture, text
from tests.stage.rig import Rig, rigged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.play.player import Frame


def breath(name: str = "even", most: int = 6) -> Iterator[Frame]:
    """Yield a breath, tenth by tenth of a second."""
    script = Shelf().get(name)
    for index in range(most):
        player = Player(script, 0.0, index)
        yield from (player.frame(tenth / 10) for tenth in range(int((player.due(0.0) or 0.0) * 10)))


def cells(rig: Rig) -> dict[tuple[int, int], object]:
    """Return every letter that the renderer believes to be on the screen, with how it looks."""
    shown = rig.seat.screen._app.renderer.last_rendered_screen
    assert shown is not None
    return {
        (row, column): (cell.char, STYLE.get_attrs_for_style_str(cell.style))
        for row, columns in shown.data_buffer.items()
        for column, cell in columns.items()
        if (cell.char, cell.style.strip()) not in {(" ", ""), (" ", "[Transparent]")}
    }


def redrawn(rig: Rig) -> int:
    return rig.seat.screen._app.render_counter


@pytest.mark.parametrize(
    ("size", "look"),
    [
        ((40, 12), Appearance()),
        ((80, 24), Appearance(color=False)),
        ((80, 24), Appearance(ink="ground")),
        ((80, 24), Appearance(motion="calm")),
        ((200, 60), Appearance()),
    ],
    ids=str,
)
def test_it_is_what_a_whole_redraw_leaves(size: tuple[int, int], look: Appearance) -> None:
    """However many steps were written in place, drawing all of it changes no letter, no colour, and not the cursor's place."""
    with rigged(*size, look=look) as rig:
        stage, redraws = rig.seat.stage(), 0
        for frame in breath():
            before = redrawn(rig)
            stage.show(frame)
            rig.settle()
            redraws += redrawn(rig) - before
            if frame.elapsed in (2.5, 4.5):
                held, seen = cells(rig), rig.text
                rig.seat.screen._app.renderer.clear()
                rig.seat.screen._app.invalidate()
                rig.settle()
                assert cells(rig) == held
                assert rig.text == seen
        assert redraws <= 6, "only another phase is drawn anew"


def test_only_a_step_is_written() -> None:
    """A step is the two ends of each row and nothing else: some 80 bytes, and the screen is not drawn anew."""
    with rigged() as rig:
        stage, player, at = rig.seat.stage(), Player(Shelf().get("even"), 0.0, 8), 0.0
        stage.show(player.frame(at))
        rig.settle()
        before = redrawn(rig)
        while stage.rhythm is not None:
            drawn = rig.drawn.tell()
            stage.show(player.frame(at := at + stage.rhythm))
            rig.settle()
            assert 0 < rig.drawn.tell() - drawn <= 90
        assert redrawn(rig) == before


def test_a_window_that_was_pulled_is_drawn_anew() -> None:
    """Where the window has another size than what is on it, nothing is written into the middle of it."""
    with rigged() as rig:
        stage, player = rig.seat.stage(), Player(Shelf().get("even"), 0.0, 8)
        stage.show(player.frame(2.0))
        rig.settle()
        rig.size = Size(rows=24, columns=100)
        drawn = rig.drawn.tell()
        stage.show(player.frame(2.1))
        assert rig.drawn.tell() == drawn
        assert rig.seat.screen._app.invalidated
        rig.resize(100, 24)
        rig.settle()
        assert "In." in rig.text
        assert sum("█" in line for line in rig.lines) == 1


def test_what_is_not_there_is_not_mended() -> None:
    """Nothing is written while nothing of ours is on the screen, as in a stopped job, or while all is about to be drawn."""
    with rigged() as rig:
        rig.seat.stage().show(next(breath()))
        rig.settle()
        app, window = rig.seat.screen._app, rig.seat.screen._canvas.keys
        cell = (Cell(3, 3, "x", ""),)
        drawn = rig.drawn.tell()
        app.invalidate()
        assert not write(app, window, cell)
        rig.settle()
        assert write(app, window, cell)
        assert not write(app, window, (Cell(99, 3, "x", ""),))
        app.renderer.erase()
        after = rig.drawn.tell()
        assert not write(app, window, cell)
        assert rig.drawn.tell() == after > drawn


def test_more_than_a_few_letters_are_drawn_as_ever() -> None:
    """Other rows, another footer, letters two columns wide, or more than 24 changes: all is drawn."""
    here = Picture((text("a" * 30),), (text("q leave"),))
    assert changed(here, Picture((text("a" * 6 + "b" * 24),), here.below)) == tuple(
        Cell(0, column, "b", "") for column in range(6, 30)
    )
    assert changed(here, here) == ()
    assert changed(here, Picture((text("a" * 5 + "b" * 25),), here.below)) is None
    assert changed(here, Picture((*here.above, ()), here.below)) is None
    assert changed(here, Picture(here.above, (text("q back"),))) is None
    assert changed(here, Picture((text("中" + "a" * 28),), here.below)) is None


def test_every_way_there_and_back_shows_the_breath_again() -> None:
    """A pause, a page of help and a step back in the middle of a breath leave no debris of its shape."""
    with rigged() as rig:
        stage, player = rig.seat.stage(), Player(Shelf().get("even"), 0.0, 8)
        for tenth in range(30):
            stage.show(player.frame(tenth / 10))
            rig.settle()
        seen = rig.text
        rig.press_one_by_one("q")
        rig.seat.page(["Austria, 142"])
        rig.settle()
        assert rig.text == seen
        player.obey(Command.BACK, 3.0)
        stage.show(player.frame(3.0))
        rig.settle()
        assert max(line.count("█") for line in rig.lines) == 6
