"""At the edges of a shell: sizes that are none, readers that leave, names that would run, pagers without colours."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from numbcheck import size
from numbcheck.cli import table
from numbcheck.cli.complete import offers
from numbcheck.errors import BadDataError
from numbcheck.practice.shelf import Shelf
from numbcheck.stage import pager
from numbcheck.stage.streams import Streams

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

SIZES = ["9" * 5000, "99999999", "-5", "\u0663", "\u00b2", "0", "", " 40 ", "1e3", "00040", "nan"]


@pytest.mark.parametrize("name", ["COLUMNS", "LINES"])
@pytest.mark.parametrize("given", SIZES)
def test_no_size_breaks_anything(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, name: str, given: str
) -> None:
    """Whatever the environment says about the terminal, every look and every help comes, and is no wider than one."""
    shell("note", "a line", "-q")
    monkeypatch.setenv("FORCE_COLOR", "1")
    for argv in (["history"], ["-h"], ["note", "-h"], ["trends"], ["crisis", "AT"], ["learn"]):
        monkeypatch.setenv(name, given)
        ran = shell(*argv)
        assert (ran.code, "Traceback" in ran.err) == (0, False), argv
        said = (ran.out or ran.err).splitlines()  # that there is nothing to look at yet is no output
        assert 0 < max(map(len, said)) <= size.WIDEST


@pytest.mark.parametrize(
    "call",
    ["encrypt --status", "joy next", "joy used-to", "joy", "keep", "journal --prompts", "config", "learn"],
)
def test_what_is_read_fits_forty_columns(shell: Shell, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """On a narrow terminal, on plain lines, what is listed is broken between words and never runs over the edge."""
    long = "something with a long name that goes on and on for a while"
    for words in (("joy", "add", long), ("joy", "used-to", long), ("keep", long)):
        shell(*words)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(Streams, "is_seen", property(lambda _: True))
    ran = shell("--plain", *call.split())
    assert ran.code == 0
    assert 0 < max(map(len, ran.out.splitlines())) <= 40


@pytest.mark.parametrize(
    ("given", "columns"),
    [("80", 80), (" 40 ", 40), ("00040", 40), ("9" * 5000, 1000), ("\u0663", 0), ("", 0)],
)
def test_a_size_is_read_in_one_place(given: str, columns: int) -> None:
    """What can be used is used, within what a terminal can be; the rest counts as not said, for other programs too."""
    environ = {"COLUMNS": given, "LINES": given}
    assert size.columns_of(environ) == columns
    size.tidy(environ)
    assert environ == ({"COLUMNS": str(columns), "LINES": str(columns)} if columns else {})


@pytest.mark.parametrize(
    "command",
    [
        "history",
        "history --json",
        "history --full",
        "export -",
        "export -f json -",
        "show @1",
        "do",
        "trends",
        "learn",
    ],
)
def test_a_reader_that_has_seen_enough_is_no_fault(shell: Shell, home: Path, command: str) -> None:
    """Whatever goes into `head -1`, it ends well and says nothing, as the table does."""
    shell("note", "tired\n" * 40_000, "-q")
    line = f'"{sys.executable}" -m numbcheck -q {command} | head -c 1 >/dev/null; exit "${{PIPESTATUS[0]}}"'
    ran = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


HOSTILE = ["$(touch ran)", "`touch ran`", "a;touch ran", "a b", "*", "a'b", "\u00e9", "A", "a\nb", "a.b"]


def test_a_name_that_means_something_to_a_shell_is_not_offered(shell: Shell, home: Path) -> None:
    """An own practice whose file is named like a command is neither played nor offered, and I hear why."""
    own = home / "practices"
    own.mkdir(parents=True)
    for name in (*HOSTILE, "window-2"):
        (own / f"{name}.toml").touch()
    shelf = Shelf(own=own)
    assert shelf.own_ids() == ["window-2"]
    assert [name for name, _ in offers(["do", ""]) if name not in Shelf().ids()] == ["window-2"]
    told = " ".join(shelf.faults())
    assert told.count("letters from a to z") == len(HOSTILE)
    with pytest.raises(BadDataError, match="letters from a to z"):
        shelf.check(own / "a b.toml")


def test_tab_in_bash_expands_nothing(home: Path, tmp_path: Path) -> None:
    """Even a name that should never come, or lies about as a file, is put on the line as it is, and runs nothing."""
    (tmp_path / "one file").touch()
    said = tmp_path / "numbcheck"
    said.write_text("#!/bin/sh\nprintf '%s\\t%s\\n' '$(touch ran)' x '*' y 'a b' z\n")
    said.chmod(0o755)
    script = subprocess.run(
        [sys.executable, "-m", "numbcheck", "-q", "completion", "bash"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    asked = f"{script}\nCOMP_WORDS=(numbcheck x); COMP_CWORD=1; _numbcheck ./numbcheck; printf '%s|' \"${{COMPREPLY[@]}}\""
    ran = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert ran.stdout == "$(touch ran)|*|a b|"
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("command", "less", "shown"),
    [
        ("less", None, True),
        ("less -S", None, True),
        ("less", "", False),
        ("less", "FX", False),
        ("less", "-iMR", True),
        ("less", "-j5 --RAW-CONTROL-CHARS", True),
        ("less", "-PRead", False),
        ("less -R", "F", True),
        ("/usr/bin/less -r", "", True),
        ("less -+R", "", False),
        ("less -+R", None, False),
        ("less", "R-+R", False),
        ("more", None, False),
        ("most", None, False),
        ("bat --plain", "R", False),
    ],
)
def test_colours_only_where_the_pager_shows_them(command: str, less: str | None, shown: bool) -> None:
    """A pager that would show raw codes gets none; less without a wish of its own is told to show colours."""
    environ = pager.environ_for(command.split(), {} if less is None else {"LESS": less})
    assert pager.shows_colors(command.split(), environ) is shown


def test_no_code_reaches_a_pager_that_does_not_show_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an unknown pager gets is plain text, every letter of it."""
    from tests.fakes import FakeTerminal

    monkeypatch.setattr(pager, "_can_page", lambda _: True)
    got = tmp_path / "got"
    streams = FakeTerminal().streams(TERM="xterm", PATH=os.environ["PATH"], PAGER=f"sh -c 'cat >{got}'")
    pieces = ["\x1b[1mk3f7\x1b[0m one\n", "\x1b[36mtwo\x1b[0m\n" * 30]
    pager.put(streams, pager.LongText(pieces), lambda: None, lambda *_: False)
    assert got.read_text() == "k3f7 one\n" + "two\n" * 30


@pytest.mark.parametrize(
    "name", [name for row in table.TABLE for name in (row.name, *row.aliases) if name != "help"]
)
def test_help_of_every_command_by_word(shell: Shell, name: str) -> None:
    """`numbcheck help` and a command is that command's -h."""
    ran = shell("help", name)
    assert (ran.code, ran.out) == (0, shell(name, "-h").out)


def test_help_of_help(shell: Shell) -> None:
    """Who asks for help on help gets help."""
    assert shell("help", "help").out == shell("-h").out
