"""The breath flows: by half columns, slow and fast and slow, as the clock says and no oftener than something changes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from numbcheck.play.player import Command, Frame, Player
from numbcheck.practice.script import Script, Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.screen.breath import Grid, is_breath, size, until_next
from numbcheck.stage.screen.text import Room

if TYPE_CHECKING:
    from collections.abc import Iterator

BREATHS = [script.id for script in Shelf().scripts() if is_breath(script.beats[0])]
GRIDS = [Grid(76), Grid(38), Grid(37), Grid(28), Grid(76, whole=True), Grid(37, whole=True)]


def phases(script: Script, most: int = 12) -> Iterator[tuple[Player, float]]:
    """Yield a player at each of the first phases of a breath, and the length of that."""
    for index, beat in enumerate(script.beats[:most]):
        if isinstance(beat, Timed) and is_breath(beat):
            yield Player(script, 0.0, index), beat.seconds


def moments(player: Player, length: float, grid: Grid) -> list[Frame]:
    """Return the frames of a phase, each at the moment that the one before asked for."""
    frames = [player.frame(0.0)]
    while (wait := until_next(frames[-1], grid)) is not None:
        frames.append(player.frame(frames[-1].elapsed + wait))
    assert frames[-1].elapsed < length
    return frames


@pytest.mark.parametrize("grid", GRIDS, ids=str)
@pytest.mark.parametrize("name", BREATHS)
def test_it_changes_when_it_says_and_never_between(name: str, grid: Grid) -> None:
    """It is another size at each moment it asks to be shown at, and the same all the while between two of them."""
    for player, length in phases(Shelf().get(name)):
        frames = moments(player, length, grid)
        assert all(size(a, grid) != size(b, grid) for a, b in pairwise(frames))
        for frame, end in pairwise([*(frame.elapsed for frame in frames), length]):
            between = (player.frame(frame + (end - frame) * share) for share in (0.01, 0.5, 0.99))
            assert {size(one, grid) for one in between} == {size(player.frame(frame), grid)}


@pytest.mark.parametrize("grid", GRIDS, ids=str)
@pytest.mark.parametrize("name", BREATHS)
def test_it_grows_with_the_in_breath_and_shrinks_with_the_out_breath(name: str, grid: Grid) -> None:
    """In a phase it only grows, or only shrinks, or stays; and the next phase goes on where it ended."""
    end = None
    for player, length in phases(Shelf().get(name)):
        frames = moments(player, length, grid)
        sizes = [size(frame, grid) for frame in frames]
        match frames[0].beat:
            case Timed(phase="out"):
                assert sizes == sorted(sizes, reverse=True)
            case Timed(phase="hold"):
                assert len(sizes) == 1
            case _:
                assert sizes == sorted(sizes)
        assert end is None or sizes[0] == end
        end = sizes[-1]
        assert 6 <= min(sizes) <= max(sizes) <= 42


@pytest.mark.parametrize(("columns", "longest"), [(80, 0.376), (200, 0.376), (40, 0.412)])
def test_it_turns_softly_and_is_never_long_still(columns: int, longest: float) -> None:
    """In five seconds it takes each half column once, slowly at both ends: six to eight a second, twelve at most.

    Nowhere it rests for over 400 ms; at 40 columns, where an edge has six steps fewer to go, for 412.
    """
    grid = Grid(Room.within(columns, 24).width)
    for player, length in phases(Shelf().get("even"), 2):
        frames = moments(player, length, grid)
        assert {abs(size(a, grid) - size(b, grid)) for a, b in pairwise(frames)} == {1}
        times = [*(frame.elapsed for frame in frames), length]
        waits = [b - a for a, b in pairwise(times)]
        assert max(waits) == pytest.approx(longest, abs=0.001)
        assert waits == pytest.approx(waits[::-1])
        assert min(waits) == pytest.approx(waits[len(waits) // 2])
        assert 6 <= len(times[1:-1]) / length <= 8
        assert max(sum(at <= other < at + 1 for other in times[1:-1]) for at in times[1:-1]) <= 12


@pytest.mark.parametrize("name", BREATHS)
def test_it_takes_sixteen_steps_a_second_at_most(name: str) -> None:
    """However short a phase is, and at the quickest pace, two changes are a sixteenth of a second apart; it arrives all the same."""
    script = Shelf().get(name)
    hasty = tuple(replace(beat, seconds=1.0) for beat in script.beats[:6] if isinstance(beat, Timed))
    for player, length in phases(replace(script, beats=hasty)):
        player.obey(Command.FASTER, 0.0)
        frames = moments(player, length, Grid(76))
        assert all(b.elapsed - a.elapsed >= 1 / 16 - 1e-9 for a, b in pairwise(frames))
        beat = frames[0].beat
        assert size(frames[-1], Grid(76)) == 6 if isinstance(beat, Timed) and beat.phase == "out" else True


def test_nothing_is_summed_up() -> None:
    """A moment that was missed changes nothing: each is worked out from the clock alone."""
    grid = Grid(76)
    for player, length in phases(Shelf().get("even"), 2):
        for frame in moments(player, length, grid):
            assert size(Player(frame.script, 0.0, frame.index).frame(frame.elapsed), grid) == size(
                frame, grid
            )
