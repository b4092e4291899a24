"""What is half-written is never lost, and nobody else can read it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from numbcheck.errors import CannotCreateError
from numbcheck.journal.draft import Drafts, Pen
from numbcheck.journal.entry import Entry


def drafts(tmp_path: Path) -> Drafts:
    ticks = iter(range(1000))
    begin = datetime(2026, 11, 22, 7, tzinfo=UTC)
    return Drafts(str(tmp_path / "state" / "drafts"), lambda: begin + timedelta(seconds=next(ticks)))


def test_a_draft_comes_back_as_it_was(tmp_path: Path) -> None:
    """Text, kind and all that was said about it come back letter for letter."""
    some = drafts(tmp_path)
    some.save(
        "caf\u00e9\n\n  two \n", "journal", {"data": {"prompt": "one"}, "tags": ["work"]}, some.new_name()
    )
    draft = some.newest()
    assert draft is not None
    assert (draft.text, draft.kind) == ("caf\u00e9\n\n  two \n", "journal")
    assert draft.meta == {"data": {"prompt": "one"}, "tags": ["work"]}


def test_drafts_are_closed_to_others(tmp_path: Path) -> None:
    """Only I can read a draft, or look into their folder."""
    some = drafts(tmp_path)
    some.save("half", "note", {}, some.new_name())
    folder = Path(some.folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600]


def test_the_newest_comes_first(tmp_path: Path) -> None:
    """When several drafts wait, the one begun last is offered, and none replaces another."""
    some = drafts(tmp_path)
    for text in ("one", "two", "three"):
        some.save(text, "journal", {}, some.new_name())
    assert [draft.text for draft in some.waiting()] == ["three", "two", "one"]


def test_only_asking_removes_one(tmp_path: Path) -> None:
    """A draft stays until it is discarded; discarding it twice does no harm."""
    some = drafts(tmp_path)
    pen = Pen(some, "journal", {})
    pen.save("half")
    for _ in range(2):
        pen.discard()
        assert some.newest() is None


def test_a_pen_never_replaces_words_by_nothing(tmp_path: Path) -> None:
    """When I delete everything, what lay in the draft last stays there until I say it is done."""
    some = drafts(tmp_path)
    pen = Pen(some, "journal", {})
    assert pen.try_save("half")
    assert not pen.try_save(" ")
    assert [draft.text for draft in some.waiting()] == ["half"]


def test_a_pen_writes_only_what_is_new(tmp_path: Path) -> None:
    """A text that has not changed is not written again and again."""
    some = drafts(tmp_path)
    pen = Pen(some, "journal", {})
    pen.save("half")
    (path,) = Path(some.folder).iterdir()
    before = path.stat().st_ino
    pen.save("half")
    assert path.stat().st_ino == before
    pen.save("half more")
    assert [draft.text for draft in some.waiting()] == ["half more"]


def test_taking_a_draft_up_goes_on_with_it(tmp_path: Path) -> None:
    """Going on with a draft changes that one, and does not make a second."""
    some = drafts(tmp_path)
    Pen(some, "journal", {}).save("half")
    Pen(some, "journal", {}, some.newest()).save("whole")
    assert [draft.text for draft in some.waiting()] == ["whole"]


def test_what_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    """A damaged draft neither stops me nor disappears."""
    some = drafts(tmp_path)
    some.save("good", "journal", {}, some.new_name())
    for name, raw in {"a.draft": b"{", "b.draft": b"[]", "c.draft": b'{"kind": 1, "text": 2}'}.items():
        Path(some.folder, name).write_bytes(raw)
    assert [draft.text for draft in some.waiting()] == ["good"]
    assert len(list(Path(some.folder).iterdir())) == 4


def test_no_folder_is_no_draft(tmp_path: Path) -> None:
    """Before anything was written there is no draft, and looking makes no folder."""
    assert drafts(tmp_path).newest() is None
    assert not (tmp_path / "state").exists()


def test_where_it_cannot_be_saved_it_says_so(tmp_path: Path) -> None:
    """When even a draft cannot be written, that is one clear sentence, and typing goes on."""
    (tmp_path / "state").write_text("in the way")
    pen = Pen(drafts(tmp_path), "journal", {})
    assert not pen.try_save("half")
    with pytest.raises(CannotCreateError, match="not safe yet"):
        pen.save("half")


def test_half_a_letter_is_no_obstacle(tmp_path: Path) -> None:
    """A lone surrogate becomes the replacement character instead of losing the text."""
    some = drafts(tmp_path)
    Pen(some, "journal", {}).save("a\udc80b")
    assert [draft.text for draft in some.waiting()] == ["a\ufffdb"]


AT = datetime(2026, 11, 22, 7, 0, 0, 123000, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "meta", "gone"),
    [
        ("something new", {"edits": "20261122t070000123z-aaaaaaaaaaaaaaaa"}, True),
        ("something new", {"edits": "20261122t070000123z-bbbbbbbbbbbbbbbb"}, False),
        ("one\ntwo", {}, True),
        ("one", {}, True),
        ("one\nand more", {}, False),
        ("one\nand more", {"at": "2026-11-22T07:00:00.123456+00:00"}, True),
        ("all else", {"at": "2026-11-22T07:00:00.123456+00:00"}, False),
        ("one\nand more", {"at": "2026-11-22T07:00:00.124+00:00"}, False),
        ("one\nand more", {"at": 7}, False),
        ("one\nand more", {"at": "2026-11-22T07:00:00.123"}, False),
    ],
)
def test_a_deleted_entry_takes_its_drafts_along(
    tmp_path: Path, text: str, meta: dict[str, Any], gone: bool
) -> None:
    """What holds words of a deleted entry is removed; a draft with words of its own is not."""
    some = drafts(tmp_path)
    entry = Entry("20261122t070000123z-aaaaaaaaaaaaaaaa", "aaaaaaaa", AT, "", "note", AT, text="one\ntwo")
    some.save(text, "note", meta, some.new_name())
    assert some.discard_of(entry, ["one\ntwo", ""]) == gone
    assert (some.newest() is None) is gone


def test_a_pen_remembers_what_is_said_about_a_text(tmp_path: Path) -> None:
    """What I expected, said before a word was written or after the last, is in the draft, too."""
    some, data = drafts(tmp_path), {}
    pen = Pen(some, "journal", {"data": data})
    pen.save("same")
    data["after"] = "lighter"
    pen.save("same")
    draft = some.newest()
    assert draft is not None
    assert draft.meta == {"data": {"after": "lighter"}}
