"""The doors: what is text stays text, and help opens whatever stands in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Shell


@pytest.mark.parametrize(
    "words",
    [
        ["felt", "-ish", "today"],
        ["felt", "-5t", "today"],
        ["so", "tired", "-at", "work", "now"],
        ["felt", "-V", "today"],
        ["-5"],
        ["--nonsense"],
        ["a", "-", "b"],
    ],
)
def test_words_that_begin_like_an_option_are_text(shell: Shell, words: list[str]) -> None:
    """Whatever I write after `note` is my line, however it begins."""
    ran = shell("note", *words)
    assert ran.code == 0
    (entry,) = shell("history", "--json").entries
    assert entry["text"] == " ".join(words)
    assert "tags" not in entry


def test_options_of_a_note_work_anywhere(shell: Shell) -> None:
    """Its own options work before and after the words."""
    shell("note", "-t", "one", "felt", "-5", "--tag=two", "--at", "2024-01-01 10:00")
    (entry,) = shell("history", "--json").entries
    assert (entry["text"], entry["tags"], entry["at"][:16]) == ("felt -5", ["one", "two"], "2024-01-01T10:00")
    assert shell("note", "-t").code == 2


@pytest.mark.parametrize(
    "argv", [["CRISIS", "GB"], ["--nonsense", "crisis", "GB"], ["crisis", "--nonsense", "GB"], ["Sos", "gb"]]
)
def test_help_opens_however_it_is_typed(shell: Shell, argv: list[str]) -> None:
    """Capital letters and mistyped options do not keep me from a number."""
    ran = shell(*argv)
    assert ran.code == 0
    assert "999" in ran.out


@pytest.mark.parametrize("name", ["config.toml", "plan.md"])
def test_a_pipe_in_place_of_a_file_is_never_waited_for(home: Path, name: str) -> None:
    """When somebody put a pipe where a file of mine should be, help and grounding still come."""
    home.mkdir(mode=0o700)
    os.mkfifo(home / name)
    for argv in (["crisis", "GB"], ["crisis"], ["ground"], ["history"]):
        ran = subprocess.run(
            [sys.executable, "-m", "numbcheck", *argv],
            capture_output=True,
            timeout=20,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert ran.returncode == 0, argv


@pytest.mark.parametrize("home_", ["~nobody-here/x", "~nosuch"])
def test_no_home_is_one_sentence(shell: Shell, monkeypatch: pytest.MonkeyPatch, home_: str) -> None:
    """Without any home I am told what to set, and crisis works all the same."""
    monkeypatch.setenv("NUMBCHECK_HOME", home_)
    ran = shell("note", "hi")
    assert ran.code == 78
    assert "NUMBCHECK_HOME" in ran.err
    assert "Traceback" not in ran.err
    assert shell("crisis", "GB").code == 0


def test_a_text_too_large_is_refused_before_it_is_kept(shell: Shell) -> None:
    """What could not be read again is never said to be kept."""
    ran = shell("note", text="a" * (65 * 1024 * 1024))
    assert ran.code == 74
    assert "Kept" not in ran.err
    assert shell("history", "--count").out == "0\n"


def test_letters_survive_any_locale(shell: Shell, home: Path) -> None:
    """An export is the same bytes whatever the terminal speaks."""
    shell("note", "\u00e9 \u65e5", "-q")
    for argv in (["export", "-"], ["export", "-f", "json", "-"], ["history", "--json"]):
        ran = subprocess.run(
            [sys.executable, "-m", "numbcheck", *argv],
            capture_output=True,
            timeout=20,
            check=True,
            env={**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0", "LC_ALL": "C"},
        )
        assert "\u00e9 \u65e5".encode() in ran.stdout


def test_an_export_that_goes_nowhere_is_no_success(home: Path) -> None:
    """With standard output closed an export says so and is 74."""
    line = f'"{sys.executable}" -m numbcheck export - >&-'
    ran = subprocess.run(
        ["sh", "-c", line], capture_output=True, timeout=20, check=False, stdin=subprocess.DEVNULL
    )
    assert ran.returncode == 74
    assert b"closed" in ran.stderr


def test_a_pipe_as_target_is_written_into(shell: Shell, home: Path, tmp_path: Path) -> None:
    """Exporting into a named pipe writes into it and leaves it what it is."""
    shell("note", "into the pipe", "-q")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert shell("export", str(pipe), "--force").code == 0
        assert b"into the pipe" in reader.communicate(timeout=20)[0]
    assert pipe.is_fifo()


def test_bytes_that_are_no_text_are_said(shell: Shell) -> None:
    """When something in a pipe was not text I am told so."""
    ran = shell("note", text=b"caf\xe9")
    assert "not valid text" in " ".join(ran.err.split())
    assert shell("history", "--json").entries[0]["text"] == "caf\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    "argv", [["history", "--on", ""], ["history", "--since", ""], ["note", "x", "--at", ""]]
)
def test_an_empty_date_is_no_date(shell: Shell, argv: list[str]) -> None:
    """A date is never ignored, not even an empty one."""
    assert shell(*argv).code == 2


def test_what_was_mended_is_said(shell: Shell, home: Path) -> None:
    """When others could look into my folder, I am told that it is closed now."""
    shell("note", "one", "-q")
    home.chmod(0o755)
    assert "now only you can" in " ".join(shell("note", "two").err.split())
    assert home.stat().st_mode & 0o777 == 0o700


def test_reading_that_fails_is_74(home: Path) -> None:
    """A journal that cannot be read is an input fault, not a missing right to create."""
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    home.mkdir(mode=0)
    ran = subprocess.run(
        [sys.executable, "-m", "numbcheck", "history"], capture_output=True, timeout=20, check=False
    )
    assert ran.returncode == 74
