"""TAB: what it offers, what it never offers, and that it works in the shells themselves."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from numbcheck.__main__ import GLOBALS, run
from numbcheck.care import forms, reach, wording
from numbcheck.cli import table
from numbcheck.cli.choices import (
    A_FILE,
    FORMS,
    KINDS,
    PEOPLE,
    SHELLS,
    one_of,
)
from numbcheck.cli.complete import offers
from numbcheck.exchange import formats
from numbcheck.practice.ids import GROUNDING, IN_ORDER, PATTERNS
from numbcheck.practice.shelf import Shelf
from numbcheck.settings.table import TABLE
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell


def names(*words: str) -> list[str]:
    return [name for name, _ in offers(words)]


def test_commands_by_their_own_names(home: Path) -> None:
    """TAB alone offers every command with one line on it, and none of the short names."""
    assert offers([""]) == [(row.name, row.line) for row in table.TABLE]
    assert names("gr") == ["ground"] == names("--plain", "gr") == names("help", "gr")


def test_practices(home: Path) -> None:
    """After ground, breathe and do it offers practices, my own too where any practice fits."""
    (home / "practices").mkdir(parents=True)
    (home / "practices" / "window.toml").touch()
    assert names("ground", "ch") == ["chair"]
    assert names("breathe", "") == list(PATTERNS)
    assert names("breathe", "-m", "5", "lo") == ["long"]
    assert "window" in names("do", "") and "senses" in names("do", "")
    assert names("history", "--practice", "wind") == ["winddown", "winddown-body", "window"]


def test_what_is_known_is_what_there_is(home: Path) -> None:
    """The names that are known by heart are those of the shelf."""
    scripts = list(Shelf().scripts())
    assert set(PATTERNS) == {script.id for script in scripts if script.family == "breath"}
    assert {script.id for script in scripts} == set(IN_ORDER)
    assert set(GROUNDING) <= {script.id for script in scripts if script.attention == "outward"}
    assert tuple(form.id for form in forms.words().instruments) == FORMS
    assert (*reach.words().kinds, reach.DOCTOR) == PEOPLE


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (("joy", ""), ["list", "add", "plan", "done", "undone", "next", "used-to", "ideas", "print"]),
        (("check", "--form", ""), FORMS),
        (("reach", ""), PEOPLE),
        (("export", "-f", ""), formats.names()),
        (("export", "out", "--format", ""), formats.names()),
        (("export", "--split", ""), formats.splits()),
        (("history", "rain", "--kind", ""), KINDS),
        (("scan", "--short", "--from", ""), ["head", "feet"]),
        (("relax", "--from", ""), ["feet", "head"]),
        (("config", ""), ["show", "path", "edit", "set", "reset"]),
    ],
)
def test_tab_offers_what_the_command_takes(shell: Shell, words: tuple[str, ...], choices: list[str]) -> None:
    """What I may choose among is one list: TAB has all of it, and the help of the command names it."""
    assert names(*words) == list(choices)
    told = shell(words[0], "-h").out
    assert words[-2] in {"--kind", "--split"} or one_of(choices) in " ".join(told.split())


def test_pages_and_settings(home: Path) -> None:
    """It offers the pages of learn, the names of settings, and what a setting may be."""
    assert names("learn", "") == wording.topics()
    assert names("config", "set", "") == [setting.name for setting in TABLE]
    assert names("config", "set", "motion", "") == ["text", "calm", "none"]
    assert names("config", "set", "plain", "") == ["true", "false"]
    assert names("completion", "") == list(SHELLS)


@pytest.mark.parametrize("row", table.TABLE, ids=lambda row: row.name)
def test_options(home: Path, row: table.CommandRow) -> None:
    """It offers the options of each command and those that go everywhere."""
    everywhere = [name for *names, _ in table.EVERYWHERE for name in names]
    offered = names(row.name, "-")
    assert offered[-len(everywhere) :] == everywhere
    assert set(everywhere) == GLOBALS | {"-h", "--help", "-V", "--version"}


@pytest.mark.parametrize(
    "words",
    [
        ("grund",),
        ("grund", ""),
        ("note", ""),
        ("note", "rain", "b"),
        ("n", ""),
        ("note", "-t", ""),
        ("note", "--tag", "w"),
        ("note", "--tag=w"),
        ("history", ""),
        ("history", "-t", ""),
        ("history", "--not", "#"),
        ("show", "be"),
        ("delete", "r"),
        ("history", "--tags", ""),
        ("journal", ""),
        ("ground", "--colour", "r"),
        ("breathe", "-m", ""),
        ("ground", "--", ""),
        ("config", "set", "nonsense", ""),
        ("plan", "--goal", ""),
    ],
)
def test_never_my_words(shell: Shell, words: tuple[str, ...]) -> None:
    """Where my words, tags and entries belong, and after a mistyped word, it offers nothing."""
    shell("note", "rain beyond @sam #work grund", "-q")
    assert names(*words) == []


def test_the_newest_entries_by_their_day(shell: Shell, home: Path) -> None:
    """Where an entry belongs it offers the newest by number, with their day and what they are; no word of mine."""
    shell("note", "rain beyond @sam #work", "-q", "--at", "2026-11-03 08:15")
    shell("check", text="2\nnumb again\n")
    before = sorted(path.stat().st_mtime_ns for path in home.rglob("*"))
    offered = offers(["show", ""])
    assert [name for name, _ in offered] == ["1", "2"]
    assert offered[0][1].endswith(" Check-in")
    assert offered[1][1] == "Tue 3 Nov 08:15 Note"
    assert (
        offers(["delete", "1", ""]) == offers(["edit", ""]) == offers(["report", "--include", ""]) == offered
    )
    assert sorted(path.stat().st_mtime_ns for path in home.rglob("*")) == before


def test_tags_only_for_whoever_wants_them(shell: Shell) -> None:
    """My tags are offered only where I chose so."""
    shell("note", "rain @sam #work", "-q")
    assert names("history", "-t", "") == []
    shell("config", "set", "complete_tags", "true")
    assert names("history", "-t", "") == names("note", "rain", "-t", "") == ["@sam", "work"]
    assert names("export", "--tag=w") == ["--tag=work"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("history", "--kind=no"), ["--kind=note"]),
        (("history", "--since=yes"), ["--since=yesterday"]),
        (("note", "x", "--at", "to"), ["today"]),
        (("trends", "--since", "nov"), ["november"]),
        (("joy", "done", "--at", ""), []),
        (("journal", "--prompt", "small"), ["small-joys"]),
        (("journal", "--prompt=non"), ["--prompt=none"]),
        (("crisis", "AUT"), []),
        (("crisis", "AT"), ["AT"]),
        (("sos", "austri"), ["austria"]),
        (("config", "set", "country", "AT"), ["AT"]),
        (("scan", "--areas", "ha"), ["hands"]),
        (("scan", "--areas", "hands,h"), ["hands,head", "hands,hips"]),
        (("relax", "--skip", "fo"), ["forearms"]),
        (("chai",), ["chair"]),
        (("wher",), ["where"]),
    ],
)
def test_what_belongs_behind_an_option(home: Path, words: tuple[str, ...], offered: list[str]) -> None:
    """After --opt= too: the first words of a date, countries, questions and their groups, places, practices."""
    assert names(*words) == offered


def test_what_cannot_be_looked_up_breaks_no_line(home: Path) -> None:
    """Where my journal or settings cannot be read, TAB offers nothing and says nothing."""
    home.parent.mkdir(exist_ok=True)
    home.write_text("in the way")
    assert names("show", "") == names("history", "-t", "") == []


def test_files_where_a_file_belongs(home: Path) -> None:
    """Where the name of a file is wanted the shell offers files."""
    assert names("export", "") == names("do", "--check", "my") == names("edit", "1", "<", "my") == [A_FILE]


def test_what_goes_over_the_wire(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The shell gives the words one a line, and gets a name and a line on it."""
    monkeypatch.setenv("_NUMBCHECK_TAB", "1")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"tren\n")))
    assert run([]) == 0
    row = table.find("trends")
    assert row and capsys.readouterr().out == f"trends\t{row.line}\n"


def test_a_forgotten_variable_changes_no_command(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever lies in the environment, a command is what it is, and help above all."""
    monkeypatch.setenv("_NUMBCHECK_TAB", "1")
    assert "crisis" in shell("-h").out
    assert "142" in shell("crisis", "AT").out


@pytest.mark.parametrize("typed", ["h\n", "do\n\n", "learn\n\n", *(f"{name}\n-\n" for name in table.names())])
def test_tab_is_light(home: Path, typed: str) -> None:
    """TAB loads neither of the libraries that draw, nor what declares the options: they stand in a table."""
    code = "import sys; from numbcheck.__main__ import run; run([]); print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "_NUMBCHECK_TAB": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
        input=typed,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout
    assert not {"rich", "prompt_toolkit", "pydantic", "typer"} & set(ran.stderr.split())


@pytest.mark.parametrize("name", SHELLS)
def test_a_script_is_printed_and_nothing_changed(
    shell: Shell, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """I get the script, a line on where it goes, and no file of mine is touched."""
    ran = shell("completion", name)
    assert (ran.code, ran.err.count("\n")) == (0, 1)
    assert "numbcheck -q completion" in ran.err
    monkeypatch.setenv("SHELL", f"/usr/bin/{name}")
    assert shell("completion", "-q").out == ran.out
    assert [path.name for path in tmp_path.iterdir()] == ["stdin"]


@pytest.mark.parametrize("given", [["csh"], []])
def test_another_shell(shell: Shell, monkeypatch: pytest.MonkeyPatch, given: list[str]) -> None:
    """For another shell I hear which three there are."""
    monkeypatch.setenv("SHELL", "/bin/sh")
    ran = shell("completion", *given)
    assert (ran.code, ran.out) == (2, "")
    assert "bash, zsh, fish" in ran.err


START = {
    "bash": ("--norc", "--noprofile", "-i"),
    "zsh": ("-f", "-i"),
    "fish": ("--no-config", "-i"),
}
SOURCE = {
    "bash": 'PS1="ready> "; eval "$(numbcheck -q completion bash)"\r',
    "zsh": 'PS1="ready> "; autoload -U compinit; compinit -u -D; eval "$(numbcheck -q completion zsh)"\r',
    "fish": 'function fish_prompt; echo "ready> "; end; numbcheck -q completion fish | source\r',
}


TYPED = {
    "numbcheck gro\t--li\tx": "numbcheck ground --list x",
    "numbcheck learn medic\t.": "numbcheck learn medication .",
    "numbcheck do zz\t.": "numbcheck do zz.",
    "numbcheck note rain wor\t and grund\t.": "numbcheck note rain wor and grund.",
    "numbcheck history --since=yes\t.": "numbcheck history --since=yesterday .",
    "numbcheck scan --areas hands,fe\t.": "numbcheck scan --areas hands,feet .",
    "numbcheck note x -t @sa\t.": "numbcheck note x -t @sam .",
    "numbcheck note --tag=@sa\t.": "numbcheck note --tag=@sam .",
    "numbcheck show \t.": "numbcheck show 1 .",
}


@pytest.mark.parametrize("name", SHELLS)
def test_in_the_shell_itself(shell: Shell, home: Path, tmp_path: Path, name: str) -> None:
    """In a real shell the script can be loaded, TAB finishes what I began, and adds nothing to my own words."""
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is not here")
    (tmp_path / "bin").mkdir()
    ours = tmp_path / "bin" / "numbcheck"
    ours.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m numbcheck "$@"\n')
    ours.chmod(0o755)
    more = {
        "PATH": f"{ours.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "HOME": str(tmp_path),
    }
    shell("note", "a line for @sam", "-q")
    shell("config", "set", "complete_tags", "true")
    (home / "practices").mkdir(parents=True)
    (home / "practices" / "zz$(touch ran)`touch ran`;touch ran;.toml").write_text("")
    with terminal(home, command=[program, *START[name]], size=(100, 40), **more) as pair:
        pair.press(SOURCE[name])
        pair.wait_for("\nready>")
        for typed, shown in TYPED.items():
            pair.press(f"\x15{typed}")
            pair.wait_for(shown)
    assert not list(tmp_path.rglob("ran"))
