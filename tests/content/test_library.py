"""What is promised about every practice: sources, cautions, lengths, few words at once, and a way out."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

import pytest

from numbcheck.play.perform import perform
from numbcheck.play.player import Command, Player
from numbcheck.practice.script import Ask, Beat, Card, Script, Timed
from numbcheck.practice.shelf import Shelf
from tests.fakes import RecordingStage
from tests.obliging import ObligingDesk
from tests.shipped import grade
from tests.timeline import timeline

SHELF = Shelf()
SCRIPTS = list(SHELF.scripts())
ROWS = {line.split()[0] for line in Path(__file__).with_name("rows.txt").read_text().splitlines()[1:]}
SECONDS = {
    "478": 76, "box": 128, "even": 180, "long": 180, "natural": 150, "sigh": 120,
    "scan": 420, "scan-short": 180, "scan-neutral": 60, "scan-other-side": 60, "relax": 384, "notice": 180, "moment": 30,
    "chair": 45, "listen": 60, "object": 80, "hands": 60, "steps": 60, "stamp": 40, "cold": 65,
    "orient": 68, "push": 76, "shake": 70, "now-then": 60,
    "dayend": 35, "dayend-short": 15, "savour": 35, "loosen": 48, "winddown": 218, "winddown-body": 218, "matters": None,
    "senses": None, "colour": None, "where": None, "setaside": 15, "three": None, "kind": 48, "name": None, "call": None, "feel": None,
}  # fmt: skip
each = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)


def wrapped(words: str, width: int) -> int:
    """Return how many lines these words take."""
    return sum(len(textwrap.wrap(line, width)) for line in words.split("\n"))


def test_nothing_is_missing() -> None:
    """Everything the manual names is on the shelf."""
    assert set(SECONDS) <= {script.id for script in SCRIPTS}


@each
def test_sources(script: Script) -> None:
    """Each practice names where it comes from, and that is a real row."""
    assert script.sources
    assert set(script.sources) <= ROWS


def test_sources_of_the_cues() -> None:
    """So does each small thing to notice."""
    assert all(cue.source and set(cue.source) <= ROWS for cue in SHELF.cues())


@each
def test_it_takes_as_long_as_declared(script: Script) -> None:
    """A practice takes exactly the time that is told beforehand, in virtual time and to the second."""
    declared = SECONDS.get(script.id, script.seconds)
    assert script.seconds == declared
    waits = not all(isinstance(beat, Timed) for beat in script.beats)
    outcome = perform(script, ObligingDesk(), RecordingStage())
    assert outcome.finished
    assert waits or outcome.seconds == pytest.approx(declared)


@each
def test_few_words_at_once(script: Script) -> None:
    """What I have to read at once is never more than three lines, and fits a small window too."""
    assert sum(wrapped(line, 76) for line in script.opening) <= 3
    assert all(line.endswith((".", "?", ": numbcheck crisis")) for line in script.opening)
    for beat in script.beats:
        assert wrapped(beat.words, 76) <= 3
        assert wrapped(beat.words, 38) <= 6


@each
def test_easy_to_read(script: Script) -> None:
    """Each practice by itself can be read at school grade 8 or below."""
    words = list(dict.fromkeys(beat.words for beat in script.beats))
    assert grade([*script.opening, *words, script.closing]) <= 8.0


@each
def test_a_way_out_of_every_beat(script: Script) -> None:
    """Wherever I am, one key leaves, one goes on, and nothing has to be answered."""
    for beat in dict.fromkeys(script.beats):
        alone = replace(script, beats=(_open(beat), Timed("after", "After.", 5.0)))
        for way in (Command.STOP, Command.SKIP, "enter"):
            player = Player(alone, 0.0)
            _take(way, player, beat)
            assert player.done or player.frame(1000.0).beat.part == "after"


def _open(beat: Beat) -> Beat:
    return replace(beat, given=None) if isinstance(beat, Ask) else beat


def _take(way: Command | str, player: Player, beat: Beat) -> None:
    match way, beat:
        case Command(), _:
            player.obey(way, 1.0)
        case _, Ask():
            player.answer("", 1.0)
        case _, Card():
            player.obey(Command.NEXT, 1.0)
        case _, Timed():
            player.advance(1.0 + beat.seconds)


@pytest.mark.parametrize(
    ("practice", "names"),
    [
        ("cold", ["heart", "slow pulse", "beta-blockers", "rash", "eating disorder", "cloth", "stop"]),
        ("relax", ["doctor", "hurt", "sore", "operation", "heart", "Pregnant", "strain", "cramp", "let go"]),
    ],
)
def test_cautions_come_first(practice: str, names: list[str]) -> None:
    """Before cold and before tensing I read who had better leave it out, and it waits until I have."""
    cards = list(takewhile(lambda beat: isinstance(beat, Card), SHELF.get(practice).beats))
    read = " ".join(card.words for card in cards)
    assert [name for name in names if name not in read] == []


def test_cold_is_for_the_hands_and_short() -> None:
    """Cold stays in the hands, from ten to thirty seconds even at the slowest pace."""
    cold = SHELF.get("cold")
    for part in ("hold", "again"):
        held = sum(beat.seconds for beat in cold.beats if isinstance(beat, Timed) and beat.part == part)
        assert 10 <= held <= 30 / cold.pace[1]
    assert not any("face" in beat.words.lower() for beat in cold.beats)


def test_every_paced_breath_says_softly_and_stop() -> None:
    """Each paced breath begins with softly, and with what to do when dizzy."""
    for script in SCRIPTS:
        if any(isinstance(beat, Timed) and beat.phase == "in" for beat in script.beats):
            opening = " ".join(script.opening)
            assert "softly" in opening
            assert "dizzy, stop" in opening


def test_looking_inward_says_that_eyes_can_stay_open() -> None:
    """Whatever looks inward says in its first minute that my eyes can stay open, or asks me at once what I notice."""
    for script in SCRIPTS:
        if script.attention == "inward" and script.id != "feel":
            first = [line.beat.words for line in timeline(script) if line.at < 60]
            words = " ".join([*script.opening, *first]).lower()
            assert re.search(r"\beyes (can |may )?(stay |soft, )?open|eyes open", words), script.id


def test_nothing_is_a_full_answer() -> None:
    """Where I am asked what I feel, nothing, numb and not knowing are offered like any other answer."""
    for practice, ask in (("notice", "there"), ("feel", "there"), ("feel", "kind")):
        offered = {
            choice.words
            for beat in SHELF.get(practice).beats
            if isinstance(beat, Ask) and beat.ask == ask
            for choice in beat.choices
        }
        assert offered >= {"nothing", "numb"}
        assert offered & {"not sure", "don't know"}


def test_longer_and_inward_ones_end_outward() -> None:
    """What went inward ends with a look around, or lets go of the breath."""
    for script in SCRIPTS:
        if script.attention == "inward":
            assert any(
                words in script.closing for words in ("Look around", "look around", "Look up", "its own way")
            )
