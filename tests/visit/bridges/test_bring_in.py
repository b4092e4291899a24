"""Bringing in at a terminal: one question, a bar, and whole entries when I leave in the middle."""

from __future__ import annotations

import signal
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import LeftBySignal
from numbcheck.visit.bridges import bring_in
from tests.journal.kit import a_journal, texts_of
from tests.seats import FakeSeat, person

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes import FakeTerminal

TEXTS = ["one", "two", "three", "four", "five"]


def comes_in(
    home: Path, key: str, *, leaves_at: int = 9, at_once: int = 2
) -> tuple[FakeSeat, FakeTerminal, list[tuple[int, int]]]:
    """Bring a file of five entries in; the person answers with a key, and leaves once so many are added."""
    book = home.parent / "book.txt"
    book.write_text("".join(f"[2024-06-1{number} 12:00] {text}\n" for number, text in enumerate(TEXTS)))
    seat, bars = FakeSeat([], [key]), []
    house, terminal = person(seat, home)

    def watch(done: int, of: int) -> None:
        bars.append((done, of))
        if leaves_at <= done < of:
            raise LeftBySignal(signal.SIGINT)

    house.journal.watch = watch
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bring_in, "AT_ONCE", at_once)
        import_module("numbcheck.cli.commands.import").command(house, str(book))
    return seat, terminal, bars


@pytest.mark.parametrize("key", ["n", "N", "q", "\x1b", "\x03", "x"])
def test_one_question_before_anything_comes_in(home: Path, key: str) -> None:
    """I am asked once; no key but Enter and y changes my journal, and neither does leaving or saying nothing at all."""
    seat, terminal, _ = comes_in(home, key)
    assert seat.questions == ["Add all 5? Enter adds them, n does not."]
    assert terminal.err.getvalue().endswith("Nothing kept.\n")
    assert texts_of(a_journal(home)) == []


@pytest.mark.parametrize("key", ["\r", "\n", "y", "Y"])
def test_a_bar_says_how_far_it_is(home: Path, key: str) -> None:
    """Enter adds them; a bar counts on the way, and is taken away at the end."""
    _, terminal, bars = comes_in(home, key)
    assert "5 entries added from book.txt. numbcheck undo takes them back." in terminal.err.getvalue()
    assert bars == [(2, 5), (4, 5), (5, 5), (1, 1)]
    assert texts_of(a_journal(home), newest_first=False) == TEXTS


def test_what_was_said_is_what_comes_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever becomes of the file while I am asked, what comes in is what I was asked about."""
    asks = FakeSeat.ask_key

    def meanwhile(self: FakeSeat, question: str, seconds: float, offered: str) -> str:
        (home.parent / "book.txt").write_text("[2024-06-10 12:00] something else\n")
        return asks(self, question, seconds, offered)

    monkeypatch.setattr(FakeSeat, "ask_key", meanwhile)
    comes_in(home, "\r")
    assert texts_of(a_journal(home), newest_first=False) == TEXTS


def test_whoever_leaves_in_the_middle_keeps_what_is_there(home: Path) -> None:
    """Ctrl-C leaves whole entries and says how many; the same import adds the others, and none twice."""
    with pytest.raises(LeftBySignal):
        comes_in(home, "\r", leaves_at=4)
    assert texts_of(a_journal(home), newest_first=False) == TEXTS[:4]
    _, terminal, _ = comes_in(home, "\r")
    assert "New: 1. Here already: 4." in terminal.err.getvalue()
    assert texts_of(a_journal(home), newest_first=False) == TEXTS
