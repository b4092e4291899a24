"""Where each idea that this program comes from has its place."""

from __future__ import annotations

import pytest

from numbcheck.practice.script import Ask, Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.practice.tuning import Tuning

SHELF = Shelf()
PLACES = {
    "T01": ("senses", "name", "where", "orient", "now-then"),
    "T02": ("natural", "even", "sigh", "box", "478"),
    "T04": ("long",),
    "T05": ("scan", "scan-short", "scan-neutral"),
    "T06": ("relax",),
    "T07": ("cold",),
    "T08": ("chair", "stamp"),
    "T09": ("colour", "listen"),
    "T10": ("notice",),
    "T11": ("moment", "object", "hands"),
    "T12": ("moment", "steps"),
    "T23": ("feel",),
    "T24": ("feel",),
    "T25": ("feel",),
    "T26": ("feel", "notice"),
    "T27": ("feel", "notice"),
    "T29": ("call",),
    "T36": ("push", "shake"),
}


@pytest.mark.parametrize("row", PLACES)
def test_each_row_has_its_place(row: str) -> None:
    """Each idea is a practice on the shelf, and the practice says so; more may come and say so too."""
    assert set(PLACES[row]) <= {script.id for script in SHELF.scripts() if row in script.sources}


def test_no_practice_goes_back_to_a_row_without_a_place() -> None:
    """Whatever row a practice names is one of those that have their place here."""
    assert {row for script in SHELF.scripts() for row in script.sources} <= set(PLACES)


def asks(practice: str) -> list[str]:
    """Return what a practice asks, each question once."""
    return list(dict.fromkeys(beat.ask for beat in SHELF.get(practice).beats if isinstance(beat, Ask)))


def timed(practice: str, tuning: Tuning | None = None) -> list[Timed]:
    """Return the timed beats."""
    return [beat for beat in SHELF.get(practice, tuning).beats if isinstance(beat, Timed)]


def test_t01_five_senses_in_their_order() -> None:
    """Five to see, four to touch, three to hear, two to smell, one to taste."""
    counts = [
        (beat.ask, beat.of)
        for beat in SHELF.get("senses").beats
        if isinstance(beat, Ask) and beat.number == 1
    ]
    assert counts == [("see", 5), ("touch", 4), ("hear", 3), ("smell", 2), ("taste", 1)]


def test_t02_two_to_three_minutes_without_a_pattern() -> None:
    """The breath alone, for two to three minutes, without in and out being said."""
    assert 120 <= (SHELF.get("natural").seconds or 0) <= 180
    assert {beat.phase for beat in timed("natural")} == {"notice"}


def test_t03_a_minute_of_breath_before_and_after_writing() -> None:
    """A minute of even breathing is there to stand before and after hard words."""
    assert SHELF.get("even", Tuning(minutes=1)).seconds == 60


def test_t04_longer_out_than_in() -> None:
    """The out-breath is the longer one."""
    first, second = timed("long")[:2]
    assert (first.phase, second.phase) == ("in", "out")
    assert second.seconds > first.seconds


def test_t05_head_to_toes_half_a_minute_each() -> None:
    """From the head to the feet, thirty seconds for each place."""
    scan = SHELF.get("scan")
    for place in scan.places:
        assert sum(beat.seconds for beat in timed("scan") if beat.part == place) == 30
    assert (scan.places[0], scan.places[-1]) == ("head", "feet")


def test_t06_feet_to_head_five_and_twenty() -> None:
    """From the feet to the head, tensing 5 seconds on the in-breath, letting go 20 on the out-breath."""
    beats = timed("relax")
    assert (beats[0].part, beats[-1].part) == ("feet", "head")
    for tense, release in zip(beats[::2], beats[1::2], strict=True):
        assert (tense.phase, tense.seconds, release.phase, release.seconds) == ("tense", 5, "release", 20)
        assert tense.part == release.part
        assert tense.words.startswith("Breathe in, and tense")
        assert release.words.startswith("Breathe out, and let go")


def test_t08_the_shortest() -> None:
    """Feet and chair takes half a minute to a minute."""
    assert 30 <= (SHELF.get("chair").seconds or 0) <= 60


def test_t10_three_minutes_and_fifteen_at_most() -> None:
    """The sitting is three minutes long, fifteen when asked for, and never longer."""
    assert SHELF.get("notice").seconds == 180
    assert SHELF.get("notice", Tuning(minutes=15)).seconds == 900
    assert SHELF.get("notice", Tuning(minutes=60)).seconds == 900


@pytest.mark.parametrize("named", ["coffee", "warm water", "bird", "cloth", "bite", "steps"])
def test_t11_and_t12_in_the_cues(named: str) -> None:
    """Coffee, warm water, a bird, the touch of a thing, eating and walking are among the moments."""
    assert any(named in cue.words for cue in SHELF.cues())


def test_t23_to_t26_body_first_then_maybe_a_word() -> None:
    """A place, what it is like, maybe a word; then body, mood, thoughts and doing; then whether it changed."""
    assert asks("feel") == ["place", "there", "kind", "word", "body", "mood", "thoughts", "doing", "same"]


def test_t27_nothing_hurries() -> None:
    """Nothing that looks inward asks for more, and every question may stay empty."""
    for script in SHELF.scripts():
        for beat in script.beats:
            assert "deeper" not in beat.words
            if isinstance(beat, Ask) and script.attention == "inward":
                assert beat.empty == "skipped"
