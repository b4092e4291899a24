"""What is promised about the practices that are not from the seeds: each is what its page says, and none pushes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from numbcheck.play.ports import Said
from numbcheck.practice.script import Ask, Script, Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.visit.practising.practise import practise
from numbcheck.visit.practising.tuned import tuned
from tests.asked import ask, drafts, kept
from tests.content.test_depth import LONGEST_SILENCE
from tests.seats import FakeSeat, house_with
from tests.timeline import said, timeline, unannounced
from tests.typist import played

if TYPE_CHECKING:
    from pathlib import Path

SHELF = Shelf()
TIMED = ("orient", "push", "shake", "now-then")
"""Those that ask nothing, look outward and pass by themselves."""
SCRIPTS = [SHELF.get(name) for name in TIMED]
each = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)


def part(script: Script, name: str) -> list[Timed]:
    """Return the timed beats of that part."""
    return [line.beat for line in timeline(script) if line.beat.part == name]


@each
def test_it_speaks_often_in_short_sentences_and_never_twice_the_same(script: Script) -> None:
    """No silence over twelve seconds, no sentence twice, none of more than sixteen words, no more to read first than two."""
    every = said(script)
    assert unannounced(timeline(script)) <= LONGEST_SILENCE
    assert sorted({sentence for sentence in every if every.count(sentence) > 1}) == []
    assert [sentence for sentence in every if len(sentence.split()) > 16] == []
    assert len(" ".join(script.opening).split()) <= 24


@each
def test_it_looks_outward_asks_nothing_and_needs_no_key(script: Script) -> None:
    """I do not have to type anything, and press Enter at a caution only; it turns me to what is around me."""
    assert script.attention == "outward"
    assert all(isinstance(beat, Timed) for beat in script.beats[script.caution :])


def test_orient_turns_as_slowly_as_a_camera() -> None:
    """Each way takes twelve seconds with two sentences, the necks that hurt are thought of, and nothing is searched for."""
    orient = SHELF.get("orient")
    for way in ("left", "right"):
        assert (sum(beat.seconds for beat in part(orient, way)), len(part(orient, way))) == (12, 2)
    assert "stiff neck, or dizzy" in " ".join(orient.opening).lower()
    assert not re.search(r"\b(safe|danger|behind|threat|exits?|doors?)\b", " ".join(said(orient)))


def test_push_three_times_and_each_rest_compares() -> None:
    """Three pushes of ten seconds at most at any pace, each followed by what is different now; who must not push reads it."""
    push = SHELF.get("push")
    beats = [line.beat for line in timeline(push)]
    tense = [at for at, beat in enumerate(beats) if beat.phase == "tense"]
    assert [beats[at].seconds * push.pace[1] <= 10 for at in tense] == [True] * 3
    assert [beats[at + 1].cue for at in tense] == ["contrast"] * 3
    assert "breathe out" in beats[0].words.lower()
    card = push.beats[0].words
    assert push.caution
    assert all(named in card for named in ("wrists", "shoulders", "eyes", "operation", "palm on palm only"))


def test_shake_ends_still_and_outward() -> None:
    """The last sixteen seconds are still and look around; sitting comes first, and joints and dizziness are thought of."""
    shake = SHELF.get("shake")
    last = part(shake, shake.places[-1])
    assert sum(beat.seconds for beat in last) >= 15
    assert {beat.cue for beat in last} == {"outward"}
    assert timeline(shake)[0].beat.words.startswith("Sit")
    assert all(named in " ".join(shake.opening) for named in ("hold on", "joint", "Dizzy", "Sit, or"))


def test_sr_35_now_then_names_the_year_and_promises_nothing(home: Path) -> None:
    """I read the year it is; every sentence looks outward, and none says that I am safe or that it is over."""
    house, _ = house_with(FakeSeat([]), home)
    script = tuned(house, "now-then")
    year = str(house.now().year)
    assert script.opening[0].startswith(f"It's {year} now.")
    assert year in script.closing
    assert {line.beat.cue for line in timeline(script)} == {"outward"}
    assert not re.search(r"\b(safe|over|past|gone)\b", " ".join(said(script)))


def test_setaside_keeps_two_lists_and_a_time(home: Path) -> None:
    """What I can change, its first step, what I cannot, and when I look again are kept apart; it ends looking up."""
    lines = "the form", "call Sam", "", "fill in line one, at nine", "the weather", "", "ten o'clock"
    stage = played(home, "setaside", *lines)
    assert "The rest can wait until tomorrow." in stage.words
    (entry,) = kept(home)
    assert [(said["ask"], said["text"]) for said in entry["answers"]] == [
        ("mine", "the form"),
        ("mine", "call Sam"),
        ("first", "fill in line one, at nine"),
        ("others", "the weather"),
        ("when", "ten o'clock"),
    ]
    assert entry["finished"]
    assert [line.beat.cue for line in timeline(SHELF.get("setaside"))] == ["outward", "outward"]
    assert SHELF.get("setaside").seconds == 15


def test_setaside_is_not_for_thoughts_of_dying() -> None:
    """Before I put anything aside I read where thoughts of dying go, and it is never offered unasked."""
    setaside = SHELF.get("setaside")
    assert "numbcheck crisis" in setaside.opening[-1]
    assert setaside.by_name


def test_setaside_takes_enter_for_enough(home: Path) -> None:
    """Enter alone goes on to the next of its four questions, and nothing is kept of it."""
    said = " ".join(played(home, "setaside").words)
    assert all(more not in said for more in ("Another one?", "Anything else", "For one of those"))
    assert kept(home) == []


def test_three_has_three_ways_in_and_an_empty_run_keeps_nothing(home: Path) -> None:
    """Each time I am asked for something else; nothing is an answer, and where it is the only one nothing is kept."""
    asked = [beat.words for beat in SHELF.get("three").beats]
    assert len(set(asked)) == len(asked) == 4
    heard = ask("do", "three", typed="\n" * 4)
    assert (heard.code, kept(home), drafts(home)) == (0, [], [])
    assert "Nothing kept." in heard.err
    ask("do", "three", typed="tea\n\n\nthe kettle\n")
    assert [(said["ask"], said["text"]) for said in kept(home)[0]["answers"]] == [
        ("thing", "tea"),
        ("hand", "the kettle"),
    ]


def test_kind_has_a_mug_for_whom_touch_is_wrong() -> None:
    """A mug and a table are answers like any other, so is nowhere; the quiet is announced, and it ends looking out."""
    kind = SHELF.get("kind")
    first = kind.beats[0]
    assert isinstance(first, Ask)
    assert {"around a mug", "on the table edge", "nowhere"} < set(first.offered)
    lines = timeline(kind)
    assert unannounced(lines) <= LONGEST_SILENCE
    assert [line.beat.cue for line in lines] == ["contact", "allow", "quiet", "outward"]
    every = said(kind)
    assert len(every) == len(set(every))
    assert not re.search(r"\b(love|deserves?)\b", " ".join(every))


def test_kind_takes_my_own_sentence(home: Path) -> None:
    """Three sentences are offered, and one of my own is kept as I typed it."""
    lines = [beat for beat in SHELF.get("kind").beats if isinstance(beat, Ask) and beat.ask == "words"]
    assert len(lines[0].offered) == 3
    seat = FakeSeat([((0.0, Said("around a mug")), (25.0, Said("it's all right to be slow")))])
    house, _ = house_with(seat, home)
    practise(house, tuned(house, "kind"))
    (entry,) = kept(home)
    assert entry["finished"]
    assert [said["text"] for said in entry["answers"]] == ["around a mug", "it's all right to be slow"]
