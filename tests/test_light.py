"""What keeps commands quick, without a clock: the modules they load, the files they open, the bytes they read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import numbcheck
from numbcheck.cli import table
from tests.journal.kit import a_journal, note

SOURCE = str(Path(numbcheck.__file__).parent.parent)
HEAVY = {"rich", "prompt_toolkit", "pydantic", "asyncio", "zoneinfo", "sqlite3", "http"}

WATCHED = """
import os, sys
before = set(sys.modules)
sys.path.insert(0, {source!r})
read, opened, real = [0], [0], os.read
def reading(*args):
    raw = real(*args)
    read[0] += len(raw)
    return raw
os.read = reading
def heard(event, args):
    if event == "open" and isinstance(args[0], str) and args[0].endswith(".json"):
        opened[0] += 1
sys.addaudithook(heard)
from numbcheck.__main__ import run
try:
    run({argv!r})
except SystemExit:
    pass
modules = sorted(set(sys.modules) - before)
import json
told = {{"modules": modules, "opened": opened[0], "read": read[0]}}
print("\\n" + json.dumps(told), file=sys.stderr)
"""


def watched(home: Path, *argv: str) -> dict[str, Any]:
    """Return what one call of the program loaded, opened and read."""
    code = WATCHED.format(source=SOURCE, argv=list(argv))
    environ = {"PATH": os.environ["PATH"], "NUMBCHECK_HOME": str(home)}
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
    )
    told: dict[str, Any] = json.loads(ran.stderr.splitlines()[-1])
    return told


@pytest.fixture(scope="module")
def journals(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a journal of thirty entries, and one with three hundred more in the years before."""
    now = datetime.now(UTC)
    first = now.replace(day=1)
    small, large = tmp_path_factory.mktemp("small"), tmp_path_factory.mktemp("large")
    for root in (small, large):
        journal = a_journal(root, seed=1)
        for number in range(30):
            note(journal, f"line {number}", now - timedelta(seconds=number))
    older = a_journal(large, seed=2)
    for number in range(300):
        note(older, "an older line", first - timedelta(days=1 + number * 3))
    return small, large


PLAYS = {"ground", "report"}
"""Of these, what asks or plays something on a terminal."""


@pytest.mark.parametrize(
    "argv",
    [
        ["--version"],
        ["crisis", "AT"],
        ["note", "x"],
        ["history", "-n", "10"],
        ["history", "line", "--json"],
        ["history", "--count"],
        ["show", "@1"],
        ["data", "where"],
        ["ground"],
        ["trends"],
        ["trends", "--json"],
        ["report"],
        ["--help"],
        ["note", "--help"],
    ],
    ids=" ".join,
)
def test_nothing_heavy_is_loaded_for_what_draws_nothing(journals: tuple[Path, Path], argv: list[str]) -> None:
    """A command that draws nothing starts at once: none of the heavy libraries is touched."""
    modules = set(watched(journals[0], *argv)["modules"])
    assert not {name.partition(".")[0] for name in modules} & HEAVY
    assert argv[0] in PLAYS or "numbcheck.play.player" not in modules
    if argv[0] in {"--version", "crisis"}:
        assert not modules & {"typer", "json", "pathlib", "dataclasses", "re", "platformdirs"}


@pytest.mark.parametrize(
    "argv", [["note", "x"], ["history", "-n", "10"], ["show", "@1"], ["trends", "--json"]], ids=" ".join
)
def test_a_plain_call_does_not_wait_for_pathlib(journals: tuple[Path, Path], argv: list[str]) -> None:
    """A line is kept, and one's own words are there, without what takes longer to import than the whole journal."""
    assert "pathlib" not in watched(journals[0], *argv)["modules"]


@pytest.mark.parametrize(
    "text", ["caf\u00e9", "\u201cno\u201d \u2013 it\u2019s\u2026", "\u043c\u043e\u0440\u0435"]
)
def test_words_of_most_scripts_wait_for_no_table_of_widths(tmp_path: Path, text: str) -> None:
    """Who writes with accents, with the marks of a book or in Cyrillic sees it as soon as who writes plain English."""
    note(a_journal(tmp_path, seed=1), f"{text} " * 30, datetime.now(UTC))
    for argv in (["show", "@1"], ["history", "-n", "10"]):
        assert "wcwidth" not in watched(tmp_path, *argv)["modules"]


def test_a_note_opens_no_table_of_settings_where_none_is_given(journals: tuple[Path, Path]) -> None:
    """Who never chose anything does not wait for what could be chosen."""
    modules = watched(journals[0], "note", "x")["modules"]
    assert not [name for name in modules if name.startswith("numbcheck.settings")]


PLAIN = [
    *(
        ["note", "x"],
        ["note", "x", "-t", "work", "-q"],
        ["history", "-n", "10"],
        ["history", "line", "--json"],
    ),
    *(
        ["history", "--count"],
        ["history", "--since", "7d"],
        ["show", "@1"],
        ["history", "--tags"],
        ["trends", "--json"],
    ),
    *(
        ["export", "-"],
        ["export", "-f", "json", "-"],
        ["data", "where"],
        ["data", "privacy"],
        ["config"],
        ["data", "verify"],
        ["undo"],
        ["import", "no-such-file"],
        ["lock"],
        ["encrypt", "--status"],
        ["unlock"],
    ),
    *(
        ["help", "all"],
        ["config", "set", "plain", "true"],
        ["completion", "bash"],
        ["moment"],
        ["do"],
        ["ground", "--list"],
    ),
    *(["keep"], ["keep", "the sea"]),
    *(["learn"], ["learn", "what"], ["reach"], ["plan"], ["plan", "--print"], ["plan", "--goal", "out"]),
    *(
        ["joy"],
        ["joy", "add", "tea"],
        ["joy", "ideas"],
        ["ladder", "--list"],
        ["journal", "--drafts"],
    ),
    *(
        ["edit", "@1", "-"],
        ["delete", "@2", "--yes"],
        ["report", "-"],
        ["trends"],
        ["note", "x", "--at", "1d"],
    ),
]


@pytest.mark.parametrize("argv", PLAIN, ids=" ".join)
def test_a_plain_call_waits_for_no_parser(tmp_path: Path, argv: list[str]) -> None:
    """What one types every day is read without typer and all that it brings along."""
    journal = a_journal(tmp_path, seed=1)
    for number in range(3):
        note(journal, f"line {number}", datetime.now(UTC) - timedelta(seconds=number))
    modules = set(watched(tmp_path, *argv)["modules"])
    assert not {name.partition(".")[0] for name in modules} & (HEAVY | {"typer"})
    if argv[0] in {"note", "history", "show"} or argv == ["data", "where"]:
        assert not modules & {"inspect", "dataclasses", "shutil", "subprocess", "platformdirs"}


def test_every_command_that_draws_nothing_is_among_them() -> None:
    """No command is forgotten: what is not here is a practice or a visit that asks, and draws."""
    drawn = {"ground", "breathe", "scan", "relax", "feel", "check", "reframe", "signs"}
    assert {row.name for row in table.TABLE} - drawn - {"crisis"} <= {argv[0] for argv in PLAIN}


@pytest.mark.parametrize(
    ("argv", "most"),
    [(["note", "x"], 0), (["history", "-n", "10"], 10), (["show", "@1"], 1), (["history", "--count"], 0)],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_long_journal_is_not_read_for_a_short_question(
    journals: tuple[Path, Path], argv: list[str], most: int
) -> None:
    """However much you wrote before, keeping a line or seeing the last ten reads no more than it shows."""
    small, large = (watched(home, *argv) for home in journals)
    assert small["opened"] <= most + 1
    assert large["opened"] == small["opened"]
    assert large["read"] <= small["read"] + 200


def test_a_month_is_read_alone(journals: tuple[Path, Path]) -> None:
    """A question about some days opens the files of those days only."""
    day = (datetime.now(UTC).replace(day=1) - timedelta(days=31)).strftime("%Y-%m-%d")
    assert watched(journals[1], "history", "--on", day)["opened"] <= 3
    assert watched(journals[1], "history", "--this-day")["opened"] <= 35


READ_ALONE = """
import sys
opened = []
def heard(event, args):
    if event == "open" and str(args[0]).endswith(".toml"):
        opened.append(args[0])
sys.addaudithook(heard)
from numbcheck.cli.commands.breathe import pattern_of
from numbcheck.practice.shelf import Shelf
from numbcheck.practice.tuning import Tuning
pattern_of(Shelf(), "long", Tuning())
print(*opened)
"""


def test_a_breath_is_read_alone() -> None:
    """Whoever asks for a breath does not wait for all the other practices to be read."""
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": SOURCE}
    ran = subprocess.run(
        [sys.executable, "-c", READ_ALONE], env=environ, capture_output=True, text=True, check=True
    )
    assert [Path(name).name for name in ran.stdout.split()] == ["long.toml"]
