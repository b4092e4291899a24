"""What the care commands promise a person at a terminal: the ladder, goals grown old, and the editor."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from numbcheck.cli.commands import ladder, plan
from numbcheck.errors import BadDataError, InputOutputError
from numbcheck.play.player import Command
from numbcheck.stage.streams import Streams
from numbcheck.visit import own_files
from numbcheck.visit.house import House
from tests.asked import kept
from tests.fakes import FakeDesk, FakeTerminal, RecordingStage, did, said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from signal import Signals

    from numbcheck.play.ports import Event
    from numbcheck.practice.script import Script


class SomebodyThere(Streams):
    """Streams with a person at the other end."""

    can_ask = True


@dataclass
class Seat:
    """One visit, its scripts played one after another on one desk."""

    desk: FakeDesk
    left_by: Signals | None = None
    fault: Exception | None = None
    pages: list[str] = field(default_factory=list)
    stages: list[RecordingStage] = field(default_factory=list)

    def fail(self, fault: Exception | None) -> None:
        self.fault = self.fault or fault

    def stage(self) -> RecordingStage:
        self.stages.append(RecordingStage())
        return self.stages[-1]

    def half_typed(self) -> str:
        return ""

    def page(self, lines: list[str]) -> None:
        self.pages.extend(lines)

    def show_keys(self) -> None:
        """There are none."""


def visit(home: Path, *events: tuple[float, Event], **environ: str) -> tuple[House, Seat, FakeTerminal]:
    """Return the house, the seat taken in it, and what was written."""
    terminal, seat = FakeTerminal(), Seat(FakeDesk(*events))
    streams = SomebodyThere(None, terminal.out, terminal.err, {"NUMBCHECK_HOME": str(home), **environ})
    house = House(streams)

    @contextmanager
    def taken(*_: Script, plain: bool = False) -> Iterator[Seat]:
        yield seat

    house.seat = taken  # type: ignore[method-assign,assignment]
    return house, seat, terminal


def with_rungs(home: Path) -> None:
    home.mkdir()
    (home / "ladder.md").write_text("- [ ] a late bus\n- [ ] a remark\n")


def test_sr_24_a_visit_to_the_lowest_rung(home: Path) -> None:
    """Enter takes the lowest rung; a minute, what I expect, my words, how it was, a minute; then outward."""
    with_rungs(home)
    events = [said("")[0], (62, said("hard")[0][1]), (63, said("one")[0][1]), (64, said("two")[0][1])]
    events += [(65, said("")[0][1]), (66, said("not so bad")[0][1])]
    house, seat, terminal = visit(home, *events)
    ladder.command(house)
    entry = kept(home)[0]
    assert (entry["kind"], entry["text"], entry["finished"]) == ("ladder", "one\ntwo", True)
    assert entry["data"] == {"rung": "a late bus", "expected": "hard", "after": "not so bad"}
    assert entry["seconds"] == pytest.approx(125, abs=2)
    words = seat.stages[1].words
    assert words[0].startswith("First, a minute to settle.")
    assert any(word.startswith("Now a minute to come back.") for word in words)
    assert "water" in terminal.err.getvalue()
    assert (home / "ladder.md").read_text() == "- [ ] a late bus\n- [ ] a remark\n"


def test_sr_24_the_ladder_can_be_left_before_it_begins(home: Path) -> None:
    """Not today: nothing is kept, and one word says so."""
    with_rungs(home)
    house, seat, terminal = visit(home, did(1, Command.STOP))
    ladder.command(house)
    assert kept(home) == []
    assert terminal.err.getvalue().startswith("Stopped.\n")
    assert seat.stages[0].frames[0].script.opening[0].startswith("Not for trauma")


def test_sr_02_the_crisis_page_in_the_middle_of_a_text(home: Path) -> None:
    """F1 while I write shows the page; my lines before it are kept."""
    with_rungs(home)
    events = [said("2")[0], did(2, Command.SKIP), (3, said("x")[0][1]), (4, said("one")[0][1])]
    events += [did(5, Command.HELP), (6, said("two")[0][1]), did(7, Command.STOP)]
    house, seat, _ = visit(home, *events, NUMBCHECK_COUNTRY="AT")
    ladder.command(house)
    assert any("144" in line for line in seat.pages)
    assert kept(home)[0]["text"] == "one\ntwo"
    assert kept(home)[0]["data"]["rung"] == "a remark"


def test_an_old_goal_is_looked_at_and_can_go(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After weeks, asked for, a goal is looked at with one key; let go, it does not come back."""
    today = datetime(2026, 11, 22, 9).astimezone()
    house, _, _ = visit(home)
    house.journal.add(at=today - timedelta(days=30), zone="", kind="goal", text="out of the door")
    house, seat, _ = visit(home, *said("4"))
    monkeypatch.setattr(house, "now", lambda: today)
    plan.command(house, goals_=True)
    assert "4 weeks" in seat.stages[0].words[0]
    assert kept(home)[-1]["data"]["now"] == "let-go"
    house, _, terminal = visit(home)
    plan.command(house, goals_=True)
    assert "No goals yet" in terminal.err.getvalue()


def test_my_own_editor_is_started_with_the_file(home: Path, tmp_path: Path) -> None:
    """`plan --edit` opens the plan in my editor, whatever arguments it takes."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "%s" "$1" > "$0.args"\nprintf "mine\\n" >> "$2"\n')
    editor.chmod(0o700)
    house, _, _ = visit(home, VISUAL=f"{editor} -w")
    plan.command(house, edit=True)
    assert (home / "plan.md").read_text().endswith("mine\n")
    assert (tmp_path / "editor.args").read_text() == "-w"
    house, _, _ = visit(home, EDITOR=str(tmp_path / "none"))
    with pytest.raises(InputOutputError, match="did not start"):
        plan.command(house, edit=True)


def test_files_of_mine_that_cannot_be_read_are_left_alone(home: Path) -> None:
    """A file that is no text, or a folder in its place, is named and not written over."""
    home.mkdir()
    (home / "plan.md").write_bytes(b"\xff")
    house, _, _ = visit(home)
    with pytest.raises(BadDataError):
        plan.command(house, guide=True)
    assert (home / "plan.md").read_bytes() == b"\xff"
    (home / "plan.md").unlink()
    (home / "plan.md").mkdir()
    with pytest.raises(InputOutputError):
        plan.command(house)


def test_a_link_of_mine_is_followed(home: Path, tmp_path: Path) -> None:
    """A plan that I keep elsewhere, behind a link, is changed there, and the link stays."""
    home.mkdir()
    (tmp_path / "elsewhere.md").write_text("# mine\n")
    (home / "plan.md").symlink_to(tmp_path / "elsewhere.md")
    own_files.change(visit(home)[0].places, home / "plan.md", lambda text: text + "- changed\n")
    assert (home / "plan.md").is_symlink()
    assert (tmp_path / "elsewhere.md").read_text() == "# mine\n- changed\n"
