"""Plain lines in a real terminal: a shell behind them gets nothing that was typed for us, and everything back."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.stage.terminal import Terminal, terminal

HERE = f"{sys.executable} -m numbcheck"
PLAIN = pytest.mark.parametrize("plain", [False, True])


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


def kept(home: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted(home.glob("entries/*/*/*.json"))]


def texts(home: Path) -> list[str]:
    return [answer["text"] for entry in kept(home) for answer in entry["answers"]]


def drafts(home: Path) -> list[str]:
    return [json.loads(path.read_text())["text"] for path in sorted(home.glob("state/drafts/*.draft"))]


def child_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])


def shell(name: str) -> list[str]:
    program = shutil.which(name)
    if not program:
        pytest.skip(f"{name} is not here")
    return [program, "-i"] if name == "dash" else [program, "--norc", "--noprofile", "-i"]


@PLAIN
@pytest.mark.parametrize("last", ["third\r", "third"])
def test_a_paste_into_a_note(home: Path, plain: bool, last: str) -> None:
    """Three lines pasted at once are all in the note, and the shell runs none of them."""
    flags = "--plain" if plain else ""
    with terminal(home, command=shell("bash"), PS1="ready> ") as pair:
        pair.wait_for("ready>")
        pair.press(f"{HERE} {flags} note\r")
        pair.wait_for("numbers to call.\n>" if plain else "Enter keep")
        pair.press(f'line one\recho r""an\r{last}')
        pair.wait_for("Kept.")
        pair.wait_for("\nready>")
        pair.press('echo af""ter\r')
        pair.wait_for("\nafter")
        assert "\nran" not in pair.text
        pair.press("exit\r")
        pair.wait_for_end()
    assert [entry["text"] for entry in kept(home)] == ['line one / echo r""an / third']


@PLAIN
def test_told_to_leave_at_half_a_line(home: Path, plain: bool) -> None:
    """Told to leave in the middle of a word: it is a draft, and whoever reads next finds an empty line."""
    flags = "--plain" if plain else ""
    line = f'{HERE} {flags} ground; read -r rest; echo "left: <$rest>"'
    with terminal(home, command=["/bin/sh", "-c", line]) as pair:
        pair.wait_for("You see, 1 of 5")
        pair.press("half a wo")
        pair.wait_for("> half a wo")
        os.kill(child_of(pair.process.pid), signal.SIGINT)
        pair.wait_for("Left as a draft")
        pair.press("\r")
        pair.wait_for("left: <>")
    assert (texts(home), drafts(home)) == ([], ["half a wo"])


@PLAIN
def test_a_very_long_line(home: Path, plain: bool) -> None:
    """A line of five thousand letters is kept whole."""
    with terminal(home, *["--plain"] * plain, "note") as pair:
        pair.wait_for(">\n")
        pair.press("x" * 2500)
        pair.read(0.1)
        pair.press("x" * 2500 + "\r")
        pair.wait_for_end()
    assert [entry["text"] for entry in kept(home)] == ["x" * 5000]


@PLAIN
@pytest.mark.parametrize("key", ["\x1a", "\x1c"])
def test_dash_gets_its_terminal_back(home: Path, plain: bool, key: str) -> None:
    """Stopping and quitting give a shell that mends nothing by itself its terminal back; fg goes on."""
    flags = "--plain" if plain else ""
    if key == "\x1c" and not plain:
        pytest.skip("on the full screen it is no key of ours")
    with terminal(home, command=shell("dash"), PS1="ready> ") as pair:
        pair.wait_for("ready>")
        pair.press(f"stty -g > $NUMBCHECK_HOME.modes; {HERE} {flags} ground\r")
        pair.wait_for("You see, 1 of 5")
        pair.press("lam")
        pair.wait_for("> lam")
        pair.press(key)
        pair.wait_for("Stopped" if key == "\x1a" else "Left as a draft")
        pair.wait_for("\nready>")
        pair.press('[ "$(stty -g)" = "$(cat $NUMBCHECK_HOME.modes)" ] && echo sa\'\'me $?\r')
        pair.wait_for("\nsame")
        if key == "\x1a":
            pair.press("fg\r")
            pair.wait_for("> lam" if not plain else "\nlam")
            pair.press("p\r")
            pair.wait_for("You see, 2 of 5")
            pair.press("\x03")
            pair.wait_for("Stopped. Kept.")
        pair.press("exit\r")
        pair.wait_for_end()
    assert (texts(home), drafts(home)) == ((["lamp"], []) if key == "\x1a" else ([], ["lam"]))


def begin(pair: Terminal) -> None:
    """Start a breath at once."""
    pair.wait_for("Enter starts now")
    pair.press("\r")
    pair.wait_for("Breathe in")


def test_quit_is_told_by_the_code(home: Path) -> None:
    """The key for quitting leaves as a kill does, and the code says so."""
    with terminal(home, "--plain", "breathe") as pair:
        begin(pair)
        pair.press("\x1c")
        assert pair.wait_for_end() == 131
        assert pair.modes == pair.modes_before


@PLAIN
@pytest.mark.parametrize(("key", "code"), [("\x03", 0), (None, 143)])
def test_leaving_while_looking_around(home: Path, plain: bool, key: str | None, code: int) -> None:
    """Ctrl-C and a kill leave everything, also from a look around in the middle."""
    with terminal(home, *["--plain"] * plain, "breathe") as pair:
        begin(pair)
        pair.press("l")
        pair.wait_for("farthest")
        pair.press(key) if key else pair.process.send_signal(signal.SIGTERM)
        assert pair.wait_for_end() == code
        assert pair.modes == pair.modes_before


@PLAIN
def test_help_while_looking_around(home: Path, plain: bool) -> None:
    """Help is one key away in a look around, too."""
    with terminal(home, *["--plain"] * plain, "breathe", NUMBCHECK_COUNTRY="AT", size=(80, 60)) as pair:
        begin(pair)
        pair.press("l")
        pair.wait_for("farthest")
        pair.press("\x07")
        pair.wait_for("Telefonseelsorge")
        pair.press("\x03")
        assert pair.wait_for_end() == 0


def test_keys_pressed_during_the_practice_do_not_answer_on_lines(home: Path) -> None:
    """On plain lines, too, keys I pressed while it went on say nothing about how it was."""
    with terminal(home, "--plain", "do", "moment") as pair:
        pair.wait_for("Enter starts now")
        pair.press("\rfsf")  # at once: a later one would be an answer
        pair.wait_for("Compared with before?")
        pair.press("a")
        pair.wait_for("Something different, perhaps?")
        pair.press("x7m")
        assert pair.press_until_end("\r") == 0
    assert [entry["change"] for entry in kept(home)] == ["same"]


@PLAIN
def test_help_stands_beside_the_questions_afterwards(home: Path, plain: bool) -> None:
    """At both questions after a practice, one key that is shown there finds help, and the question comes back."""
    number = "1 4 4" if plain else "144"

    def asked(question: str) -> bool:
        """Whether it stands there with the key for help behind it, and behind all numbers that came before it."""
        text = " ".join(pair.text.split()).rpartition(number)[2].partition(question)[2]
        return "! numbers to call" in text or "! shows numbers to call" in text

    with terminal(home, *["--plain"] * plain, "do", "moment", NUMBCHECK_COUNTRY="AT") as pair:
        pair.wait_for("Enter starts now")
        pair.press("\rs")
        for question, answer in (("Compared with before?", "a"), ("Something different, perhaps?", "")):
            pair.read_until(lambda question=question: asked(question), question)
            before = pair.raw.count(number.encode())
            pair.press("!")
            pair.read_until(lambda before=before: pair.raw.count(number.encode()) > before, "the numbers")
            pair.press("q" * (not plain))
            pair.read_until(lambda question=question: asked(question), f"{question} once more")
            pair.press(answer)
        assert pair.press_until_end("\r") == 0
    assert [entry["change"] for entry in kept(home)] == ["same"]


def test_a_full_disk_keeps_the_answers(home: Path) -> None:
    """When the words cannot be written, what I typed is kept, one sentence says why, and the code is 74."""
    if not os.path.exists("/dev/full"):
        pytest.skip("/dev/full is not here")
    line = f"printf 'lamp\\ndoor\\n' | {HERE} ground >/dev/full; echo code $?"
    with terminal(home, command=["/bin/sh", "-c", line]) as pair:
        pair.wait_for("code 74")
        assert pair.text.count("That did not work: No space left on device.") == 1
        assert "Exception" not in pair.text
    assert texts(home)[:2] == ["lamp", "door"]
