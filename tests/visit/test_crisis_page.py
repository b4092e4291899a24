"""The crisis page within a visit: it fits the screen that is there, with what is said above it."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import termios
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from numbcheck.stage.streams import Streams
from numbcheck.visit.crisis_page import crisis_lines
from numbcheck.visit.house import House

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAID = "Thank you for saying so. You do not have to carry it alone. Here is who you can reach:"


@contextmanager
def house_on(home: Path, columns: int, rows: int) -> Iterator[House]:
    """Give a visit in Britain, on a terminal of that size."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    environ = {"NUMBCHECK_HOME": str(home), "NUMBCHECK_COUNTRY": "GB"}
    try:
        with os.fdopen(theirs, "w") as stdout:
            yield House(Streams(None, stdout, None, environ))
    finally:
        os.close(ours)


@pytest.mark.parametrize("first", ["crisis", "abuse"])
def test_sr_32_nothing_is_to_be_scrolled_for_below_what_is_said(home: Path, first: str) -> None:
    """After a tick in `signs` I read the sentence and the whole page below it on one screen, the footer with it."""
    with house_on(home, 80, 24) as house:
        shown = crisis_lines(house, first=first, above=SAID)
    assert len(shown) <= 22
    assert " ".join(shown[: shown.index("")]) == SAID
    text = "\n".join(shown)
    assert "999" in text
    assert "While you wait" in text
    assert "0808 2000 247" in text


def test_on_a_taller_screen_more_lines_are_there(home: Path) -> None:
    """Where there is room nothing is left out that fits."""
    with house_on(home, 80, 24) as house, house_on(home, 80, 16) as lower:
        assert len(crisis_lines(lower)) < len(crisis_lines(house)) <= 22


def test_without_a_screen_all_of_it_is_there(home: Path) -> None:
    """In a pipe, and where all of it is asked for, every line has its row."""
    piped = House(Streams(None, None, None, {"NUMBCHECK_HOME": str(home), "NUMBCHECK_COUNTRY": "GB"}))
    assert any("--sources" in line for line in crisis_lines(piped))
    with house_on(home, 80, 24) as house:
        assert any("--sources" in line for line in crisis_lines(house, whole=True))
        assert not any("--sources" in line for line in crisis_lines(house))
