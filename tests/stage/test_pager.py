"""The pager: what is long flows into it, and what it cannot show is shown without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import repeat
from typing import TYPE_CHECKING

import pytest

from numbcheck.stage import pager
from tests.fakes import FakeTerminal

if TYPE_CHECKING:
    from pathlib import Path

Paging = Callable[[str, Iterator[str]], tuple[str, list[str]]]


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Paging:
    """Return what pages `pieces` through a shell command, and returns what came out beside it and what was called."""
    monkeypatch.setattr(pager, "_can_page", lambda _: True)

    def put(command: str, pieces: Iterator[str]) -> tuple[str, list[str]]:
        terminal, called = FakeTerminal(), []
        streams = terminal.streams(TERM="xterm", PATH="/usr/bin:/bin", PAGER=f"sh -c '{command}'")
        pager.put(streams, pager.LongText(pieces), lambda: called.append("paging"), lambda *_: False)
        return terminal.out.getvalue(), called

    return put


def test_a_pager_that_is_left_early_ends_the_reading(page: Paging) -> None:
    """With ten years of entries the first page is there at once, and q ends it: nothing is read to the end first."""
    assert page("head -n 1 >/dev/null", repeat("a line\n" * 2000)) == ("", ["paging"])


def test_what_a_broken_pager_did_not_show_is_shown_without_it(page: Paging) -> None:
    """A pager that fails takes no word of yours with it."""
    pieces = ["one\n", "two\n" * 30, "three\n"]
    assert page("exit 3", iter(pieces)) == ("".join(pieces), ["paging"])


def test_a_text_that_opens_at_its_end_does_so_in_less_too(
    page: Paging, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where my own pager is less, what opens at the newest opens there, too; any other is called as I named it."""
    for name in ("less", "most"):
        (tmp_path / name).write_text("#!/bin/sh\ncat >/dev/null; echo $0 $@ >> ${0%/*}/called\n")
        (tmp_path / name).chmod(0o755)
        for back in (None, iter(())):
            streams = FakeTerminal().streams(
                TERM="xterm", PATH="/usr/bin:/bin", PAGER=f"{tmp_path / name} -i"
            )
            pager.put(streams, pager.LongText(["a line\n" * 30], back), lambda: None, lambda *_: False)
    called = [line.split()[1:] for line in (tmp_path / "called").read_text().splitlines()]
    assert called == [["-i"], ["-i", "+G"], ["-i"], ["-i"]]


@pytest.mark.parametrize(
    ("named", "paged"), [(None, True), ("nowhere-at-all", True), ("", False), ("cat", False)]
)
def test_ours_is_used_where_no_other_is_named(page: Paging, named: str | None, paged: bool) -> None:
    """Without PAGER, and where it names nothing that is there, our own pages are turned; empty, or as cat, none are."""
    terminal, read = FakeTerminal(), []

    def reads(lines: Iterator[str], from_end: bool) -> bool:
        read.append((list(lines), from_end))
        return True

    environ = {"TERM": "xterm", "PATH": "/usr/bin:/bin"} | ({} if named is None else {"PAGER": named})
    streams = terminal.streams()._replace(environ=environ)
    pager.put(streams, pager.LongText(["a line\n" * 30], iter(["the last"])), lambda: None, reads)
    assert read == ([(["the last"], True)] if paged else [])
    assert terminal.out.getvalue() == ("" if paged else "a line\n" * 30)


def test_after_a_pager_that_read_much_nothing_is_poured_out(page: Paging) -> None:
    """Leaving a long text with Ctrl-C does not end in ten years on the screen."""
    pieces = ["a line\n" * 5000 for _ in range(4)]
    assert page("cat >/dev/null; exit 1", iter(pieces)) == ("", ["paging"])
