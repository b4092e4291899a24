"""What waits for me: drafts by day and size, chosen by four characters, thrown away and back, and named by the bare call."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.cli.commands import journal
from numbcheck.errors import UsageError
from numbcheck.visit import offers
from numbcheck.visit.house import House
from tests.seats import FakeSeat, house_with, person, writes
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


@pytest.fixture
def at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be nine o'clock on a Saturday."""
    monkeypatch.setattr(House, "now", lambda _: NOW.astimezone())


def put(home: Path, ref: str, text: str, ago: timedelta, kind: str = "note", **meta: Any) -> str:
    """Lay a draft there that was begun so long ago, and return its file's name."""
    at = (NOW - ago).astimezone()
    folder = home / "state" / "drafts"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    home.chmod(0o700)
    name = f"{at.astimezone(UTC):%Y%m%dt%H%M%S%f}-abcd{ref}.draft"
    row = {"kind": kind, "text": text, "meta": {"at": at.isoformat(), **meta}}
    (folder / name).write_text(json.dumps(row))
    return name


def texts(home: Path) -> list[str]:
    return sorted(json.loads(path.read_text())["text"] for path in home.glob("state/drafts/*"))


def test_the_list_of_drafts(shell: Shell, home: Path, at_nine: None) -> None:
    """Each draft is a row: its day, time, what it is, how much, its first words, its four characters; the newest last."""
    put(home, "m4pa", "the kettle, its small click", timedelta(hours=10, minutes=50))
    put(home, "d7k2", "I looked out\nof the window\n\nand back", timedelta(days=6, hours=11), "journal")
    put(home, "p2q3", "see: lamp", timedelta(hours=1), "practice", practice="senses")
    ran = shell("journal", "--drafts")
    first, second, third = ran.out.splitlines()
    assert first.split() == [
        "Sun",
        "22",
        "November",
        "22:00",
        "Journal",
        "3",
        "lines",
        "I",
        "looked",
        "out",
        "of",
        "the",
        "..",
        "d7k2",
    ] or first.endswith("d7k2")
    assert "Journal" in first and "3 lines" in first and "I looked out" in first
    assert "Yesterday" in second and "Note" in second and "half a line" in second and second.endswith("m4pa")
    assert "Today" in third and "5-4-3-2-1" in third and third.endswith("p2q3")
    assert len({line.index(word) for line, word in ((first, "Journal"), (second, "Note"))}) == 1
    assert "numbcheck journal --resume p2q3 goes on; numbcheck delete p2q3 throws it away." in " ".join(
        ran.err.split()
    )


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 200])
def test_the_list_fits_any_terminal(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """However narrow it is, each row ends with its characters, and from 40 columns on none is too wide."""
    monkeypatch.setenv("COLUMNS", str(columns))
    put(home, "d7k2", "w\u1100\u0301 " * 90 + "\x1b[1m", timedelta(days=400), "journal")
    (line,) = shell("journal", "--drafts").out.splitlines()
    assert line.endswith("d7k2")
    assert "\x1b" not in line
    assert columns < 60 or len(line) < columns


def test_no_drafts_is_said(shell: Shell) -> None:
    """Where none waits I am told so."""
    ran = shell("journal", "--drafts")
    assert (ran.code, ran.out) == (0, "")
    assert "No draft waits" in ran.err


def test_one_chooses(tmp_path: Path) -> None:
    """With several drafts I go on with the one I name, and what still waits is said; without a name with the newest."""
    for ref, text, days in (("aaaa", "old", 3), ("bbbb", "middle", 2), ("cccc", "new", 1)):
        put(tmp_path, ref, text, timedelta(days=days))
    seat = FakeSeat([], hands=[writes("middle and more"), writes("new", done=False)])
    house, said = person(seat, tmp_path)
    journal.command(house, journal.Options(["bbbb"], resume=True))
    assert seat.inputs[0].paper.text == "middle"
    assert "2 more wait: numbcheck journal --drafts" in said.err.getvalue()
    journal.command(house, journal.Options(resume=True))
    assert seat.inputs[1].paper.text == "new"
    with pytest.raises(UsageError, match="no draft zzzz"):
        journal.command(house, journal.Options(["zzzz"], resume=True))
    (entry,) = house.journal.entries()
    assert (entry.text, entry.day) == ("middle and more", (NOW - timedelta(days=2)).astimezone().date())


@pytest.mark.parametrize("extra", [["--at", "1h ago"], ["-t", "x"], ["--prompt", "none"], ["more", "words"]])
def test_a_draft_goes_on_as_it_was_begun(shell: Shell, home: Path, extra: list[str]) -> None:
    """Nothing that does not go with a draft is passed over."""
    put(home, "d7k2", "half", timedelta(hours=1))
    assert shell("journal", "--resume", "d7k2", *extra).code == 2
    assert shell("journal", "--resume=d7k2").code == 2  # no terminal here, and no prompt of that name


def test_thrown_away_and_back(shell: Shell, home: Path) -> None:
    """A draft that I throw away is in no file but undo's, which brings it back as it was, once, within the hour."""
    shell("note", "innocent", "-q")
    name = put(home, "d7k2", "canary", timedelta(days=2), tags=["work"])
    before = (home / "state" / "drafts" / name).read_text()
    ran = shell("delete", "d7k2")
    assert "Thrown away. numbcheck undo brings it back, for an hour." in ran.err
    assert texts(home) == []
    assert "Taken back: your draft" in shell("undo").err
    after = (home / "state" / "drafts" / name).read_text()
    assert json.loads(after) == {**json.loads(before), "name": name}
    assert "Nothing to take back" in shell("undo").err
    assert shell("history", "--count").out == "1\n"


def test_several_drafts_are_thrown_away_and_come_back(shell: Shell, home: Path) -> None:
    """Several drafts go at once and come back at once; with an entry among them nothing goes."""
    shell("note", "kept", "-q")
    for name in ("d7k2", "m4pa"):
        put(home, name, "half", timedelta(0))
    assert shell("delete", "d7k2", "1", "--yes").code == 2
    assert (len(texts(home)), shell("history", "--count").out) == (2, "1\n")
    assert "Thrown away. numbcheck undo brings them back, for an hour." in shell("delete", "d7k2", "m4pa").err
    assert texts(home) == []
    assert "Taken back: 2 drafts." in shell("undo").err
    assert texts(home) == ["half", "half"]


def test_a_deletion_takes_what_undo_holds_of_a_draft(shell: Shell, home: Path) -> None:
    """A draft of a change that I threw away leaves undo's memory with the entry it was of."""
    shell("note", "canary one", "-q")
    (entry,) = shell("history", "--json").entries
    put(home, "d7k2", "canary two", timedelta(0), edits=entry["id"])
    shell("delete", "d7k2")
    shell("delete", "@1", "--yes")
    assert [path for path in home.rglob("*") if path.is_file() and b"canary" in path.read_bytes()] == []


def test_an_entry_is_never_taken_for_a_draft(shell: Shell, home: Path) -> None:
    """Where a draft and an entry have the same four characters nothing goes, and I am told how to name the draft."""
    shell("note", "kept", "-q")
    (entry,) = shell("history", "--json").entries
    put(home, entry["id"][-4:], "half", timedelta(0))
    ran = shell("delete", entry["id"][-4:], "--yes")
    assert ran.code == 2
    assert f"numbcheck delete abcd{entry['id'][-4:]}" in ran.err
    assert (texts(home), shell("history", "--count").out) == (["half"], "1\n")
    assert "Thrown away" in shell("delete", f"abcd{entry['id'][-4:]}").err


def test_another_draft_stays_and_is_named(shell: Shell, home: Path) -> None:
    """Deleting a text of a year ago leaves today's draft that begins like it, and says how to see it."""
    shell("note", "tired and empty, a year ago", "-q")
    put(home, "d7k2", "tired", timedelta(0))
    put(home, "m4pa", "tired", timedelta(0), becomes="b" * 16)
    ran = shell("delete", "@1", "--yes")
    assert texts(home) == ["tired", "tired"]
    assert "numbcheck journal --drafts" in ran.err


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(hours=1), "this morning"),
        (timedelta(hours=12), "yesterday evening"),
        (timedelta(days=1, hours=20), "Thu 26 November afternoon"),
        (timedelta(days=400), "2025"),
    ],
)
def test_a_draft_is_named_by_day_and_size(tmp_path: Path, at_nine: None, ago: timedelta, words: str) -> None:
    """The bare call names a draft by its day and how much it is, and never by its words."""
    put(tmp_path, "d7k2", "private\nwords", ago)
    house, _ = house_with(FakeSeat([]), tmp_path)
    (row,) = (row.words for row in offers.offered(house))
    assert row.startswith("your draft from ")
    assert words in row
    assert row.endswith(", 2 lines")
    assert "private" not in row


def test_several_drafts_are_counted(tmp_path: Path, at_nine: None) -> None:
    """Of several drafts the bare call says how many, and opens their list."""
    for number in range(3):
        put(tmp_path, f"aaa{number + 2}", "half", timedelta(hours=number))
    house, said = house_with(FakeSeat([]), tmp_path)
    (row,) = offers.offered(house)
    assert (row.key, row.words, row.short) == ("4", "your drafts (3)", "your drafts (3)")
    row.go()
    assert said.out.getvalue().count("half a line") == 3


REACHED = {"reached": {"part": "hands"}}


@pytest.mark.parametrize(
    ("seconds", "hours", "data", "there"),
    [
        (20.0, 1, REACHED, True),
        (19.9, 1, REACHED, False),
        (90.0, 23, REACHED, True),
        (90.0, 25, REACHED, False),
        (90.0, 1, {"reached": 3}, False),
    ],
)
def test_a_practice_that_was_left_is_named_for_a_day(
    tmp_path: Path, at_nine: None, seconds: float, hours: int, data: dict[str, Any], there: bool
) -> None:
    """For a day after I left a practice, if I was at it for a while, the bare call offers to go on, by its part."""
    house, _ = house_with(FakeSeat([]), tmp_path)
    at = house.now() - timedelta(hours=hours)
    house.journal.add(
        at=at, zone="", kind="practice", practice="scan-short", finished=False, seconds=seconds, data=data
    )
    rows = [row[:3] for row in offers.offered(house)]
    assert rows == [("5", 'Short body scan, on from "hands"', "Short body scan")] * there


def test_what_a_kill_cut_off_is_named(tmp_path: Path, at_nine: None) -> None:
    """A practice that was cut off by a kill is offered as what it is, and not as a text."""
    put(
        tmp_path,
        "d7k2",
        "see: lamp",
        timedelta(hours=2),
        "practice",
        practice="senses",
        data={"reached": {"part": "see", "ask": "see", "number": 2}},
    )
    house, _ = house_with(FakeSeat([]), tmp_path)
    assert [row[:2] for row in offers.offered(house)] == [("5", '5-4-3-2-1, on from "you see"')]


def test_one_key_goes_on(home: Path) -> None:
    """At the real terminal 4 opens my draft, and 5 goes on with the practice that a kill cut off."""
    with terminal(home, "--plain", "ground") as pair:
        pair.wait_for("You see, 1 of 5")
        pair.press("lamp\r")
        pair.wait_for("You see, 2 of 5")
        pair.process.kill()
        pair.process.wait()
    with terminal(home, "--plain", "note") as pair:
        pair.wait_for("One line")
        pair.press("half a thought\x1b")
        pair.wait_for_end()
        assert "Left as a draft. numbcheck journal --resume goes on with it." in " ".join(pair.text.split())
    with terminal(home, "--plain") as pair:
        pair.wait_for("4 your draft")
        pair.wait_for('5 5-4-3-2-1, on from "you see"')
        pair.press("5\r")
        pair.wait_for("You see, 2 of 5")
        pair.press("door\r\x03")
        pair.wait_for_end()
    house, _ = house_with(FakeSeat([]), home)
    (entry,) = house.journal.entries()
    assert [answer.text for answer in entry.answers] == ["lamp", "door"]
    assert [one.text for one in house.drafts.waiting()] == ["half a thought"]
