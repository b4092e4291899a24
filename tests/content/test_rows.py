"""Where each idea that this program comes from has its place."""

from __future__ import annotations

import pytest

from numbcheck.practice.script import Ask, Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.practice.tuning import Tuning

SHELF = Shelf()
PLACES = {
    "T01": ("senses", "name", "where", "orient", "now-then"),
    "T02": ("natural", "even", "sigh", "box", "478", "winddown"),
    "T04": ("long",),
    "T05": ("scan", "scan-short", "scan-neutral", "scan-other-side"),
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
    "T38": ("three",),
    "T14": ("savour",),
    "T30": ("loosen",),
    "T31": ("loosen",),
    "T33": ("matters",),
    "T34": ("savour",),
    "T44": ("setaside", "kind"),
    "T47": ("matters",),
    "T51": ("dayend", "dayend-short"),
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


@pytest.mark.parametrize(("hold", "tense"), [(None, [3, 3]), (0.0, [5]), (5.0, [3, 5])])
def test_t06_feet_to_head_some_seconds_and_twenty(hold: float | None, tense: list[int]) -> None:
    """From the feet to the head, tensing some seconds on the in-breath, letting go twenty on the out-breath."""
    relax = SHELF.get("relax", Tuning(hold=hold, rounds=1))
    assert (relax.places[0], relax.places[-2]) == ("feet", "head")
    for place in relax.places[:-1]:
        beats = [beat for beat in relax.beats if isinstance(beat, Timed) and beat.part == place]
        held, let_go = beats[: len(tense)], beats[len(tense) :]
        assert [(beat.phase, beat.seconds) for beat in held] == [("tense", seconds) for seconds in tense]
        assert [(beat.phase, beat.seconds) for beat in let_go] == [("release", 8), ("release", 12)]
        assert held[0].words.startswith("Breathe in and")
        assert let_go[0].words.startswith("And out")


def test_t06_what_matters_is_the_difference() -> None:
    """Each place has a word of its own for letting go, asks for the difference, and has other words the second time."""
    relax = SHELF.get("relax")
    let_go = [beat.words for beat in timed("relax") if beat.words.startswith("And out")][:14]
    assert len({words.rstrip(".").split()[-1] for words in let_go}) == len(let_go) == 14
    ends = [beat.cue for beat in relax.beats if isinstance(beat, Timed) and beat.cue and not beat.given]
    assert (ends.count("contrast"), ends.count("wander")) == (10, 4)
    assert {beat.given for beat in relax.beats if isinstance(beat, Timed) and beat.given} == {
        ("again", place) for place in relax.places[:-1]
    }


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
    assert asks("feel") == [
        "place",
        "there",
        "kind",
        "word",
        "enough",
        "body",
        "mood",
        "thoughts",
        "doing",
        "same",
    ]


def test_t27_nothing_hurries() -> None:
    """Nothing that looks inward asks for more, and every question may stay empty."""
    for script in SHELF.scripts():
        for beat in script.beats:
            assert "deeper" not in beat.words
            if isinstance(beat, Ask) and script.attention == "inward":
                assert beat.empty in ("skipped", "enough")
