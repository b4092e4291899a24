"""In a terminal that does not speak UTF-8 every letter is kept, whichever way it comes in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.asked import kept
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

WORDS = "Grüße, ein trüber Tag, nein: so là"
LATIN = "Grüße, ein trüber Tag: so là \xff"


@pytest.fixture(scope="session")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the locale of an Austrian terminal of the nineties."""
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef"):
        subprocess.run(
            ["localedef", "-i", "de_AT", "-f", "ISO-8859-1", str(folder / "de_AT")],
            capture_output=True,
            check=False,
        )
    if not (folder / "de_AT").exists():
        pytest.skip("no such locale can be made here")
    return folder


def called(
    locales: Path, home: Path, argv: list[bytes], raw: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Call numbcheck in that locale, by bytes."""
    environ = {
        **{
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("LC_", "LANG", "PYTHON"))
        },
        "LOCPATH": str(locales),
        "LC_ALL": "de_AT",
        "NUMBCHECK_HOME": str(home),
    }
    program: list[str | bytes] = [sys.executable, "-m", "numbcheck", *argv]
    return subprocess.run(program, input=raw, env=environ, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("encoding", ["iso8859-1", "utf-8"])
@pytest.mark.parametrize("way", ["argument", "pipe", "journal", "plain lines", "edit"])
def test_every_letter_is_kept(locales: Path, home: Path, way: str, encoding: str) -> None:
    """As a word, through a pipe, as plain lines of a practice or as a change: what I typed is what is kept."""
    raw = LATIN.encode(encoding)
    if way == "edit":
        assert called(locales, home, [b"note", b"before"]).returncode == 0
    argv: dict[str, list[bytes]] = {
        "argument": [b"note", raw],
        "pipe": [b"note"],
        "journal": [b"--plain", b"journal"],
        "plain lines": [b"--plain", b"ground"],
        "edit": [b"edit", b"@1"],
    }
    ran = called(locales, home, argv[way], b"" if way == "argument" else raw + b"\n")
    assert ran.returncode == 0, ran.stderr
    entry = kept(home)[-1] if way != "edit" else [one for one in kept(home) if "blank" not in one][-1]
    said = entry["answers"][0]["text"] if way == "plain lines" else entry["text"]
    assert said == LATIN


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "screen"])
def test_every_letter_of_the_keyboard_is_kept(locales: Path, home: Path, *, plain: bool) -> None:
    """At a terminal of that locale, on plain lines and on the full screen, what I type is what is kept."""
    words = ["--plain"] * plain + ["journal", "--prompt", "none"]
    with terminal(home, *words, LOCPATH=str(locales), LC_ALL="de_AT") as pair:
        pair.wait_for("Ctrl-D")
        os.write(pair._ours, LATIN.replace("\xff", "\xe4").encode("iso8859-1") + b"\r")
        pair.press("\x04")
        assert pair.wait_for_end() == 0
    assert kept(home)[0]["text"].strip() == LATIN.replace("\xff", "\xe4")


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "screen"])
def test_keys_that_are_no_text_are_kept_as_they_came(home: Path, *, plain: bool) -> None:
    """A key in an encoding that nobody here can read stays as it came, beside the entry that shows a mark for it."""
    words = ["--plain"] * plain + ["journal", "--prompt", "none"]
    with terminal(home, *words, LC_ALL="C.UTF-8") as pair:
        pair.wait_for("Ctrl-D")
        os.write(pair._ours, b"caf\xe9 so\r")
        pair.press("\x04")
        assert pair.wait_for_end() == 0
    assert kept(home)[0]["text"].strip() == "caf\N{REPLACEMENT CHARACTER} so"
    assert [path.read_bytes().strip() for path in home.glob("state/drafts/*.original")] == [b"caf\xe9 so"]


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "screen"])
def test_what_nobody_can_read_in_a_practice_is_named(home: Path, *, plain: bool) -> None:
    """What I typed at a question and nobody can read is named where I can read that: below the screen that is closed."""
    with terminal(home, *["--plain"] * plain, "ground", LC_ALL="C.UTF-8") as pair:
        pair.wait_for("You see, 1 of 5")
        os.write(pair._ours, b"caf\xe9 so\r")
        pair.wait_for("You see, 2 of 5")
        pair.press("\x03")
        assert pair.wait_for_end() == 0
        assert "As it came, it is kept here" in pair.text
    assert [path.read_bytes().strip() for path in home.glob("state/drafts/*.original")] == [
        b"You saw: caf\xe9 so"
    ]


def test_utf_8_is_what_is_read_first(shell: Shell, home: Path) -> None:
    """In a terminal of today nothing changes."""
    shell("note", text=WORDS)
    assert kept(home)[0]["text"] == WORDS
