"""Our own JSON comes back as it was; what is spoilt is refused, or named, and costs nothing else."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import BadDataError
from numbcheck.exchange.json_ import document
from numbcheck.exchange.reading import own
from numbcheck.exchange.reading.found import Remark
from tests.exchange.reading.kit import look, own_entries
from tests.journal.kit import an_entry

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "text",
    [
        *("{}", '{"entries": []}', '{"numbcheck": "1", "entries": []}', '{"numbcheck": 0, "entries": []}'),
        *("", "x", "[]", "null", "[" * 100_000, "1" * 5000, '{"numbcheck": 1, "entries": [], "entries": []}'),
        *('{"numbcheck": 1, "entries": []} {', '{"numbcheck": 1, "numbcheck": 1}', '{"numbcheck": 1, "entries": [NaN]}'),
        '{"numbcheck": 1, "entries": [' + "[" * 50 + "]" * 50 + "]}",
        '{"numbcheck": 1, "entries": [' + "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_such_document_is_refused(text: str) -> None:
    """A file that is something else, or is spoilt as a whole, is refused in one sentence."""
    with pytest.raises(BadDataError, match=r"not a JSON document that numbcheck wrote|up to line 1"):
        list(own.revisions(StringIO(text)))


def test_a_document_that_ends_early_says_where() -> None:
    """I hear up to which line it could be read."""
    with pytest.raises(BadDataError, match="up to line 2"):
        own_entries('{"numbcheck": 1, "entries": [\n{"v": 1,')


def test_a_document_of_a_newer_version_is_refused_as_that() -> None:
    """I am told that a newer numbcheck is needed, not that my file is bad."""
    with pytest.raises(BadDataError, match="newer numbcheck"):
        own_entries('{"numbcheck": 2, "entries": [{"odd": 1}]}')


@pytest.mark.parametrize("record", ["1", "{}", "[]", '{"v": 1, "id": "../../x", "rev": "m2qa7xkd"}'])
def test_an_entry_that_cannot_be_read_costs_no_other(record: str) -> None:
    """One bad record is named by its line, and the others come in."""
    good = "".join(document([an_entry("one")])).split("\n")[1]
    first, second, third = own.revisions(
        StringIO(f'{{"numbcheck": 1, "entries": [\n{good},\n{record},\n{good}]}}')
    )
    assert second == Remark(3, "this is not an entry that numbcheck can read")
    assert not isinstance(first, Remark)
    assert not isinstance(third, Remark)


def test_brackets_to_any_depth_are_refused_kindly() -> None:
    """A file made to exhaust the reader gets a sentence, wherever the stack ends."""
    for depth in range(880, 1000):
        with pytest.raises(BadDataError):
            own_entries(f'{{"numbcheck": 1, "entries": [{"[" * depth + "]" * depth}]}}')


def test_a_byte_order_mark_is_no_obstacle(tmp_path: Path) -> None:
    """A file that an editor marked as UTF-8 is read all the same."""
    one = an_entry("one")
    assert look(tmp_path / "x", "\ufeff" + "".join(document([one]))).entries == [one]


def test_whatever_a_window_ends_in_comes_whole() -> None:
    """Entries and numbers that lie across the windows in which a long document is read are none the worse for it."""
    some = [an_entry("x" * (997 * n % 5000), seed=n, data={"count": 123456789}) for n in range(100)]
    assert own_entries("".join(document(some))) == some


def test_both_texts_of_an_entry_come_back(tmp_path: Path) -> None:
    """Every revision is as it was, unknown keys included; two texts of an entry are one that is new."""
    one = an_entry("one", seed=1, extra={"later": {"x": 1}})
    two = an_entry("two", seed=2, also=(an_entry("other two", seed=2)._replace(rev="aaaaaaaa"),))
    found = look(tmp_path / "x", "".join(document([one, two])))
    assert found.form == "numbcheck: own"
    assert found.entries == [one, *two.versions]
    assert found.survey.new == 2
