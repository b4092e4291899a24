"""The conventions of the command line, each one a promise."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from numbcheck.cli import table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

PROGRAM = [sys.executable, "-m", "numbcheck"]
NAMES = [name for row in table.TABLE for name in (row.name, *row.aliases)]


def _run(*argv: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *argv], capture_output=True, text=True, timeout=60, check=False, **more)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("name", NAMES)
def test_help_is_everywhere(shell: Shell, name: str) -> None:
    """-h explains every command, on standard output, and starts nothing."""
    ran = shell(name, "-h")
    assert ran.code == 0
    assert ran.err == ""
    row = table.find(name)
    assert row
    assert all(f"Example: {example}" in ran.out for example in row.examples)
    assert ran.out.index("Example:") < ran.out.index("\n\n  ", ran.out.index("Example:"))


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("name", ["", *table.names()])
def test_help_fits_the_terminal(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, name: str, columns: int
) -> None:
    """No line of any help is cut or broken by a terminal of 40 or 80 columns."""
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = shell(*filter(None, [name]), "-h").out.splitlines()
    assert [line for line in lines if len(line) > columns] == []


def test_the_top_help_fits_a_screen(shell: Shell) -> None:
    """The first help fits 24 lines of 80 columns, and says where help is."""
    ran = shell("--help")
    lines = ran.out.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert "numbcheck crisis" in ran.out
    assert shell("help").out == shell("-h").out == shell().out == ran.out


def test_help_of_a_command_by_word(shell: Shell) -> None:
    """`numbcheck help note` is `numbcheck note --help`."""
    assert shell("help", "note").out == shell("note", "--help").out


def test_every_command_is_in_the_help(shell: Shell) -> None:
    """No command is hidden from who looks for it."""
    out = shell("-h").out
    assert all(row.name in out for row in table.TABLE)


@pytest.mark.parametrize(
    ("typed", "meant"), [("grond", "ground"), ("histroy", "history"), ("jurnal", "journal")]
)
def test_a_mistyped_command_suggests_one(shell: Shell, typed: str, meant: str) -> None:
    """When I mistype a command I am told which one may be meant."""
    ran = shell(typed)
    assert ran.code == 2
    assert f"Did you mean: numbcheck {meant}\n" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("flag", ["-q", "--quiet", "--plain", "--no-color", "--no-input", "--debug"])
def test_global_flags_go_before_or_after(shell: Shell, flag: str) -> None:
    """It does not matter where I put a global flag."""
    assert shell(flag, "data").out == shell("data", "where", flag).out


def test_after_two_dashes_everything_is_text(shell: Shell) -> None:
    """After -- even words that look like flags are mine."""
    shell("note", "--", "-q", "--version", "-h")
    assert shell("history", "--json").entries[0]["text"] == "-q --version -h"


@pytest.mark.parametrize("where", [["-V"], ["--version"], ["note", "-V"]])
def test_version(shell: Shell, where: list[str]) -> None:
    """The version is one line."""
    ran = shell(*where)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("numbcheck ")
    assert ran.out.count("\n") == 1


def test_quiet_is_quiet(shell: Shell) -> None:
    """With -q only data comes out."""
    ran = shell("note", "hello", "-q")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_usage_errors_are_one_sentence_and_2(shell: Shell) -> None:
    """A wrong option is one clear sentence, exit 2, no traceback."""
    ran = shell("breathe", "--nonsense")
    assert ran.code == 2
    assert "--nonsense" in ran.err
    assert "Traceback" not in ran.err
    assert "numbcheck breathe -h" in ran.err


@pytest.mark.parametrize(
    "argv",
    [
        ["breathe", "-m", "0"],
        ["breathe", "-m", "90"],
        ["breathe", "-r", "0"],
        ["breathe", "-m", "3", "-r", "3"],
        ["breathe", "4-9-4"],
        ["breathe", "2-3"],
        ["breathe", "0-8"],
        ["breathe", "20-20"],
        ["breathe", "-m", "soon"],
        ["breathe", "nonsense"],
        ["scan", "--seconds", "5"],
        ["scan", "--short", "--neutral"],
        ["scan", "--from", "nose"],
        ["ground", "even"],
        ["ground", "nonsense"],
        ["history", "-n", "0"],
        ["history", "-n", "3", "--all"],
        ["history", "-n", "9" * 23],
        ["history", "-n", "9" * 5000],
        ["history", "--kind", "nots"],
        ["scan", "--from", "thighs", "--areas", "head"],
        ["history", "--since", "soon"],
        ["history", "--on", "today", "--since", "today"],
        ["history", "--since", "2999-01-01"],
        ["show", "zzzz"],
        ["export", "-f", "pdf"],
        ["export", "--split", "year"],
        ["journal", "--prompt", "nonsense"],
        ["note", "x", "--at", "tomorrow"],
        ["note", "x", "-t", "#"],
    ],
)
def test_wrong_use_is_2_and_keeps_nothing(shell: Shell, argv: list[str]) -> None:
    """What cannot be followed is refused in a sentence, and nothing is kept or shown by accident."""
    ran = shell(*argv)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.strip()
    assert shell("history", "--count").out == "0\n"


def test_an_alias_is_the_same_command(shell: Shell) -> None:
    """One letter is enough."""
    shell("n", "short")
    assert "short" in shell("h").out


def test_python_dash_m_is_the_same_program(home: Path) -> None:
    """`python -m numbcheck` is numbcheck."""
    assert _run("--version").stdout.startswith("numbcheck ")


# What each command returns where standard input is closed, where standard output is, and where all three are.
# What is data is refused without a place to go (74); what was asked for wrongly is 2 however it is heard.
CLOSED = {
    "ground": 0,
    "note": 0,
    "journal": 0,
    "history": 0,
    "crisis US": 0,
    "--help": 0,
    "breathe --nope": 2,
    "--version": 0,
}


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", CLOSED)
def test_closed_streams_never_show_a_traceback(home: Path, command: str, closed: str) -> None:
    """With standard input, output or error closed, nothing breaks, and the code is what it always is."""
    line = f'"{sys.executable}" -m numbcheck {command} {closed}'
    ran = subprocess.run(
        ["sh", "-c", line],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert "Traceback" not in ran.stderr + ran.stdout
    assert "Exception" not in ran.stderr
    assert ran.returncode == CLOSED[command], ran.stderr
    if CLOSED[command] == 2 and "2>&-" not in closed:
        assert "--nope" in ran.stderr
    if command == "crisis US":
        assert "988" in ran.stdout + ran.stderr or closed == "<&- >&- 2>&-"


def test_a_reader_that_leaves_early(shell: Shell, home: Path) -> None:
    """`history | head -1` shows one line and nothing else."""
    for number in range(30):
        shell("note", f"line {number} " + "x" * 5000, "-q")
    line = f'"{sys.executable}" -m numbcheck history --full | head -1'
    ran = subprocess.run(["sh", "-c", line], capture_output=True, text=True, timeout=60, check=False)
    assert ran.stdout.count("\n") == 1
    assert ran.stderr == ""


@pytest.mark.parametrize(
    "command",
    [
        "history",
        "history --full",
        "history --json",
        "show @1",
        "export -",
        "export -f json -",
        "learn",
        "learn what",
        "history --tags",
        "config",
        "data",
    ],
)
def test_a_full_disk_for_output_is_74(shell: Shell, home: Path, command: str) -> None:
    """When the output cannot be written I hear it in one sentence, whatever I asked for."""
    shell("note", "hello #work", "-q")
    line = f'"{sys.executable}" -m numbcheck {command} > /dev/full'
    ran = subprocess.run(["sh", "-c", line], capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 74
    assert ran.stderr.count("\n") == 1


HOSTILE = "\x1b]52;c;aGk=\x07 \x9b31m [bold]x[/] [/] \u202e evil \x00 end"
LOOKS = (["history"], ["history", "--full"], ["show", "@1"], ["history", "--json"], ["export", "-"])


@pytest.mark.parametrize("environ", [{}, {"NO_COLOR": "1"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}])
def test_nothing_escapes_into_a_pipe(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str]
) -> None:
    """Whatever I kept, a pipe gets no control sequence; NO_COLOR wins over FORCE_COLOR."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    shell("note", HOSTILE, "-q")
    for argv in LOOKS:
        out = shell(*argv).out
        assert not any(mark in out for mark in ("\x1b", "\x9b", "\x07", "\x00", "\u202e")), argv
    assert "[bold]x[/] [/]" in shell("history").out


def test_colours_asked_for_reach_a_pipe(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """With FORCE_COLOR a pipe gets the colours of the terminal, and still nothing that I kept steers it."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    shell("note", HOSTILE, "-q")
    out = shell("history").out
    assert "\x1b[1mToday, " in out
    assert re.sub(r"\x1b\[[0-9;]*m", "", out).isascii()
    assert "\x1b" not in re.sub(r"\x1b\[[0-9;]*m", "", out)
    assert "[bold]x[/]" in out
    for argv in LOOKS[3:]:
        assert "\x1b" not in shell(*argv).out, argv
    assert "\x1b" not in shell("history", "--no-color").out


def test_a_fault_of_ours_is_said_kindly(shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When numbcheck itself fails I get a sentence and a log without my words, not a traceback."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret words of an entry")

    monkeypatch.setattr("numbcheck.visit.house.places", fail)
    ran = shell("data", "where")
    assert ran.code == 1
    assert "secret" not in ran.err
    log = home / "state" / "fault.log"
    assert "RuntimeError" in log.read_text()
    assert "secret" not in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


def test_an_encoding_without_my_letters(shell: Shell, home: Path) -> None:
    """On a terminal that only knows ASCII nothing breaks."""
    shell("note", "schön \N{SNOWMAN}", "-q")
    ran = _run("history", env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert ran.returncode == 0
    assert "sch?n ?" in ran.stdout
