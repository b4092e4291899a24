"""The only loop in the program: plays a script between a desk and a stage."""

from __future__ import annotations

import errno
from dataclasses import replace
from typing import TYPE_CHECKING

from numbcheck.play.player import Command, Outcome, Player
from numbcheck.play.ports import BrokeOff, Did, Said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numbcheck.play.ports import Aside, Desk, Event, Stage
    from numbcheck.practice.script import Script

_GONE = frozenset({errno.EPIPE, errno.EIO})
"""The errors by which it shows that the reader or the terminal is gone."""
_TYPED_AHEAD = 0.2
"""Seconds within which what is already on its way arrives."""


def perform(
    script: Script,
    desk: Desk,
    stage: Stage,
    asides: Mapping[Command, Aside] | None = None,
    start: int = 0,
) -> Outcome:
    """Play `script` from beat `start` to its end, or until the person leaves, and return what came of it.

    `asides` are what a command does beside the practice (help, look around): its time stands still until
    they return, and who looked around begins their place anew. Leaving is a normal outcome, and a stage whose
    other end is gone counts as that. Any other OSError becomes the outcome's fault, and what was typed still counts.
    """
    player = Player(script, desk.now(), start)
    asides = asides or {}
    try:
        while not player.done:
            stage.show(player.frame(desk.now()))
            event = desk.wait(_patience(player, stage, desk.now()), typing=player.asking)
            now = desk.now()
            if player.asking and desk.touched():
                player.touched(now)
            player.advance(now)
            match event:
                case Did(command) if command in asides and not player.done:
                    asides[command](player.frame(now))
                    player.leave_out(desk.now() - now)
                    if command is Command.LOOK:
                        player.obey(command, desk.now())
                case _:
                    _take(event, player, now)
    except OSError as error:
        _take_typed(player, desk)
        player.obey(Command.STOP, desk.now())
        gone = _is_leaving(error)
        return replace(player.outcome(desk.now()), fault=None if gone else error, gone=gone)
    return player.outcome(desk.now())


def _is_leaving(error: OSError) -> bool:
    return isinstance(error, ConnectionError) or error.errno in _GONE


def _take(event: Event | None, player: Player, now: float) -> None:
    match event:
        case Said(text, chosen):
            player.answer(text, now, chosen)
        case BrokeOff(half, text, chosen, enough=True):
            player.enough(half, text, chosen, now)
        case BrokeOff(half, text, chosen):
            player.leave(half, text, chosen, now)
        case Did(Command.ENOUGH):
            player.enough("", "", None, now)
        case Did(command):
            player.obey(command, now)


def _take_typed(player: Player, desk: Desk) -> None:
    while player.asking and isinstance(event := desk.wait(_TYPED_AHEAD, typing=True), (Said, BrokeOff)):
        _take(event, player, desk.now())


def _patience(player: Player, stage: Stage, now: float) -> float | None:
    limits = [seconds for seconds in (player.due(now), stage.rhythm) if seconds is not None]
    return min(limits, default=None)
