"""Upkeep: settings, tags, deleting, privacy and verify, from the command line."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from numbcheck import settings
from numbcheck.cli.commands import config
from numbcheck.journal.store.finding import Finding, FindingKind
from numbcheck.settings.table import TABLE
from tests.seats import FakeSeat, person

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Shell


def test_a_setting_is_set_shown_and_reset(shell: Shell, home: Path) -> None:
    """I can set something once, see where it comes from, and take it back; my comments stay."""
    home.mkdir(mode=0o700)
    (home / "config.toml").write_text("# mine\ncolor = false\n")
    assert shell("config", "set", "plain", "yes").code == 0
    assert (home / "config.toml").read_text() == "# mine\ncolor = false\nplain = true\n"
    assert (home / "config.toml").stat().st_mode & 0o777 == 0o600
    shown = shell("config").out
    assert "plain is on (yours): " in shown
    assert "country is unset: " in shown
    shell("config", "reset", "plain")
    assert "plain" not in (home / "config.toml").read_text()


def test_a_variable_goes_before_the_file(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """NUMBCHECK_PLAIN wins over the file, and ACCESSIBLE makes it plain."""
    shell("config", "set", "plain", "false")
    monkeypatch.setenv("NUMBCHECK_PLAIN", "1")
    assert "plain is on (NUMBCHECK_PLAIN): " in shell("config").out
    monkeypatch.delenv("NUMBCHECK_PLAIN")
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert "plain is on (ACCESSIBLE): " in shell("config").out


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["config", "set", "plan", "x"], 2),
        (["config", "set", "plain", "perhaps"], 78),
        (["config", "set", "plain"], 2),
        (["config", "nonsense"], 2),
        (["config", "path", "x"], 2),
    ],
)
def test_a_setting_that_cannot_be(shell: Shell, home: Path, argv: list[str], code: int) -> None:
    """What cannot be set is refused in one sentence, and no file appears."""
    ran = shell(*argv)
    assert ran.code == code
    assert len(ran.err.splitlines()) <= 2
    assert not (home / "config.toml").exists()


def test_settings_in_my_own_editor(home: Path, tmp_path: Path) -> None:
    """`config edit` opens the file itself, with every setting explained in it, and says what cannot be used."""
    program = tmp_path / "editor.sh"
    program.write_text('#!/bin/sh\nprintf \'plian = true\\nmotion = "wild"\\n\' >> "$1"\n')
    program.chmod(0o700)
    house, terminal = person(FakeSeat([]), home, VISUAL=str(program))
    config.command(house, "edit")
    text = (home / "config.toml").read_text()
    assert all(f"# {setting.name} = " in text for setting in TABLE)
    assert (home / "config.toml").stat().st_mode & 0o777 == 0o600
    said = " ".join(terminal.err.getvalue().split())
    assert '"plain"' in said
    assert "motion in config.toml is left out" in said


def test_a_first_settings_file_changes_nothing(home: Path) -> None:
    """The file that `config edit` begins with leaves every setting as it was."""
    house, terminal = person(FakeSeat([]), home, EDITOR="true")
    config.command(house, "edit")
    assert settings.load(home / "config.toml", {}) == settings.load(home / "none.toml", {})
    assert "left out" not in terminal.err.getvalue()


def test_every_setting_is_in_the_table_and_shown(shell: Shell, home: Path) -> None:
    """The table of settings is the whole truth: each has a default that it accepts, and is shown."""
    shown = shell("config").out
    for setting in TABLE:
        assert setting.read(setting.default) == setting.default
        assert getattr(settings.load(home / "none.toml", {}), setting.name) == setting.default
        assert f"{setting.name} is " in shown
    names = tuple(setting.name for setting in TABLE)
    assert settings.Settings._fields == (*names, "warnings", "country_unread")


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("breath", "last", "last"),
        ("minutes", "5", 5.0),
        ("minutes", "1,5", 1.5),
        ("minutes", "90s", 1.5),
        ("minutes", "5min", 5.0),
        ("scan", "neutral", "neutral"),
        ("prompt", "small-joys", "small-joys"),
        ("receipt", "full", "full"),
        ("after_check", "on", True),
        ("from_before", "yes", True),
        ("complete_tags", "true", True),
    ],
)
def test_what_i_choose_holds(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch, name: str, typed: str, kept: object
) -> None:
    """What I choose is read again as I chose it, from the file and from a variable."""
    assert shell("config", "set", name, typed).code == 0
    assert getattr(settings.load(home / "config.toml", {}), name) == kept
    assert getattr(settings.load(home / "none.toml", {f"NUMBCHECK_{name.upper()}": typed}), name) == kept


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("breath", "deep", "it must be one of even, long, natural, sigh, box, 478, last"),
        ("minutes", "25", "it must be minutes, from 1 to 20"),
        ("minutes", "30s", "it must be minutes, from 1 to 20"),
        ("minutes", "true", "it must be minutes, from 1 to 20"),
        ("minutes", "1.2.3", "it must be minutes, from 1 to 20"),
        ("minutes", "inf", "it must be minutes, from 1 to 20"),
        ("prompt", "hard", "it must be one of random, none, body, "),
        ("receipt", "long", "it must be one of short, full"),
    ],
)
def test_what_cannot_be_chosen_stays(shell: Shell, name: str, typed: str, said: str) -> None:
    """What a setting cannot be is refused with what it can be; hard questions are asked by name only."""
    ran = shell("config", "set", name, typed)
    assert ran.code == 78
    assert " ".join(ran.err.split()).startswith(f"{name} stays as it is: {said}")


@pytest.mark.parametrize("line", ["minutes = 5", "minutes = 5.0", 'minutes = "5"', 'minutes = "5 min"'])
def test_minutes_are_a_number_or_text(home: Path, line: str) -> None:
    """Minutes count in config.toml with and without quotes."""
    home.mkdir(mode=0o700)
    (home / "config.toml").write_text(f"{line}\n")
    assert settings.load(home / "config.toml", {}).minutes == 5


def test_a_misspelt_setting_is_mentioned_once(shell: Shell, home: Path) -> None:
    """A key nobody knows is mentioned with the one I may have meant, and changes nothing else."""
    home.mkdir(mode=0o700)
    (home / "config.toml").write_text("plian = true\n")
    ran = shell("ground", text="lamp\n")
    assert ran.code == 0
    shown = shell("config").err
    assert '"plain"' in shown


def test_tags_are_counted(shell: Shell) -> None:
    """Tags are counted whatever their case, as first spelt."""
    for text in ("#Work one", "two #work @sam", "three #home"):
        shell("note", text, "-q")
    assert shell("history", "--tags").out == "2 work\n1 @sam\n1 home\n"
    assert shell("history", "--tags").err == ""


def test_tags_of_what_is_looked_for(shell: Shell) -> None:
    """`--tags` counts what the other options ask for, and as JSON it is one object."""
    for text, day in (("#work one", "2024-01-05 08:00"), ("two #Work @sam", "2024-02-05 08:00")):
        shell("note", text, "--at", day, "-q")
    assert shell("history", "--tags", "--on", "2024-01").out == "1 work\n"
    assert shell("history", "two", "--tags").out == "1 @sam\n1 Work\n"
    assert json.loads(shell("history", "--tags", "--json").out) == {"tags": {"Work": 2, "@sam": 1}}
    assert json.loads(shell("history", "none", "--tags", "--json").out) == {"tags": {}}


def test_the_old_name_says_the_new_one(shell: Shell) -> None:
    """`tags` is no command any more, and who types it hears which one it is."""
    ran = shell("tags")
    assert (ran.code, ran.out) == (2, "")
    assert "numbcheck history --tags" in ran.err


def test_no_tags_is_no_fault(shell: Shell) -> None:
    """Without tags there is a hint, and exit 0."""
    ran = shell("history", "--tags")
    assert (ran.code, ran.out) == (0, "")


def test_deleting_needs_a_yes(shell: Shell, home: Path) -> None:
    """Without anybody to ask, nothing is deleted unless I add --yes; then no file holds the words."""
    shell("note", "canary words", "-q")
    shell("note", "another", "-q")
    refused = shell("delete", "@2")
    assert refused.code == 2
    assert "canary words" in refused.err
    assert shell("history", "--count").out == "2\n"
    done = shell("delete", "@2", "--yes")
    assert done.code == 0
    assert "Deleted" in done.err
    assert shell("history", "--count").out == "1\n"
    for folder, _, names in os.walk(home):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                assert b"canary" not in file.read()


def test_privacy_names_the_folders(shell: Shell, home: Path) -> None:
    """The honest page names where my words lie, and fits a narrow terminal."""
    out = shell("data", "privacy").out
    assert str(home) in "".join(out.split())
    assert "shell's history" in " ".join(out.split())


def test_verify_knows_my_own_lists(shell: Shell, home: Path) -> None:
    """My plan, my joys, my ladder and my settings lie beside the journal, and nothing is wrong with that."""
    shell("note", "one")
    shell("joy", "add", "tea")
    shell("ladder", "--add", "a late bus")
    shell("plan", "--guide", text="quiet\n")
    shell("config", "set", "plain", "true")
    assert shell("data", "verify").code == 0


def _entry(home: Path) -> Path:
    """Return the file of an entry: other JSON lies in the state folder."""
    return next(home.glob("entries/*/*/*.json"))


def _loosen(home: Path) -> None:
    _entry(home).chmod(0o644)


def _leave_over(home: Path) -> None:
    leftover = _entry(home).parent / ".tmp-abcdefgh"
    leftover.write_text("half")
    leftover.chmod(0o600)
    os.utime(leftover, (1, 1))


def _damage(home: Path) -> None:
    _entry(home).write_text('{"v":1,')


def _plant(home: Path) -> None:
    (_entry(home).parent / "notes.txt").write_text("not ours")
    (_entry(home).parent / "notes.txt").chmod(0o600)


def _link(home: Path) -> None:
    path = _entry(home)
    path.with_name(path.name.replace("2", "3", 1)).symlink_to("/etc/hostname")


def _newer(home: Path) -> None:
    path = _entry(home)
    path.write_text(path.read_text().replace('"v": 1', '"v": 2'))


def _newer_format(home: Path) -> None:
    (home / "FORMAT").write_text("numbcheck 7\n")


def _misplace(home: Path) -> None:
    path = _entry(home)
    elsewhere = home / "entries" / "1999" / "12"
    elsewhere.mkdir(parents=True, mode=0o700)
    (home / "entries" / "1999").chmod(0o700)
    path.rename(elsewhere / path.name)


def _half_delete(home: Path) -> None:
    path = _entry(home)
    gone = path.with_name(path.name.split(".")[0] + ".gone")
    gone.write_text('{"gone":true,"v":1}\n')
    gone.chmod(0o600)


def _unsettle(home: Path) -> None:
    (home / "config.toml").write_text("[[[")


def _loosen_plan(home: Path) -> None:
    (home / "plan.md").write_text("mine")
    (home / "plan.md").chmod(0o644)


def _loosen_drafts(home: Path) -> None:
    (home / "state" / "drafts").mkdir(mode=0o755)


def _spoil_draft(home: Path) -> None:
    (home / "state" / "drafts").mkdir(mode=0o700)
    (home / "state" / "drafts" / "a.draft").write_text("{")
    (home / "state" / "drafts" / "a.draft").chmod(0o600)


def _leave_scrap(home: Path) -> None:
    scrap = home / "state" / ".tmp-abcdefgh"
    scrap.write_text("half")
    scrap.chmod(0o600)
    os.utime(scrap, (1, 1))


def _pipe(home: Path) -> None:
    os.mkfifo(_entry(home).parent / "a.json", 0o600)


def _empty(home: Path) -> None:
    _entry(home).write_text("")


def _evict(home: Path) -> None:
    path = _entry(home)
    path.rename(path.with_name(f".{path.name}.icloud"))


def _hide(home: Path) -> None:
    path = _entry(home)
    path.rename(path.with_name(f".{path.name}"))


def _hide_plan(home: Path) -> None:
    (home / ".plan.md.icloud").write_bytes(b"bplist00")


def _lose_format(home: Path) -> None:
    (home / "FORMAT").unlink()


def _loosen_folders(home: Path) -> None:
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _cut_off(home: Path) -> None:
    paper = home / "state" / "writing-abcdefgh"
    paper.mkdir(mode=0o700)
    for name, text in (("entry.md", "half"), ("about.json", '{"kind": "note"}')):
        (paper / name).write_text(text)
        (paper / name).chmod(0o600)


def _seen(home: Path) -> dict[Path, tuple[int, int, int]]:
    stats = {path: path.lstat() for path in home.rglob("*")}
    return {path: (stat.st_mode, stat.st_size, stat.st_mtime_ns) for path, stat in stats.items()}


@pytest.mark.parametrize(
    ("spoil", "words", "mends"),
    [
        (_loosen, "can be read by other users", True),
        (_leave_over, "left behind by a save", True),
        (_half_delete, "half-done deletion", True),
        (_damage, "is damaged", False),
        (_plant, "not a file that numbcheck made", False),
        (_link, "is a link, or no plain file", False),
        (_pipe, "is a link, or no plain file", False),
        (_empty, "is empty", False),
        (_evict, "is hidden, or not on this machine", False),
        (_hide, "is hidden, or not on this machine", False),
        (_hide_plan, ".plan.md.icloud is hidden", False),
        (_lose_format, "FORMAT is missing", False),
        (_loosen_folders, "files and folders can be read by other users", True),
        (_newer, "newer numbcheck", False),
        (_newer_format, "newer numbcheck", False),
        (_misplace, "is in the wrong folder", False),
        (_loosen_plan, "plan.md can be read by other users", True),
        (_loosen_drafts, "drafts can be read by other users", True),
        (_spoil_draft, "is no draft that can be read", False),
        (_leave_scrap, "left behind by a save", True),
        (_cut_off, "what you wrote in an editor", True),
        (_unsettle, "Line 1 of config.toml cannot be read", False),
    ],
)
def test_verify_finds_each_fault_and_mends_only_when_asked(
    shell: Shell, home: Path, spoil: Callable[[Path], None], words: str, mends: bool
) -> None:
    """Every kind of fault is named; nothing changes without --fix, and then only what is safe to mend."""
    shell("note", "canary", "-q")
    assert shell("data", "verify").code == 0
    spoil(home)
    before = _seen(home)
    ran = shell("data", "verify")
    assert ran.code == 65
    assert words in ran.out
    assert _seen(home) == before
    shell("data", "verify", "--fix")
    assert shell("data", "verify").code == (0 if mends else 65)


def test_verify_is_calm_in_ordinary_life(
    shell: Shell, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first setting before any entry, what undo remembered yesterday, other people's files: all is in order."""
    assert "Every file is in order." in shell("data", "verify").err
    shell("config", "set", "plain", "yes")
    assert (shell("data", "verify").code, shell("data", "verify").out) == (0, "")
    shell("note", "one", "-q")
    os.utime(home / "state" / "last-save.json", (1, 1))
    (home / ".git").mkdir()
    (home / ".gitignore").write_text(shell("-q", "data", "ignore", "git").out)
    (_entry(home).parent / f"._{_entry(home).name}").write_bytes(b"what a Mac leaves on other disks")
    ran = shell("data", "verify")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Every file is in order.\n"


def test_a_checkout_by_git_is_one_finding(shell: Shell, home: Path) -> None:
    """Modes that git does not know are one line with one remedy, however many files it made; it puts them right."""
    for number in range(12):
        shell("note", f"line {number}", "-q")
    for path in (home / "entries", *(home / "entries").rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    ran = shell("data", "verify")
    assert ran.code == 65
    assert ran.out.count("\n") == 1
    assert ran.out.startswith("15 files and folders can be read by other users")
    assert ran.err == "To put right what can be: numbcheck data verify --fix\n"
    assert shell("data", "verify", "--fix").err == "15 files put right, 0 left.\n"
    assert shell("data", "verify").code == 0


def test_what_cannot_be_put_right_is_counted(shell: Shell, home: Path) -> None:
    """Afterwards I know how many files were put right and how many are left."""
    shell("note", "one", "-q")
    _plant(home)
    _loosen(home)
    ran = shell("data", "verify", "--fix")
    assert (ran.code, ran.err) == (65, "1 file put right, 1 left.\n")


@pytest.mark.parametrize("place", ["/ab/cdef/state/x", "entries/2026/11/x", "/a/bc/defg", "x/2026/11"])
def test_putting_right_makes_nothing(tmp_path: Path, place: str) -> None:
    """Whatever the names of folders look like, putting a file right makes no folder and no file."""
    from tests.journal.kit import a_journal, files, note

    journal = a_journal(tmp_path)
    note(journal)
    before = files(tmp_path)
    journal.mend([Finding(kind, place) for kind in FindingKind])
    assert files(tmp_path) == before
    assert [path.name for path in tmp_path.glob("entries/*")] == ["2026"]


def test_where_things_lie_steers_no_terminal(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder whose name holds control characters is told to me without them, wherever a path is said."""
    monkeypatch.setenv("NUMBCHECK_HOME", str(tmp_path / "a\x1b]0;x\x07\x9b31m  b\nc\u202e"))
    shell("note", "one", "-q")
    for argv in (
        ["data", "where"],
        ["data", "privacy"],
        ["config", "path"],
        ["config", "edit"],
        ["data", "verify"],
        ["plan", "--edit"],
    ):
        ran = shell(*argv)
        assert not any(mark in ran.out + ran.err for mark in "\x1b\x07\x9b\u202e"), argv
    assert "a]0;x31m  b c" in shell("data", "where").out
    assert shell("data", "where").out.count("\n") == 6
