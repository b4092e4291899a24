"""Looking back: searching, counting, showing, exporting."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from numbcheck.cli.choices import KINDS
from numbcheck.journal.prompts import find
from numbcheck.practice import files

if TYPE_CHECKING:
    from tests.conftest import Shell


@pytest.fixture
def kept(shell: Shell) -> Shell:
    """Return a shell whose journal has six entries in it."""
    for day, text in [
        ("2024-01-05 08:00", "Rain all day #work"),
        ("2024-01-06 09:00", "rain again, and tea with @sam"),
        ("2024-02-01 10:00", "Sun"),
        ("2024-02-02 11:00", "Caf\u00e9 in the SUN #work"),
    ]:
        shell("note", text, "--at", day, "-q")
    shell("journal", "--at", "2024-03-01 12:00", "-q", text="Long text\nsecond line")
    shell("ground", "-q", text="lamp\n")
    return shell


def _texts(shell: Shell, *argv: str) -> list[str]:
    return [entry.get("text") or entry["practice"] for entry in shell("history", "--json", *argv).entries]


@pytest.mark.parametrize(
    ("argv", "count"),
    [
        ([], 6),
        (["rain"], 2),
        (["RAIN"], 2),
        (["rain", "tea"], 1),
        (["rain", "sun", "--any"], 4),
        (["rain", "--not", "tea"], 1),
        (["--tag", "work"], 2),
        (["--tag", "#WORK"], 2),
        (["--tag", "work", "--not", "rain"], 1),
        (["--not", "@sam"], 5),
        (["cafe\u0301"], 1),
        (["lamp"], 1),
        (["--kind", "note"], 4),
        (["--practice", "senses"], 1),
        (["--on", "2024-01-05"], 1),
        (["--on", "2024-02"], 2),
        (["--since", "2024-02-02", "--until", "2024-03-01"], 2),
        (["--until", "2024-01-06"], 2),
        (["nothing like this"], 0),
    ],
)
def test_filters_find_what_they_say(kept: Shell, argv: list[str], count: int) -> None:
    """Words, tags, kinds and days find exactly what matches, and counting agrees."""
    assert len(_texts(kept, *argv)) == count
    assert kept("history", "--count", *argv).out == f"{count}\n"


def test_oldest_first_and_the_newest_of_them(kept: Shell) -> None:
    """The newest stands last; -n takes the newest."""
    assert _texts(kept)[0].startswith("Rain all day")
    assert _texts(kept, "-n", "2") == ["Long text\nsecond line", "senses"]
    lines = kept("history").out.splitlines()
    assert len(lines) == 6
    assert "senses" in lines[-1]


def test_nothing_is_an_answer(shell: Shell) -> None:
    """An empty journal is no fault: exit 0, and JSON is an empty list."""
    ran = shell("history")
    assert (ran.code, ran.out) == (0, "")
    assert "Nothing here yet" in ran.err
    assert shell("history", "--json").entries == []


def test_show_by_place_and_by_letters(kept: Shell) -> None:
    """@1 is the newest; the four letters of a row name it."""
    assert "You saw: lamp" in kept("show", "@1").out
    row = kept("history", "tea").out
    assert "rain again, and tea with @sam" in kept("show", row.split()[0]).out


def test_full_shows_each_whole(kept: Shell) -> None:
    """--full shows every line I wrote."""
    assert "second line" in kept("history", "--full", "--kind", "journal").out


def test_a_damaged_file_is_named_and_the_rest_is_there(kept: Shell, home: Path) -> None:
    """A file that cannot be read is named and left alone; everything else is shown."""
    victim = next((home / "entries" / "2024" / "01").glob("*.json"))
    victim.write_text("{torn")
    ran = kept("history")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 5
    assert victim.name[:20] in ran.err.replace("\n", "")
    assert victim.read_text() == "{torn"


def test_export_to_a_pipe_and_to_a_file(kept: Shell, tmp_path: Path) -> None:
    """The same Markdown goes to a pipe or into a file that only I can read; nothing is written over."""
    piped = kept("export").out
    assert piped.startswith("---\n")
    assert "second line" in piped
    target = tmp_path / "out.md"
    ran = kept("export", str(target))
    assert target.read_text() == piped
    assert target.stat().st_mode & 0o777 == 0o600
    assert "6 entries. Anyone with the file can read it." in " ".join(ran.err.split())
    refused = kept("export", str(target))
    assert refused.code == 73
    assert "--force" in refused.err
    assert kept("export", str(target), "--force").code == 0


@pytest.mark.parametrize(("error", "code"), [(errno.ENOSPC, 74), (errno.EDQUOT, 74), (errno.EROFS, 73)])
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_full_disk_is_no_refusal(
    kept: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: list[str], error: int, code: int
) -> None:
    """A disk that has no room for a name is in trouble (74); one that may not be written to refuses (73). What was there stays."""
    target = tmp_path / "out.md"
    if force:
        target.write_text("mine")

    def no_name(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "link", no_name)
    ran = kept("export", str(target), *force)
    assert ran.code == code
    assert ran.err.endswith(f"cannot be written: {os.strerror(error)}.\n")
    assert [path.read_text() for path in tmp_path.glob("out*")] == (["mine"] if force else [])


def test_export_as_notes(kept: Shell, tmp_path: Path) -> None:
    """A note for each entry, named by time and letters, never by my words; I hear how many there are."""
    folder = tmp_path / "notes"
    ran = kept("export", "--split", "entry", str(folder))
    assert "6 entries in 6 notes. Anyone with the folder" in " ".join(ran.err.split())
    names = sorted(path.name for path in folder.glob("*.md"))
    assert len(names) == 6
    assert names[0].startswith("2024-01-05-0800-")
    ran = kept("export", "--split", "day", str(tmp_path / "days"), "--on", "2024-01-05..2024-02-02")
    assert "4 entries in 4 notes" in " ".join(ran.err.split())
    assert min(path.name for path in (tmp_path / "days").glob("*.md")) == "2024-01-05.md"


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_note_that_i_changed_is_mine(kept: Shell, tmp_path: Path, force: list[str]) -> None:
    """What I added to a note in my vault is only written over by force, and named; what I left as it was is renewed."""
    folder = tmp_path / "vault"
    again = ["export", "--split", "entry", str(folder)]
    kept(*again)
    mine, theirs, gone, linked = sorted(folder.glob("*.md"))[:4]
    mine.write_text(mine.read_text() + "A thought of my own.\n")
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text("linked")
    linked.unlink()
    linked.symlink_to(elsewhere)
    gone.unlink()
    letters = theirs.stem[-4:]
    kept("edit", letters, "-", text="another text")
    ran = kept(*again, *force)
    assert ran.code == (0 if force else 73)
    assert ("A thought of my own." in mine.read_text()) is not bool(force)
    assert linked.is_symlink() is not bool(force)
    assert "another text" in theirs.read_text()
    assert gone.exists()
    assert elsewhere.read_text() == "linked"
    what = "replaced" if force else "left"
    assert f"2 notes you changed were {what}: {mine.name}, {linked.name}." in " ".join(ran.err.split())


def test_a_list_of_notes_that_says_anything_else_is_no_permission(kept: Shell, tmp_path: Path) -> None:
    """Where the list of what was written is gone or spoilt, every note that differs is taken for mine."""
    folder = tmp_path / "vault"
    again = ["export", "--split", "day", str(folder)]
    for spoilt in (
        "",
        "[]",
        '{"numbcheck": 1, "notes": 3}',
        '{"numbcheck": 1, "notes": {"2024-01-05.md": 1}}',
    ):
        kept(*again)
        note = folder / "2024-01-05.md"
        note.write_text("mine")
        (folder / ".numbcheck-notes.json").write_text(spoilt)
        assert "left: 2024-01-05.md" in " ".join(kept(*again).err.split()), spoilt
        assert note.read_text() == "mine"


@pytest.mark.parametrize(
    ("argv", "begins"),
    [
        (["x.json"], '{"numbcheck"'),
        (["x.JSON"], '{"numbcheck"'),
        (["x.md"], "---"),
        ([".json"], '{"numbcheck"'),
        (["backup"], "---"),
        (["x.txt", "-f", "md"], "---"),
        (["x.md", "-f", "json"], '{"numbcheck"'),
        (["x.csv"], "\ufeffat,zone,kind"),
        (["x.txt", "-f", "jrnl"], "[2024-01-05 "),
        (["my.old/notes"], "---"),
    ],
)
def test_an_export_is_what_its_name_says(
    kept: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str], begins: str
) -> None:
    """A file that ends in .json is JSON; where I say which, that is what I get."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my.old").mkdir()
    assert kept("export", *argv).code == 0
    assert (tmp_path / argv[0]).read_text().startswith(begins)


@pytest.mark.parametrize(
    "argv", [["export", "x.pdf"], ["export", "x.txt"], ["export", "x.html"], ["report", "x.pdf"]]
)
def test_a_name_that_promises_something_else_is_refused(
    kept: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    """Nothing is written under a name that says it is something else."""
    monkeypatch.chdir(tmp_path)
    ran = kept(*argv)
    assert ran.code == 2
    assert ".md" in ran.err
    assert not (tmp_path / argv[1]).exists()


def test_export_json_is_history_json(kept: Shell) -> None:
    """JSON is the same wherever it comes from."""
    assert kept("export", "-f", "json", "-").out == kept("history", "--json").out


@pytest.mark.parametrize("target", ["/proc/nothing/x.md", "/dev"])
def test_a_place_that_cannot_be_written(kept: Shell, target: str) -> None:
    """A place where nothing can be written is one sentence and 73."""
    ran = kept("export", target)
    assert ran.code == 73
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "argv", [["ground"], ["history"], ["config"], ["signs"], ["check", "--form", "phq9"]]
)
def test_settings_that_are_broken_stop_nothing(shell: Shell, home: Path, argv: list[str]) -> None:
    """A settings file that cannot be read is mentioned once, and nothing else stops."""
    home.mkdir()
    (home / "config.toml").write_text("plain = maybe\n[[[")
    ran = shell(*argv, text="lamp\n")
    assert ran.code == 0
    assert ran.err.count("of config.toml cannot be read") == 1


def test_settings_that_are_broken_never_stand_before_help(shell: Shell, home: Path) -> None:
    """The page of help comes alone, whatever is wrong with the settings."""
    home.mkdir()
    (home / "config.toml").write_text("plain = maybe\n[[[")
    ran = shell("crisis", "AT")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(("typed", "meant"), [("nots", '"note"'), ("zzzz", "practice, note")])
def test_a_kind_that_is_none_is_told_the_kinds(kept: Shell, typed: str, meant: str) -> None:
    """When I mistype a kind I am told the one I may mean, or all there are."""
    ran = kept("history", "--kind", typed)
    assert (ran.code, ran.out) == (2, "")
    assert meant in " ".join(ran.err.split())


def test_a_practice_can_be_looked_for_by_its_title(kept: Shell) -> None:
    """What I know as 5-4-3-2-1 is found by that name too."""
    assert _texts(kept, "--practice", "5-4-3-2-1") == ["senses"]


def test_a_practice_that_no_longer_reads_stops_no_export(shell: Shell, home: Path) -> None:
    """What I did is told by the practice's id where its file is spoilt or gone."""
    own = home / "practices"
    own.mkdir(parents=True)
    said = 'id = "sky"\ntitle = "The sky"\nfamily = "senses"\nattention = "outward"\nabout = "Up."\n'
    (own / "sky.toml").write_text(said + '[[step]]\nask = "sky"\nwords = "What is up there?"\n')
    shell("do", "sky", "-q", text="clouds\n")
    assert " The sky\n" in shell("export", "-").out
    (own / "sky.toml").write_text("[[[")
    files.title.cache_clear()  # each call is a program of its own
    assert " Sky\n" in shell("export", "-").out
    (own / "sky.toml").unlink()
    files.title.cache_clear()
    assert " Sky\n" in shell("export", "-").out


def test_an_export_reads_only_what_occurs_in_it(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Carrying notes on does not wait for practices and prompts that are not in them."""

    def read(*_: object) -> str:
        raise AssertionError("nothing of this occurs")

    shell("note", "tea", "-q")
    monkeypatch.setattr("numbcheck.practice.files.read", read)
    monkeypatch.setattr("numbcheck.journal.prompts._words", read)
    assert "tea" in shell("export", "-").out


def test_a_colon_of_mine_stays(shell: Shell) -> None:
    """What I end with a colon keeps it."""
    shell("note", "Remember:", "-q")
    assert shell("history").out.endswith(" note: Remember:\n")


def test_every_kind_that_is_kept_can_be_asked_for() -> None:
    """Each kind of entry that the page on entries names is one that history knows."""
    table = Path(__file__).parents[2].joinpath("docs/entries.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z]+)` \|", table, re.MULTILINE)) <= set(KINDS)


def test_an_own_prompt_stays_above_its_text(shell: Shell) -> None:
    """What I wrote about stands above what I wrote, in Markdown and in show."""
    shell("journal", "what", "was", "good", "-q", text="The *tea*.")
    assert "> what was good" in shell("export", "-").out
    assert "Asked: what was good" in shell("show", "@1").out


def test_a_prompt_of_ours_is_shown_in_its_words(shell: Shell) -> None:
    """I see what I was asked, not how it is called inside."""
    shell("journal", "--prompt", "one-colour", "-q", text="Blue.")
    asked = find("one-colour").words
    assert f"> {asked}" in shell("export", "-").out
    assert asked in " ".join(shell("show", "@1").out.split())
    assert "one-colour" not in shell("show", "@1").out


def test_without_a_name_it_is_the_newest(kept: Shell) -> None:
    """`show` and `edit` without a name take the newest entry, as `show 1` does."""
    kept("note", "the last one", "-q")
    assert "the last one" in kept("show").out
    assert kept("show").out == kept("show", "1").out == kept("show", "@1").out
    assert "In place of" in kept("edit", text="put right").err
    kept("edit", "-", text="put right again")
    assert _texts(kept)[-1] == "put right again"


def test_show_of_nothing_says_how_to_begin(shell: Shell) -> None:
    """In a journal without an entry `show` says so, and what keeps one."""
    ran = shell("show")
    assert (ran.code, ran.out) == (2, "")
    assert "Nothing here yet. numbcheck note keeps a line." in ran.err


def test_show_json_is_one_entry(kept: Shell) -> None:
    """`show --json` is the entry as `history --json` has it, alone."""
    for number, entry in enumerate(reversed(kept("history", "--json").entries), 1):
        assert json.loads(kept("show", f"{number}", "--json").out) == entry


def test_json_always_has_tags(kept: Shell) -> None:
    """In what is printed as JSON `tags` is always a list, where none was given, too."""
    assert [entry["tags"] for entry in kept("history", "--json").entries] == [
        ["work"], ["@sam"], [], ["work"], [], [],
    ]  # fmt: skip


def test_several_go_at_once(kept: Shell) -> None:
    """`delete` takes several, names each with its day and first words before they go, and counts before it deletes."""
    ran = kept("delete", "1", "3", "@3", "--yes")
    assert ran.err.splitlines()[-2:] == [
        "Note, Friday 2 February 2024, 11:00: Caf\u00e9 in the SUN #work", "Deleted, for good.",
    ]  # fmt: skip
    assert ran.err.count("Deleted, for good.") == 1
    assert _texts(kept) == [
        "Rain all day #work",
        "rain again, and tea with @sam",
        "Sun",
        "Long text\nsecond line",
    ]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["show", "zzzz"], "There's no entry zzzz. What there is: numbcheck history"),
        (["show", "@77"], "There's no entry @77. What there is: numbcheck history"),
        (["edit", "zzzz", "-"], "There's no entry zzzz. What there is: numbcheck history"),
        (["delete", "@x"], "Put a number after @, for example @2."),
        (["delete"], "Which one? The newest would be: numbcheck delete @1"),
        (["delete", "--yes"], "Which one? The newest would be: numbcheck delete @1"),
    ],
)
def test_a_name_that_is_none_is_answered_with_a_way_on(kept: Shell, argv: list[str], said: str) -> None:
    """A slip of the hand gets one sentence and one way on; deleting is never guessed."""
    ran = kept(*argv)
    assert (ran.code, ran.out, ran.err.splitlines()[0]) == (2, "", said)
    assert kept("history", "--count").out == "6\n"


def test_what_was_looked_through_is_said(kept: Shell) -> None:
    """Where nothing matches I hear how much there was to look through."""
    assert kept("history", "xyzzy").err == "Nothing matches. 6 entries were looked through.\n"


def test_one_name_too_many_deletes_nothing(kept: Shell) -> None:
    """Where one of several names nothing, none of them goes: it is never guessed."""
    for refs in (["1", "zzzz"], ["1", "77"], ["9", "1"]):
        assert kept("delete", *refs, "--yes").code == 2
    assert kept("history", "--count").out == "6\n"
