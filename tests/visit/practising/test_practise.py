"""What one hears after a practice, and what is only tried and not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.query import EVERYTHING
from numbcheck.play.player import Command
from numbcheck.play.ports import BrokeOff, Did, Said
from numbcheck.stage.screen.text import Room
from numbcheck.stage.screen.view import closing
from numbcheck.visit.practising.practise import practise
from numbcheck.visit.practising.resume_practice import Left, newest_left
from numbcheck.words import CARE_LINE
from tests.fakes import did, said
from tests.seats import FakeSeat, house_with

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.play.ports import Event
    from numbcheck.visit.house import House


def heard(tmp_path: Path, practice: str, events: list[tuple[float, Event]], *keys: str) -> list[str]:
    """Return what is said after a practice, without the care line."""
    house, terminal = house_with(FakeSeat([tuple(events)], list(keys)), tmp_path)
    practise(house, house.shelf.get(practice))
    return [line for line in terminal.err.getvalue().splitlines() if line != CARE_LINE]


@pytest.mark.parametrize(
    ("practice", "events", "receipt"),
    [
        ("scan", [], "The scan, 7 minutes. Kept."),
        ("even", [], "Even breathing, 3 minutes. Kept."),
        ("chair", [], "Feet and chair. Kept."),
        ("scan", [did(119, Command.STOP)], "Stopped after 2 minutes. Kept."),
        ("scan", [did(60, Command.STOP)], "Stopped after 1 minute. Kept."),
        ("scan", [did(20, Command.STOP)], "Stopped. Kept."),
        ("senses", said("lamp"), "Stopped. Kept."),
        ("scan", [did(19.9, Command.STOP)], "Stopped."),
        ("senses", [did(3, Command.STOP)], "Stopped."),
    ],
)
def test_one_line_says_what_was_done(
    tmp_path: Path, practice: str, events: list[tuple[float, Event]], receipt: str
) -> None:
    """One sentence: how long, and that it is kept; no counts, no characters, no seconds, and no way back to anything."""
    assert heard(tmp_path, practice, events) == [receipt]


def test_where_it_is_still_tight_it_comes_once_more(tmp_path: Path) -> None:
    """What I name after the last place comes once more, only that, in other words; and it is kept which it was."""
    seat = FakeSeat([(*[did(1, Command.NEXT)] * 2, (400.0, Said("jaw")))])
    house, _ = house_with(seat, tmp_path)
    practise(house, house.shelf.get("relax"))
    tensed = [
        words for words in seat.stages[0].words if words.startswith(("Breathe in and", "Teeth together"))
    ]
    assert len(tensed) == 15
    (entry,) = house.journal.entries(EVERYTHING)
    assert (entry.data["again"], entry.finished) == (["jaw"], True)


@pytest.mark.parametrize(
    ("there", "keys", "then"),
    [
        ("heavy", ["\r", "f"], ["notice", "feel"]),
        ("heavy", ["\r", "\r"], ["notice"]),
        ("nothing", ["\r", "f"], ["notice"]),
        ("", ["\r", "f"], ["notice"]),
    ],
)
def test_a_sitting_goes_on_to_words(tmp_path: Path, there: str, keys: list[str], then: list[str]) -> None:
    """Where something was there, one key goes on to words for it; where nothing was, and with Enter, it is over."""
    answers = [(200.0, Said(words)) for words in (there, "", "", "", "")]
    seat = FakeSeat([tuple(answers), (did(1, Command.STOP),)], keys)
    house, _ = house_with(seat, tmp_path)
    practise(house, house.shelf.get("notice"))
    played = [stage.frames[0].script.id for stage in seat.stages]
    assert [practice for practice in played if practice != "note"] == then


@pytest.mark.parametrize(
    ("events", "kept"),
    [
        ([did(0.5, Command.STOP)], 0),
        ([did(19.9, Command.STOP)], 0),
        ([did(20, Command.STOP)], 1),
        ([did(1, Command.SKIP)] * 40, 1),
    ],
)
def test_what_is_only_tried_is_not_kept(tmp_path: Path, events: list[tuple[float, Event]], kept: int) -> None:
    """Left within twenty seconds and without an answer nothing of it is kept; whoever skipped to the end has seen it."""
    house, _ = house_with(FakeSeat([tuple(events)]), tmp_path)
    practise(house, house.shelf.get("scan"))
    assert len(list(house.journal.entries(EVERYTHING))) == kept
    assert house.drafts.waiting() == []


def test_an_answer_is_kept_however_short_it_was(tmp_path: Path) -> None:
    """One answer is something, though I left a second later."""
    house, _ = house_with(FakeSeat([tuple(said("lamp"))]), tmp_path)
    practise(house, house.shelf.get("senses"))
    (entry,) = house.journal.entries(EVERYTHING)
    assert [answer.text for answer in entry.answers] == ["lamp"]


def test_going_on_for_a_moment_leaves_the_place_where_it_was(tmp_path: Path) -> None:
    """When I go on with a practice and leave at once, it waits where it had waited."""
    seat = FakeSeat([(did(100, Command.STOP),), (did(5, Command.STOP),)])
    house, _ = house_with(seat, tmp_path)
    scan = house.shelf.get("scan")
    practise(house, scan)
    before: Left = newest_left(house)
    practise(house, scan, 4, before)
    assert newest_left(house) == before


@pytest.mark.parametrize(
    ("practice", "head"), [("even", ("Even breathing", "3 minutes")), ("chair", ("Feet and chair", ""))]
)
def test_the_last_screen_says_what_it_was(tmp_path: Path, practice: str, head: tuple[str, str]) -> None:
    """Above the question afterwards stand the name of the practice and its minutes; no seconds of a short one."""
    seat = FakeSeat([()])
    house, _ = house_with(seat, tmp_path)
    practise(house, house.shelf.get(practice))
    assert seat.edges[0] == (*head, "Enter skips")


def test_no_answer_is_torn_from_its_key(tmp_path: Path) -> None:
    """On a narrow screen each answer to how it is now stands on one row with its key, in plain spaces."""
    seat = FakeSeat([()])
    house, _ = house_with(seat, tmp_path)
    practise(house, house.shelf.get("chair"))
    drawn = closing((seat.pages[0], seat.questions[0]), Room.within(40, 12), "Enter closes")
    rows = ["".join(words for _, words in row) for row in drawn.above]
    for answer in ("m more here", "a about the same", "f further away"):
        assert any(answer in row for row in rows), rows


@pytest.mark.parametrize(
    ("key", "after"),
    [
        ("", []),
        ("m", []),
        ("a", []),
        ("f", ["Another kind: numbcheck ground listen"]),
    ],
)
def test_what_is_answered_to_how_it_was(tmp_path: Path, key: str, after: list[str]) -> None:
    """More here needs no words; the same and further get one sentence where the offer stands, and further a way on."""
    seat = FakeSeat([()], [key, ""])
    house, terminal = house_with(seat, tmp_path)
    practise(house, house.shelf.get("scan"))
    said_ = terminal.err.getvalue().splitlines()
    assert [line for line in said_ if line != CARE_LINE] == ["The scan, 7 minutes. Kept.", *after]
    words = {
        "a": "It doesn't have to do something every time.",
        "f": "Thank you for saying so. You did nothing wrong.",
    }
    assert (words.get(key) in seat.pages) is (key in words)


def with_a_line(tmp_path: Path, *events: tuple[float, Event], keys: str = "m") -> tuple[FakeSeat, House]:
    """Play a practice that offers a line to its end, press these keys, and then let this happen at the line."""
    return own_one(tmp_path, WINDOW, [*keys], *events)


def own_one(
    tmp_path: Path, practice: str, keys: list[str], *events: tuple[float, Event]
) -> tuple[FakeSeat, House]:
    """Play this practice of a person's own."""
    seat = FakeSeat([events], keys)
    house, _ = house_with(seat, tmp_path)
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / "window.toml").write_text(practice)
    practise(house, house.shelf.get("window"))
    return seat, house


WINDOW = """
id = "window"
title = "At the window"
family = "senses"
attention = "outward"
about = "Look out."
closing = "The view stays."
note_line = true
[[step]]
part = "far"
seconds = 30
words = "Find the farthest thing."
"""


def test_nothing_tells_that_i_looked_around(tmp_path: Path) -> None:
    """Whether I looked around in between is not kept: the entry has the fields of one in which nobody did."""
    told = []
    for name, events in (("usual", ()), ("around", (did(20, Command.LOOK), did(60, Command.STOP)))):
        seat = FakeSeat([events])
        house, _ = house_with(seat, tmp_path / name)
        practise(house, house.shelf.get("chair"))
        (entry,) = house.journal.entries(EVERYTHING)
        told.append((entry.practice, entry.finished, entry.answers, entry.data, entry.text, entry.extra))
    assert len(seat.stages) == 2
    assert told[0] == told[1]


def test_one_line_can_be_noted_down(tmp_path: Path) -> None:
    """After the last question I may note a line down: it is the text of the same entry, with its tags."""
    _, house = with_a_line(tmp_path, (60.0, Said("rain on the #roof")))
    (entry,) = house.journal.entries(EVERYTHING)
    assert (entry.practice, entry.finished, entry.change) == ("window", True, "more")
    assert (entry.text, entry.tags) == ("rain on the #roof", ("roof",))
    assert house.drafts.waiting() == []


@pytest.mark.parametrize("event", [Said(""), Did(Command.STOP), BrokeOff("rain on")])
def test_no_line_is_an_answer_too(tmp_path: Path, event: Event) -> None:
    """Enter, or Esc, notes nothing down, and half a line is no text: it waits as a draft."""
    _, house = with_a_line(tmp_path, (60.0, event))
    (entry,) = house.journal.entries(EVERYTHING)
    assert (entry.text, entry.change) == (None, "more")
    assert [draft.text for draft in house.drafts.waiting()] == ["rain on"] * isinstance(event, BrokeOff)


def test_a_practice_may_ask_nothing_afterwards(tmp_path: Path) -> None:
    """Where a practice says so, nothing is asked when it is over."""
    seat, house = own_one(tmp_path, WINDOW.replace("note_line = true", "after = false"), ["m"])
    (entry,) = house.journal.entries(EVERYTHING)
    assert (seat.questions, entry.change, entry.finished) == ([], None, True)
    assert "The view stays." in seat.pages
