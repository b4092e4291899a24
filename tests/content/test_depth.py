"""What is promised about guidance: it speaks often enough, never twice the same, and can be left where it comes close."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from numbcheck.play.perform import perform
from numbcheck.play.player import Command, Player
from numbcheck.practice.lead import led
from numbcheck.practice.script import Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.practice.tuning import Tuning
from tests.every import every
from tests.fakes import FakeDesk, RecordingStage, did
from tests.timeline import gaps, minutes, moments, said, sentences, timeline, unannounced, visits

if TYPE_CHECKING:
    from numbcheck.practice.script import Script

SHELF = Shelf()
SCANS = ["scan", "scan-short", "scan-neutral", "scan-other-side"]
SITTINGS = {"natural": 13.0, "notice": 15.0}
"""Minutes for which each has its own sentences."""
SLOW = {*SITTINGS, "winddown", "winddown-body"}
"""Those that may be silent for longer."""
BREATHS = ["even", "long", "sigh", "box", "478"]
SCRIPTS = list(SHELF.scripts())
LONGEST_SILENCE, OF_A_SITTING, A_MOMENT = 12.3, 20.0, 30.0
"""Seconds; a moment is one sentence, and nothing more."""
CLOSE = {"neck", "chest", "belly", "hips", "seat", "thighs", "jaw"}
"""Places that can be too near."""
NOTHING = re.compile(r"\b(no|not|nothing|none|numb|blank|shoes?)\b", re.IGNORECASE)
HELP = re.compile(r"numbcheck crisis|emergency number|suddenly goes numb")
each = every(SCRIPTS, lambda script: script.id)
inward = every([script for script in SCRIPTS if script.attention == "inward"], lambda script: script.id)


@each
def test_nobody_is_left_in_silence(script: Script) -> None:
    """I am spoken to every twelve seconds, or told beforehand that it will be quiet; a sitting may take twenty, and a moment is one."""
    longest = OF_A_SITTING if script.id in SLOW else A_MOMENT if script.id == "moment" else LONGEST_SILENCE
    assert unannounced(timeline(script)) <= longest


@each
def test_no_sentence_comes_twice(script: Script) -> None:
    """No sentence is said twice in a visit, but for the words that lead a breath."""
    for visit in visits(script):
        every = said(visit)
        assert sorted({sentence for sentence in every if every.count(sentence) > 1}) == []


def test_two_visits_of_the_senses_differ() -> None:
    """Fifteen prompts and none like another; another visit has at most eight of them again, and none speaks of a room."""
    one, other = ([beat.words for beat in SHELF.get("senses", Tuning(turn=turn)).beats] for turn in (0, 1))
    assert len(set(one)) == len(set(other)) == 15
    assert len(set(one) & set(other)) <= 8
    assert "room" not in " ".join([*one, *other, SHELF.get("senses").closing])


def test_who_smells_nothing_skips_it() -> None:
    """One key leaves out a whole sense: of fifteen prompts thirteen are left, and nothing is kept of the other two."""
    senses = SHELF.get("senses")
    player = Player(senses, 0.0)
    met = []
    while not player.done:
        met.append(player.frame(0.0).beat.part)
        if met[-1] == "smell":
            player.obey(Command.SKIP, 0.0)
        else:
            player.answer("", 0.0)
    assert [met.count(sense) for sense in ("see", "touch", "hear", "smell", "taste")] == [5, 4, 3, 1, 1]
    assert len(player.outcome(0.0).answers) == 13
    assert "Tab skips" in next(beat.words for beat in senses.beats if beat.part == "smell")


@pytest.mark.parametrize(("practice", "longest"), SITTINGS.items())
def test_a_long_sitting_has_its_own_sentences(practice: str, longest: float) -> None:
    """However long a sitting may be, no sentence comes round again, and silences stay announced."""
    script = SHELF.get(practice, Tuning(minutes=longest))
    assert len(said(script)) == len(set(said(script)))
    assert unannounced(timeline(script)) <= OF_A_SITTING < timeline(script)[-1].beat.seconds


def test_just_breathing_has_ten_sentences_of_five_kinds() -> None:
    """Every fifteen seconds one: two arrive, three offer words, two let be, two bring a mind back, one names nothing."""
    lines = timeline(SHELF.get("natural"))
    assert [line.at for line in lines] == pytest.approx([15.0 * n for n in range(10)])
    assert Counter(line.beat.cue for line in lines) == {
        "arrive": 2,
        "quality": 3,
        "allow": 2,
        "wander": 2,
        "nothing": 1,
    }


def test_longer_breathing_is_quieter() -> None:
    """From two and a half minutes on a sentence comes each half minute, from five on each three quarters."""
    lines = timeline(SHELF.get("natural", Tuning(minutes=10.0)))
    for since, until, apart in ((150, 300, 30), (300, 600, 45)):
        within = [line.beat.seconds for line in lines if since <= line.at < until][:-1]
        assert within == pytest.approx([apart] * len(within))


def test_a_minute_of_noticing_looks_inward_and_out() -> None:
    """Each minute asks, visits the body, lets be, and looks outward; the question comes back after five and ten minutes."""
    lines = timeline(SHELF.get("notice", Tuning(minutes=15.0)))
    assert min(len(kinds) for kinds in minutes([line for line in lines if line.at < 180])) == 4
    assert moments(lines, "outward")[0] == 45
    assert all(50 <= gap <= 60 for gap in gaps(moments(lines, "outward")))
    assert moments(lines, "arrive") == [0, 300, 600]


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ("nothing", ["there"]),
        ("numb, far off", ["there"]),
        ("", ["there"]),
        ("numb, heavy", ["there", "feels", "wants"]),
        ("a stone", ["there", "feels", "wants"]),
    ],
)
def test_nothing_asks_nothing_more(answer: str, asked: list[str]) -> None:
    """Whoever noticed nothing is asked no more; whoever noticed something may say what it's like."""
    notice = SHELF.get("notice")
    player = Player(replace(notice, beats=notice.beats[-3:]), 0.0)
    met = []
    for said_now in (answer, "dull", "tea"):
        if not player.done:
            met.append(player.frame(0.0).beat.part)
            player.answer(said_now, 0.0)
    assert met == asked


@each
def test_sentences_are_short(script: Script) -> None:
    """No sentence of a practice is longer than sixteen words."""
    every = [*said(script), *(s for line in timeline(script) for s in sentences(line.beat.words))]
    assert [sentence for sentence in every if len(sentence.split()) > 16] == []


@each
def test_little_is_read_before_it_begins(script: Script) -> None:
    """What I read first has 24 words at most; only a line that sends me to help comes on top of it."""
    words = [line for line in script.opening if not HELP.search(line)]
    assert len(" ".join(words).split()) <= 24


def test_what_looks_inward_leaves_room_for_a_line() -> None:
    """After looking through the body, sitting, tensing and a moment again I can note a line down; after no other."""
    assert {script.id for script in SCRIPTS if script.note_line} == {*SCANS, *SITTINGS, "relax", "savour"}


@inward
def test_a_place_that_is_too_near_can_be_left_out(script: Script) -> None:
    """At the throat, the chest, the belly and the like I am told how to skip it."""
    lines = timeline(script)
    for place in CLOSE & {line.beat.part for line in lines}:
        assert any("s skips" in line.beat.words for line in lines if line.beat.part == place), place


@pytest.mark.parametrize("practice", SCANS)
def test_a_scan_brings_a_mind_back_each_minute(practice: str) -> None:
    """After fifty seconds, and then once a minute, a sentence brings me back without blame."""
    lines = timeline(SHELF.get(practice))
    assert moments(lines, "wander")[0] == pytest.approx(50, abs=2)
    assert gaps(moments(lines, "wander")) == pytest.approx([60] * (len(moments(lines, "wander")) - 1), abs=2)
    assert lines[-1].at - moments(lines, "wander")[-1] < 60


@pytest.mark.parametrize(("practice", "apart"), [("natural", 60), ("notice", 60), ("relax", 78)])
def test_what_lasts_brings_a_mind_back_as_often(practice: str, apart: float) -> None:
    """So does sitting, once a minute; while hands and feet are busy it is once in three places, and never the first words."""
    lines = timeline(SHELF.get(practice))
    wanders = [line for line in lines if line.beat.cue == "wander"]
    assert 40 <= wanders[0].at <= 70
    assert gaps([line.at for line in wanders]) == pytest.approx([apart] * (len(wanders) - 1), abs=10)
    assert len({line.beat.words for line in wanders}) == len(wanders) >= 2


@pytest.mark.parametrize("practice", SCANS)
def test_a_scan_has_more_than_one_way_to_look(practice: str) -> None:
    """In any minute there are four kinds of sentences at least, and among three places one that names nothing."""
    script = SHELF.get(practice)
    lines = timeline(script)
    assert min(len(kinds) for kinds in minutes(lines)) >= 4
    for first in range(max(1, len(script.places) - 2)):
        near = script.places[first : first + 3]
        assert any(NOTHING.search(line.beat.words) for line in lines if line.beat.part in near), near


@pytest.mark.parametrize("practice", BREATHS)
def test_a_breath_says_less_and_less(practice: str) -> None:
    """I am led in whole sentences, then in single words; between them come a few sentences of another kind, and the end."""
    lines = timeline(SHELF.get(practice))
    per_breath = len(lines) // (SHELF.get(practice).breaths)
    ends = [" ".join(line.beat.words for line in part) for part in (lines[:per_breath], lines[-per_breath:])]
    assert len(ends[0].split()) > len(ends[1].replace("Last one.", "").split())
    assert "Last one." in ends[1]
    between = [words for line in lines if line.at < 120 for words in sentences(line.beat.words)[1:]]
    assert len(between) >= (2 if practice == "478" else 4)
    assert len(set(between)) == len(between)


def test_a_sigh_is_soft() -> None:
    """Ten in two minutes; what I hear before them is small and soft: a sip, and nothing full or deep."""
    assert (SHELF.get("sigh").breaths, SHELF.get("sigh").seconds) == (10, 120)
    assert [line.beat.seconds for line in timeline(SHELF.get("sigh"))[:3]] == [4, 1, 7]
    opening = " ".join(SHELF.get("sigh").opening)
    assert "sip" in opening
    assert "soft" in opening
    assert not re.search(r"deep|full", opening)


def test_after_a_sigh_the_breath_is_left_alone() -> None:
    """Twenty seconds without a pattern follow, which nobody counts and Enter ends; who asked for breaths gets those alone."""
    sigh = led(SHELF.get("sigh"))
    outcome = perform(sigh, FakeDesk(), stage := RecordingStage())
    assert stage.words[-1] == "Now let it breathe by itself."
    assert (outcome.finished, outcome.seconds) == (True, 120.0)
    left = perform(sigh, desk := FakeDesk(did(140.0, Command.NEXT)), RecordingStage())
    assert (left.finished, left.seconds, desk.now() - 1000 < 141) == (True, 120.0, True)
    assert isinstance(led(SHELF.get("sigh", Tuning(repeats=3))).beats[-1], Timed)


def test_who_does_both_scans_hears_other_words() -> None:
    """The short scan is no extract: none of its sentences is one of the long one."""
    for one, other in combinations(SCANS, 2):
        assert set(said(SHELF.get(one))) & set(said(SHELF.get(other))) == set()


def test_one_place_for_a_minute() -> None:
    """`scan --seconds 60 --areas hands` lasts a minute, with its five sentences spread over it."""
    lines = timeline(SHELF.get("scan", Tuning(seconds=60.0, parts=("hands",))))
    assert [line.at for line in lines] == pytest.approx([0, 12, 24, 36, 48])
    assert sum(line.beat.seconds for line in lines) == pytest.approx(60, abs=0.2)
