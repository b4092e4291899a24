"""A file made to harm, or only huge, is refused in a sentence before it takes memory or time."""

from __future__ import annotations

import io
import json
import os
import threading
import zipfile
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import BadDataError, InputOutputError, UsageError
from numbcheck.exchange.reading import given
from numbcheck.exchange.reading.given import LARGEST, Given
from tests.exchange.reading.kit import look
from tests.exchange.reading.test_phones import ONE, zipped

if TYPE_CHECKING:
    from pathlib import Path


def test_a_zip_of_too_many_files_is_left_alone(tmp_path: Path) -> None:
    """Ten thousand files are enough for any export; one that says more is not even listed."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as made:
        for number in range(10_001):
            made.writestr(str(number), "")
    with pytest.raises(BadDataError, match="more than 10000 files"):
        look(tmp_path / "x", raw.getvalue())


def test_a_zip_that_swells_is_left_alone(tmp_path: Path) -> None:
    """A small zip whose file would fill the memory is not unpacked: by its size, and by how much it would grow."""
    document = json.dumps({"metadata": {}, "entries": [ONE | {"text": "x" * 3_000_000}]})
    with pytest.raises(BadDataError, match="too large to be read"):
        look(tmp_path / "x", zipped(Journal_json=document))
    with pytest.raises(BadDataError, match="too large to be read"):
        look(tmp_path / "x", zipped(Journal_json=b"\0" * (LARGEST + 1)))


def test_nothing_in_a_zip_is_unpacked_or_leads_out(tmp_path: Path) -> None:
    """Names that lead out of a folder are only names; nothing but the one document is read, and nothing is written."""
    good = json.dumps({"metadata": {}, "entries": [ONE]})
    content = zipped(**{"../evil_json": "{", "/abs_json": "{", "photos/x_json": "{", "Journal_json": good})
    assert [text for _, text, _ in look(tmp_path / "x", content).rows] == ["Hello"]
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_locked_or_broken_zip_says_so(tmp_path: Path) -> None:
    """A password, or an end that is missing, is said in a sentence."""
    content = bytearray(zipped(Journal_json=json.dumps({"metadata": {}, "entries": [ONE]})))
    content[content.find(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BadDataError, match="locked with a password"):
        look(tmp_path / "x", bytes(content))
    with pytest.raises(BadDataError, match="cannot be read"):
        look(tmp_path / "x", bytes(content[:-30]))


def test_a_file_over_the_limit_is_refused_by_name(tmp_path: Path) -> None:
    """More than 64 MB of text is refused with the limit; our own JSON, which is read as a stream, is not."""
    path = tmp_path / "book.txt"
    for head, is_refused in ((b"[2020-06-28 18:22] a\n", True), (b'{"numbcheck": 1, "entries": []}', False)):
        path.write_bytes(head)
        os.truncate(path, LARGEST + 1)
        with pytest.raises(
            BadDataError, match=r"more than 64 MB in book\.txt" if is_refused else "up to line"
        ):
            look(path)


def test_one_entry_of_many_megabytes_costs_no_other(tmp_path: Path) -> None:
    """A text of more than 4 MB, in a line of its own or in many, is named; the entries around it come in."""
    for long in ("x" * 5_000_000, "x" * 999 + "\n" + ("y" * 999 + "\n") * 5000):
        found = look(
            tmp_path / "x", f"[2020-06-28 18:22] one\n[2020-06-28 18:23] {long}\n[2020-06-28 18:24] three\n"
        )
        assert [text for _, text, _ in found.rows] == ["one", "three"]
        assert found.lost == [(2, "it is more than 4 MB, and one entry cannot hold that")]


def test_depth_and_numbers_that_are_none(tmp_path: Path) -> None:
    """Brackets in brackets up to what an entry can hold come in; deeper ones, NaN and a key twice are refused with the line."""
    fits = json.dumps({"metadata": {}, "entries": [ONE | {"weather": json.loads("[" * 33 + "]" * 33)}]})
    (entry,) = look(tmp_path / "x", fits).entries
    assert entry.extra["extra"]["dayone"]["weather"]
    for bad in ("[" * 40 + "]" * 40, "[" * 100_000, "NaN", '{"a": 1, "a": 2}', "1e999"):
        with pytest.raises(BadDataError, match="up to line 2"):
            look(tmp_path / "x", f'{{"metadata": {{}}, "entries": [\n{{"weather": {bad}}}]}}')


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    """A file that may not be read, or is not there, is said by its name; a named pipe is read like any other."""
    with pytest.raises(UsageError, match=r"There's no file gone\.txt"):
        look(tmp_path / "gone.txt")
    with pytest.raises(InputOutputError, match=r"loop\.txt cannot be read"):
        os.symlink("loop.txt", tmp_path / "loop.txt")
        look(tmp_path / "loop.txt")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("[2020-06-28 18:22] one\n",))
    writer.start()
    assert [text for _, text, _ in look(pipe).rows] == ["one"]
    writer.join()


def test_what_comes_through_a_pipe_lies_nowhere(tmp_path: Path) -> None:
    """A pipe is read twice, from a file without a name: no other program sees it, and nothing of it is left."""
    with Given(None, io.BytesIO(b"[2020-06-28 18:22] one\n"), str(tmp_path / "state")) as given:
        assert given.beginning.startswith("[2020")
        assert list((tmp_path / "state").iterdir()) == []
        assert list(given.lines()) == list(given.lines())
    assert (tmp_path / "state").stat().st_mode & 0o777 == 0o700


def test_what_comes_through_a_pipe_into_a_locked_journal_is_on_no_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is held in memory, and more of it than can be held is refused with what helps; its folder is not even made."""
    monkeypatch.setattr(given, "LARGEST", 30)
    state = tmp_path / "state"
    with Given(None, io.BytesIO(b"[2020-06-28 18:22] one\n"), str(state), in_memory=True) as small:
        assert list(small.lines()) == list(small.lines()) == [(1, "[2020-06-28 18:22] one\n")]
        assert small.size == 23
    with (
        Given(None, io.BytesIO(b"[2020-06-28 18:22] one and more\n"), str(state), in_memory=True) as large,
        pytest.raises(BadDataError, match="In two parts"),
    ):
        large.raw()
    assert not state.exists()
