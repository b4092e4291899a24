"""Taking the last save back: only that one, only for an hour, and no typed word is lost by it."""

from __future__ import annotations

import json
import os
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.cli.commands import journal
from numbcheck.journal.drafts.last_save import Memory
from numbcheck.visit.house import House
from tests.seats import FakeSeat, person, writes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell


def now() -> datetime:
    return datetime.now().astimezone()


def drafts(home: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted(home.glob("state/drafts/*"))]


def held(home: Path, words: bytes) -> list[str]:
    """Return the files in which these words stand."""
    return [str(path) for path in home.rglob("*") if path.is_file() and words in path.read_bytes()]


def test_an_added_text_becomes_a_draft_again(shell: Shell, home: Path) -> None:
    """A note taken back is a draft, with its moment and tags; going on with it keeps it as it would have been."""
    shell("note", "one #work", "-t", "mine", "--at", "2024-02-29 21:30", "-q")
    ran = shell("undo")
    assert ran.code == 0
    assert "one #work" in ran.err
    assert "Taken back: the note of 21:30. Its words are a draft." in ran.err
    assert shell("history", "--count").out == "0\n"
    journal.command(person(FakeSeat([], hands=[writes("one #work")]), home)[0], journal.Options(resume=True))
    (entry,) = shell("history", "--json").entries
    assert (entry["kind"], entry["tags"], entry["at"][:16]) == (
        "note",
        ["work", "mine"],
        "2024-02-29T21:30",
    )


def test_a_second_undo_has_nothing(shell: Shell) -> None:
    """Undo never reaches past the last save: the entry before it stays, however often I ask."""
    shell("note", "first", "-q")
    shell("note", "second", "-q")
    shell("undo")
    ran = shell("undo")
    assert (ran.code, ran.out) == (0, "")
    assert "Nothing to take back" in ran.err
    assert [entry["text"] for entry in shell("history", "--json").entries] == ["first"]


def test_an_edit_goes_back(shell: Shell, home: Path) -> None:
    """After an edit, undo brings text and tags of before; the words of the edit are in no file any more."""
    shell("note", "before #work", "-t", "mine", "-q")
    shell("edit", "@1", text="canary")
    ran = shell("undo")
    assert "as they were before" in ran.err
    (entry,) = shell("history", "--json").entries
    assert (entry["text"], entry["tags"]) == ("before #work", ["work", "mine"])
    assert held(home, b"canary") == []
    assert "Nothing to take back" in shell("undo").err


def test_a_practice_is_shown_then_taken_out(shell: Shell, home: Path) -> None:
    """A practice taken back is said whole first; words I typed in it stay as a draft, and nothing else does."""
    shell("ground", text="lamp\ndoor\n")
    ran = shell("undo")
    assert "You saw: lamp, door" in ran.err
    assert [draft["text"] for draft in drafts(home)] == ["You saw: lamp\nYou saw: door"]
    shell("ground", text="\n\n")
    assert shell("undo").err.splitlines()[-1].startswith("Taken back: 5-4-3-2-1 of ")
    assert shell("history", "--count").out == "0\n"
    assert len(drafts(home)) == 1


@pytest.mark.parametrize(("minutes", "left"), [(59, 0), (61, 1)])
def test_it_is_for_an_hour(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch, minutes: int, left: int
) -> None:
    """An hour later a save stays, and what was remembered of it is gone."""
    shell("note", "one", "-q")
    later = datetime.now().astimezone() + timedelta(minutes=minutes)
    monkeypatch.setattr(House, "now", lambda _: later)
    shell("undo")
    assert shell("history", "--count").out == f"{left}\n"
    assert not (home / "state" / "last-save.json").exists()


def test_what_changed_since_is_left_alone(shell: Shell, home: Path) -> None:
    """Where the last save was changed or deleted on another device since, undo touches nothing."""
    shell("note", "one", "-q")
    (path,) = home.rglob("entries/**/*.json")
    record = json.loads(path.read_text()) | {"rev": "zzzzzzzz", "text": "two"}
    record["after"] = [path.name.split(".")[1]]
    path.with_name(path.name.replace(path.name.split(".")[1], "zzzzzzzz")).write_text(json.dumps(record))
    assert "changed or deleted since" in shell("undo").err
    assert [entry["text"] for entry in shell("history", "--json").entries] == ["two"]


def test_deleting_clears_what_undo_and_drafts_hold(shell: Shell, home: Path) -> None:
    """After "Deleted" the words of an entry, of its earlier text, and of a change begun to it are in no file."""
    shell("note", "canary one", "-q")
    shell("edit", "@1", text="canary two")
    from numbcheck.cli.commands import edit

    edit.command(person(FakeSeat([], hands=[writes("canary three", done=False)]), home)[0], "@1")
    assert len(held(home, b"canary")) == 3
    assert "Deleted, for good." in shell("delete", "@1", "--yes").err
    assert held(home, b"canary") == []
    assert "for good" in shell("undo").err
    assert "Nothing to take back" in shell("undo").err


def test_deleting_leaves_other_drafts(shell: Shell, home: Path) -> None:
    """Deleting one entry takes no draft of another text with it."""
    shell("note", "old", "-q")
    journal.command(person(FakeSeat([], hands=[writes("half", done=False)]), home)[0])
    shell("note", "new", "-q")
    shell("delete", "@2", "--yes")
    assert [draft["text"] for draft in drafts(home)] == ["half"]


def test_after_a_deletion_nothing_older_is_taken_out(shell: Shell) -> None:
    """When the last thing I did was a deletion, undo says that it is for good, and an innocent entry stays."""
    for words in ("older", "innocent", "deleted"):
        shell("note", words, "-q")
    shell("delete", "@1", "--yes")
    ran = shell("undo")
    assert (ran.code, ran.out) == (0, "")
    assert "for good" in ran.err
    assert [entry["text"] for entry in shell("history", "--json").entries] == ["older", "innocent"]


def test_what_nobody_knows_how_to_take_back_is_said(shell: Shell, home: Path) -> None:
    """When what I did last cannot be undone I hear that, and the entry of before stays."""
    shell("note", "innocent", "-q")
    Memory(str(home / "state"), now).remember_act("a new thing")
    assert "cannot be taken back" in shell("undo").err
    assert [entry["text"] for entry in shell("history", "--json").entries] == ["innocent"]


@pytest.mark.parametrize("seconds", [-50, -30, 30])
def test_a_clock_that_was_set_a_little_does_not_make_it_forget(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    """When the clock of the machine is set back or forward by seconds, I can still take back what I did."""
    shell("note", "one", "-q")
    later = now() + timedelta(seconds=seconds)
    monkeypatch.setattr(House, "now", lambda _: later)
    assert "Taken back: the note" in shell("undo").err
    assert shell("history", "--count").out == "0\n"


SAND = "a heaviness like wet sand"
VISITS = {
    "check": (["check"], f"{SAND}\n", SAND),
    "check, several": (["check", "--more"], f"2\n\n{SAND}\n", SAND),
    "check, one line": (["check"], f"2\n{SAND}\n", SAND),
    "feel": (["feel"], f"\n{SAND}\n", SAND),
    "reframe": (["reframe"], f"1\n\n\n{SAND}\n", SAND),
    "signs": (["signs"], f"{SAND}\n", SAND),
    "a practice": (["ground"], f"{SAND}\n", SAND),
    "a practice of one's own questions": (["do", "name"], f"{SAND}\n", SAND),
}


@pytest.mark.parametrize("name", VISITS)
def test_no_typed_word_is_lost(shell: Shell, home: Path, name: str) -> None:
    """Whatever question I typed my own words at: after undo they are a draft, whatever that answer is called."""
    argv, text, words = VISITS[name]
    shell("-q", *argv, text=text)
    shell("-q", "undo")
    assert shell("history", "--count").out == "0\n"
    assert [draft["text"].count(words) for draft in drafts(home)] == [1]


@pytest.mark.parametrize(
    ("argv", "text"),
    [
        (["check", "--more"], "1 5\n\n2\n3\n"),
        (["reframe"], "1\n1\n"),
        (["signs"], "1 2\n\n"),
        (["check", "--form", "phq2"], "1 2\n"),
    ],
)
def test_what_was_offered_is_no_draft(shell: Shell, home: Path, argv: list[str], text: str) -> None:
    """Answers that I only picked leave no draft that waits for me afterwards."""
    shell("-q", *argv, text=text)
    assert shell("history", "--count").out == "1\n"
    shell("-q", "undo")
    assert shell("history", "--count").out == "0\n"
    assert drafts(home) == []


def test_where_undo_cannot_help_it_is_not_offered(shell: Shell, home: Path) -> None:
    """When the save cannot be remembered, the line after it does not promise an undo."""
    home.mkdir(mode=0o700)
    (home / "state").write_text("in the way")
    ran = shell("note", "one")
    assert ran.code == 0
    assert "Kept" in ran.err
    assert "undo" not in ran.err


@pytest.mark.parametrize("call", [["history"], ["show", "@1"], ["history", "--tags"], ["note", "two"]])
def test_after_the_hour_whatever_i_do_clears_it(shell: Shell, home: Path, call: list[str]) -> None:
    """The text of before an edit is not there any more once I have called anything, an hour after it."""
    shell("note", "canary", "-q")
    shell("edit", "@1", text="changed")
    assert held(home, b"canary") != []
    os.utime(home / "state" / "last-save.json", (1, 1))
    shell(*call)
    assert held(home, b"canary") == []


def test_a_long_text_is_named_by_its_first_words(shell: Shell) -> None:
    """Before it goes, an entry is named by its first words, and a text of a megabyte takes no time."""
    for call in (["delete", "@1", "--yes"], ["undo"]):
        shell("note", text="first words " + "x" * 1_000_000)
        ran = shell(*call)
        assert "first words" in ran.err
        assert len(ran.err) < 400
