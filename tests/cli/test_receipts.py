"""What is said when something was kept for another moment than now."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.dates.speak import spoken
from numbcheck.words.receipts import Receipt
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

NOW = datetime(2026, 11, 25, 14, 30)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 24, 18), "yesterday, Tue 24 Nov, 18:00"),
        (datetime(2026, 11, 25, 14, 20), "today, 14:20 (10 minutes ago)"),
        (datetime(2026, 11, 25, 14, 29), "today, 14:29 (1 minute ago)"),
        (datetime(2026, 11, 25, 8), "today, 08:00"),
        (NOW, "today, 14:30"),
        (datetime(2026, 11, 3, 7, 5), "Tue 3 Nov, 07:05"),
        (datetime(2025, 12, 31, 23), "Wed 31 Dec 2025, 23:00"),
    ],
)
def test_a_moment_is_said_as_people_say_it(at: datetime, said: str) -> None:
    """Yesterday and today by their names, another year with it."""
    assert spoken(at, NOW) == said


@pytest.mark.parametrize(
    ("argv", "text", "receipt"),
    [
        (["note"], "a line", "Kept. numbcheck undo takes it back."),
        (["note", "--at", "2024-01-05 08:00"], "a line", "Kept for Fri 5 Jan 2024, 08:00."),
        (["check"], "2\n\n", "Kept. numbcheck undo takes it back."),
        (["ground"], "lamp\n", "5-4-3-2-1. Kept."),
        (["edit"], "other words", "Changed. numbcheck undo brings the old words back, for an hour."),
    ],
)
@pytest.mark.parametrize("full", [False, True])
def test_who_wants_them_gets_the_four_characters(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, argv: list[str], text: str, receipt: str, full: bool
) -> None:
    """A receipt names no characters, unless `receipt = full` asks for them: then they come last, and name what was kept."""
    shell("note", "-q", "--at", "2023-01-01", text="before")
    monkeypatch.setenv("NUMBCHECK_RECEIPT", "full" if full else "short")
    said = " ".join(shell(*argv, text=text).err.split())
    entries = shell("history", "--json").entries
    saved = max(entries, key=lambda entry: entry["saved"])
    assert receipt in said
    assert (f"{receipt} Its four characters: {saved['id'][-4:]}." in said) is full
    assert ("Its four characters" in said) is full


@pytest.mark.parametrize("command", ["note", "journal"])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2024-01-05 08:00", "Kept for Fri 5 Jan 2024, 08:00."),
        ("yesterday", "Kept for yesterday, "),
        ("last night", " (last night; for another time: last night at 11)."),
        ("0min", "Kept for today, "),
    ],
)
def test_every_at_is_said_back(shell: Shell, command: str, typed: str, said: str) -> None:
    """Whatever moment I name, I hear how it was understood; without one there is nothing to say."""
    assert said in " ".join(shell(command, "--at", typed, text="a line").err.split())
    assert "Kept for" not in shell(command, text="a line").err


def test_where_else_a_typed_line_is_kept_is_said_once(
    home: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first line I type as words of `note` brings one sentence on my shell's history; nothing else brings it, ever."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    keeps = Receipt.SHELL_KEEPS
    assert keeps not in shell("note", "in a script").err
    for argv, times in ((["note", "one"], 1), (["note", "two"], 0), (["note", "three", "-q"], 0)):
        with terminal(home, *argv) as pair:
            assert pair.wait_for_end() == 0
            said = " ".join(pair.text.split())
        assert said.count(keeps) == times
        if times:
            assert said.index(keeps) < said.index("Kept.")
