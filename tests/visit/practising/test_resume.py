"""What is promised after a practice: one other kind at most, and a way to go on with what was left."""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest

from numbcheck.errors import BadDataError, UsageError
from numbcheck.journal.drafts.autosave import Autosave
from numbcheck.journal.query import EVERYTHING
from numbcheck.play.perform import perform
from numbcheck.play.player import Command
from numbcheck.practice.lead import STARTING, introduction, speaking_time
from numbcheck.practice.script import Ask, Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.practice.tuning import Tuning
from numbcheck.stage.screen.text import Room
from numbcheck.stage.screen.view import closing
from numbcheck.stage.text_input import Paper
from numbcheck.stage.voice import ABSENT, Voice
from numbcheck.visit.practising.practise import practise
from numbcheck.visit.practising.resume_practice import Left, newest_left, script_of
from numbcheck.visit.practising.run import Run
from numbcheck.visit.resume_draft import taken_up
from numbcheck.visit.session import AutosavingStage
from numbcheck.words import CARE_LINE
from tests.fakes import FakeDesk, RecordingStage, did, said
from tests.seats import FakeSeat, house_with, writes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from numbcheck.visit.house import House

T = TypeVar("T")


@pytest.mark.parametrize("key", ["", "m", "x"])
def test_no_offer_where_none_is_needed(tmp_path: Path, key: str) -> None:
    """When I am more here, or say nothing, nothing else is offered."""
    seat = FakeSeat([()], [key])
    house, _ = house_with(seat, tmp_path)
    practise(house, house.shelf.get("chair"))
    assert len(seat.questions) == 1


def test_a_practice_is_filed_by_its_begin(tmp_path: Path) -> None:
    """What I began before midnight stands under that day, as a text does, however late I came to its end."""
    seat = FakeSeat([()], ["m"])
    house, _ = house_with(seat, tmp_path)
    clock = [house.now()]
    begun = clock[0]
    house.now = lambda: clock[0]  # type: ignore[method-assign]
    stage = seat.stage

    def late() -> RecordingStage:
        clock[0] += timedelta(hours=1)
        return stage()

    seat.stage = late  # type: ignore[method-assign]
    practise(house, house.shelf.get("chair"))
    [entry] = house.journal.entries()
    assert abs(entry.at - begun) < timedelta(seconds=1)


@pytest.mark.parametrize("key", ["a", "f"])
def test_one_other_kind_and_enter_declines(tmp_path: Path, key: str) -> None:
    """When it was the same or further away, one other practice is offered once, and Enter is a no."""
    seat = FakeSeat([()], [key, ""])
    house, terminal = house_with(seat, tmp_path)
    practise(house, house.shelf.get("even"))
    assert len(seat.questions) == 2
    assert seat.questions[1].startswith("Something different, perhaps?\n")
    assert len(seat.stages) == 1
    assert terminal.err.getvalue().rstrip().endswith(CARE_LINE)


def test_yes_plays_it(tmp_path: Path) -> None:
    """Y begins it, it is kept like any other, and afterwards I may say how it was."""
    seat = FakeSeat([(), ()], ["a", "y", "m"])
    house, _ = house_with(seat, tmp_path)
    practise(house, house.shelf.get("even"))
    assert len(seat.stages) == 2
    newest, oldest = house.journal.entries(EVERYTHING)
    assert (oldest.practice, oldest.change, newest.change) == ("even", "same", "more")
    assert house.shelf.get(newest.practice or "").attention == "outward"


def test_never_the_same_family_twice_running(tmp_path: Path) -> None:
    """However long I go on, the next offer is of another family than the two before."""
    seat = FakeSeat([()] * 6, ["a", "y"] * 5)
    house, _ = house_with(seat, tmp_path)
    practise(house, house.shelf.get("even"))
    entries = list(house.journal.entries(EVERYTHING, newest_first=False))
    families = [house.shelf.get(entry.practice or "").family for entry in entries]
    assert len(families) >= 4
    assert all(a != b for a, b in itertools.pairwise(families))


def test_further_is_answered_honestly(tmp_path: Path) -> None:
    """When I am further away I am told that I did nothing wrong, and the care line stands there."""
    seat = FakeSeat([()], ["f", ""])
    house, terminal = house_with(seat, tmp_path)
    practise(house, house.shelf.get("scan-neutral"))
    assert "You did nothing wrong" in seat.pages[-1]
    assert CARE_LINE in terminal.err.getvalue()


class Ears(Voice):
    """A voice whose words are remembered."""

    def __init__(self) -> None:
        super().__init__({"PATH": ""}, on=False)
        self.on = True
        self.heard: list[str] = []

    def say(self, words: str) -> None:
        """Remember."""
        self.heard.append(words)


def test_what_comes_afterwards_is_heard(tmp_path: Path) -> None:
    """With the voice on I hear what it is, its end, the question with its keys, the answer to mine, and the offer."""
    house, _ = house_with(FakeSeat([()], ["f", ""]), tmp_path)
    house.voice = ears = Ears()
    chair = house.shelf.get("chair")
    practise(house, chair)
    first, *_, last, offer = ears.heard
    assert first.startswith(f"Feet and chair. About 45 seconds. {chair.opening[0]}\nStarting in a moment.")
    assert last.startswith(f"{chair.closing} Compared with before? m: more here, ")
    assert "You did nothing wrong" in offer
    assert offer.endswith("y starts it, Enter closes.")


def test_nothing_is_asked_aloud_where_nobody_can_answer(tmp_path: Path) -> None:
    """In a pipe I hear the last words, and no question that nobody could answer."""
    house, _ = house_with(FakeSeat([()], can_ask=False), tmp_path)
    house.voice = ears = Ears()
    practise(house, house.shelf.get("chair"))
    assert ears.heard[-1].strip() == house.shelf.get("chair").closing


def test_leaving_is_heard(tmp_path: Path) -> None:
    """When I leave early I hear that this is fine."""
    house, _ = house_with(FakeSeat([(did(9, Command.STOP),)]), tmp_path)
    house.voice = ears = Ears()
    practise(house, house.shelf.get("chair"))
    assert ears.heard[-1].strip() == "Stopped."


@pytest.mark.parametrize("practice", Shelf().ids())
def test_what_comes_afterwards_fits_a_small_screen(tmp_path: Path, practice: str) -> None:
    """At the end of each practice, and where it is offered, all that is said and asked is seen, on 40 x 10 too."""
    seat = FakeSeat([()], ["f", ""])
    house, _ = house_with(seat, tmp_path)

    def that_one(things: Sequence[T]) -> T:
        return next((one for one in things if getattr(one, "id", "") == practice), things[0])

    house.choose = that_one  # type: ignore[method-assign]
    practise(house, replace(house.shelf.get(practice), family="breath"))
    practise(house, replace(house.shelf.get(practice), family="attention"))
    for words, question in zip(seat.pages, seat.questions, strict=False):
        drawn = closing((words, question), Room.within(40, 10), "Enter closes  ! help now")
        seen = " ".join("".join(piece for _, piece in line) for line in drawn.above)
        assert " ".join(seen.split()) == " ".join(f"{words} {question}".split())


def left(tmp_path: Path, practice: str, at: float, tuning: Tuning | None = None) -> tuple[House, FakeSeat]:
    """Return a house in which that practice was left after so many seconds."""
    seat = FakeSeat([(did(at, Command.STOP),)])
    house, _ = house_with(seat, tmp_path)
    practise(house, house.shelf.get(practice, tuning))
    return house, seat


def go_on(house: House) -> None:
    """Do what `do --resume` does."""
    one = newest_left(house)
    script, start = script_of(house, one)
    practise(house, script, start, one)


def test_going_on_where_it_stopped(tmp_path: Path) -> None:
    """The body scan goes on with the place in which I left, for exactly the time that is left."""
    house, seat = left(tmp_path, "scan", 100)
    before = newest_left(house)
    assert before.data == {"reached": {"part": "neck"}}
    seat.visits.append(())
    go_on(house)
    newest = next(house.journal.entries(EVERYTHING))
    assert (newest.finished, newest.seconds) == (True, 11 * 30.0)
    assert newest.data == {"resumed_from": before.entry}
    with pytest.raises(UsageError, match="no practice to go on with"):
        newest_left(house)


def test_it_says_with_what_it_goes_on(tmp_path: Path) -> None:
    """Going on, the first thing said is with which place, for five seconds that do not count."""
    house, seat = left(tmp_path, "scan", 100)
    seat.starts = False
    seat.visits.append(())
    go_on(house)
    first, then, *_ = seat.stages[1].frames
    assert first.beat.words == "Going on with the scan, at your neck and throat."
    assert (then.beat.words, seat.desk.now()) == (
        house.shelf.get("scan").beats[9].words,
        1000 + 5 + 11 * 30,
    )
    assert next(house.journal.entries(EVERYTHING)).seconds == 11 * 30


def test_what_was_gone_on_with_stays_so_when_it_is_moved(tmp_path: Path) -> None:
    """A practice that I finished later is not offered again because I mended when it was."""
    house, seat = left(tmp_path, "scan", 100)
    entry = next(house.journal.entries(EVERYTHING))
    seat.visits.append(())
    go_on(house)
    house.journal.move(entry, at=entry.at - timedelta(days=1), zone=None)
    with pytest.raises(UsageError, match="no practice to go on with"):
        newest_left(house)


def test_a_breath_begins_with_its_in_breath(tmp_path: Path) -> None:
    """When I left on an out-breath, I go on with a whole breath, as long as I had asked for."""
    house, _ = left(tmp_path, "box", 29, Tuning(minutes=1, ratio=(4, 3, 4, 3)))
    one = newest_left(house)
    assert one.data["tuning"] == {"minutes": 1, "ratio": [4, 3, 4, 3]}
    script, start = script_of(house, one)
    assert isinstance(beat := script.beats[start or 0], Timed)
    assert beat.phase == "in"
    assert script.parts[-1] == "breath 4"


def test_left_again_it_goes_on_from_there(tmp_path: Path) -> None:
    """What I leave a second time goes on from the second place."""
    house, seat = left(tmp_path, "scan", 100)
    seat.visits.append((did(70, Command.STOP),))
    go_on(house)
    assert newest_left(house).part == house.shelf.get("scan").parts[5]


def test_the_spoken_opening_does_not_shift_the_place(tmp_path: Path) -> None:
    """With the voice on, the place in which I left is counted without the spoken opening."""
    program = tmp_path / "bin" / "espeak-ng"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    spoken = speaking_time(f"{introduction(Shelf().get('scan-short'))} {STARTING}")
    seat = FakeSeat([(did(spoken + 35, Command.STOP),)], starts=False)
    house, _ = house_with(seat, tmp_path / "home", PATH=str(program.parent), NUMBCHECK_VOICE="yes")
    practise(house, house.shelf.get("scan-short"))
    assert house.voice.on
    assert house.shelf.get("scan-short").opening[0] in seat.stages[0].words[0]
    assert newest_left(house).part == house.shelf.get("scan-short").parts[1]
    for process in [house.voice._speaking, *house.voice._past]:
        if process:
            process.wait(10)


def test_v_where_nothing_can_speak(tmp_path: Path) -> None:
    """When I press v and there is no voice here, a page says so, once, and the practice goes on."""
    seat = FakeSeat([(did(3, Command.VOICE), did(9, Command.VOICE))])
    house, terminal = house_with(seat, tmp_path, PATH=str(tmp_path))
    practise(house, house.shelf.get("chair"))
    assert " ".join(" ".join(seat.pages).split()).count(ABSENT) == 1
    assert "No program" not in terminal.err.getvalue()
    assert next(house.journal.entries(EVERYTHING)).finished


def test_answers_go_on_too(tmp_path: Path) -> None:
    """5-4-3-2-1 goes on with the very question at which I stopped."""
    seat = FakeSeat([tuple(said("lamp", "door"))])
    house, _ = house_with(seat, tmp_path)
    practise(house, house.shelf.get("senses"))
    script, start = script_of(house, newest_left(house))
    assert isinstance(beat := script.beats[start or 0], Ask)
    assert beat.number == 3


OWN = """
id = "mine"
title = "Mine"
family = "senses"
attention = "outward"
about = "My own."

{parts}
"""


def own(tmp_path: Path, *parts: str) -> None:
    """Write a practice of one's own with these parts, a question each."""
    folder = tmp_path / "practices"
    folder.mkdir(exist_ok=True)
    steps = "\n".join(
        f'[[step]]\npart = "{part}"\nask = "{part}"\nwords = "Name {part}."\n' for part in parts
    )
    (folder / "mine.toml").write_text(OWN.format(parts=steps))


@pytest.mark.parametrize(
    ("now", "goes_on"),
    [
        (("one", "two", "three"), "two"),
        (("new", "one", "two", "three"), "two"),
        (("two", "one"), "two"),
        (("one", "three"), None),
        (("one", "other", "three"), None),
    ],
)
def test_it_goes_on_by_the_name_of_its_part(
    tmp_path: Path, now: tuple[str, ...], goes_on: str | None
) -> None:
    """When I changed a practice of my own meanwhile, it goes on with the part of that name, or says so and begins anew."""
    own(tmp_path, "one", "two", "three")
    house, _ = house_with(FakeSeat([tuple(said("lamp"))]), tmp_path)
    practise(house, house.shelf.get("mine"))
    own(tmp_path, *now)
    house, terminal = house_with(FakeSeat([]), tmp_path)
    script, start = script_of(house, newest_left(house))
    assert script.beats[start or 0].part == (goes_on or now[0])
    practise(house, script, start)
    said_ = terminal.err.getvalue()
    assert ("has changed since you left it, so it begins anew" in said_) is (goes_on is None)
    assert (f'on with Mine, at "{goes_on}"' in said_) is (goes_on is not None)


@pytest.mark.parametrize(
    "data",
    [
        {"reached": 99},
        {"reached": 3},
        {"reached": {"part": "tail"}},
        {"reached": {"part": ["hands"]}},
        {"reached": {"part": "hands"}, "tuning": {"parts": ["tail"]}},
    ],
)
def test_what_does_not_fit_any_more(tmp_path: Path, data: dict[str, object]) -> None:
    """When nobody can tell where I was I am told, it begins anew, and nothing breaks."""
    house, terminal = house_with(FakeSeat([]), tmp_path)
    house.journal.add(at=house.now(), zone="", kind="practice", practice="scan", finished=False, data=data)
    assert script_of(house, newest_left(house))[1] is None
    assert "begins anew" in terminal.err.getvalue()


def test_what_is_gone_cannot_go_on(tmp_path: Path) -> None:
    """When the practice is not there any more I am told that."""
    house, _ = house_with(FakeSeat([]), tmp_path)
    house.journal.add(
        at=house.now(),
        zone="",
        kind="practice",
        practice="gone",
        finished=False,
        data={"reached": {"part": "x"}},
    )
    with pytest.raises(UsageError, match="isn't there any more"):
        script_of(house, newest_left(house))


def cut_off(house: House, *words: str, began: datetime, practice: str = "senses") -> None:
    """Leave what a kill leaves of a practice after these answers."""
    house.now = lambda: began  # type: ignore[method-assign]
    run = Run(house, script := house.shelf.get(practice))
    desk = FakeDesk(*said(*words))

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    stage = AutosavingStage(RecordingStage(), run.save, lambda: "")
    with suppress(KeyboardInterrupt):
        perform(script, desk, stage, {Command.STOP: die})
    del house.now


def test_what_a_kill_cut_off_goes_on(tmp_path: Path) -> None:
    """After a kill the practice goes on at the very question, with the answers I had given, and is about its own day."""
    house, seat = left(tmp_path, "scan", 100)
    began = house.now() - timedelta(hours=20)
    cut_off(house, "lamp", "door", began=house.now() + timedelta(seconds=1))
    one = newest_left(house)
    assert (one.practice, one.part) == ("senses", "see")
    script, start = script_of(house, one)
    assert isinstance(beat := script.beats[start or 0], Ask)
    assert beat.number == 3
    seat.visits.append(tuple(said("chair")))
    practise(house, script, start, one)
    newest = next(house.journal.entries(EVERYTHING))
    assert [answer.text for answer in newest.answers] == ["lamp", "door", "chair"]
    assert abs((newest.at - one.when).total_seconds()) < 0.001
    assert house.drafts.waiting() == []
    cut_off(house, "old", began=began)
    assert newest_left(house).entry == newest.id


def test_my_own_word_in_a_draft_stays_apart_from_what_was_offered(tmp_path: Path) -> None:
    """What I typed in place of an answer does not become one on the way through a draft, which shows no id."""
    house, _ = house_with(seat := FakeSeat([]), tmp_path)
    cut_off(house, "Sam", "write a line", "a postcard", began=house.now(), practice="call")
    (draft,) = house.drafts.waiting()
    assert draft.text == "Who: Sam\nHow: write a line\nA line to write: a postcard"
    seat.hands.append(writes(draft.text))
    taken_up(house, draft).write(Paper(text=draft.text))
    (entry,) = house.journal.entries(EVERYTHING)
    said_ = [("who", "Sam"), ("how", "write a line"), ("line-own", "a postcard")]
    assert [tuple(answer)[:2] for answer in entry.answers] == said_


def test_cut_off_answers_become_a_practice_of_their_day(tmp_path: Path) -> None:
    """A practice's draft that I go on with as a text becomes a practice again, of the day on which it was begun."""
    seat = FakeSeat([], hands=[writes("You saw: lamp\nsee: door\nand a thought #work")])
    house, _ = house_with(seat, tmp_path)
    began = house.now() - timedelta(days=3)
    cut_off(house, "lamp", "door", began=began)
    (draft,) = house.drafts.waiting()
    taken_up(house, draft).write(Paper(text=draft.text))
    (entry,) = house.journal.entries(EVERYTHING)
    assert (entry.kind, entry.practice, entry.finished, entry.day) == (
        "practice",
        "senses",
        False,
        began.date(),
    )
    assert [(answer.ask, answer.text) for answer in entry.answers] == [("see", "lamp"), ("see", "door")]
    assert (entry.text, entry.tags) == ("and a thought #work", ("work",))
    assert house.drafts.waiting() == []
    assert newest_left(house).part == "see"


@pytest.mark.parametrize("kind", ["check", "reframe", "signs", "ladder", "practice"])
def test_what_was_answered_keeps_its_day(tmp_path: Path, kind: str) -> None:
    """Whatever was cut off days ago, what I make of it today is about that day."""
    seat = FakeSeat([], hands=[writes("words")])
    house, _ = house_with(seat, tmp_path)
    began = house.now() - timedelta(days=3)
    Autosave(house.drafts, kind, {"began": began.isoformat()}).save("words")
    (draft,) = house.drafts.waiting()
    taken_up(house, draft).write(Paper(text=draft.text))
    assert [entry.day for entry in house.journal.entries(EVERYTHING)] == [began.date()]


def test_a_slip_in_the_file_of_my_own_practice_is_named(tmp_path: Path) -> None:
    """When I spoilt the file of my own practice since I left it, I hear what is wrong with it, not that it is gone."""
    house, _ = house_with(FakeSeat([]), tmp_path)
    house.places.practices.mkdir(parents=True)
    (house.places.practices / "window.toml").write_text('id = "window\n')
    with pytest.raises(BadDataError, match=r"window\.toml"):
        script_of(house, Left("window", house.now(), {"reached": {"part": "far"}}))
