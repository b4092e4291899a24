"""A note and a text are written on a screen of their own, as they were drawn."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.prompts import asked, stems
from tests.asked import ask, drafts, kept

if TYPE_CHECKING:
    from pathlib import Path

    from tests.features.conftest import Run

F3 = "\x1bOR"
ESC, CTRL_D, CTRL_N, CTRL_P, CTRL_R, CTRL_T, CTRL_U, CTRL_X = "\x1b\x04\x0e\x10\x12\x14\x15\x18"
NOTE = {
    (80, 24): """~8
        What is it? One line is enough.

        > the kettle, its small click
~12
  Enter keep   Esc leave, stays a draft   Ctrl-R your draft   F1 numbers to call""",
    (40, 12): """~2
 What is it? One line is enough.
 > the kettle, its small click
~7
 Enter keep  Esc draft  F1 help now""",
}
JOURNAL = {
    (80, 24): """
  What is the numbness most like today: fog, glass, snow, a thick coat,   15 min
  something else?
  A draft from yesterday evening waits: Ctrl-R
~19
  Ctrl-D keep  Esc leave, stays a draft  Ctrl-N another question  F1 help""",
    (40, 12): """ What is the numbness most like   15 min
 today: fog, glass, snow, a thick coat,
 something else?
~8
 ^D keep  Esc draft  ^N another  F1 help""",
}


def screen(drawing: str) -> str:
    """Return a drawing with `~n` as so many empty rows: all that stands on the screen."""
    rows = drawing.split("\n")
    return "\n".join("\n" * (int(row[1:]) - 1) if row.startswith("~") else row for row in rows)


def put_draft(home: Path, text: str) -> None:
    """Lay a draft there that was begun yesterday evening."""
    at = (datetime.now().astimezone() - timedelta(days=1)).replace(hour=21, minute=40)
    (home / "state" / "drafts").mkdir(parents=True, mode=0o700)
    home.chmod(0o700)
    row = {"kind": "journal", "text": text, "meta": {"at": at.isoformat(), "data": {"prompt": "numb-like"}}}
    name = f"{at.astimezone(UTC):%Y%m%dt%H%M%S%f}-abcdd7k2.draft"
    (home / "state" / "drafts" / name).write_text(json.dumps(row))


@pytest.mark.parametrize("size", NOTE)
def test_a_note_is_drawn_as_designed(run: Run, home: Path, size: tuple[int, int]) -> None:
    """A note is one sentence in the middle of a screen; on the large one it names my draft, where one waits."""
    if size == (80, 24):
        put_draft(home, "I looked out.")
    with run("note", size=size) as world:
        world.wait_for("What is it?")
        world.press("the kettle, its small click")
        world.wait_for(screen(NOTE[size]))
        world.press("\r")
    assert [entry["text"] for entry in kept(home)] == ["the kettle, its small click"]
    assert "kettle" not in world.left


def test_keys_typed_before_a_note_is_drawn_are_text(run: Run, home: Path) -> None:
    """What I type while it starts is the beginning of my note."""
    with run("note") as world:
        world.press("the ket")
        world.wait_for("> the ket")
        world.press("tle\r")
    assert [entry["text"] for entry in kept(home)] == ["the kettle"]


def test_a_stray_character_is_no_draft(run: Run, home: Path) -> None:
    """One letter and Esc leave nothing, and nothing is said of a draft."""
    with run("note") as world:
        world.wait_for("What is it?")
        world.press("x")
        world.wait_for("> x")
        world.press(ESC)
    assert (world.code, drafts(home), kept(home)) == (0, [], [])
    assert "draft" not in world.left


@pytest.mark.parametrize(("command", "keys"), [("note", "\r"), ("journal", CTRL_D)])
def test_nothing_typed_keeps_and_says_nothing(run: Run, home: Path, command: str, keys: str) -> None:
    """Enter on nothing, or Ctrl-D, closes the screen: nothing is kept, and nothing is said of it."""
    with run(command) as world:
        world.wait_for("F1")
        world.press(keys)
    assert (world.code, drafts(home), kept(home)) == (0, [], [])
    assert not any(word in world.left.lower() for word in ("nothing", "kept", "draft"))


@pytest.mark.parametrize("size", JOURNAL)
def test_a_journal_is_drawn_as_designed(run: Run, home: Path, size: tuple[int, int]) -> None:
    """The question stands above, the minutes beside it, the keys below; the line on my draft goes with the first letter."""
    if size == (80, 24):
        put_draft(home, "I looked out.")
    with run("journal", "--prompt", "numb-like", "-m", "15", size=size) as world:
        world.wait_for("look around first")
        world.press("\r")
        world.wait_for(screen(JOURNAL[size]))
        world.press("glass")
        world.wait_for("something else?\n\n" + ("  glass" if size == (80, 24) else " glass"))
        world.press(CTRL_D)
    assert [entry["data"]["prompt"] for entry in kept(home)] == ["numb-like"]


@pytest.mark.parametrize(("turns", "shown"), [
    ((CTRL_N,), "in-reach"), ((CTRL_N, CTRL_N, CTRL_P), "in-reach"), ((CTRL_N, CTRL_P), "weather"), ((CTRL_N, CTRL_T), ""),
])  # fmt: skip
def test_another_question(run: Run, home: Path, turns: tuple[str, ...], shown: str) -> None:
    """Ctrl-N asks something else, Ctrl-P what was asked before, Ctrl-T nothing; my text stays."""
    with run("journal", "--prompt", "weather") as world:
        world.wait_for(asked("weather"))
        world.press("rain")
        world.wait_for("rain")
        for turn in turns:
            world.press(turn)
        world.wait_for(f"{asked(shown)}\n\n  rain" if shown else "\n  rain")
        world.press(f"!{CTRL_D}")
    (entry,) = kept(home)
    assert (entry["text"], entry.get("data", {}).get("prompt", "")) == ("rain!", shown)


@pytest.mark.parametrize("command", ["note", "journal"])
def test_ctrl_r_goes_on_with_my_draft(run: Run, home: Path, command: str) -> None:
    """On an empty text Ctrl-R takes up the draft that waits, with its question; after a letter it does nothing."""
    put_draft(home, "I looked out.")
    with run(command) as world:
        world.wait_for("Ctrl-R")
        world.press("ab")
        world.wait_for("ab")
        world.press(f"{CTRL_R}c")
        world.wait_for("abc")
        world.press("\x7f\x7f\x7f")
        world.wait_for("Ctrl-R")
        world.press(CTRL_R)
        world.wait_for("Your draft of yesterday, 21:40\n  What is the numbness most like")
        world.press(f" Wind.{CTRL_D}")
    assert [entry["text"] for entry in kept(home)] == ["I looked out. Wind."]
    assert drafts(home) == []


@pytest.mark.parametrize("keys", [CTRL_X, f"{CTRL_U}{CTRL_D}"])
def test_a_draft_is_thrown_away(run: Run, home: Path, keys: str) -> None:
    """Ctrl-X throws a draft away that I took up again, and so does keeping it empty; undo brings it back as it was."""
    put_draft(home, "I looked out.")
    with run("journal", "--resume") as world:
        world.wait_for("Ctrl-D keep  Esc leave, stays a draft  Ctrl-X throw away  F1 help")
        world.press(keys)
    assert "Thrown away. numbcheck undo brings it back, for an hour." in world.left
    assert (drafts(home), kept(home)) == ([], [])
    ask("undo")
    assert drafts(home) == ["I looked out."]


def test_ctrl_x_throws_nothing_else_away(run: Run, home: Path) -> None:
    """Where no draft was taken up again Ctrl-X does nothing."""
    with run("journal") as world:
        world.wait_for("Ctrl-D")
        world.press(f"one{CTRL_X} two{CTRL_R}{CTRL_D}")
    assert [entry["text"] for entry in kept(home)] == ["one two"]


def test_stems_on_a_screen(run: Run, home: Path) -> None:
    """With --stems a sentence is begun; Enter alone goes to the next, and what I went on from is kept, and nothing else."""
    first, second, third, *_ = stems()
    with run("journal", "--stems") as world:
        world.wait_for(first)
        world.press("\r")
        world.wait_for(second)
        world.press("rain\r")
        world.wait_for(third)
        world.press(CTRL_D)
    assert [entry["text"] for entry in kept(home)] == [f"{second} rain"]


def test_f3_begins_a_sentence(run: Run, home: Path) -> None:
    """F3 puts the beginning of a sentence below what I wrote, once more another one; left empty it is kept nowhere."""
    first, second, *_ = stems()
    with run("journal", "--prompt", "none") as world:
        world.wait_for("Ctrl-D keep")
        world.press(f"a line of mine{F3}")
        world.wait_for(first)
        world.press(F3)
        world.wait_for(second)
        world.press(f"fog{F3}")
        world.wait_for(stems()[2])
        world.press(CTRL_D)
    assert [entry["text"] for entry in kept(home)] == [f"a line of mine\n{second} fog"]
