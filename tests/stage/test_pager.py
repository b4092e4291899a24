"""The pager: what is long flows into it, and what it cannot show is shown without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import repeat

import pytest

from numbcheck.stage import pager
from tests.fakes import FakeTerminal

Paging = Callable[[str, Iterator[str]], tuple[str, list[str]]]


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Paging:
    """Return what pages `pieces` through a shell command, and returns what came out beside it and what was called."""
    monkeypatch.setattr(pager, "_can_page", lambda _: True)

    def put(command: str, pieces: Iterator[str]) -> tuple[str, list[str]]:
        terminal, called = FakeTerminal(), []
        streams = terminal.streams(TERM="xterm", PATH="/usr/bin:/bin", PAGER=f"sh -c '{command}'")
        pager.put(streams, pieces, lambda: called.append("paging"))
        return terminal.out.getvalue(), called

    return put


def test_a_pager_that_is_left_early_ends_the_reading(page: Paging) -> None:
    """With ten years of entries the first page is there at once, and q ends it: nothing is read to the end first."""
    assert page("head -n 1 >/dev/null", repeat("a line\n" * 2000)) == ("", ["paging"])


def test_what_a_broken_pager_did_not_show_is_shown_without_it(page: Paging) -> None:
    """A pager that fails takes no word of yours with it."""
    pieces = ["one\n", "two\n", "three\n"]
    assert page("exit 3", iter(pieces)) == ("one\ntwo\nthree\n", ["paging"])


def test_after_a_pager_that_read_much_nothing_is_poured_out(page: Paging) -> None:
    """Leaving a long text with Ctrl-C does not end in ten years on the screen."""
    pieces = ["a line\n" * 5000 for _ in range(4)]
    assert page("cat >/dev/null; exit 1", iter(pieces)) == ("", ["paging"])
