"""Changing when it was: the moment of what I kept is mended, and nothing else about it."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.cli.commands import edit, journal
from numbcheck.journal.store import durable
from numbcheck.stage.text_input import Paper
from numbcheck.visit.texts.revising import Moment, work_on
from tests.seats import FakeSeat, person, writes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ran, Shell

WHEN = "2024-02-28 18:00"


def only(shell: Shell) -> Any:
    """Return the one entry there is, by way of `history`, having seen that as many are counted."""
    (entry,) = shell("history", "--json").entries
    assert shell("history", "--count").out == "1\n"
    return entry


def said(ran: Ran) -> str:
    """Return what was said, on one line."""
    return " ".join(ran.err.split())


def test_alone_it_changes_the_moment_only(shell: Shell) -> None:
    """The newest, or the one I name, is about the moment I say; words, answers and tags stay, and so do its characters."""
    shell("ground", text="lamp\ndoor\n")
    shell("note", "newer", "-q")
    old = shell("history", "--json").entries[0]
    ran = shell("edit", "2", "--at", WHEN)
    assert (ran.code, ran.out) == (0, "")
    assert "Moved to Wed 28 Feb 2024, 18:00. numbcheck undo takes it back." in said(ran)
    new = shell("history", "--json").entries[0]
    assert new["at"][:16] == "2024-02-28T18:00"
    assert new["id"][-16:] == old["id"][-16:]
    assert {key: new[key] for key in ("answers", "finished", "seconds", "practice", "kind", "tags")} == {
        key: old[key] for key in ("answers", "finished", "seconds", "practice", "kind", "tags")
    }
    assert json.loads(shell("show", old["id"][-4:], "--json").out) == new
    assert "Moved to" in shell("edit", "--at", "2024-02-28 19:00").err
    assert shell("history", "--json").entries[-1]["text"] == "newer"


@pytest.mark.parametrize("text", ["from a loop\n", ""])
def test_what_waits_in_a_pipe_is_no_new_text(shell: Shell, text: str) -> None:
    """With --at alone nothing is read: in a loop over a file the next line is not taken for my words."""
    shell("note", "stays", "-q")
    shell("edit", "1", "--at", WHEN, text=text)
    assert only(shell)["text"] == "stays"


def test_text_and_moment_change_in_one_save(shell: Shell, home: Path) -> None:
    """With - both change together, one undo takes both back, and each is said."""
    shell("note", "before", "--at", "2024-02-29 21:30", "-q")
    ran = shell("edit", "1", "-", "--at", WHEN, text="after\n")
    assert "Changed. Moved to Wed 28 Feb 2024, 18:00. numbcheck undo takes it back." in said(ran)
    assert (only(shell)["text"], only(shell)["at"][:16]) == ("after", "2024-02-28T18:00")
    assert not any(b"before" in path.read_bytes() for path in (home / "entries").rglob("*.json"))
    ran = shell("undo")
    assert "Taken back: the note of 21:30. Its moment and its words are as they were before." in said(ran)
    assert (only(shell)["text"], only(shell)["at"][:16]) == ("before", "2024-02-29T21:30")


def test_undo_puts_it_where_it_was(shell: Shell) -> None:
    """A move taken back: the very moment, zone and words of before; a second undo has nothing."""
    shell("note", "one #work", "-t", "mine", "--at", "2024-02-29 21:30", "-q")
    old = only(shell)
    shell("edit", "--at", WHEN)
    ran = shell("undo")
    assert "Taken back: the note of 21:30. Its moment is as it was before." in said(ran)
    new = only(shell)
    assert {key: new[key] for key in ("at", "zone", "text", "tags")} == {
        key: old[key] for key in ("at", "zone", "text", "tags")
    }
    assert "Nothing to take back" in shell("undo").err


def test_the_same_moment_is_no_change(shell: Shell, home: Path) -> None:
    """Where it is about that moment already, nothing is saved, and what I did last can still be taken back."""
    shell("note", "one", "--at", WHEN, "-q")
    before = sorted(home.rglob("entries/**/*"))
    assert "Nothing changed." in shell("edit", "--at", WHEN).err
    assert sorted(home.rglob("entries/**/*")) == before
    assert "the note of 18:00" in shell("undo").err


@pytest.mark.parametrize("when", ["tomorrow", "11/03", "soon"])
def test_a_date_that_is_not_understood_changes_nothing(shell: Shell, home: Path, when: str) -> None:
    """A date that is none, or two, is refused; what came in with it is a draft."""
    shell("note", "one", "-q")
    old = only(shell)
    assert shell("edit", "1", "--at", when).code == 2
    ran = shell("edit", "1", "-", "--at", when, text="new words\n")
    assert ran.code == 2
    assert "draft" in ran.err
    assert only(shell) == old
    (draft,) = home.glob("state/drafts/*")
    assert "new words" in draft.read_text()


def test_written_at_a_seat_it_moves_when_it_is_kept(shell: Shell, home: Path) -> None:
    """With -e in mind I write and it moves; left half-way it stays, and the draft remembers where it was to go."""
    shell("note", "one", "--at", "2024-02-29 21:30", "-q")
    seat = FakeSeat([], hands=[writes("one two", done=False)])
    house, _ = person(seat, home)
    versions = house.journal.versions(only(shell)["id"])
    work_on(house, versions, Moment(versions[0].at.replace(day=28))).write(Paper((), "one"))
    assert only(shell)["at"][:16] == "2024-02-29T21:30"
    house, terminal = person(FakeSeat([], hands=[writes("one two three")]), home)
    journal.command(house, journal.Options(resume=True))
    assert "Moved to" in terminal.err.getvalue()
    assert (only(shell)["text"], only(shell)["at"][:16]) == ("one two three", "2024-02-28T21:30")


def test_a_draft_of_a_change_knows_it_by_its_letters(shell: Shell, home: Path) -> None:
    """Half a change goes on as a change after the entry was moved, and goes with it when it is deleted."""
    shell("note", "one", "-q")
    for number in range(2):
        edit.command(person(FakeSeat([], hands=[writes(f"one two {number}", done=False)]), home)[0], "1")
        shell("edit", "1", "--at", f"2024-02-2{number} 18:00")
        if not number:
            journal.command(
                person(FakeSeat([], hands=[writes("one two three")]), home)[0], journal.Options(resume=True)
            )
            assert sorted(entry["text"] for entry in shell("history", "--json").entries) == [
                "one",
                "one two three",
            ]
            shell("edit", "1", "-", text="joined\n")
    shell("delete", "1", "--yes")
    assert not any(b"one two" in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_two_texts_move_together(shell: Shell, home: Path) -> None:
    """What was changed in two places at once moves with both its texts, and is still to be joined."""
    shell("note", "here", "-q")
    (path,) = home.rglob("entries/**/*.json")
    record = json.loads(path.read_text()) | {"rev": "zzzzzzzz", "after": ["yyyyyyyy"], "text": "there"}
    path.with_name(path.name.replace(path.name.split(".")[1], "zzzzzzzz")).write_text(json.dumps(record))
    ran = shell("edit", "--at", WHEN)
    assert "Moved to Wed 28 Feb 2024, 18:00. It was changed elsewhere, too" in said(ran)
    found = shell("history", "--json").entries
    assert sorted((one["text"], one["at"][:16]) for one in found) == [
        ("here", "2024-02-28T18:00"),
        ("there", "2024-02-28T18:00"),
    ]
    assert shell("history", "--count").out == "1\n"


def test_one_of_a_newer_numbcheck_is_shown_and_left(shell: Shell, home: Path) -> None:
    """An entry of a newer numbcheck is shown, and not a byte of it changes."""
    shell("note", "from the future", "-q")
    (path,) = home.rglob("entries/**/*.json")
    path.write_text(path.read_text().replace('"v": 1', '"v": 2'))
    before = path.read_bytes()
    ran = shell("edit", "1", "--at", WHEN)
    assert ran.code == 2
    assert "newer numbcheck" in ran.err
    assert path.read_bytes() == before


def test_every_look_finds_it_at_its_new_moment(shell: Shell) -> None:
    """Lists, exports and counts have it once, on its new day."""
    shell("check", text="1\nbetter\n")
    shell("note", "other", "-q")
    shell("edit", "2", "--at", WHEN)
    assert shell("history", "--count", "--on", "2024-02-28").out == "1\n"
    assert shell("history", "--count").out == "2\n"
    assert shell("export", "-", "-f", "md").out.count("2024-02-28") >= 1
    document = json.loads(shell("export", "-", "-f", "json").out)["entries"]
    assert [len(one["moved_from"]) for one in document if "moved_from" in one] == [1]
    assert "Every file is in order." in said(shell("data", "verify"))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_refuses_leaves_it_where_it_was(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """On a full or a read-only disk it stays, whole and once, at its moment; one sentence says why, and no word is lost."""
    shell("note", "before", "-q")
    old = only(shell)
    for argv, text in ((("--at", WHEN), ""), (("-", "--at", WHEN), "after\n")):
        with monkeypatch.context() as patch:
            patch.setattr(durable, "write_temporary", refusing(code))
            ran = shell("edit", "1", *argv, text=text)
        assert ran.code in {73, 74}
        assert "This could not be kept: " in ran.err
        assert "Moved" not in ran.err
        assert only(shell) == old
    assert "Moved to" in shell("edit", "1", "--at", WHEN).err
    with monkeypatch.context() as patch:
        patch.setattr(durable, "write_temporary", refusing(code))
        assert shell("undo").code in {73, 74}
        assert shell("delete", "1", "--yes").code in {73, 74}
    assert only(shell)["at"][:16] == "2024-02-28T18:00"
    assert "Its moment is as it was before." in said(shell("undo"))
    assert only(shell)["at"] == old["at"]


def refusing(code: int) -> Any:
    """Return what a disk does that takes nothing."""

    def write_temporary(*_: Any, **__: Any) -> str:
        raise OSError(code, os.strerror(code))

    return write_temporary


def test_what_was_moved_can_be_deleted_and_nothing_brings_it_back(shell: Shell, home: Path) -> None:
    """After the receipt its words are nowhere, under no name it had, and undo says that this was for good."""
    shell("note", "canary", "-q")
    shell("edit", "1", "--at", WHEN)
    shell("edit", "1", "--at", "2024-01-28 18:00")
    ran = shell("delete", "1", "--yes")
    assert "Deleted, for good." in ran.err
    assert "28 January 2024" in ran.err
    assert shell("history", "--count").out == "0\n"
    assert not any(b"canary" in path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert "for good" in shell("undo").err


def test_a_goal_that_was_let_go_stays_so(shell: Shell) -> None:
    """What I said of a goal is still about it after its moment was mended."""
    shell("plan", "--goal", "walk more", text="walk more\n")
    shell("edit", "1", "--at", "2024-02-01 18:00")
    shell("plan", "--goals", text="4\n")
    assert "walk more" not in shell("plan", "--goals").out
    shell("edit", "2", "--at", WHEN)
    assert "walk more" not in shell("plan", "--goals").out
