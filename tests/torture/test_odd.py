"""Whatever shape a value has: every view and every command goes through all entries, and says no more than it should."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.untrusted import number_of, table_of, text_of, texts_of
from numbcheck.show.pipe_row import row
from numbcheck.stage.streams import Streams
from numbcheck.visit.house import House
from tests.torture import odd

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell


def test_no_odd_value_breaks_a_view(home: Path) -> None:
    """Entries that another program wrote, or a slip of a key, are shown like any other."""
    house = House(Streams(sys.stdin, sys.stdout, sys.stderr, {"NUMBCHECK_HOME": str(home)}))
    assert odd.looked_through(200, house) > 2_000


def test_no_odd_value_breaks_a_command(shell: Shell, home: Path, tmp_path: Path) -> None:
    """`history`, `delete`, `undo` and all others do what they do for the whole journal, odd entries in it or not."""
    odd.kept(home, 120)
    for call in odd.CALLS:
        ran = shell("-q", *(word.format(folder=tmp_path) for word in call))
        assert ran.code in {0, 2, 65}, (call, ran)
        assert "Traceback" not in ran.err + ran.out, call
        assert "numbcheck stopped" not in ran.err, call
    assert len(shell("history", "--json").entries) == 118


def test_values_are_taken_by_their_shape() -> None:
    """A text where a list belongs, null, a number, a list in a list: what can be used is, all else is nothing."""
    for value, texts in [
        (None, []), (5, []), ("one", ["one"]), (["a", 3, None, "b", ["c"]], ["a", "b"]), ({"a": "b"}, []), (True, []),
    ]:  # fmt: skip
        assert texts_of({"words": value}, "words") == texts
    assert [text_of({"k": value}, "k") for value in ("a", None, 3, ["a"])] == ["a", "", "", ""]
    assert [number_of({"k": value}, "k") for value in (3, 0, -1, True, 1.0, "3", 10**30)] == [
        3,
        0,
        *[None] * 5,
    ]
    assert table_of({"k": {"a": 1}}, "k") == {"a": 1}
    assert table_of({"k": [1]}, "k") == table_of({}, "k") == {}


def test_the_check_of_odd_values_sees_who_trusts_them(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """The check that the ones above rely on notices a view that takes a value for a list."""
    house = House(Streams(sys.stdin, sys.stdout, sys.stderr, {"NUMBCHECK_HOME": str(home)}))
    monkeypatch.setattr(odd, "row", lambda one: row(one) if all(one.data.get("words", "x")) else None)
    with pytest.raises((TypeError, AttributeError)):
        odd.looked_through(1_000, house)
