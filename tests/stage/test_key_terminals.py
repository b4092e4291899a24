"""In real terminals: what a terminal says of its own accord throws nobody out, and no word of mine goes to the shell."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.stage.pane import called, pane
from tests.stage.terminal import Terminal, terminal

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = "\x1b[I\x1b[?62;22c\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[O"
PLAIN = pytest.mark.parametrize("plain", [False, True])


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


def kept(home: Path) -> list[str]:
    return [json.loads(path.read_text())["text"] for path in sorted(home.glob("entries/*/*/*.json"))]


def begun(pair: Terminal) -> None:
    pair.wait_for("keep")


def test_the_window_gets_the_focus_in_mid_sentence(home: Path, tmp_path: Path) -> None:
    """In tmux, when I look away and back in mid-sentence, I write on; Enter of another protocol is Enter."""
    with pane(tmp_path, f"{called(home, 'journal', '--prompt', 'none')}; echo over; cat") as here:
        here.wait_for("D keep")
        here.press("-H", "1b", "5b", "49")
        here.press("-l", "blue qu")
        here.press("-H", "1b", "5b", "4f")
        here.press("-H", "1b", "5b", "49")
        here.press("-l", "ilts")
        here.press("-H", "1b", "5b", "31", "33", "75")
        here.press("-l", "and so on")
        here.wait_for("and so on")
        here.press("-H", "1b", "5b", "31", "30", "30", "3b", "35", "75")
        here.wait_for("over")
    assert kept(home) == ["blue quilts\nand so on"]


@PLAIN
def test_reports_before_and_between_the_words(home: Path, plain: bool) -> None:
    """Late answers of the terminal, the first bytes included, do nothing to what I write."""
    with terminal(home, *["--plain"] * plain, "journal", "--prompt", "none") as pair:
        pair.press(REPORTS)
        begun(pair)
        pair.press(f"{REPORTS}one{REPORTS} wo{REPORTS}rd\x1b[13u\x1b[116u\x1b[119uo")
        pair.read(0.3)
        pair.press("\x1b[13;2u\x1b[200~three\tand\x03\x1b[201~\r\x1b[100;5u")
        assert pair.wait_for_end() == 0
        assert pair.modes == pair.modes_before
    assert kept(home) == ["one word\ntwo\nthree\tand" if plain else "one word\ntwo\nthree    and\n"]


@PLAIN
def test_ctrl_c_told_as_a_number_is_ctrl_c(home: Path, plain: bool) -> None:
    """Ctrl-C of another protocol leaves as Ctrl-C does, with the same code, and the text is a draft."""
    with terminal(home, *["--plain"] * plain, "journal", "--prompt", "none") as pair:
        begun(pair)
        pair.press("half\x1b[99;5u")
        assert pair.wait_for_end() == 130
    drafts = [json.loads(path.read_text())["text"] for path in home.glob("state/drafts/*.draft")]
    assert (kept(home), drafts) == ([], ["half"])


@PLAIN
def test_ctrl_z_told_as_a_number_is_ctrl_z(home: Path, plain: bool) -> None:
    """Ctrl-Z of another protocol gives the shell its terminal, and fg goes on where I was."""
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("bash is not here")
    line = f"{sys.executable} -m numbcheck {'--plain' if plain else ''} ground\r"
    with terminal(home, command=[bash, "--norc", "--noprofile", "-i"], PS1="ready> ") as pair:
        pair.wait_for("ready>")
        pair.press(line)
        pair.wait_for("You see, 1 of 5")
        pair.press("lam\x1b[122;5u")
        pair.wait_for("Stopped")
        pair.press("fg\r")
        pair.wait_for("\nlam" if plain else "> lam")
        pair.press("p\r")
        pair.wait_for("You see, 2 of 5")
        pair.press("\x1b[99;5u")
        pair.wait_for("Stopped. Kept.")
        pair.press("exit\r")
        pair.wait_for_end()
    [path] = home.glob("entries/*/*/*.json")
    assert [answer["text"] for answer in json.loads(path.read_text())["answers"]] == ["lamp"]


@PLAIN
def test_a_terminal_that_is_not_utf_8(home: Path, tmp_path: Path, plain: bool) -> None:
    """In a Latin-1 locale every letter I type is kept."""
    if not shutil.which("localedef"):
        pytest.skip("localedef is not here")
    made = subprocess.run(
        ["localedef", "-i", "de_AT", "-f", "ISO-8859-1", tmp_path / "de_AT"], capture_output=True, check=False
    )
    if made.returncode > 1:
        pytest.skip("this locale cannot be made here")
    words = [*["--plain"] * plain, "journal", "--prompt", "none"]
    with terminal(home, *words, LOCPATH=str(tmp_path), LANG="de_AT", LC_ALL="de_AT") as pair:
        begun(pair)
        os.write(pair._ours, "m\u00fcde \u00dcbung\u00df\r\u00e9".encode("latin-1"))
        pair.read(0.3)
        pair.press("\r\x04")
        assert pair.wait_for_end() == 0
    assert [text.strip() for text in kept(home)] == ["m\u00fcde \u00dcbung\u00df\n\u00e9"]
