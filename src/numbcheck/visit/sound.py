"""The voice and the bell of a visit: a stage that speaks, the key for it, a sentence when it fails."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from numbcheck.columns import TIED
from numbcheck.stage.seat import NO_EDGES
from numbcheck.stage.streams import is_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numbcheck.play.ports import Stage
    from numbcheck.practice.script import Script
    from numbcheck.stage.seat import Edges, Seat
    from numbcheck.visit.house import House

PATIENCE = 60.0
"""Seconds a question afterwards waits before it counts as left open."""


def led_in(house: House, script: Script, start: int = 0, going_on: str = "") -> Script:
    """Return the script to play, with its lead-in before beat `start`: with the voice on it has time to be spoken."""
    from numbcheck.practice.lead import led

    mention(house)
    unattended = house.voice.on or not house.streams.can_ask
    return led(script, start, going_on, spoken=house.voice.on, unattended=unattended)


def heard_stage(house: House, seat: Seat, first: str = "") -> Stage:
    """Return a stage of this seat that the voice and the bell follow; one hears `first` before its words."""
    from numbcheck.stage.spoken import SpokenStage

    return SpokenStage(seat.stage(), house.voice, partial(_ring, house), first)


def tell_end(house: House) -> None:
    """Tell that it is over as the person wants to hear it: not at all, by a bell, or on the desktop.

    In a pipe and on a terminal that can do nothing it stays quiet.
    """
    if not house.streams.is_seen or house.streams.environ.get("TERM", "dumb") == "dumb":
        return
    match house.settings.end:
        case "bell":
            _ring(house)
        case "notify":
            from numbcheck.stage import notification

            notification.tell_end(house.streams.environ)


def _ring(house: House) -> None:
    if is_terminal(house.streams.stderr):
        house.streams.write_stderr("\a")


def farewell(
    house: House,
    seat: Seat,
    words: str,
    question: str,
    help_: Callable[[], Sequence[str]],
    offered: str = "",
    shown: Sequence[str] = (),
    edges: Edges = NO_EDGES,
) -> str:
    """Say and show the last words and ask a question; return the key pressed of those `offered`, or "".

    What is only `shown` stands above them, and the `edges` around that.
    """
    house.voice.say(" ".join([words, *(_heard(question, offered) if seat.can_ask else ())]))
    key = seat.farewell("\n".join([*shown, words]), question, PATIENCE, help_, offered, edges)
    if seat.can_ask and question:
        house.voice.hush()
    return key


def _heard(question: str, offered: str) -> list[str]:
    """Return the words of a question as one hears them: there is a pause between a key and what it stands for."""
    return re.sub(rf"\b([{offered}]){TIED}", r"\1: ", question).split() if offered else question.split()


def toggle(house: House, seat: Seat) -> None:
    """Turn the voice on or off; where there is none, say so."""
    house.voice.toggle()
    if trouble := house.voice.new_trouble():
        seat.page([house.streams.wrap(trouble)])


def mention(house: House) -> None:
    """Say once what went wrong with the voice, if anything did."""
    if trouble := house.voice.new_trouble():
        house.streams.say(trouble)
