"""Bringing a past in: I hear what would come before it does, it comes once, and I can take it back."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.reading.kit import FILES
from tests.journal.kit import files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

JRNL = str(FILES / "jrnl-classic.txt")
ADDED = {
    "2024-03-15.md": 1,
    "daylio-9-columns.csv": 2,
    "dayone.json": 2,
    "jrnl-classic.txt": 4,
    "jrnl-export.json": 2,
    "jrnl-folder": 3,
    "Journal.dayone": 2,
}


@pytest.mark.parametrize("name", ADDED)
def test_what_comes_in_comes_in_once(shell: Shell, name: str) -> None:
    """Each kind of file: all its entries are added, a second time none, and one that I deleted does not return."""
    count = ADDED[name]
    ran = shell("import", str(FILES / name))
    assert (ran.code, ran.out) == (0, "")
    what, it = ("1 entry", "it") if count == 1 else (f"{count} entries", "them")
    assert f"{what} added from {name}. numbcheck undo takes {it} back." in ran.err
    before = shell("history", "--json").entries
    assert len(before) == count
    ran = shell("import", str(FILES / name))
    assert (ran.code, f"Here already: {count}." in ran.err) == (0, True)
    assert "Nothing changed." in ran.err
    assert shell("history", "--json").entries == before
    shell("delete", "1", "--yes")
    ran = shell("import", str(FILES / name))
    assert "You deleted 1 here; to bring them back: --again" in " ".join(ran.err.split())
    assert len(shell("history", "--json").entries) == count - 1


def test_undo_takes_back_a_whole_import(shell: Shell, home: Path) -> None:
    """One undo, and all of it is gone, its words too; with --again it comes in, and once only; and again after that."""
    shell("note", "mine", "-q")
    shell("import", JRNL, "-q")
    ran = shell("undo")
    assert ran.err.startswith("4 entries of the import of ")
    assert ran.err.endswith("were taken back.\n")
    assert [one["text"] for one in shell("history", "--json").entries] == ["mine"]
    assert not any(b"river" in raw for raw in files(home).values())
    assert "Nothing to take back" in shell("undo").err
    for _ in range(2):
        assert "New: 0. You deleted 4 here" in shell("import", JRNL).err
        assert "4 entries added" in shell("import", JRNL, "--again").err
        assert "Here already: 4." in shell("import", JRNL, "--again").err
        assert shell("history", "--count").out == "5\n"
        shell("undo")
    assert shell("history", "--count").out == "1\n"


def test_undo_leaves_what_was_changed_since(shell: Shell, home: Path) -> None:
    """An entry of the import that another machine changed meanwhile is mine by now: undo does not take it."""
    shell("import", JRNL, "-q")
    memory = home / "state" / "last-save.json"
    remembered = memory.read_bytes()
    shell("edit", "1", "-", "-q", text="changed elsewhere\n")
    memory.write_bytes(remembered)
    assert shell("undo").err.startswith("3 entries of the import of ")
    assert [one["text"] for one in shell("history", "--json").entries] == ["changed elsewhere"]


def test_a_dry_run_writes_nothing(shell: Shell, home: Path) -> None:
    """--dry-run says what would come in and ends well; nothing of the journal or its state is made."""
    ran = shell("import", "--dry-run", JRNL)
    assert ran.code == 0
    assert "jrnl-classic.txt: jrnl, 4 entries, 2019-05-05 to 2019-07-20.\nNew: 4.\n" in ran.err
    assert "line 7: its date cannot be read, so it stays in the entry above" in ran.err
    assert files(home) == {}


def test_what_is_lost_is_named_and_the_code_says_so(shell: Shell) -> None:
    """What is sound is kept, the rest is named with its line, and a script can tell."""
    table = "date,text\n2024-06-28,one\nnever,two\n2024-06-30,three\n"
    ran = shell("import", "-", text=table)
    assert ran.code == 65
    assert "This cannot be read and is left out:\n  line 3: its date cannot be read\n" in ran.err
    assert "2 entries added from what came through the pipe." in ran.err
    assert shell("import", "-", "--dry-run", text=table).code == 0


def test_what_is_lost_and_what_is_only_noted_are_told_apart(shell: Shell) -> None:
    """As many as are left out are named or counted as left out; what was passed over for another reason stands below, by itself."""
    table = "date,text\n03/04/2024,a\n" + "never,b\n" * 5
    ran = shell("import", "-", text=table)
    assert (
        "These 5 cannot be read and are left out:\n"
        + "".join(f"  line {line}: its date cannot be read\n" for line in (3, 4, 5))
        + "  and 2 more\nBesides:\n  line 2: its date was read with the day first\n"
    ) in ran.err


def test_the_mood_of_the_example_can_be_typed(shell: Shell) -> None:
    """The example of a level is one that import takes, whatever the moods are called."""
    table = 'date,mood\n2024-06-28,"so, la"\n2024-06-28,"he ""q"""\n'
    said = shell("import", "-", "--dry-run", text=table).err
    typed = " ".join(said.split()).partition('--moods "')[2].partition('"')[0]
    assert shell("import", "-", "--moods", typed, text=table).code == 0


def entries_of(shell: Shell, *argv: str, text: str = "") -> list[dict[str, Any]]:
    shell("import", *argv, "-q", text=text)
    return shell("history", "--json").entries


def test_a_zone_and_a_tag_and_a_day(shell: Shell) -> None:
    """--zone says where the times are from, -t tags all of them, --since leaves out what is older."""
    table = "date,time,text\n2024-06-28,20:39,one\n2024-01-02,20:39,two\n"
    (one,) = entries_of(
        shell, "-", "--zone", "Asia/Tokyo", "-t", "old life", "-t", "x", "--since", "2024-06-01", text=table
    )
    assert (one["at"], one["zone"]) == ("2024-06-28T20:39:00.000+09:00", "Asia/Tokyo")
    assert one["tags"] == ["old-life", "x"]
    ran = shell("import", "-", "--since", "2024-06-01", text=table)
    assert "Here already: 1. Earlier than you asked for: 1." in ran.err


MISTAKES = {
    ("x.csv", "--zone", "Europe/Viena"): 'Did you mean "Europe/Vienna"?',
    ("x.csv", "--moods", "ok=9"): "A mood takes a level from 1 to 5",
    ("x.csv", "-f", "word"): "-f can be auto, numbcheck, jrnl",
    ("missing.csv",): "There's no file missing.csv here.",
}


@pytest.mark.parametrize("argv", MISTAKES)
def test_a_slip_is_said_and_nothing_is_kept(shell: Shell, tmp_path: Path, argv: tuple[str, ...]) -> None:
    """A zone, a mood, a form or a file that is none: what to type instead, and nothing came in."""
    (tmp_path / "x.csv").write_text("date,text\n2024-06-28,one\n")
    ran = shell("import", str(tmp_path / argv[0]), *argv[1:])
    assert ran.code == 2
    assert MISTAKES[argv] in " ".join(ran.err.split())
    assert shell("history", "--count").out == "0\n"


def test_what_nobody_knows_is_refused(shell: Shell, tmp_path: Path) -> None:
    """A file that is none of the forms is not guessed at, and I hear which there are."""
    ran = shell("import", "-", text="hello\n")
    assert ran.code == 65
    assert "What can be: numbcheck, jrnl, jrnl-json" in " ".join(ran.err.split())
    both = tmp_path / "x"
    both.write_text('{"metadata": {}, "entries": []}')
    assert shell("import", str(both), "-f", "jrnl-json").code == 0


def test_export_and_import_are_the_same(shell: Shell, home: Path) -> None:
    """What I exported as JSON comes back into an empty home, and is exported the same, byte for byte."""
    shell("note", "rain #work", "-q")
    shell("ground", text="lamp\ndoor\n")
    shell("import", JRNL, "-q")
    shell("edit", "1", "-", "-q", text="changed\n")
    document = shell("export", "-f", "json", "-").out
    shutil.rmtree(home)
    assert shell("import", "-", text=document).code == 0
    assert shell("export", "-f", "json", "-").out == document


def test_another_state_changes_nothing_of_ids(shell: Shell, home: Path) -> None:
    """Ids, revisions and bytes come from the source alone: two homes that import one file hold the same entries."""

    def entries() -> set[tuple[str, bytes]]:
        found = files(home / "entries").items()
        return {(".".join(name.split(".")[:2]), raw) for name, raw in found}

    shell("import", JRNL, "-q")
    before = entries()
    assert len(before) == ADDED["jrnl-classic.txt"]
    shutil.rmtree(home)
    shell("note", "first", "-q")
    shell("import", JRNL, "-q")
    assert before < entries()


def test_imports_are_listed_shown_and_deleted_by_number(shell: Shell, home: Path) -> None:
    """Each import has a number: history lists them, show shows what came in by one, delete takes all of it."""
    assert "Nothing came in by an import yet." in shell("history", "--imported").err
    shell("note", "mine", "-q")
    shell("import", JRNL, "-q")
    shell("import", str(FILES / "dayone.json"), "-q")
    ran = shell("history", "--imported")
    first, second = ran.out.splitlines()
    assert first.startswith("1  ")
    assert first.endswith("4 entries of jrnl-classic.txt (jrnl)")
    assert second.endswith("2 entries of dayone.json (dayone)")
    rows = json.loads(shell("history", "--imported", "--json").out)["imports"]
    assert [(one["number"], one["from"], one["entries"]) for one in rows] == [
        (1, "jrnl", 4),
        (2, "dayone", 2),
    ]
    assert len(shell("show", "batch:1").out.splitlines()) == 4
    assert {one["data"]["from"] for one in shell("show", "batch:2", "--json").entries} == {"dayone"}
    shell("edit", shell("show", "batch:1").out[:4], "-", "-q", text="changed\n")
    shell("edit", shell("show", "batch:1").out[:4], "--at", "2019-01-01 10:00", "-q")
    assert "no terminal to ask at" in shell("delete", "batch:1").err
    ran = shell("delete", "batch:1", "--yes")
    assert ran.err.startswith("4 entries of the import of ")
    assert ran.err.endswith("Deleted, for good.\n")
    assert len(shell("history", "--json").entries) == 3
    assert not any(b"river" in raw or b"changed" in raw for raw in files(home).values())
    assert "that is for good" in shell("undo").err
    assert "0 entries of jrnl-classic.txt" in shell("history", "--imported").out
    for argv in (["show", "batch:9"], ["delete", "batch:x", "--yes"], ["delete", "batch:2", "@1"]):
        assert shell(*argv).code == 2


def test_a_draft_of_a_change_goes_with_its_import(shell: Shell, home: Path) -> None:
    """A change that I left half-written is a draft; it goes with the entry when the import is deleted."""
    shell("import", JRNL, "-q")
    entry = shell("history", "--json").entries[-1]
    drafts = home / "state" / "drafts"
    drafts.mkdir(mode=0o700)
    row = {
        "kind": "journal",
        "text": "half of it",
        "meta": {"edits": entry["id"]},
        "name": "20260101t000000000000-abcdefgh.draft",
    }
    (drafts / "20260101t000000000000-abcdefgh.draft").write_text(json.dumps(row))
    assert "half of it" in shell("journal", "--drafts").out + shell("journal", "--drafts").err
    shell("delete", "batch:1", "--yes", "-q")
    assert not any(b"half of it" in raw for raw in files(home).values())


def test_what_came_from_one_program_is_found(shell: Shell) -> None:
    """--from shows what was brought in from one program, and goes with the other filters."""
    shell("note", "mine", "-q")
    shell("import", JRNL, "-q")
    shell("import", str(FILES / "dayone.json"), "-q")
    assert shell("history", "--from", "dayone", "--count").out == "2\n"
    assert shell("history", "river", "--from", "jrnl", "--count").out == "1\n"
    assert shell("history", "river", "--from", "dayone", "--count").out == "0\n"
    assert shell("history", "--from", "word").code == 2
