"""In a real terminal: however a practice ends, the terminal is as it was, and what was done is kept."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.stage.pane import called, pane
from tests.stage.terminal import PATIENCE, Terminal, terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


def kept(home: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted(home.glob("entries/*/*/*.json"))]


def texts(home: Path) -> list[str]:
    return [answer["text"] for entry in kept(home) for answer in entry.get("answers", ())]


def drafts(home: Path) -> list[str]:
    return [json.loads(path.read_text())["text"] for path in sorted(home.glob("state/drafts/*.draft"))]


def given_back(pair: Terminal) -> bool:
    on, off = pair.raw.rfind(b"\x1b[?1049h"), pair.raw.rfind(b"\x1b[?1049l")
    shown, hidden = pair.raw.rfind(b"\x1b[?25h"), pair.raw.rfind(b"\x1b[?25l")
    return pair.modes == pair.modes_before and -1 < on < off and hidden < shown


def test_a_closed_window_keeps_what_was_typed(home: Path) -> None:
    """When the window is closed, what I had typed is in the journal."""
    with terminal(home, "ground") as pair:
        pair.wait_for("You see, 1 of 5")
        pair.press("lamp\r")
        pair.wait_for("You see, 2 of 5")
        pair.hang_up()
        assert pair.process.wait(PATIENCE) == 129
    assert texts(home) == ["lamp"]


def test_suspend_and_resume(home: Path) -> None:
    """Ctrl-Z gives the shell its terminal back as it was; fg goes on where I was, half a word and all."""
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("bash is not here")
    call = f"{sys.executable} -m numbcheck ground"
    with terminal(home, command=[bash, "--norc", "--noprofile", "-i"], PS1="ready> ") as pair:
        pair.wait_for("ready>")
        modes = "stty -g > $NUMBCHECK_HOME.modes\r"
        pair.press(modes + f"{call}\r")
        pair.wait_for("You see, 1 of 5")
        pair.press("lam")
        pair.wait_for("> lam")
        pair.press("\x1a")
        pair.wait_for("Stopped")
        assert "lam" not in pair.text.replace("numbcheck", "")
        pair.press('[ "$(stty -g)" = "$(cat $NUMBCHECK_HOME.modes)" ] && echo sa\'\'me\r')
        pair.wait_for("\nsame")
        pair.press("fg\r")
        pair.wait_for("> lam")
        pair.press("p\r")
        pair.wait_for("You see, 2 of 5")
        pair.press("\x03")
        pair.wait_for("Stopped. Kept.")
        pair.press("exit\r")
        pair.wait_for_end()
    assert texts(home) == ["lamp"]


@pytest.mark.parametrize(
    ("words", "more", "size"),
    [
        (["--plain", "ground"], {}, (80, 24)),
        (["ground"], {"TERM": "dumb"}, (80, 24)),
        (["ground"], {"ACCESSIBLE": "1"}, (80, 24)),
        (["ground"], {}, (39, 24)),
        (["ground"], {}, (80, 9)),
    ],
)
def test_lines_where_a_screen_does_not_serve(
    home: Path, words: list[str], more: dict[str, str], size: tuple[int, int]
) -> None:
    """Plain, dumb, accessible or tiny: it is plain lines, without a single escape."""
    with terminal(home, *words, size=size, command=None, **more) as pair:
        pair.wait_for("You see, 1 of 5")
        pair.press("\x03")
        assert pair.wait_for_end() == 0
        assert b"\x1b" not in pair.raw


def test_lines_when_the_screen_does_not_start(home: Path) -> None:
    """When the full screen cannot start, plain lines do."""
    program = (
        "import numbcheck.stage.screen.app as screen\n"
        "def broken(*_, **__): raise RuntimeError\n"
        "screen.Application = broken\n"
        "import sys\n"
        "from numbcheck.__main__ import run\n"
        "sys.exit(run(['ground']))\n"
    )
    with terminal(home, command=[sys.executable, "-c", program]) as pair:
        pair.wait_for("You see, 1 of 5")
        pair.press("lamp\n")
        pair.wait_for("You see, 2 of 5")
        pair.press("\x03")
        assert pair.wait_for_end() == 0
        assert b"\x1b" not in pair.raw
    assert texts(home) == ["lamp"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("plain", [False, True])
def test_journal_told_to_stop(home: Path, number: int, plain: bool) -> None:
    """Told to stop from outside, on a screen or on lines, my text is a draft and the terminal is as it was."""
    with terminal(home, *["--plain"] * plain, "journal", "--prompt", "none") as pair:
        pair.wait_for("keep")
        pair.press("half\r")
        pair.wait_for("half")
        pair.process.send_signal(number)
        assert pair.wait_for_end() == 128 + number
        assert pair.modes == pair.modes_before
    assert [text.strip() for text in drafts(home)] == ["half"]


def test_a_killed_journal_is_found_again(home: Path) -> None:
    """After kill -9, what I wrote until a few seconds before is a draft, and the next journal says so."""
    with terminal(home, "journal", "--prompt", "none") as pair:
        pair.wait_for("D keep")
        pair.press("half")
        deadline = time.monotonic() + PATIENCE
        while drafts(home) != ["half"] and time.monotonic() < deadline:
            pair.read(0.05)
        pair.process.kill()
        pair.process.wait()
    assert drafts(home) == ["half"]
    with terminal(home, "journal") as pair:
        pair.read_until(lambda: b"waits: Ctrl-R" in pair.raw, "the draft")


@pytest.mark.parametrize("words", [["show", "@1"], ["learn", "what"]])
def test_long_output_is_paged(home: Path, words: list[str]) -> None:
    """What does not fit goes through the pager; what fits does not, nor do plain lines, nor where it cannot start."""
    write_forty_lines(home)
    pager = "sh -c 'cat >/dev/null; echo paged'"
    with terminal(home, *words, PAGER=pager, size=(80, 9)) as pair:
        assert pair.wait_for_end() == 0
        assert "paged" in pair.text
    for size, plain, command in (
        ((80, 60), [], pager),
        ((80, 9), ["--plain"], pager),
        ((80, 9), [], "/none"),
    ):
        with terminal(home, *plain, *words, PAGER=command, size=size) as pair:
            assert pair.wait_for_end() == 0
            assert "paged" not in pair.text
            assert len(pair.text.split()) > 4


def test_ctrl_c_in_the_pager_is_the_pagers(home: Path, tmp_path: Path) -> None:
    """Ctrl-C while I read does not pull the program from under the pager, and nothing is printed twice."""
    write_forty_lines(home)
    pager = tmp_path / "pager.py"
    pager.write_text(
        "import sys\n"
        "sys.stdin.read()\n"
        "try:\n"
        "    print('paged', flush=True)\n"
        "    open('/dev/tty').readline()\n"
        "except KeyboardInterrupt:\n"
        "    print('stays', flush=True)\n"
        "    open('/dev/tty').readline()\n"
    )
    with terminal(home, "show", "@1", PAGER=f"{sys.executable} {pager}") as pair:
        pair.wait_for("paged")
        pair.press("\x03")
        pair.wait_for("stays")
        pair.press("\r")
        assert pair.wait_for_end() == 0
        assert "line 39" not in pair.text


def write_forty_lines(home: Path) -> None:
    with terminal(home, "journal", "--prompt", "none") as pair:
        pair.wait_for("D keep")
        pair.press("\r".join(f"line {n}" for n in range(40)) + "\x04")
        pair.wait_for_end()


def test_a_stopped_job_leaves_the_alternate_screen(home: Path, tmp_path: Path) -> None:
    """Ctrl-Z: the shell has its own screen and cursor back, without my words; fg shows them again."""
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("bash is not here")
    with pane(tmp_path, f"env PS1='ready> ' {bash} --norc --noprofile -i") as here:
        here.wait_for("ready>")
        here.press("-l", called(home, "ground"))
        here.press("Enter")
        here.wait_for("You see, 1 of 5")
        here.press("-l", "blue quilts!")
        here.wait_for("> blue quilts!")
        here.press("C-z")
        here.wait_for("Stopped")
        here.wait_until(lambda: here.state == "0 1", "the shell's own screen")
        assert "blue quilts" not in here.history
        here.press("fg", "Enter")
        here.wait_for("> blue quilts!")
        here.wait_until(lambda: here.state == "1 1", "the screen again, and where one types")
        here.press("C-c")
        here.wait_for("Left as a draft")
        here.wait_until(lambda: here.state == "0 1", "the shell's own screen")
        assert "blue quilts" not in here.history
    assert drafts(home) == ["blue quilts!"]
