"""How one is told that a practice is over, by whoever chose to be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

SHORT = """id = "short"
title = "Short"
family = "attention"
attention = "outward"
about = "One question."
sources = ["T01"]
opening = ["One plain question."]
closing = "That was it."
[[step]]
ask = "see"
words = "What do you see?"
"""


@pytest.fixture
def desktop(home: Path, tmp_path: Path) -> Path:
    """Return the file in which a stand-in for notify-send, first on PATH, writes what it is called with."""
    (home / "practices").mkdir(parents=True)
    (home / "practices" / "short.toml").write_text(SHORT)
    program = tmp_path / "bin" / "notify-send"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nprintf "%s|" "$@" > {tmp_path}/.told && mv {tmp_path}/.told {tmp_path}/told\n'
    )
    program.chmod(0o700)
    return tmp_path / "told"


def path(desktop: Path) -> str:
    return f"{desktop.parent}/bin{os.pathsep}{os.environ['PATH']}"


def played(
    home: Path, desktop: Path, *words: str, leave: bool = False, end: str = "none", term: str = "xterm"
) -> bytes:
    """Return what a terminal got while a short practice was played to its end, or left."""
    with terminal(home, *words, "do", "short", PATH=path(desktop), NUMBCHECK_END=end, TERM=term) as pair:
        pair.wait_for("What do you see?")
        pair.press("secret lamp\r" if not leave else "\x03")
        if not leave:
            pair.wait_for("Compared with before?")
            assert pair.press_until_end("\r") == 0
        else:
            pair.wait_for_end()
        return pair.raw


@pytest.mark.parametrize("plain", [[], ["--plain"]])
def test_a_bell_or_a_notice_at_the_end(home: Path, desktop: Path, plain: list[str]) -> None:
    """A bell rings, or the desktop is told in words that are always the same; by itself nothing happens."""
    assert b"\a" not in played(home, desktop, *plain)
    assert not desktop.exists()
    assert played(home, desktop, *plain, end="bell").count(b"\a") == 1
    assert b"\a" not in played(home, desktop, *plain, end="notify")
    with terminal(home, command=["sh", "-c", f"until test -e {desktop}; do sleep 0.1; done"]) as waiting:
        waiting.wait_for_end()
    assert desktop.read_text() == "--app-name=numbcheck|numbcheck|That's the end.|"


def test_leaving_is_no_end(home: Path, desktop: Path) -> None:
    """Who leaves before the end is told nothing."""
    assert b"\a" not in played(home, desktop, leave=True, end="bell")


def test_nothing_rings_in_a_pipe(shell: Shell, desktop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a pipe, and on a terminal that can do nothing, it stays quiet."""
    monkeypatch.setenv("PATH", path(desktop))
    for end in ("bell", "notify"):
        monkeypatch.setenv("NUMBCHECK_END", end)
        ran = shell("do", "short", text="lamp\n")
        assert "That was it." in ran.out
        assert "\a" not in ran.out + ran.err
    assert b"\a" not in played(desktop.parent / "home", desktop, term="dumb", end="bell")
    assert not desktop.exists()


def test_without_a_program_for_it_nothing_happens(home: Path, desktop: Path) -> None:
    """Where the desktop cannot be told, a practice ends as ever."""
    (desktop.parent / "bin" / "notify-send").write_text("no program")
    assert b"Traceback" not in played(home, desktop, end="notify")
    assert not desktop.exists()
