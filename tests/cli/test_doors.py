"""The doors: what is text stays text, and help opens whatever stands in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.drafts.draft import Draft, Drafts

if TYPE_CHECKING:
    from tests.conftest import Shell


@pytest.mark.parametrize(
    "words",
    [
        ["felt", "-ish", "today"],
        ["felt", "-5t", "today"],
        ["so", "tired", "-ish", "at", "work", "now"],
        ["felt", "-V", "today"],
        ["felt", "-e", "or", "--nonsense", "today"],
        ["she", "left", "--so", "what"],
        ["-5"],
        ["-5", "felt"],
        ["->", "better"],
        ["---"],
        ["a", "-", "b"],
        ["--", "--tga", "-e"],
    ],
)
def test_words_that_begin_like_an_option_are_text(shell: Shell, words: list[str]) -> None:
    """A number below nothing, and what looks like no option of note within my line, is my line."""
    ran = shell("note", *words)
    assert ran.code == 0
    (entry,) = shell("history", "--json").entries
    assert entry["text"] == " ".join(words).removeprefix("-- ")
    assert entry["tags"] == []


@pytest.mark.parametrize(
    ("joined", "apart"),
    [("-qV", "-q -V"), ("-Vq", "-V -q"), ("-qh", "-q -h"), ("history -qn1", "history -q -n1"), ("history -qqn 1", "history -q -n 1"), ("history -hq", "history -h")],
)  # fmt: skip
def test_options_of_one_letter_may_be_joined(shell: Shell, joined: str, apart: str) -> None:
    """Options of one letter behind one dash are what they are apart, also those that every command takes."""
    shell("note", "first")
    shell("note", "second")
    assert shell(*joined.split()) == shell(*apart.split())


def test_in_a_note_they_are_a_word(shell: Shell) -> None:
    """In the line of a note no word is taken apart."""
    shell("note", "felt", "-qV", "today")
    assert shell("history", "--json").entries[0]["text"] == "felt -qV today"


def test_options_of_a_note_work_anywhere(shell: Shell) -> None:
    """Its own options work before and after the words."""
    shell("note", "-t", "one", "felt", "-5", "--tag=two", "--at", "2024-01-01 10:00")
    (entry,) = shell("history", "--json").entries
    assert (entry["text"], entry["tags"], entry["at"][:16]) == ("felt -5", ["one", "two"], "2024-01-01T10:00")
    assert shell("note", "-t").code == 2


@pytest.mark.parametrize(
    ("argv", "draft", "said"),
    [
        (["--tga", "x", "felt", "flat"], "--tga x felt flat", "--tag?"),
        (["felt", "flat", "--tags", "x"], "felt flat --tags x", "--tag?"),
        (["-tag", "x", "felt"], "-tag x felt", "--tag?"),
        (["felt", "-at", "18:00"], "felt -at 18:00", "--at?"),
        (["felt", "--ta", "18:00"], "felt --ta 18:00", "--tag or --at?"),
        (["felt", "--quite"], "felt --quite", "--quiet?"),
        (["-e", "a", "long", "day"], "-e a long day", "no -e"),
        (["--since", "yesterday", "felt", "flat"], "--since yesterday felt flat", "no --since"),
        (["--Tga=x", "felt"], "--Tga=x felt", "--tag?"),
        (["hi", "--AT", "now"], "hi --AT now", "mean --at?"),
        (["hi", "-T", "work"], "hi -T work", "mean -t?"),
        (["hi", "--version"], "hi --version", "--version goes without a text"),
        (["hi", "--at"], "hi", "--at needs"),
        (["hi", "--at", "--tag=x"], "hi", "--at needs"),
        (["hi", "--at", "--", "you"], "hi you", "--at needs"),
        (["hi", "-t"], "hi", "-t needs"),
        (["hi", "--at="], "hi", "No moment found"),
        (["hi", "--at", "10M"], "hi", "10mo"),
        (["hi", "--at", "tomorrow"], "hi", "still to come"),
        (["hi", "-t", "#"], "hi", "tag"),
    ],
)
def test_a_mistyped_option_is_no_diary_text(
    shell: Shell, home: Path, argv: list[str], draft: str, said: str
) -> None:
    """What looks like an option and is none is refused; my words are a draft then, and I hear that."""
    ran = shell("note", *argv)
    assert ran.code == 2
    assert said in ran.err and '"--"' not in ran.err
    assert "Left as a draft" in ran.err
    assert shell("history", "--count").out == "0\n"
    assert [one.text for one in _drafts(home)] == [draft]


@pytest.mark.parametrize(
    "argv",
    [
        ["journal", "--at", "10M"],
        ["journal", "--tga", "work"],
        ["journal", "-m", "0"],
        ["journal", "-m", "x"],
        ["journal", "--prompt", "nosuch"],
        ["journal", "--resume"],
        ["edit", "@1", "words"],
        ["edit", "--no", "@1", "-"],
        ["edit"],
    ],
)
def test_no_refusal_loses_what_came_through_a_pipe(shell: Shell, home: Path, argv: list[str]) -> None:
    """Where a command that takes a pipe cannot be done as I typed it, what came in is a draft, to the letter."""
    ran = shell(*argv, text=" a long day\nand a night\n")
    assert ran.code == 2
    assert "Left as a draft" in ran.err
    assert [one.text for one in _drafts(home)] == [" a long day\nand a night"]


@pytest.mark.parametrize("argv", [["--tga", "work"], ["-e"], ["--at"], ["--at", "10M"]])
def test_a_mistyped_option_loses_nothing_that_came_through_a_pipe(
    shell: Shell, home: Path, argv: list[str]
) -> None:
    """Where my line is in a pipe, and only an option was mistyped, the line is a draft."""
    ran = shell("note", *argv, text="dear diary\n")
    assert ran.code == 2
    (draft,) = _drafts(home)
    assert draft.text.endswith("dear diary")


@pytest.mark.parametrize("argv", [["-twork", "x"], ["x", "-twork"], ["-t=work", "x"], ["x", "--tag=work"]])
def test_a_tag_may_stand_close(shell: Shell, argv: list[str]) -> None:
    """A tag goes right behind its option, or behind a =."""
    assert shell("note", *argv).code == 0
    (entry,) = shell("history", "--json").entries
    assert (entry["text"], entry["tags"]) == ("x", ["work"])


def test_a_refused_note_keeps_its_tags_in_the_draft(shell: Shell, home: Path) -> None:
    """What I did type rightly is not typed twice."""
    shell("note", "-t", "work", "felt", "--tagg", "x")
    (draft,) = _drafts(home)
    assert draft.meta["tags"] == ["work"]


def _drafts(home: Path) -> list[Draft]:
    return Drafts(str(home / "state" / "drafts"), lambda: datetime.now().astimezone()).waiting()


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
    assert ran.code == 65
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
    """When something in a pipe was not text I am told so, and where it is as it came."""
    ran = shell("note", text=b"caf\xe9")
    assert "could not be read" in " ".join(ran.err.split())
    (original,) = [line for line in ran.err.splitlines() if line.endswith(".original")]
    assert Path(original).read_bytes() == b"caf\xe9"
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
