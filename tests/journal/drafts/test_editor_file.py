"""A text in an editor's hands is never lost when we are killed, never taken from a live editor, and gone when deleted."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from numbcheck import incoming
from numbcheck.errors import CannotCreateError, InputOutputError
from numbcheck.journal.drafts.draft import Draft, Drafts
from numbcheck.journal.drafts.editor_file import EditorFile, EditorFiles
from numbcheck.journal.entry import VERSION, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ENTRY = Entry(
    VERSION, "20261122t120000000z-aaaaaaaaaaaaaaaa", "bbbbbbbb", (), NOON, NOON, "", "note", text="one\ntwo"
)
CHANGE = Draft(
    "20261122t120000000000-aaaaaaaa.draft", "note", "one\ntwo", {"edits": ENTRY.id, "revs": ["bbbbbbbb"]}
)
NEW = Draft("20261122t120000000000-bbbbbbbb.draft", "journal", "", {"tags": ["work"]})


def editor_files(tmp_path: Path) -> EditorFiles:
    return EditorFiles(str(tmp_path), Drafts(str(tmp_path / "drafts"), lambda: NOON))


def waiting(tmp_path: Path) -> list[Draft]:
    return editor_files(tmp_path).drafts.waiting()


def lying(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in tmp_path.glob("writing-*/*"))


def cut_off(tmp_path: Path, draft: Draft, written: str | None) -> None:
    """Let an editor write, and everyone be killed."""
    child = os.fork()
    if child == 0:
        with editor_files(tmp_path).lent(draft) as lent:
            if written is not None:
                Path(lent.path).write_text(written)
            os._exit(0)
    os.waitpid(child, 0)


@pytest.fixture
def live(tmp_path: Path) -> Iterator[EditorFile]:
    """Lend a change to somebody who is still at it."""
    with editor_files(tmp_path).lent(CHANGE) as lent:
        yield lent


def test_what_was_written_before_a_kill_is_a_draft(tmp_path: Path) -> None:
    """After everyone was killed, what the editor had written is a draft of the same kind, and the file is gone."""
    cut_off(tmp_path, NEW, "half\n")
    assert editor_files(tmp_path).left_behind()
    assert waiting(tmp_path) == []
    editor_files(tmp_path).recover()
    assert waiting(tmp_path) == [NEW.__class__(NEW.name, "journal", "half", {"tags": ["work"]})]
    assert lying(tmp_path) == editor_files(tmp_path).left_behind() == []
    editor_files(tmp_path).recover()
    assert len(waiting(tmp_path)) == 1


@pytest.mark.parametrize("written", [None, "one\ntwo", "one\ntwo\n", "", " \n"])
def test_nothing_new_is_no_draft(tmp_path: Path, written: str | None) -> None:
    """A file in which nothing new stands, or nothing at all, leaves nothing."""
    cut_off(tmp_path, CHANGE, written)
    editor_files(tmp_path).recover()
    assert (waiting(tmp_path), lying(tmp_path)) == ([], [])


def test_a_draft_that_was_taken_up_stays_one(tmp_path: Path) -> None:
    """A draft that was opened in an editor goes on as that draft, and does not become two."""
    some = editor_files(tmp_path).drafts
    some.save("half", "journal", {}, NEW.name)
    (draft,) = some.waiting()
    cut_off(tmp_path, draft, "half and more")
    editor_files(tmp_path).recover()
    assert [one.text for one in waiting(tmp_path)] == ["half and more"]


def test_a_live_editor_keeps_its_file(tmp_path: Path, live: EditorFile) -> None:
    """While somebody is at it, nobody else takes it for left behind."""
    Path(live.path).write_text("half")
    editor_files(tmp_path).recover()
    assert editor_files(tmp_path).left_behind() == []
    assert live.now() == "half"
    assert waiting(tmp_path) == []


def test_a_deletion_clears_the_editor_file(tmp_path: Path) -> None:
    """After a deletion its words are in no editor file, and no draft is made of them."""
    cut_off(tmp_path, CHANGE, "one\ntwo\nthree")
    editor_files(tmp_path).discard_of(ENTRY, ["one\ntwo", ""])
    assert (waiting(tmp_path), lying(tmp_path)) == ([], [])


def test_a_deletion_of_something_else_does_not(tmp_path: Path) -> None:
    """What an editor holds of another text stays."""
    cut_off(tmp_path, NEW, "something else")
    editor_files(tmp_path).discard_of(ENTRY, ["one\ntwo", ""])
    assert [draft.text for draft in waiting(tmp_path)] == ["something else"]


def test_a_deletion_reaches_a_live_editor(tmp_path: Path, live: EditorFile) -> None:
    """The file of a deleted text is gone even from a live editor; what it holds in its window is its own."""
    (Path(live.path).parent / "entry.md~").write_text("one")
    editor_files(tmp_path).discard_of(ENTRY, ["one\ntwo", ""])
    assert lying(tmp_path) == ["about.json"]
    assert not any(b"one" in path.read_bytes() for path in tmp_path.glob("writing-*/*"))
    assert live.now() == live.text


def test_a_fault_meanwhile_makes_a_draft(tmp_path: Path) -> None:
    """When something goes wrong before it could be kept, what was written is a draft."""

    def written() -> None:
        with editor_files(tmp_path).lent(NEW) as lent:
            Path(lent.path).write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        written()
    assert [draft.text for draft in waiting(tmp_path)] == ["half"]
    assert lying(tmp_path) == []


def test_where_no_draft_can_be_made_the_file_stays(tmp_path: Path) -> None:
    """Words that cannot become a draft stay where they are."""
    cut_off(tmp_path, NEW, "half")
    (tmp_path / "drafts").write_text("in the way")
    editor_files(tmp_path).recover()
    assert lying(tmp_path) == ["about.json", "entry.md"]


def test_a_spoilt_editor_file_harms_nothing(tmp_path: Path) -> None:
    """Whatever was done to it, what is written there comes back, and what was planted is not followed."""
    cut_off(tmp_path, NEW, "half")
    (about,) = tmp_path.glob("writing-*/about.json")
    about.write_text("[" * 9999)
    (tmp_path / "writing-link").symlink_to(tmp_path)
    (tmp_path / "writing-file").write_text("x")
    editor_files(tmp_path).recover()
    assert [draft.text for draft in waiting(tmp_path)] == ["half"]
    assert (tmp_path / "writing-link").is_symlink()


def saved_later(tmp_path: Path, text: str | bytes, name: str = "writing-abcdefgh", age: float = 60.0) -> Path:
    """Let an editor that had returned long ago save its window, making the folder anew where that is gone."""
    folder = tmp_path / name
    folder.mkdir(exist_ok=True)
    path = folder / "entry.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    moment = NOON.timestamp() - age
    os.utime(path, (moment, moment))
    return path


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_what_is_saved_after_the_editor_returned_is_found(tmp_path: Path, umask: int) -> None:
    """What an editor saves once its folder was gone is found by `verify` and becomes a draft; then nothing is left."""
    with editor_files(tmp_path).lent(NEW) as lent:
        pass
    assert lying(tmp_path) == []
    before = os.umask(umask)
    try:
        saved_later(tmp_path, "an hour of words\n", Path(lent.path).parent.name)
    finally:
        os.umask(before)
    assert editor_files(tmp_path).left_behind() == [Path(lent.path).parent.name]
    editor_files(tmp_path).recover()
    assert [(draft.kind, draft.text) for draft in waiting(tmp_path)] == [("journal", "an hour of words")]
    assert lying(tmp_path) == editor_files(tmp_path).left_behind() == []


@pytest.mark.parametrize("draft", [NEW, CHANGE], ids=["new", "change"])
def test_an_editor_file_that_stays_waits_for_what_is_saved_there(tmp_path: Path, draft: Draft) -> None:
    """Where an editor may still have it open, the file stays untouched; what is saved there is the same draft as ever."""
    with editor_files(tmp_path).lent(draft, ["What now?"]) as lent:
        lent.stays(open_=True)
    moment = NOON.timestamp() - 60
    os.utime(lent.path, (moment, moment))
    editor_files(tmp_path).recover()
    assert Path(lent.path).exists()
    assert (waiting(tmp_path), editor_files(tmp_path).left_behind()) == ([], [])
    saved_later(tmp_path, "later\n\n# What now?\n", Path(lent.path).parent.name)
    assert editor_files(tmp_path).left_behind() == [Path(lent.path).parent.name]
    editor_files(tmp_path).recover()
    assert waiting(tmp_path) == [Draft(draft.name, draft.kind, "later", draft.meta)]
    assert lying(tmp_path) == []


def test_an_editor_file_that_stays_goes_after_a_day(tmp_path: Path) -> None:
    """A file that nobody touched does not lie there for ever."""
    with editor_files(tmp_path).lent(CHANGE) as lent:
        lent.stays(open_=True)
    moment = NOON.timestamp() - 25 * 3600
    os.utime(lent.path, (moment, moment))
    editor_files(tmp_path).recover()
    assert lying(tmp_path) == []
    with editor_files(tmp_path).lent(CHANGE) as lent:
        lent.stays(open_=True)
        lent.stays(open_=False)
    assert lying(tmp_path) == []


def test_leaving_meanwhile_leaves_it_there(tmp_path: Path) -> None:
    """When I leave while an editor may still have it open, the file stays for it."""

    def left() -> None:
        with editor_files(tmp_path).lent(NEW) as lent:
            lent.stays(open_=True)
            raise SystemExit(130)

    with pytest.raises(SystemExit):
        left()
    assert lying(tmp_path) == ["about.json", "entry.md", "open"]


def test_nobody_is_disturbed_in_the_middle_of_saving(tmp_path: Path) -> None:
    """What is being written this moment, and an empty folder just made for it, are left to the editor."""
    path = saved_later(tmp_path, "ha", age=0.1)
    editor_files(tmp_path).recover()
    assert path.exists()
    path.unlink()
    moment = NOON.timestamp()
    os.utime(path.parent, (moment, moment))
    editor_files(tmp_path).recover()
    assert path.parent.exists()
    os.utime(path.parent, (moment - 4000, moment - 4000))
    editor_files(tmp_path).recover()
    assert not path.parent.exists()


def test_a_deletion_takes_what_was_saved_later(tmp_path: Path) -> None:
    """Words of a deleted entry that an editor saved once more go with it, whether or not we know whose they are."""
    saved_later(tmp_path, "one\ntwo\n")
    with editor_files(tmp_path).lent(CHANGE) as lent:
        lent.stays(open_=True)
    saved_later(tmp_path, "one, changed\n", Path(lent.path).parent.name)
    editor_files(tmp_path).discard_of(ENTRY, ["one\ntwo", ""])
    assert (waiting(tmp_path), lying(tmp_path)) == ([], [])


def test_what_cannot_be_read_is_a_draft_with_its_original(tmp_path: Path) -> None:
    """Words in another encoding become a draft to go on with, and the bytes stay beside it as they came."""
    saved_later(tmp_path, b"caf\xe9\n")
    editor_files(tmp_path).recover()
    assert [draft.text for draft in waiting(tmp_path)] == ["caf\N{REPLACEMENT CHARACTER}"]
    assert [path.read_bytes() for path in tmp_path.glob("drafts/*.original")] == [b"caf\xe9"]
    assert lying(tmp_path) == []


def test_what_cannot_be_opened_stays_and_is_named(tmp_path: Path) -> None:
    """What lies there and cannot be opened is not taken for nothing: it stays, and `verify` names it."""
    path = saved_later(tmp_path, "x")
    path.unlink()
    path.symlink_to("elsewhere")
    (path.parent / "elsewhere").write_text("words")
    moment = NOON.timestamp() - 60
    os.utime(path, (moment, moment), follow_symlinks=False)
    editor_files(tmp_path).recover()
    assert (path.parent / "elsewhere").exists()
    assert editor_files(tmp_path).left_behind() == [path.parent.name]


def test_an_editor_that_speaks_no_utf_8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a Latin-1 terminal my umlauts of before and those that I add are all kept, and the prompt goes."""
    monkeypatch.setattr(incoming, "spoken_here", lambda: "iso8859-1")
    with editor_files(tmp_path).lent(Draft("a.draft", "note", "Gr\u00fc\u00dfe"), ["F\u00fcr wen?"]) as lent:
        raw = Path(lent.path).read_bytes()
        Path(lent.path).write_bytes(b"sch\xf6n\n" + raw)
        assert lent.now() == "sch\u00f6n\nGr\u00fc\u00dfe"


def test_it_is_closed_to_others(tmp_path: Path, live: EditorFile) -> None:
    """Only I can read what lies there."""
    assert stat.S_IMODE(Path(live.path).parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in Path(live.path).parent.iterdir()} == {0o600}


def test_where_it_cannot_be_lent_that_is_said(tmp_path: Path) -> None:
    """Where there is no place for it I am told in one sentence."""
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises((CannotCreateError, InputOutputError), match="could not be opened"),
        editor_files(tmp_path / "file").lent(NEW),
    ):
        pass
