"""What nobody could read stays as it came, belongs to what was kept of it, and goes with that."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from numbcheck import incoming
from numbcheck.errors import CannotCreateError
from numbcheck.journal.drafts.autosave import Autosave
from numbcheck.journal.drafts.draft import Draft, Drafts
from numbcheck.journal.entry import VERSION, Entry

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ENTRY = Entry(
    VERSION,
    "20261122t120000000z-aaaaaaaaaaaaaaaa",
    "bbbbbbbb",
    (),
    NOON,
    NOON,
    "",
    "note",
    text="other words",
)
RAW = b"caf\xe9"
TEXT = incoming.carried(RAW, "utf-8")
SHOWN = "caf\N{REPLACEMENT CHARACTER}"


def some(tmp_path: Path) -> Drafts:
    return Drafts(str(tmp_path / "drafts"), lambda: NOON)


def kept(tmp_path: Path) -> list[bytes]:
    return sorted(path.read_bytes() for path in tmp_path.glob("drafts/*.original"))


@pytest.mark.parametrize("mode", ["save", "keep_original"])
def test_the_original_is_there_before_anything_is_replaced(tmp_path: Path, mode: str) -> None:
    """A draft shows what could not be read as a mark; beside it are the bytes as they came, for my eyes only."""
    drafts = some(tmp_path)
    autosave = Autosave(drafts, "note", {})
    getattr(autosave, mode)(TEXT)
    assert kept(tmp_path) == [RAW]
    assert [draft.text for draft in drafts.waiting()] == ([SHOWN] if mode == "save" else [])
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "drafts").iterdir()} == {0o600}


def test_what_can_be_read_has_none(tmp_path: Path) -> None:
    """A text that could be read is kept once."""
    some(tmp_path).save("caf\u00e9", "note", {}, "a.draft")
    assert kept(tmp_path) == []


def test_where_it_cannot_be_kept_nothing_is_replaced(tmp_path: Path) -> None:
    """Where the bytes cannot be put anywhere, I am told, and no draft takes their place."""
    (tmp_path / "drafts").write_text("in the way")
    with pytest.raises(CannotCreateError):
        some(tmp_path).save(TEXT, "note", {}, "a.draft")


def test_it_goes_on_with_its_draft(tmp_path: Path) -> None:
    """A longer text takes the place of the shorter one; a draft taken up later never writes over what was before."""
    drafts = some(tmp_path)
    autosave = Autosave(drafts, "note", {})
    autosave.save(TEXT)
    autosave.save(TEXT + " more")
    assert kept(tmp_path) == [RAW + b" more"]
    later = some(tmp_path)
    (draft,) = later.waiting()
    Autosave(later, "note", {}, draft).save(draft.text + "\udcff")
    assert kept(tmp_path) == sorted([RAW + b" more", f"{SHOWN} more".encode() + b"\xff"])
    assert len(later.originals.settle(ENTRY)) == 2


@pytest.mark.parametrize("edited", [False, True], ids=["as it was", "changed since"])
def test_a_deletion_takes_the_originals_of_an_entry(tmp_path: Path, *, edited: bool) -> None:
    """After a deletion the bytes are gone too, however often its words were changed in between."""
    drafts = some(tmp_path)
    autosave = Autosave(drafts, "note", {})
    autosave.save(TEXT)
    (path,) = drafts.originals.settle(ENTRY)
    assert path.startswith(str(tmp_path / "drafts"))
    autosave.discard()
    assert kept(tmp_path) == [RAW]
    some(tmp_path).discard_of(ENTRY, ["coffee" if edited else SHOWN])
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "left"), [(SHOWN, []), (f"{SHOWN}\n", []), (f"{SHOWN} and more", [RAW]), ("", [RAW])]
)
def test_one_that_belongs_to_nothing_goes_with_the_same_words(
    tmp_path: Path, words: str, left: list[bytes]
) -> None:
    """After a crash in between, an original goes with an entry that says just what it says, and with no other."""
    some(tmp_path).keep_original(TEXT, "a.draft")
    some(tmp_path).discard_of(ENTRY, [words])
    assert kept(tmp_path) == left


def test_those_of_a_draft_go_with_it(tmp_path: Path) -> None:
    """When a deletion takes a draft of a change, it takes the bytes of that draft, too."""
    some(tmp_path).save(TEXT + " changed", "note", {"edits": ENTRY.id}, "20261122t1.draft")
    some(tmp_path).save(TEXT, "note", {}, "20261122t2.draft")
    some(tmp_path).discard_of(ENTRY, ["other words"])
    assert kept(tmp_path) == [RAW]


def test_no_original_is_no_fault(tmp_path: Path) -> None:
    """Where there is no folder of drafts, nothing is looked for and nothing made."""
    drafts = some(tmp_path)
    Autosave(drafts, "note", {}, Draft("a.draft", "note", "x"))
    drafts.discard_of(ENTRY, ["x"])
    assert drafts.originals.settle(ENTRY) == drafts.originals.let_go() == []
    assert not (tmp_path / "drafts").exists()
