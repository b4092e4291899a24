"""The map of safety is true; and those requirements that belong to no one room."""

from __future__ import annotations

import _socket
import re
import shlex
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from numbcheck.cli import table
from numbcheck.cli.commands import undo
from numbcheck.cli.help_pages import first_page
from numbcheck.crisis.tables import lines as lines_table
from numbcheck.play.player import Command
from numbcheck.practice.script import Card
from numbcheck.practice.shelf import Shelf
from numbcheck.stage import keys
from numbcheck.visit import first_words
from tests.asked import ask

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
EYES = re.compile(r"close (your|the) eyes|eyes (closed|shut)", re.IGNORECASE)


def test_every_requirement_and_every_test_named_exists() -> None:
    """What docs/safety.md promises is what the tests hold."""
    text = (ROOT / "docs" / "safety.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (SR-\d\d) \|.*\| (.*) \|$", text, re.MULTILINE)
    assert [name for name, _ in rows] == [f"SR-{number:02}" for number in range(1, 37)]
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = re.findall(r"`(test_\w+)`", text.split("| SR-01")[1])
    assert [name for name in named if f"def {name}(" not in tests] == []
    assert all("`test_" in cell or cell == "(open)" for _, cell in rows)


def test_sr_02_and_04_the_keys_say_so() -> None:
    """While time passes and while I type there is a key for help, one to skip, one to look around; I am told."""
    for known in (keys.TIMED, keys.TYPING):
        assert {Command.HELP, Command.SKIP, Command.LOOK, Command.STOP} <= set(known.values())
    assert "numbers to call" in keys.TIMED_HELP
    assert "looks around" in keys.TIMED_HELP
    assert "numbers to call" in keys.TYPING_HELP


def test_sr_05_ground_looks_outward() -> None:
    """What a far-away person gets unasked looks outward, and the first help offers it first."""
    assert Shelf().get("senses").attention == "outward"
    assert re.findall(r"^  (\w+) ", first_page(80), re.MULTILINE)[0] == "ground"
    assert all(Shelf().get(one).attention == "inward" for one in ("scan", "scan-short"))


def test_sr_06_practices_let_eyes_stay_open() -> None:
    """No practice tells me to close my eyes without saying that they may stay open."""
    for script in Shelf().scripts():
        for words in (*script.opening, *(beat.words for beat in script.beats)):
            assert not EYES.search(words) or "open" in words, (script.id, words)


def test_sr_08_cold_and_muscle_work_begin_with_a_caution() -> None:
    """Cold, and tensing muscles, open with a card on who should not."""
    for script in Shelf().scripts():
        tenses = any(getattr(beat, "phase", "") == "tense" for beat in script.beats)
        if script.family == "cold" or tenses:
            assert isinstance(script.beats[0], Card), script.id


NEED_MORE = {"show", "delete", "delete @1", "edit", "import", "encrypt", "encrypt --recovery"}
BROUGHT = "date,text\n2024-06-28,rain\n"
"""What lies where an example brings a file in."""
TAKE_TIME = {"breathe", "scan", "relax", "do", "feel"}
"""They are played by the same engine as `ground`, which types instead of waiting."""


def refuse(*_: object, **__: object) -> None:
    """Stand where a socket would be made."""
    raise AssertionError("a socket was opened")


def calls_home(*_: object) -> list[str]:
    """Do what a program does that counts its users."""
    socket.create_connection(("127.0.0.1", 9))
    return []


def opens_a_socket(command: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Return whether a command does not go well where no socket can be made."""
    with monkeypatch.context() as patched:
        for module, name in ((socket, "socket"), (_socket, "socket"), (socket, "getaddrinfo")):
            patched.setattr(module, name, refuse)
        return ask(*shlex.split(command), typed="1\n" * 12).code != 0


def test_sr_17_no_command_opens_a_socket(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command, and every example in the help that takes no time, goes well where no socket can be made."""
    assert not opens_a_socket("note - -t work", monkeypatch)
    assert not opens_a_socket("joy add tea", monkeypatch)
    examples = [
        example.split("numbcheck ")[1].split(" < ")[0] for row in table.TABLE for example in row.examples
    ]
    calls = [
        call
        for call in (*table.names(), *examples)
        if not TAKE_TIME & {*call.split()} and call not in {"ground chair", "ground colour --colour yellow"}
    ]
    for call in dict.fromkeys(call for call in calls if call not in NEED_MORE):
        papers = home.parent / f"papers for {call}".replace("/", "")
        papers.mkdir()
        monkeypatch.chdir(papers)
        if call.startswith("import "):
            (papers / call.split()[1]).write_text(BROUGHT)
        assert not opens_a_socket(call, monkeypatch), call
    assert not opens_a_socket("delete @1 --yes", monkeypatch)


def test_sr_17_the_check_of_sockets_sees_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check that the one above relies on notices a command that calls home."""
    monkeypatch.setattr(undo, "command", calls_home)
    assert opens_a_socket("undo", monkeypatch)


def test_sr_27_the_first_words() -> None:
    """The first words say in three sentences what this is, that it isn't medical care, and that words stay here."""
    for words in (first_words.WIDE, first_words.NARROW):
        text = " ".join(words.split())
        assert "feel numb or far away" in text
        assert "isn't medical care" in text
        assert text.count(".") == 3
    for words in ("feel numb or far away", "isn't medical care", "numbcheck crisis"):
        assert words in first_page(80)


def test_the_scorecard_points_to_what_is_there() -> None:
    """Every proof on the scorecard is a file that exists or a test that runs."""
    text = (ROOT / "SCORECARD.md").read_text(encoding="utf-8")
    proofs = [row.rsplit("|", 2)[1] for row in text.splitlines() if row.startswith("| ")]
    named = [name for cell in proofs for name in re.findall(r"`([^`]+)`", cell)]
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    missing = [name for name in named if not (f"def {name}(" in tests or (ROOT / name).is_file())]
    assert missing == []
    assert len(named) > 40


def test_the_scorecard_counts_the_lines_that_are_there() -> None:
    """The numbers of countries on the scorecard are those of the list."""
    text = (ROOT / "SCORECARD.md").read_text(encoding="utf-8")
    told = re.search(r"lines for (\d+) countries .*, (\d+) with .* home, (\d+) about", text)
    assert told
    assert [int(number) for number in told.groups()] == [
        len(lines) for lines in (lines_table.CRISIS, lines_table.ABUSE, lines_table.SUBSTANCE)
    ]
