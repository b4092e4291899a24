"""The recipes for other tools do what they say: each is run as it stands, where that tool is here."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from configparser import ConfigParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from numbcheck.cli import quick
from numbcheck.cli.choices import ENGINES
from numbcheck.cli.commands import data
from numbcheck.journal.store import engines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Shell

DOCS = Path(__file__).parents[1] / "docs"
AROUND, SYNC, TLDR = (DOCS / f"{name}.md" for name in ("around", "sync", "tldr"))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CALL = re.compile(
    r"`(numbcheck [^`]+)`|(?:^|exec\": \"|popup -E \"|foot |\| |'|\* )(numbcheck [a-z\-][^\"'|>\n]*)",
    re.MULTILINE,
)
GIT = {
    **{f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def blocks(page: Path, language: str) -> list[str]:
    return [text for found, text in BLOCK.findall(page.read_text("utf-8")) if found == language]


def calls() -> Iterator[str]:
    """Yield each call of numbcheck in the recipes; of what may be chosen or filled in the first."""
    for page in (AROUND, SYNC, TLDR):
        for typed in CALL.findall(page.read_text("utf-8")):
            yield re.sub(r"\{\{([^}|]+)[^}]*\}\}", r"\1", "".join(typed)).strip()


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """Return the surroundings of a shell on a machine where numbcheck is installed and nothing was kept yet."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    (bin_ / "numbcheck").write_text(f'#!/bin/sh\nexec {sys.executable} -m numbcheck "$@"\n')
    (bin_ / "numbcheck").chmod(0o755)
    return {"PATH": f"{bin_}:{os.environ['PATH']}", "HOME": str(tmp_path), "LANG": "C.UTF-8", **GIT}


def typed(machine: dict[str, str], *lines: str) -> str:
    """Return what these lines print, typed in a shell that stops at the first that goes wrong."""
    call = ["sh", "-euc", "\n".join(lines)]
    return subprocess.run(call, env=machine, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("call", dict.fromkeys(calls()))
def test_every_call_in_the_recipes_is_one(call: str) -> None:
    """What a recipe lets me type is understood, every word of it."""
    assert quick.read(shlex.split(call)[1:]), call


def test_there_are_eight_short_examples() -> None:
    """The page of short examples has eight, each a line on what it does and a call."""
    assert len(re.findall(r"^- .+:\n\n`numbcheck .+`$", TLDR.read_text("utf-8"), re.MULTILINE)) == 8


def test_tab_offers_the_engines_that_there_are() -> None:
    """What TAB and help name for `data ignore` is what there are lines for, and each is told where they belong."""
    assert ENGINES == tuple(engines.ENGINES) == tuple(data._HOW)


def needs(tool: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"{tool} is not installed here")


@needs("git")
def test_two_machines_by_git_as_the_page_says(machine: dict[str, str], tmp_path: Path) -> None:
    """As the page says it two machines share a journal: all is on both, nothing else is carried, and no merge asks."""
    once, daily = blocks(SYNC, "sh")[:2]
    journal = tmp_path / ".local/share/numbcheck"
    typed(machine, "numbcheck note first", once, f"git init --quiet --bare {tmp_path}/shared")
    typed(machine, f"cd {journal}", f"git remote add origin {tmp_path}/shared", "git push -qu origin HEAD")
    other = {**machine, "HOME": str(tmp_path / "other")}
    typed(other, f"git clone --quiet {tmp_path}/shared {tmp_path}/other/.local/share/numbcheck")
    for home, word in ((machine, "tea"), (other, "snow")):
        typed(home, f"numbcheck note {word}", f"numbcheck joy add {word}")
    for home in (machine, other, machine):
        typed(home, daily)
    for home in (machine, other):
        assert [
            typed(home, f"numbcheck history --count {word}").strip() for word in ("first", "tea", "snow")
        ] == ["1"] * 3
        assert {"tea", "snow"} <= set(typed(home, "numbcheck joy").split())
        assert typed(home, f"cd {home['HOME']}/.local/share/numbcheck", "git status --porcelain") == ""


@pytest.mark.parametrize("engine", ["git", "syncthing"])
def test_what_is_of_this_machine_stays_there(engine: str, shell: Shell, home: Path) -> None:
    """Where one folder holds everything, verify says what would be carried away, until the lines are there."""
    shell("note", "words")
    for name in ("state", "cache"):
        (home / name).mkdir(mode=0o700, exist_ok=True)
    (home / {"git": ".git", "syncthing": ".stfolder"}[engine]).mkdir(mode=0o700)
    before = shell("data", "verify")
    assert before.code == 65
    assert "does not leave out state and cache" in before.out
    assert f"numbcheck data ignore {engine}" in before.out
    lines = shell("-q", "data", "ignore", engine)
    assert (lines.code, lines.err) == (0, "")
    (home / {"git": ".gitignore", "syncthing": ".stignore"}[engine]).write_text(lines.out)
    assert shell("data", "verify").code == 0


@needs("git")
def test_git_leaves_out_what_is_of_this_machine(machine: dict[str, str], tmp_path: Path) -> None:
    """Where one folder holds everything, git carries entries and lists, and nothing beside them."""
    one = {**machine, "NUMBCHECK_HOME": str(tmp_path / "one")}
    typed(one, "numbcheck note words", "numbcheck joy add tea", "numbcheck config set food no")
    typed(one, f"touch {tmp_path}/one/.tmp-half {tmp_path}/one/.DS_Store")
    once = blocks(SYNC, "sh")[0].replace("~/.local/share/numbcheck", str(tmp_path / "one"))
    listed = typed(one, once, "git ls-files").splitlines()
    assert {name for name in listed if not name.startswith("entries/")} == {
        "FORMAT",
        "joy.md",
        ".gitignore",
        ".gitattributes",
    }


@pytest.mark.parametrize(
    "actions", [("where", "git"), ("ignore", "svn"), ("ignore",), ("verify", "syncthing")]
)
def test_another_engine_is_said(shell: Shell, actions: tuple[str, ...]) -> None:
    """What there are no lines for is said in one sentence."""
    ran = shell("data", *actions)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_the_small_thing_lands_in_a_file(machine: dict[str, str], tmp_path: Path) -> None:
    """The file for the prompt holds one short line, and a prompt reads it."""
    typed(machine, blocks(AROUND, "sh")[0])
    (line,) = (tmp_path / ".cache" / "numbcheck-moment").read_text("utf-8").splitlines()
    (prompt,) = blocks(AROUND, "bash")
    shown = subprocess.run(
        ["bash", "-c", f"{prompt}\nprintf '%s' \"${{PS1@P}}\""],
        env=machine,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert shown.startswith(f"{line}\n")


def test_scripts_get_data(machine: dict[str, str]) -> None:
    """The lines for scripts run, and what is read by programs is JSON."""
    out = typed(machine, "numbcheck note words", *blocks(AROUND, "sh")[1:])
    kept, count = out.rstrip().rsplit("\n", 1)
    assert [entry["text"] for entry in json.loads(kept)["entries"]] == ["words"]
    assert count == "1"


def test_files_for_other_programs_can_be_read_by_them() -> None:
    """Each file of settings is one, in its own language."""
    assert tomllib.loads(blocks(AROUND, "toml")[0])["custom"]["moment"]["when"] is True
    assert json.loads(blocks(AROUND, "json")[0])["custom/moment"]["interval"] == 3600
    for unit, section in zip(blocks(AROUND, "ini"), ("Service", "Timer"), strict=True):
        units = ConfigParser(interpolation=None)
        units.read_string(unit)
        assert section in units.sections()
    (line,) = blocks(AROUND, "crontab")
    assert re.fullmatch(r"(?:[\d*,/\-]+ ){5}numbcheck .+\n", line)


@needs("tmux")
def test_tmux_takes_its_lines(tmp_path: Path) -> None:
    """Tmux binds the keys as the page says."""
    conf = tmp_path / "tmux.conf"
    conf.write_text("".join(blocks(AROUND, "tmux")))
    tmux = ["tmux", "-S", str(tmp_path / "socket"), "-f", str(conf)]
    environ = {**os.environ, "TMUX_TMPDIR": str(tmp_path)}
    call = [*tmux, "start-server", ";", "list-keys", "-T", "prefix", ";", "kill-server"]
    bound = subprocess.run(call, env=environ, capture_output=True, text=True, check=False)
    assert "numbcheck ground" in bound.stdout
    assert bound.stderr == ""
