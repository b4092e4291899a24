"""Writing from the command line: nothing is changed, nothing lost, nothing asked twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.cli.commands import journal
from numbcheck.journal import prompts
from tests.seats import FakeSeat, person, writes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell


def test_a_note_is_kept_as_typed(shell: Shell) -> None:
    """The words after `note` are the line, dashes and all."""
    ran = shell("note", "felt", "-5", "today", "#work", "-t", "@sam")
    assert ran.code == 0
    assert "Kept" in ran.err
    (entry,) = shell("history", "--json").entries
    assert entry["text"] == "felt -5 today #work"
    assert entry["tags"] == ["work", "@sam"]
    assert entry["kind"] == "note"


@pytest.mark.parametrize(
    ("piped", "kept"),
    [("text\n", "text"), ("text", "text"), ("a\n\n b \n\n", "a\n\n b \n"), ("win\r\n", "win")],
)
def test_a_pipe_is_kept_less_one_newline(shell: Shell, piped: str, kept: str) -> None:
    """`echo text | numbcheck note` keeps exactly that text, less one newline at the end."""
    shell("note", text=piped)
    assert shell("history", "--json").entries[0]["text"] == kept


def test_a_pipe_is_ignored_where_words_are_given(shell: Shell) -> None:
    """Words win over a pipe; a lone dash means the pipe."""
    shell("note", "words", text="pipe")
    shell("note", "-", text="pipe")
    assert [entry["text"] for entry in shell("history", "--json").entries] == ["words", "pipe"]


@pytest.mark.parametrize("text", ["", "\n", "  \n \n"])
def test_nothing_written_is_nothing_kept(shell: Shell, text: str) -> None:
    """An empty note is no note, and no fault: nothing is said of it either."""
    ran = shell("note", text=text)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert shell("history", "--count").out == "0\n"


def test_bytes_that_are_no_text_are_said(shell: Shell) -> None:
    """When something of it was not text I am told, and the rest is kept."""
    shell("note", text=b"caf\xe9")
    assert shell("history", "--json").entries[0]["text"] == "caf\N{REPLACEMENT CHARACTER}"


def test_writing_about_another_day(shell: Shell) -> None:
    """With --at an entry belongs to the moment it is about."""
    shell("note", "earlier", "--at", "2024-02-29 21:30")
    (entry,) = shell("history", "--on", "2024-02-29", "--json").entries
    assert entry["at"].startswith("2024-02-29T21:30:00")
    assert entry["id"].startswith("202402")


def test_a_journal_entry_from_a_pipe(shell: Shell) -> None:
    """All of a pipe is one journal entry, without a prompt."""
    shell("journal", text="line one\n#home line two\n")
    (entry,) = shell("history", "--json").entries
    assert (entry["kind"], entry["text"], entry["tags"]) == ("journal", "line one\n#home line two", ["home"])
    assert "data" not in entry


def test_a_prompt_is_remembered(shell: Shell) -> None:
    """A prompt by its id, or my own, stands beside what I wrote."""
    shell("journal", "--prompt", "hard-loss", text="a name")
    shell("journal", "What", "now", text="tea")
    prompts = [entry["data"]["prompt"] for entry in shell("history", "--json").entries]
    assert prompts == ["hard-loss", "What now"]


def test_a_long_text_survives(shell: Shell) -> None:
    """Nearly four megabytes, the most that one entry holds, are kept to the letter."""
    text = "word \N{SNOWMAN} " * 450_000
    shell("note", text=text)
    assert shell("history", "--json").entries[0]["text"] == text


@pytest.mark.parametrize(
    "call",
    [
        ["--prompt", "none", "own", "words"],
        ["--prompt", "hard", "own", "words"],
        ["--resume", "own"],
        ["--resume", "--prompt", "none"],
        ["--resume", "--at", "yesterday"],
        ["--resume", "-t", "work"],
    ],
)
def test_nothing_that_was_asked_for_is_passed_over(shell: Shell, call: list[str]) -> None:
    """What does not go together is said; no words and no wish of mine are dropped without a word."""
    ran = shell("journal", *call, text="text")
    assert (ran.code, ran.out) == (2, "")
    assert shell("history", "--count").out == "0\n"


def test_the_id_of_a_prompt_means_that_prompt(shell: Shell, home: Path) -> None:
    """A prompt of my own that is called like one of theirs is theirs: what I saw then is what I see later."""
    seat = FakeSeat([], hands=[writes("text")])
    journal.command(person(seat, home)[0], journal.Options(["hard-loss"]))
    assert seat.inputs[0].paper.above[:2] == (prompts.before_hard(), prompts.asked("hard-loss"))
    assert shell("history", "--json").entries[0]["data"]["prompt"] == "hard-loss"


def test_the_question_stands_in_my_editor(tmp_path: Path, home: Path) -> None:
    """With -e the question stands below an empty line, in rows that fit; they go, and a # line of mine stays."""
    seen, mine = tmp_path / "seen", "# Heading\n#work is done\n"
    script = tmp_path / "editor"
    script.write_text(f'#!/bin/sh\ncp "$1" {seen}\n{{ printf "{mine}"; cat {seen}; }} > "$1"\n')
    script.chmod(0o700)
    house, _ = person(FakeSeat([]), home, EDITOR=str(script))
    journal.command(house, journal.Options(prompt="numb-like", editor=True))
    assert seen.read_text() == (
        "\n# What is the numbness most like today: fog, glass, snow, a\n# thick coat, something else?\n"
    )
    (entry,) = house.journal.entries()
    assert (entry.text, entry.data) == (mine.rstrip("\n"), {"prompt": "numb-like"})
