"""The screen of a breath: each thing on a row of its own, which depends on the practice and the room alone."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.columns import columns
from numbcheck.practice.script import Timed
from numbcheck.stage.screen.breath import size, whole_seconds
from numbcheck.stage.screen.pebble import grid, height, pebble
from numbcheck.stage.screen.text import Line, Picture, dots, text

if TYPE_CHECKING:
    from numbcheck.play.player import Frame
    from numbcheck.stage.appearance import Appearance
    from numbcheck.stage.screen.layout import Layout

_ROOMY = 11
"""Rows from which a shape is as tall as it can be."""


class Rows(NamedTuple):
    """The row of the first words, that of the shape with its height, and that of the words of a breath."""

    first: int
    shape: int
    tall: int
    words: int


class Still(NamedTuple):
    """The screen of a breath without its shape, and the rows where that belongs."""

    picture: Picture
    rows: Rows
    width: int
    appearance: Appearance

    def at(self, frame: Frame) -> Picture:
        """Return the picture with the shape as it is in this moment."""
        top, tall, above = self.rows.shape, self.rows.tall, self.picture.above
        if not tall:
            return self.picture
        drawn = pebble(size(frame, grid(self.appearance, self.width)), tall, self.width, self.appearance)
        return replace(self.picture, above=(*above[:top], *drawn, *above[top + tall :]))


def still(
    frame: Frame, layout: Layout, appearance: Appearance, head: tuple[Line, ...], words: list[Line]
) -> Still:
    """Return the screen of a breath below the `head`, with these `words`."""
    rows = _rows(layout, appearance)
    lines = [*head]
    for row, block in (
        (rows.first, layout.first),
        (rows.shape, ((),) * rows.tall),
        (rows.words, (*words, *_counted(frame, appearance))),
    ):
        lines += [()] * (row - len(lines))
        lines += _centred(block, layout.room.width)
    above = tuple(lines[: layout.room.height - len(layout.foot)])
    rest = layout.room.height - len(above) - len(layout.foot)
    return Still(Picture(above, (*((),) * rest, *layout.foot)), rows, layout.room.width, appearance)


def counted(frame: Frame, appearance: Appearance) -> bool:
    """Return whether the seconds of this beat are shown, one by one."""
    if not isinstance(frame.beat, Timed):
        return False
    return appearance.motion == "calm" or (appearance.motion == "text" and frame.beat.phase == "hold")


def _counted(frame: Frame, appearance: Appearance) -> tuple[Line, ...]:
    if frame.paused or not counted(frame, appearance):
        return ()
    number = whole_seconds(frame) + 1
    if appearance.motion == "calm":
        return (text(str(number)),)
    most = max(1, math.ceil(frame.length))
    return (dots(min(number, most), most),)


def _rows(layout: Layout, appearance: Appearance) -> Rows:
    """Share out the rows: the shape and its words in the middle, further down where what is said first needs it.

    Where there is little room, air goes first, then the row that counts a hold, then the shape.
    """
    most = layout.most
    begin, end = layout.head + most.first, layout.room.height - most.foot
    said, holds = most.words + (appearance.motion == "calm"), appearance.motion == "text" and most.holds
    free, tallest = max(0, end - begin - said), height(appearance)
    tall = tallest if end - layout.head >= _ROOMY and free > tallest + holds else min(1, tallest, free)
    hold = min(holds, free - tall)
    gap = min(1, tall, free - tall - hold)
    air = min(1, most.first, free - tall - hold - gap)
    needed = tall + gap + said + hold
    top = max(begin + air, min((layout.room.height - needed) // 2, end - needed))
    return Rows(layout.head + (top - begin) // 2, top, tall, top + tall + gap)


def _centred(lines: tuple[Line, ...], width: int) -> list[Line]:
    return [
        (("", " " * ((width - sum(columns(piece) for _, piece in line)) // 2)), *line) if line else ()
        for line in lines
    ]
