"""What is promised about the practices that ask one thing after another: each keeps what its page says, and none pushes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from numbcheck.practice.script import Ask, Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.words import CARE_LINE
from tests.asked import ask, kept
from tests.timeline import said, sentences, timeline, visits
from tests.typist import played, visit

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

SHELF = Shelf()
OWN_PACE = ("savour", "dayend", "dayend-short", "winddown", "winddown-body", "loosen", "matters")
ENDS = ("dayend", "dayend-short")
EVENINGS = ("winddown", "winddown-body")
MORE_WORK = re.compile(
    r"\b(more|faster|finish|catch up|productive|efficient|should|must|effort|harder|again)\b", re.IGNORECASE
)
PRESENT_TENSE = re.compile(r"\b(I am|I'm|I see|I hear|I feel)\b", re.IGNORECASE)
"""The grammar of a memory that takes over."""


def answers(entry: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what was answered, in order."""
    return [(each["ask"], each["text"]) for each in entry["answers"]]


@pytest.mark.parametrize("practice", OWN_PACE)
def test_it_is_never_offered_and_says_little_at_once(practice: str) -> None:
    """Nobody offers it to me unasked; what I read first is short, and no sentence comes twice, whatever I answer."""
    script = SHELF.get(practice)
    assert script.by_name
    assert len(" ".join(script.opening).split()) <= 26
    for way in visits(script):
        every = said(way)
        assert sorted({sentence for sentence in every if every.count(sentence) > 1}) == []
        assert [sentence for sentence in every if len(sentence.split()) > 16] == []


@pytest.mark.parametrize("practice", ["savour", "dayend", "dayend-short", "matters"])
def test_enter_all_the_way_keeps_nothing(home: Path, practice: str) -> None:
    """Who only presses Enter gets to a kind end, and nothing is kept of it."""
    _, _, terminal = visit(home, practice)
    assert kept(home) == []
    assert "Nothing kept." in terminal.err.getvalue()


def test_savour_asks_by_the_senses_and_in_the_past() -> None:
    """Four questions of the senses at least, each about what was, never in the first person present; a way out is named."""
    savour = SHELF.get("savour")
    asked = [beat for beat in savour.beats if isinstance(beat, Ask)]
    assert {"see", "hear", "skin", "best"} <= {beat.ask for beat in asked}
    every = " ".join(said(savour))
    assert not PRESENT_TENSE.search(every)
    assert "l looks around" in every
    assert "sadness can stay" in every
    assert savour.note_line
    assert [beat.seconds for beat in savour.beats if isinstance(beat, Timed) and not beat.given] == [
        8,
        7,
        10,
        10,
    ]


def test_savour_keeps_what_came_by_its_id(home: Path) -> None:
    """What was there is kept in my words, what came of it as one of four answers, and what is next gets a look of its own."""
    lines = "the kettle", "steam", "its click", "warm mug", "when it clicked", "3", "tea at four"
    stage = played(home, "savour", *lines)
    (entry,) = kept(home)
    assert entry["data"]["came"] == "some"
    assert answers(entry)[0] == ("moment-own", "the kettle")
    assert answers(entry)[1:] == [
        ("see", "steam"),
        ("hear", "its click"),
        ("skin", "warm mug"),
        ("best", "when it clicked"),
        ("next", "tea at four"),
    ]
    assert [words for words in stage.words if words.startswith("Picture how it begins")]
    assert "a bit" in ask("show").out


def test_nothing_is_foretold_that_hangs_on_an_answer() -> None:
    """The list of what is still to come names no "Nothing came" before anything was asked, and counts no breaths as places."""
    assert SHELF.get("savour").places == ("back", "stay")
    assert SHELF.get("winddown").places == ("dim", "far", "room", "near")


def test_savour_takes_nothing_for_an_answer(home: Path) -> None:
    """Where nothing came two keys are enough to the end, and what I read then is kind."""
    stage = played(home, "savour", "a walk", "", "", "", "", "nothing", "")
    assert stage.words[-3:] == [
        "Did anything come with it?",
        "Nothing came. That's common when feelings are far off. You looked.",
        "Is anything small coming up that could be all right? Or Enter.",
    ]
    (entry,) = kept(home)
    assert (entry["finished"], entry["data"]["came"]) == (True, "nothing")


@pytest.mark.parametrize("practice", ENDS)
def test_the_end_of_a_day_asks_for_no_more_work(practice: str) -> None:
    """Not a word wants more of me, who is on call is thought of, and it ends away from the screen."""
    script = SHELF.get(practice)
    assert [sentence for sentence in said(script) if MORE_WORK.search(sentence)] == []
    assert "If you can be called" in " ".join(script.opening)
    assert "away from the screen" in script.closing
    assert "Half done counts" in " ".join(beat.words for beat in SHELF.get("dayend").beats)


def test_dayend_keeps_the_open_list_and_the_first_step(home: Path) -> None:
    """Tomorrow `show` has what is open, where it is written and what comes first, word for word; nothing else brings it up."""
    lines = (
        "the letter",
        "",
        "the form",
        "call Sam",
        "",
        "on the board",
        "line one, at nine",
        "someone",
        "food",
    )
    stage = played(home, "dayend", *lines)
    assert [words for words in stage.words if words.startswith("One line is enough")]
    (entry,) = kept(home)
    assert answers(entry) == [
        ("done", "the letter"),
        ("open", "the form"),
        ("open", "call Sam"),
        ("waits", "on the board"),
        ("first", "line one, at nine"),
        ("tell", "someone"),
        ("after", "food"),
    ]
    shown = ask("show").out
    assert all(words in shown for words in ("Still open", "the form", "call Sam", "line one, at nine"))
    assert all(words not in shown for words in ("waits", "first:", "more"))
    for unasked in ((), ("check",), ("--help",)):
        heard = ask(*unasked)
        assert "call Sam" not in heard.out + heard.err


def test_dayend_asks_only_what_goes_with_my_answers(home: Path) -> None:
    """Where nothing is open nobody asks where it is written, and where nobody has to know there's no line for them."""
    stage = played(home, "dayend", "the letter", "", "", "", "nobody")
    asked = " ".join(stage.words)
    assert "Where is that written down" not in asked
    assert "One line is enough" not in asked


def test_dayend_says_my_own_closing_words(home: Path) -> None:
    """The work is called what I call it, and the last words are mine."""
    mine = {"NUMBCHECK_AFTER_WORK": "care", "NUMBCHECK_CLOSING_WORDS": "The kitchen is shut."}
    for practice in ENDS:
        stage = played(home, practice, **mine)
        assert "day's care" in stage.frames[0].script.opening[0]
        assert [words for words in stage.words if words.endswith("The kitchen is shut.")]
    assert [words for words in played(home, "dayend").words if words.endswith("That's it for today.")]


@pytest.mark.parametrize("practice", EVENINGS)
def test_winding_down_says_less_and_less(practice: str) -> None:
    """Words a minute fall by half at least from the first third to the last; nine long breaths, then two minutes."""
    script = SHELF.get(practice)
    lines = timeline(script)
    third = (script.seconds or 0) / 3
    early = [line.beat.words for line in lines if line.at < third]
    late = [line.beat.words for line in lines if line.at >= 2 * third]
    assert len(" ".join(late).split()) * 2 <= len(" ".join(early).split())
    assert (script.breaths, (script.seconds or 0) - 8 - 90) == (9, 120)
    assert "quiet" in {line.beat.cue for line in lines} or practice == "winddown-body"


@pytest.mark.parametrize("practice", EVENINGS)
def test_winding_down_asks_nothing_afterwards(home: Path, practice: str) -> None:
    """After it nobody asks how it was; the last row is the line to help, also on a day that had one."""
    ask("note", "earlier")
    _, seat, terminal = visit(home, practice, "the form")
    assert seat.questions == []
    assert terminal.err.getvalue().splitlines()[-1] == CARE_LINE
    assert answers(kept(home)[-1]) == [("lines", "the form")]
    assert "numbcheck crisis" in SHELF.get(practice).opening[-1]


def test_winddown_body_can_be_left_out_place_by_place() -> None:
    """Six places from feet to face, twenty seconds each; at the first and the close one I am told how to skip."""
    lines = timeline(SHELF.get("winddown-body"))
    places = [line.beat.part for line in lines if line.at >= 98]
    assert list(dict.fromkeys(places)) == ["feet", "lower-legs", "hips", "back", "shoulders", "face"]
    assert [line.beat.part for line in lines if "s skips" in line.beat.words] == ["feet", "hips"]


def test_loosen_says_my_own_thought_back(home: Path) -> None:
    """The thought I type stands alone first, then inside the words in front of it; afterwards I am asked about it alone."""
    stage, seat, _ = visit(home, "loosen", "I am too slow for this.", "a bit less")
    assert "Read it once, just as it is. I am too slow for this." in stage.words
    assert [
        words for words in stage.words if words.endswith("I'm having the thought: I am too slow for this.")
    ]
    assert seat.questions == []
    (entry,) = kept(home)
    assert answers(entry) == [("thought-own", "I am too slow for this."), ("strength", "a bit less")]
    assert all("{" not in words for words in stage.words)


def test_colour_looks_for_a_colour_whatever_i_found(home: Path) -> None:
    """The thing I type first is not taken for the colour: the next one I look for is blue as well."""
    words = played(home, "colour", "the sofa", "", "3").words
    assert "Now something blue that's tiny." in words
    assert not [line for line in words if "something the sofa" in line]


def test_no_question_says_its_own_answer_back() -> None:
    """What a question asks for is never in its own words: an answer would stand there when it is asked once more."""
    asked = [beat for script in SHELF.scripts() for beat in script.beats if isinstance(beat, Ask)]
    assert [beat.words for beat in asked if f"{{{beat.ask}}}" in beat.words] == []


def test_loosen_lends_a_thought_and_does_not_doubt_a_fear(home: Path) -> None:
    """With Enter one is lent to me; whoever is frightened by somebody reads first that this may be exactly right."""
    assert "It'll always be like this." in " ".join(played(home, "loosen").words)
    loosen = SHELF.get("loosen")
    opening = " ".join(loosen.opening)
    assert "that may be exactly right" in opening
    assert "numbcheck crisis" in opening
    assert "Not for voices" in loosen.about
    assert [beat.cue for beat in (line.beat for line in timeline(loosen))][-2:] == ["outward", "outward"]


def test_matters_keeps_a_word_and_a_small_bit(home: Path) -> None:
    """The words that matter and one small bit of them are kept; Enter at the first question asks nothing more."""
    words = next(beat for beat in SHELF.get("matters").beats if isinstance(beat, Ask))
    assert len(words.offered) == 12
    said_then = played(
        home, "matters", "quiet, making, my garden", "an hour without the phone", "Sunday"
    ).words
    (entry,) = kept(home)
    assert answers(entry) == [
        ("matter", "quiet, making"),
        ("matter-own", "my garden"),
        ("bit", "an hour without the phone"),
        ("when", "Sunday"),
    ]
    assert len(played(home, "matters").words) == 1
    assert "You don't have to feel it for it to matter" in " ".join(said_then)


def test_three_asks_who_had_a_hand_only_where_something_was(home: Path) -> None:
    """Three times nothing is enough: nobody asks who had a hand in it."""
    assert len(played(home, "three").words) == 3
    assert len(sentences(" ".join(played(home, "three", "tea").words))) > 3


@pytest.mark.parametrize(
    ("practice", "lines", "plan"),
    [
        ("savour", ("the kettle", "", "", "", "", "", "tea at four"), {"planned": "some-time"}),
        ("matters", ("quiet", "tea on the step", "Sunday"), {"planned-own": "Sunday"}),
    ],
)
def test_a_small_thing_can_be_planned_by_one_key(
    home: Path, practice: str, lines: tuple[str, ...], plan: dict[str, str]
) -> None:
    """What is coming up, or a small bit of what matters, is planned with one key, with the day I named; Enter plans nothing."""
    for keys, planned in ((["\r", "\r"], False), (["\r", "p"], True)):
        visit(home, practice, *lines, keys=keys)
        entries = [entry for entry in kept(home) if entry["kind"] == "joy"]
        assert len(entries) == planned
    thing = lines[-1] if practice == "savour" else lines[1]
    assert entries[0]["text"] == thing
    assert entries[0]["data"] == plan
