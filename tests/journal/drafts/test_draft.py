"""What is half-written is never lost, and nobody else can read it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from numbcheck.errors import CannotCreateError, UsageError
from numbcheck.journal.drafts.autosave import Autosave
from numbcheck.journal.drafts.draft import Draft, Drafts
from numbcheck.journal.entry import VERSION, Entry


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
    autosave = Autosave(some, "journal", {})
    autosave.save("half")
    for _ in range(2):
        autosave.discard()
        assert some.newest() is None


def test_an_autosave_never_replaces_words_by_nothing(tmp_path: Path) -> None:
    """When I delete everything, what lay in the draft last stays there until I say it is done."""
    some = drafts(tmp_path)
    autosave = Autosave(some, "journal", {})
    assert autosave.try_save("half")
    assert not autosave.try_save(" ")
    assert [draft.text for draft in some.waiting()] == ["half"]


def test_an_autosave_writes_only_what_is_new(tmp_path: Path) -> None:
    """A text that has not changed is not written again and again."""
    some = drafts(tmp_path)
    autosave = Autosave(some, "journal", {})
    autosave.save("half")
    (path,) = Path(some.folder).iterdir()
    before = path.stat().st_ino
    autosave.save("half")
    assert path.stat().st_ino == before
    autosave.save("half more")
    assert [draft.text for draft in some.waiting()] == ["half more"]


def test_taking_a_draft_up_goes_on_with_it(tmp_path: Path) -> None:
    """Going on with a draft changes that one, and does not make a second."""
    some = drafts(tmp_path)
    Autosave(some, "journal", {}).save("half")
    Autosave(some, "journal", {}, some.newest()).save("whole")
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
    autosave = Autosave(drafts(tmp_path), "journal", {})
    assert not autosave.try_save("half")
    with pytest.raises(CannotCreateError, match="not safe yet"):
        autosave.save("half")


def test_half_a_letter_is_no_obstacle(tmp_path: Path) -> None:
    """A lone surrogate becomes the replacement character instead of losing the text."""
    some = drafts(tmp_path)
    Autosave(some, "journal", {}).save("a\udc80b")
    assert [draft.text for draft in some.waiting()] == ["a\ufffdb"]


AT = datetime(2026, 11, 22, 7, 0, 0, 123000, tzinfo=UTC)
MINE, OTHERS = "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"
STAMP = "20261122t070000123z-"
ENTRY = Entry(VERSION, STAMP + MINE, "aaaaaaaa", (), AT, AT, "", "note", text="tired and empty\ntwo")


@pytest.mark.parametrize(
    ("text", "meta", "gone", "named"),
    [
        ("something new", {"edits": STAMP + MINE}, True, False),
        ("something new", {"edits": STAMP + OTHERS}, False, False),
        ("something new", {"becomes": MINE}, True, False),
        ("tired", {"becomes": OTHERS}, False, True),
        ("tired and empty\ntwo", {"becomes": OTHERS}, False, True),
        ("tired and empty\ntwo and more", {"edits": STAMP + OTHERS}, False, True),
        (" tired and empty\ntwo\n", {}, True, False),
        ("tired", {}, False, True),
        ("two", {}, False, True),
        ("tired and empty\ntwo\nand more", {"at": "2026-11-22T07:00:00.123+00:00"}, False, True),
        ("all else", {"at": "2026-11-22T07:00:00.123+00:00"}, False, False),
        ("all else", {"becomes": 7}, False, False),
    ],
)
def test_a_deleted_entry_takes_its_drafts_along(
    tmp_path: Path, text: str, meta: dict[str, Any], gone: bool, named: bool
) -> None:
    """A draft that bears the entry's id goes, or one without any that is its whole text; another one is told of."""
    some = drafts(tmp_path)
    some.save(text, "note", meta, some.new_name())
    left = some.discard_of(ENTRY, [ENTRY.text or "", ""])
    assert (some.newest() is None) is gone
    assert [draft.text for draft in left] == [text] * named


def test_a_draft_bears_the_id_of_what_it_becomes(tmp_path: Path) -> None:
    """From its first letter on a draft tells which entry it will be, and goes on telling it when taken up again."""
    some = drafts(tmp_path)
    autosave = Autosave(some, "note", {})
    autosave.save("half")
    (draft,) = some.waiting()
    assert draft.meta["becomes"] == autosave.becomes
    again = Autosave(some, "note", {}, draft)
    again.save("whole")
    assert [one.meta["becomes"] for one in some.waiting()] == [autosave.becomes]


def left_by_a_kill(some: Drafts, text: str, name: str, seconds: float = 60) -> Path:
    """Lay there what a kill leaves between the words and their name."""
    some.save(text, "note", {"becomes": MINE}, name)
    path = Path(some.folder, ".tmp-killed" + text.replace(" ", ""))
    Path(some.folder, name).rename(path)
    then = some.now().timestamp() - seconds
    os.utime(path, (then, then))
    return path


def test_words_without_a_name_yet_are_a_draft(tmp_path: Path) -> None:
    """What was written when a kill came, and had no name yet, is offered all the same, the newest of it."""
    some = drafts(tmp_path)
    left_by_a_kill(some, "whole line", "20261122t070000000000-aaaaaaaa.draft")
    some.save("other", "note", {}, "20261121t070000000000-bbbbbbbb.draft")
    assert [draft.text for draft in some.waiting()] == ["whole line", "other"]
    some.save("whole line and more", "note", {}, "20261122t070000000000-aaaaaaaa.draft")
    assert [draft.text for draft in some.waiting()] == ["whole line and more", "other"]
    some.discard("20261122t070000000000-aaaaaaaa.draft")
    assert [path.name for path in Path(some.folder).iterdir()] == ["20261121t070000000000-bbbbbbbb.draft"]


def test_a_deletion_loses_no_draft_without_a_name(tmp_path: Path) -> None:
    """Deleting an entry clears what a dead writer left of it, and gives what he left of others its name."""
    some = drafts(tmp_path)
    left_by_a_kill(some, "my words", "20261122t070000000000-aaaaaaaa.draft")
    other = ENTRY._replace(id=STAMP + OTHERS)
    assert some.discard_of(other, ["one"]) == []
    assert [path.name for path in Path(some.folder).iterdir()] == ["20261122t070000000000-aaaaaaaa.draft"]
    left_by_a_kill(some, "my words", "20261122t070000000000-aaaaaaaa.draft", seconds=1)
    some.discard_of(ENTRY, ["one"])
    assert list(Path(some.folder).iterdir()) == []


def test_half_a_file_is_no_draft(tmp_path: Path) -> None:
    """What a kill left half-written changes nothing about the draft that is whole."""
    some = drafts(tmp_path)
    some.save("whole", "note", {}, "20261122t070000000000-aaaaaaaa.draft")
    raw = Path(some.folder, "20261122t070000000000-aaaaaaaa.draft").read_bytes()
    Path(some.folder, ".tmp-half").write_bytes(raw[:-3])
    Path(some.folder, ".tmp-elsewhere").write_bytes(raw.replace(b"2026", b"../x"))
    assert [draft.text for draft in some.waiting()] == ["whole"]
    assert some.unread() == []


def test_a_place_made_ready_may_go(tmp_path: Path) -> None:
    """When the folder is taken away while I write, the next save makes it anew."""
    some = drafts(tmp_path)
    autosave = Autosave(some, "note", {})
    autosave.get_ready()
    Path(some.folder).rmdir()
    autosave.save("half")
    autosave.save("half more")
    assert [draft.text for draft in some.waiting()] == ["half more"]


@pytest.mark.parametrize(
    ("meta", "moment"),
    [
        ({"at": "2026-11-20T21:00:00+01:00"}, "2026-11-20T21:00:00+01:00"),
        ({"began": "2026-11-20T21:00:00+01:00"}, "2026-11-20T21:00:00+01:00"),
        ({}, "2026-11-19T07:00:00+00:00"),
        ({"at": "2026-11-20T21:00:00"}, "2026-11-19T07:00:00+00:00"),
    ],
)
def test_a_draft_keeps_its_day(meta: dict[str, Any], moment: str) -> None:
    """However long it waits, a draft is about the moment that was said, or else the one at which it was begun."""
    draft = Draft("20261119t070000000000-aaaaaaaa.draft", "note", "half", meta)
    assert draft.moment == datetime.fromisoformat(moment)
    assert Draft("strange.draft", "note", "half").moment is None


def test_a_draft_is_found_by_four_characters(tmp_path: Path) -> None:
    """Its last four characters name a draft, or more of them where two have the same; fewer name none."""
    some = drafts(tmp_path)
    for name in ("20261122t070000000000-aaaad7k2.draft", "20261122t070000000000-bbbbd7k2.draft"):
        some.save(name[22], "note", {}, name)
    found = some.find("aaaad7k2")
    assert found is not None
    assert (found.text, found.ref) == ("a", "d7k2")
    assert (some.find("7k2"), some.find("zzzz")) == (None, None)
    with pytest.raises(UsageError, match="aaaad7k2"):
        some.find("D7K2")


def test_an_autosave_remembers_what_is_said_about_a_text(tmp_path: Path) -> None:
    """What I expected, said before a word was written or after the last, is in the draft, too."""
    some = drafts(tmp_path)
    data: dict[str, object] = {}
    autosave = Autosave(some, "journal", {"data": data})
    autosave.save("same")
    data["after"] = "lighter"
    autosave.save("same")
    draft = some.newest()
    assert draft is not None
    assert draft.meta["data"] == {"after": "lighter"}
