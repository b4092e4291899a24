"""Changing what was kept: no word of mine or of another device is lost on the way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.cli.commands import edit, journal
from numbcheck.errors import UsageError
from tests.asked import kept
from tests.seats import FakeSeat, person, writes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell


def drafts(home: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted(home.glob("state/drafts/*"))]


def alive(home: Path) -> list[dict[str, Any]]:
    return [entry for entry in kept(home) if "blank" not in entry]


def everything(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


def copied(home: Path, **changes: object) -> None:
    """Let another device have changed the entry at the same time."""
    (path,) = home.rglob("entries/**/*.json")
    record = json.loads(path.read_text()) | {"rev": "zzzzzzzz", "after": ["yyyyyyyy"]} | changes
    path.with_name(path.name.replace(path.name.split(".")[1], "zzzzzzzz")).write_text(json.dumps(record))


def test_a_pipe_replaces_the_text(shell: Shell, home: Path) -> None:
    """What I pipe in stands instead of the text; moment, kind and the rest stay, and the old words are gone."""
    shell("note", "before #work", "-t", "mine", "--at", "2024-02-29 21:30")
    (old,) = shell("history", "--json").entries
    ran = shell("edit", "@1", text="after @sam\n")
    assert ran.code == 0
    assert ran.err.splitlines()[1] == "Changed. numbcheck undo brings the old words back, for an hour."
    (new,) = shell("history", "--json").entries
    assert (new["text"], new["tags"]) == ("after @sam", ["@sam", "mine"])
    assert {key: new[key] for key in ("id", "at", "zone", "kind")} == {
        key: old[key] for key in ("id", "at", "zone", "kind")
    }
    assert b"before" not in b"".join(
        path.read_bytes() for path in home.rglob("*.json") if "entries" in path.parts
    )


@pytest.mark.parametrize(("argv", "text"), [([], ""), ([], " \n"), (["-"], ""), (["--no-input"], "")])
def test_nothing_never_replaces_something(shell: Shell, argv: list[str], text: str) -> None:
    """Where nothing comes in, nothing changes, and that is said."""
    shell("note", "stays")
    ran = shell("edit", "@1", *argv, text=text)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Nothing changed.\n"
    assert shell("history", "--json").entries[0]["text"] == "stays"


def test_the_same_text_is_no_change(shell: Shell, home: Path) -> None:
    """The same text once more saves nothing, says so, and leaves the last save where it was."""
    shell("note", "same")
    before = everything(home)
    ran = shell("edit", "@1", "-", text="same\n")
    assert ran.code == 0
    assert ran.err.endswith("\nNothing changed.\n")
    assert everything(home) == before


def test_words_as_arguments_are_refused(shell: Shell) -> None:
    """Words after the letters would lie in the shell's history: I am told the other way."""
    shell("note", "stays")
    assert shell("edit", "@1", "new").code == 2


def test_a_practice_takes_a_line(shell: Shell) -> None:
    """A practice may get words about it, and lose them again; the answers stay as they are."""
    shell("ground", text="lamp\ndoor\n")
    (old,) = shell("history", "--json").entries
    shell("edit", "@1", text="it helped a little #home\n")
    (new,) = shell("history", "--json").entries
    assert (new["text"], new["tags"]) == ("it helped a little #home", ["home"])
    assert {key: new[key] for key in ("answers", "finished", "seconds", "practice")} == {
        key: old[key] for key in ("answers", "finished", "seconds", "practice")
    }


def test_unknown_keys_survive(shell: Shell, home: Path) -> None:
    """What another program wrote beside my words is still there after an edit."""
    shell("note", "one")
    (path,) = home.rglob("entries/**/*.json")
    path.write_text(json.dumps(json.loads(path.read_text()) | {"mood": [1], "data": {"song": "x"}}))
    shell("edit", "@1", text="two")
    (entry,) = shell("history", "--json").entries
    assert (entry["mood"], entry["data"]) == ([1], {"song": "x"})


def test_a_newer_entry_is_shown_and_left(shell: Shell, home: Path) -> None:
    """An entry of a newer numbcheck is shown, and not a byte of it changes."""
    shell("note", "from the future")
    (path,) = home.rglob("entries/**/*.json")
    path.write_text(path.read_text().replace('"v": 1', '"v": 2'))
    before = path.read_bytes()
    ran = shell("edit", "@1", text="new")
    assert ran.code == 2
    assert "from the future" in ran.out
    assert "newer numbcheck" in ran.err
    assert path.read_bytes() == before


def test_two_texts_become_one(shell: Shell, home: Path) -> None:
    """What was changed on two devices at once is all there to see, and what I keep stands for both."""
    shell("note", "here", "-t", "one", "-q")
    copied(home, text="there", tags=["two"], data={"song": "x"})
    assert "The other text" in shell("show", "@1").out
    seat = FakeSeat(
        [], hands=[lambda text_input: writes(text_input.paper.text.replace("----------", "and"))(text_input)]
    )
    edit.command(person(seat, home)[0], "@1")
    assert sorted(seat.inputs[0].paper.text.split("\n")) == ["----------", "here", "there"]
    (entry,) = shell("history", "--json").entries
    assert sorted(entry["text"].split("\n")) == ["and", "here", "there"]
    assert sorted(entry["tags"]) == ["one", "two"]
    assert entry["data"] == {"song": "x"}
    shell("undo")
    texts = [entry["text"] for entry in shell("history", "--json").entries]
    assert sorted(texts) == ["here", "there"]


def test_leaving_an_edit_keeps_a_draft_of_it(shell: Shell, home: Path) -> None:
    """Half an edit is a draft; it goes on as that edit, and the entry stays one entry."""
    shell("note", "one", "-t", "mine", "-q")
    house, terminal = person(FakeSeat([], hands=[writes("one two", done=False)]), home)
    edit.command(house, "@1")
    assert "journal --resume" in terminal.err.getvalue()
    assert shell("history", "--json").entries[0]["text"] == "one"
    seat = FakeSeat([], hands=[writes("one two three")])
    journal.command(person(seat, home)[0], journal.Options(resume=True))
    assert seat.inputs[0].paper.text == "one two"
    (entry,) = shell("history", "--json").entries
    assert (entry["text"], entry["kind"], entry["tags"]) == ("one two three", "note", ["mine"])
    assert drafts(home) == []


def test_looking_without_changing_leaves_nothing(shell: Shell, home: Path) -> None:
    """Opening an entry and closing it again makes no draft and no save, whichever way I leave."""
    shell("note", "one", "-q")
    for done in (True, False):
        edit.command(person(FakeSeat([], hands=[writes("one", done=done)]), home)[0], "@1")
    assert drafts(home) == []
    assert len(list(home.rglob("entries/**/*.json"))) == 1


def test_emptying_a_text_is_not_deleting(shell: Shell, home: Path) -> None:
    """An emptied text stays as it was, and I am told what takes it out."""
    shell("note", "one", "-q")
    house, terminal = person(FakeSeat([], hands=[writes("")]), home)
    edit.command(house, "@1")
    assert "numbcheck delete" in terminal.err.getvalue()
    assert shell("history", "--json").entries[0]["text"] == "one"


def test_deleted_meanwhile(shell: Shell, home: Path) -> None:
    """When the entry is deleted while I change it, my words stay, as a draft of their own, and that is said."""
    shell("note", "one", "-q")

    def hand(text_input: Any) -> Any:
        written = writes("one two")(text_input)
        shell("delete", "@1", "--yes")
        return written

    house, terminal = person(FakeSeat([], hands=[hand]), home)
    with pytest.raises(UsageError, match="deleted in the meantime"):
        edit.command(house, "@1")
    assert "draft" in terminal.err.getvalue()
    (draft,) = drafts(home)
    assert (draft["text"], draft["kind"]) == ("one two", "journal")
    assert "edits" not in draft["meta"]
    assert alive(home) == []


def test_a_draft_whose_entry_is_gone(shell: Shell, home: Path) -> None:
    """A half-done edit that comes back after its entry was deleted elsewhere becomes a text of its own."""
    shell("note", "one", "-q")
    edit.command(person(FakeSeat([], hands=[writes("one two", done=False)]), home)[0], "@1")
    (path,) = home.rglob("entries/**/*.json")
    path.with_name(path.name.split(".")[0] + ".gone").write_text('{"gone":true,"v":1}\n')
    house, terminal = person(FakeSeat([], hands=[writes("one two")]), home)
    journal.command(house, journal.Options(resume=True))
    assert "text of its own" in terminal.err.getvalue()
    (entry,) = shell("history", "--json").entries
    assert (entry["kind"], entry["text"]) == ("note", "one two")


def test_changed_elsewhere_meanwhile(shell: Shell, home: Path) -> None:
    """When the entry is changed elsewhere while I write, both texts stay, and I am told."""
    shell("note", "one", "-q")

    def hand(text_input: Any) -> Any:
        shell("edit", "@1", text="one there")
        return writes("one here")(text_input)

    house, terminal = person(FakeSeat([], hands=[hand]), home)
    edit.command(house, "@1")
    assert "changed elsewhere" in terminal.err.getvalue()
    assert sorted(entry["text"] for entry in alive(home)) == ["one here", "one there"]
    assert "Nothing to take back" in shell("undo").err


def test_my_own_editor(shell: Shell, home: Path, tmp_path: Path) -> None:
    """With -e I change it in my own editor; giving up changes nothing, and what is new has plain line ends."""
    shell("note", text="one\r\ntwo")
    program = tmp_path / "editor.sh"
    program.write_text('#!/bin/sh\nprintf three >> "$1"\n')
    program.chmod(0o700)
    for command, text in (("true", "one\r\ntwo"), ("false", "one\r\ntwo"), (str(program), "one\ntwo\nthree")):
        edit.command(person(FakeSeat([]), home, EDITOR=command)[0], "@1", editor=True)
        assert shell("history", "--json").entries[0]["text"] == text
