"""A journal from long ago: every released format is read for ever, exactly as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from numbcheck.errors import UsageError
from numbcheck.exchange import json_
from numbcheck.journal.codec import to_record
from numbcheck.journal.entry import NOTHING
from tests.journal.kit import a_journal, files

GOLDEN = Path(__file__).parent / "golden"
FORMATS = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


@pytest.fixture(params=FORMATS)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """Return a copy of a golden store, and what was read from it when its format was released."""
    shutil.copytree(GOLDEN / request.param / "store", tmp_path / "store")
    expected = json.loads((GOLDEN / request.param / "expected.json").read_text(encoding="utf-8"))
    return tmp_path / "store", expected


def differing(root: Path, expected: dict[str, Any]) -> tuple[list[Any], int, bool]:
    """Return what is read otherwise than it was."""
    journal = a_journal(root)
    found = [to_record(one) for entry in journal.entries(newest_first=False) for one in entry.versions]
    wrong = [pair for pair in zip(found, expected["entries"], strict=False) if pair[0] != pair[1]]
    return wrong, len(found) - len(expected["entries"]), sorted(journal.faults) != expected["faults"]


def test_an_old_journal_reads_as_it_did(golden: tuple[Path, dict[str, Any]]) -> None:
    """Every entry that any released version wrote reads today exactly as it did then, and reading changes nothing."""
    root, expected = golden
    before = files(root)
    assert differing(root, expected) == ([], 0, False)
    assert a_journal(root).count() == len({entry["id"] for entry in expected["entries"]}) + len(
        expected["faults"]
    )
    assert files(root) == before


@pytest.mark.parametrize("fault", ["a letter", "a file less", "a time"])
def test_the_check_of_old_journals_sees_a_difference(golden: tuple[Path, dict[str, Any]], fault: str) -> None:
    """The check that the one above relies on notices one letter, one missing file, one moment."""
    root, expected = golden
    path = next(path for path in sorted(root.rglob("*.json")) if b"rain on the roof" in path.read_bytes())
    match fault:
        case "a letter":
            path.write_bytes(path.read_bytes().replace(b"roof", b"hoof"))
        case "a file less":
            path.unlink()
        case "a time":
            path.write_bytes(path.read_bytes().replace(b"+01:00", b"+02:00"))
    assert differing(root, expected) != ([], 0, False)


def test_what_nobody_knows_yet_survives_an_edit(golden: tuple[Path, dict[str, Any]]) -> None:
    """Keys of a version to come, in an entry or in one of its answers, are still there after I change the text."""
    root, _ = golden
    journal = a_journal(root)
    [entry] = [entry for entry in journal.entries() if entry.extra and not entry.newer]
    changed = journal.revise(entry, text="changed")
    [again] = a_journal(root).versions(entry.id)
    assert again == changed
    assert again.extra == entry.extra != NOTHING
    assert again.answers == entry.answers
    assert again.answers[0].extra == {"loud": 2}
    raw = "".join(json_.document([again]))
    assert '"weather": {"sky": "grey", "wind": [1, 2.5, null]}' in raw


def test_what_is_newer_is_shown_and_left_alone(golden: tuple[Path, dict[str, Any]]) -> None:
    """An entry of a newer version is shown as far as it goes; a change is refused, and the file stays as it is."""
    root, _ = golden
    journal = a_journal(root)
    [entry] = [entry for entry in journal.entries() if entry.newer]
    before = files(root)
    assert entry.text == "from a newer one"
    with pytest.raises(UsageError, match="newer"):
        journal.revise(entry, text="changed")
    assert files(root) == before


def test_both_texts_of_an_old_conflict_are_there(golden: tuple[Path, dict[str, Any]]) -> None:
    """What two devices wrote at once is shown twice until I bring it together; then it is one."""
    root, _ = golden
    journal = a_journal(root)
    [entry] = [entry for entry in journal.entries() if entry.text == "changed there"]
    versions = journal.versions(entry.id)
    assert sorted(one.text or "" for one in versions) == ["changed here", "changed there"]
    journal.revise(*versions, text="both")
    assert [one.text for one in a_journal(root).versions(entry.id)] == ["both"]


def test_what_was_deleted_stays_deleted(golden: tuple[Path, dict[str, Any]]) -> None:
    """An entry that was deleted long ago is not there, and no file holds a word of it."""
    root, expected = golden
    shown = {entry["id"] for entry in expected["entries"]}
    assert expected["gone"]
    for gone in expected["gone"]:
        assert gone not in shown
        assert not a_journal(root).versions(gone)
    assert not any(b"taken out" in raw or b"first wording" in raw for raw in files(root).values())
