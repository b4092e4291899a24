"""What the care commands promise a person at a terminal: the ladder, goals grown old, and the editor."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from signal import SIGINT
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.cli.commands import joy, ladder, plan
from numbcheck.errors import BadDataError, InputOutputError
from numbcheck.play.player import Command
from numbcheck.stage.streams import Streams
from numbcheck.visit.asking import own_files
from numbcheck.visit.house import House
from numbcheck.visit.resume_draft import taken_up
from tests.asked import kept
from tests.fakes import FakeDesk, FakeTerminal, RecordingStage, did, said
from tests.seats import FakeSeat, person, writes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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

    def page(self, lines: list[str], *, on: bool = False) -> None:
        self.pages.extend(lines)

    def show_keys(self, *, voice: bool) -> None:
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


def writer(
    home: Path, *visits: Sequence[tuple[float, Event]], text: str, **left: Any
) -> tuple[House, FakeSeat, FakeTerminal]:
    """Return the house of somebody who goes through these visits and writes this."""
    seat = FakeSeat([tuple(visit) for visit in visits], hands=[writes(text, **left)])
    house, terminal = person(seat, home)
    return house, seat, terminal


SETTLED = (did(1, Command.SKIP), (2, said("hard")[0][1]))


def test_sr_24_a_visit_to_the_lowest_rung(home: Path) -> None:
    """Enter takes the lowest rung; settle, what I expect, my words, settle, how it was; then outward; the rungs stay."""
    with_rungs(home)
    back = [did(1, Command.SKIP), (2, said("not so bad")[0][1]), (3, said("2")[0][1])]
    house, seat, terminal = writer(home, said(""), [*SETTLED, *back], text="one\ntwo #work")
    ladder.command(house)
    entry = kept(home)[0]
    assert (entry["kind"], entry["text"], entry["tags"]) == ("ladder", "one\ntwo #work", ["work"])
    assert entry["data"] == {
        "rung": "a late bus",
        "expected-own": "hard",
        "after": "not so bad",
        "than": "less",
    }
    assert [stage.frames[0].script.parts[0] for stage in seat.stages] == ["rung", "settle", "settle again"]
    assert seat.inputs[0].paper.words[0] == "a late bus"
    assert "water" in terminal.err.getvalue()
    assert terminal.err.getvalue().strip().endswith("numbcheck crisis")
    assert (home / "ladder.md").read_text() == "- [ ] a late bus\n- [ ] a remark\n"


def test_sr_24_one_a_day_unless_i_ask(home: Path) -> None:
    """On the same day nothing more is opened by itself; --again is a way, and minutes can stand beside the text."""
    with_rungs(home)
    house, _, _ = writer(home, said(""), SETTLED, text="one")
    ladder.command(house)
    house, seat, terminal = writer(home, said(""), SETTLED, text="two")
    ladder.command(house)
    assert (seat.stages, "numbcheck ladder --again" in terminal.err.getvalue()) == ([], True)
    ladder.command(house, again=True, minutes="15")
    assert [entry["text"] for entry in kept(home)] == ["one", "two"]
    assert seat.inputs[0].paper.minutes == 15


def test_sr_24_leaving_the_ladder_keeps_what_was_written(home: Path) -> None:
    """I can stop in the middle of a sentence: nothing is kept yet, and what I wrote waits, with its rung."""
    with_rungs(home)
    house, _, terminal = writer(home, said("2"), SETTLED, text="one\nand th", done=False)
    ladder.command(house)
    assert kept(home) == []
    (draft,) = house.drafts.waiting()
    assert (draft.kind, draft.text, draft.meta["data"]["rung"]) == ("ladder", "one\nand th", "a remark")
    assert "Left as a draft." in terminal.err.getvalue()
    assert terminal.err.getvalue().strip().endswith("numbcheck crisis")
    taken_up(house, draft).keep("one\nand that is it")
    assert kept(home)[0]["data"] == {"rung": "a remark", "expected-own": "hard"}


def test_what_i_expected_is_kept_without_a_text(home: Path) -> None:
    """Whoever settles and says what they expect, and then writes nothing, keeps that; with neither nothing is kept."""
    with_rungs(home)
    house, _, _ = writer(home, said(""), SETTLED, text="")
    ladder.command(house)
    assert (kept(home)[0]["data"]["expected-own"], kept(home)[0].get("text")) == ("hard", None)
    house, _, terminal = writer(home, said(""), [did(1, Command.SKIP), (2, said("")[0][1])], text="")
    ladder.command(house, again=True)
    assert (len(kept(home)), "Nothing kept." in terminal.err.getvalue()) == (1, True)


def test_sr_24_the_ladder_can_be_left_before_it_begins(home: Path) -> None:
    """Not today: nothing is kept, and one word says so."""
    with_rungs(home)
    house, seat, terminal = visit(home, did(1, Command.STOP))
    ladder.command(house)
    assert kept(home) == []
    assert terminal.err.getvalue().startswith("Stopped.\n")
    assert seat.stages[0].frames[0].script.opening[0].startswith("Not for trauma")


def test_sr_03_the_ladder_is_left_kindly_at_any_moment(home: Path) -> None:
    """Ctrl-C in the minute before, and in the middle of a word, ends it without blame, and the line to help stands there."""
    with_rungs(home)
    seat = FakeSeat([tuple(said("")), (did(1, Command.STOP),)], left_by=None)
    house, terminal = person(seat, home)
    ladder.command(house)
    assert "Stopped.\nIf today is heavy" in terminal.err.getvalue()
    house, _, terminal = writer(home, said(""), SETTLED, text="hal", done=False, left_by=SIGINT)
    ladder.command(house)  # raises nothing: the exit code is 0
    assert "Left as a draft." in terminal.err.getvalue()
    assert terminal.err.getvalue().strip().endswith("numbcheck crisis")


def test_sr_02_the_crisis_page_beside_what_i_expect(home: Path) -> None:
    """F1 at a question shows the page; what I said before it, and after, is kept."""
    with_rungs(home)
    asked = [did(1, Command.SKIP), did(2, Command.HELP), (3, said("hard")[0][1])]
    seat = FakeSeat([tuple(said("2")), tuple(asked)], hands=[writes("one")])
    house, _ = person(seat, home, NUMBCHECK_COUNTRY="AT")
    ladder.command(house)
    assert any("144" in line for line in seat.pages)
    assert kept(home)[0]["data"] == {"rung": "a remark", "expected-own": "hard"}


def test_a_plan_that_is_left_at_once_is_none(home: Path) -> None:
    """Naming a thing is not yet planning it: whoever leaves at the first question has planned nothing."""
    house, _, terminal = visit(home, did(1, Command.STOP))
    joy.command(house, "plan", ["tea"])
    assert kept(home) == []
    assert terminal.err.getvalue().startswith("Nothing kept.\n")


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
