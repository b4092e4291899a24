"""A journal that is away is never taken for an empty one, and nothing is never written over something."""

from __future__ import annotations

import errno
import json
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.errors import InputOutputError
from numbcheck.journal import references
from numbcheck.journal.store.absence import Seen
from tests.journal.kit import a_journal, note

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Shell

LOOKS = (
    ["history"],
    ["history", "--count"],
    ["history", "--json"],
    ["history", "words"],
    ["show", "@1"],
    ["history", "--tags"],
    ["trends"],
    ["trends", "--json"],
    ["report"],
    ["export", "-"],
    ["export", "-f", "json"],
    ["delete", "@1", "--yes"],
    ["edit", "@1", "-"],
    ["data", "verify"],
)
"""What looks into the journal, whatever it does with what it finds."""


def _to_nowhere(home: Path) -> None:
    home.symlink_to(home.with_name("unmounted") / "journal")


def _below_a_link_to_nowhere(home: Path) -> None:
    home.symlink_to(home.with_name("unmounted"))


def _a_file_in_its_place(home: Path) -> None:
    home.write_text("a file")


def _a_file_above(home: Path) -> None:
    home.mkdir(mode=0o700)
    (home / "entries").write_text("a file")


def _entries_lead_nowhere(home: Path) -> None:
    home.mkdir(mode=0o700)
    (home / "entries").symlink_to("nowhere")


def _gone(home: Path) -> None:
    Seen(f"{home}/state").remember(str(home))


AWAY = (
    _to_nowhere,
    _below_a_link_to_nowhere,
    _a_file_in_its_place,
    _a_file_above,
    _entries_lead_nowhere,
    _gone,
)


@pytest.mark.parametrize("away", AWAY)
def test_a_journal_that_is_away_is_not_an_empty_one(
    shell: Shell, home: Path, away: Callable[[Path], None]
) -> None:
    """Whatever I ask of a journal that is away, I hear that in a sentence, and get no half of an answer."""
    away(home)
    for argv in LOOKS:
        ran = shell(*argv, text="words")
        assert (ran.code, ran.out) == (74, ""), argv
        assert str(home) in ran.err.replace("\n", ""), argv
        assert "Nothing" not in ran.err
    assert not home.with_name("unmounted").exists()


@pytest.mark.parametrize("argv", [["plan"], ["joy"], ["ladder"], ["joy", "add", "tea"]], ids=" ".join)
@pytest.mark.parametrize("away", [_to_nowhere, _below_a_link_to_nowhere])
def test_lists_that_are_away_are_not_empty(
    shell: Shell, home: Path, away: Callable[[Path], None], argv: list[str]
) -> None:
    """My plan and my lists on a disk that is away are not said to be empty, nor begun anew."""
    away(home)
    ran = shell(*argv)
    assert (ran.code, ran.out) == (74, "")
    assert "nothing is there" in " ".join(ran.err.split())
    assert not home.with_name("unmounted").exists()


@pytest.fixture
def closed(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of my words, which nobody may open, while settings and drafts lie elsewhere."""
    monkeypatch.delenv("NUMBCHECK_HOME")
    for kind in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind))
    folder = home / "DATA" / "numbcheck"
    folder.mkdir(parents=True, mode=0o700)
    for name in ("open", "stat", "lstat"):
        monkeypatch.setattr(os, name, _refusing(getattr(os, name), str(folder)))
    return folder


def _refusing(real: Callable[..., Any], folder: str) -> Callable[..., Any]:
    """Return a system call that refuses what is in the folder and the opening of the folder, as root is never refused."""

    def call(path: Any, *args: Any, **more: Any) -> Any:
        if str(path).startswith(f"{folder}/") or (str(path) == folder and real.__name__ == "open"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, *args, **more)

    return call


@pytest.mark.parametrize(
    "argv", [["joy", "add"], ["keep"], ["ladder", "--add"], ["reach", "--add"]], ids=" ".join
)
def test_words_for_a_list_that_cannot_be_opened_are_a_draft(
    shell: Shell, home: Path, closed: Path, argv: list[str]
) -> None:
    """Where nobody may open the folder of my lists, what I typed for one of them is a draft, and I am told so."""
    ran = shell(*argv, "warm socks")
    assert (ran.code, ran.out) == (74, "")
    assert ran.err.replace("\n", "").startswith(f"{closed}/")
    assert "What you typed is a draft: numbcheck journal --resume" in " ".join(ran.err.split())
    assert [json.loads(file.read_text())["text"] for file in home.rglob("*.draft")] == ["warm socks"]


@pytest.mark.parametrize("argv", [["unlock"], ["lock"], ["encrypt"]], ids=" ".join)
@pytest.mark.usefixtures("closed")
def test_keys_that_cannot_be_read_are_said(shell: Shell, argv: list[str]) -> None:
    """Where nobody may look for the keys of my journal I hear what cannot be read, and not only that it did not work."""
    ran = shell(*argv)
    assert (ran.code, ran.out) == (74, "")
    assert " ".join(ran.err.split()).startswith(
        "The keys of your journal cannot be read: this is not allowed"
    )


def test_a_ring_of_links_is_no_list(shell: Shell, home: Path) -> None:
    """A list that is a link to itself is named as one that cannot be read; what I typed for it is a draft."""
    home.mkdir(mode=0o700)
    (home / "joy.md").symlink_to("joy.md")
    ran = shell("joy", "add", "warm socks")
    assert (ran.code, ran.out) == (74, "")
    said = " ".join(ran.err.split())
    assert "joy.md cannot be read" in said
    assert "What you typed is a draft: numbcheck journal --resume" in said


def test_what_undo_remembers_may_be_away(shell: Shell, home: Path) -> None:
    """Where undo remembers lies on a disk that is away: I am told so, and not that I saved nothing."""
    shell("note", "words", "-q")
    shutil.rmtree(home / "state")
    (home / "state").symlink_to("nowhere")
    ran = shell("undo")
    assert ran.code == InputOutputError.code
    assert "leads to nowhere" in ran.err.replace("\n", " ")
    (home / "state").unlink()
    assert "nothing was saved" in shell("undo").err


@pytest.mark.parametrize("away", AWAY)
def test_a_journal_that_is_away_is_not_begun_anew(
    shell: Shell, home: Path, away: Callable[[Path], None]
) -> None:
    """A line for a journal that is away is not put into a new one in its place."""
    away(home)
    ran = shell("note", "a line")
    assert ran.code == 73
    assert not home.with_name("unmounted").exists()
    assert not (home / "entries").is_dir()
    assert shell("crisis", "at").code == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_text('{"v":1'),
        lambda path: path.rename(path.with_name(f".{path.name}.icloud")),
    ],
)
def test_what_cannot_be_read_makes_no_empty_page(
    shell: Shell, home: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    """Where none of my entries can be read, no view says that there were none, and nothing is written as if so."""
    shell("-q", "note", "words #work")
    spoil(next((home / "entries").rglob("*.json")))
    backup = tmp_path / "backup.md"
    backup.write_text("all I have")
    for argv in (["trends"], ["history", "--tags"], ["history"]):
        ran = shell(*argv)
        assert (ran.code, ran.out) == (0, ""), argv
        assert not {"Nothing", "No tags"} & {ran.err[:7]}, argv
        assert "entries/" in ran.err, argv
    for argv in (
        ["export", "-"],
        ["export", "-f", "json", "-"],
        ["export", str(tmp_path / "notes"), "--split", "day"],
        ["export", str(backup), "--force"],
        ["report", "-"],
        ["report", str(backup), "--force"],
    ):
        ran = shell(*argv)
        assert (ran.code, ran.out) == (65, ""), argv
        assert "entries/" in ran.err, argv
    assert backup.read_text() == "all I have"
    assert not (tmp_path / "notes").exists()


def test_help_says_that_the_settings_are_away(shell: Shell, home: Path) -> None:
    """Where my settings are on a disk that is away, the page of help says so, and guesses no country in silence."""
    assert "could not be read" not in shell("crisis").out
    _to_nowhere(home)
    ran = shell("crisis")
    assert ran.code == 0
    assert "settings could not be read" in " ".join(ran.out.split())


def test_a_folder_that_was_never_made_is_said(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the folder that NUMBCHECK_HOME is to lie in is not there, as on a disk that is not, looking says so."""
    monkeypatch.setenv("NUMBCHECK_HOME", str(tmp_path / "disk" / "journal"))
    ran = shell("history")
    assert (ran.code, ran.out) == (74, "")
    assert "There's no folder" in ran.err
    assert not (tmp_path / "disk").exists()


def test_a_new_person_is_welcome(shell: Shell, home: Path) -> None:
    """Before anything was kept looking back is no fault, and the first line makes the journal."""
    assert shell("history").code == 0
    assert shell("data", "verify").code == 0
    assert shell("note", "first").code == 0
    assert shell("history", "--count").out == "1\n"


def test_a_disk_that_went_away_is_remembered(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the folder of my journal vanishes I hear where it was and how to begin anew, and doing so works."""
    monkeypatch.delenv("NUMBCHECK_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "disk"))
    assert shell("note", "first", "-q").code == 0
    away = tmp_path / "disk" / "numbcheck"
    away.rename(tmp_path / "elsewhere")
    looked, wrote = shell("history"), shell("note", "second")
    assert (looked.code, wrote.code) == (74, 73)
    for said in (looked.err, wrote.err):
        assert str(away) in said.replace("\n", "")
        assert "another disk" in " ".join(said.split())
    assert not away.exists()
    [draft] = (tmp_path / ".local" / "state" / "numbcheck" / "drafts").iterdir()
    assert "second" in draft.read_text()
    (tmp_path / "elsewhere").rename(away)
    assert shell("history", "--count").out == "1\n"
    shutil.rmtree(away)
    assert shell("history").err.replace("\n", "").replace(" ", "").endswith(f"mkdir-p{away}/entries")
    (away / "entries").mkdir(parents=True)
    assert shell("history").code == 0
    assert shell("note", "third", "-q").code == 0


def test_another_place_is_another_journal(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever moves to a new place begins there, whatever was elsewhere."""
    monkeypatch.delenv("NUMBCHECK_HOME")
    for place in ("one", "two"):
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / place))
        assert shell("history").code == 0
        assert shell("note", "a line", "-q").code == 0


@pytest.mark.parametrize("code", [errno.EIO, errno.ESTALE, errno.EACCES, errno.ENOTCONN])
def test_a_root_that_cannot_be_opened_is_said_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """A disk that refuses the journal is told before anything is answered, whoever asks."""
    journal = a_journal(tmp_path / "root")
    note(journal)
    real = os.open

    def opening(path: str, *args: object, **kwargs: object) -> int:
        if str(path) == str(tmp_path / "root"):
            raise OSError(code, os.strerror(code))
        return real(path, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", opening)
    for question in (
        journal.entries,
        journal.count,
        lambda: journal.names,
        journal.findings,
        lambda: references.find(journal, "@1"),
        lambda: journal.versions("20261122t110000000z-aaaaaaaaaaaaaaaa"),
        lambda: journal.entries(newest_first=False),
    ):
        with pytest.raises(InputOutputError, match="cannot be read"):
            question()


@pytest.mark.parametrize("format_", ["md", "json"])
def test_a_good_backup_is_never_replaced_by_nothing(
    shell: Shell, tmp_path: Path, home: Path, format_: str
) -> None:
    """Where there is nothing to write out, a file that holds something stays as it is, --force or not."""
    backup = tmp_path / "b"
    backup.write_text("a good backup")
    ran = shell("export", str(backup), "-f", format_, "--force")
    assert ran.code == 73
    assert "left as it is" in " ".join(ran.err.split())
    shell("note", "a line", "-q")
    assert shell("export", str(backup), "-f", format_, "--force", "--tag", "none").code == 73
    (home / "entries").rename(home / "away")
    assert shell("export", str(backup), "-f", format_, "--force").code == 74
    assert backup.read_text() == "a good backup"
    (home / "away").rename(home / "entries")
    assert shell("export", str(backup), "-f", format_, "--force").code == 0
    assert "a line" in backup.read_text()


def test_an_empty_file_may_be_written_over(shell: Shell, tmp_path: Path) -> None:
    """A file that holds nothing, or is new, may hold the export of an empty journal."""
    (tmp_path / "empty").touch()
    assert shell("export", str(tmp_path / "empty"), "--force").code == 0
    assert shell("export", str(tmp_path / "new")).code == 0


def test_what_cannot_be_read_is_not_nothing(shell: Shell, home: Path) -> None:
    """Where every entry is damaged, it is not said that there is nothing."""
    shell("note", "a line", "-q")
    next(home.glob("entries/*/*/*.json")).write_text("{")
    ran = shell("history")
    assert "Nothing" not in ran.err
    assert "Could not read" in ran.err
