"""What is promised about sentences spread over a time: where they come, how many, and which is left out."""

from __future__ import annotations

import pytest

from numbcheck.errors import BadDataError
from numbcheck.practice.parse import parse
from numbcheck.practice.script import Ask, Script, Timed
from numbcheck.practice.tuning import Tuning

HEAD = """
id = "mine"
title = "Mine"
family = "body"
attention = "inward"
about = "My own."
"""
PLACE = """
[[step]]
part = "{part}"
seconds = 30
cues = [
    {{ cue = "arrive", words = "{part} one." }},
    {{ cue = "quality", words = "{part} two." }},
    {{ cue = "contact", words = "{part} three." }},
    {{ cue = "nothing", words = "{part} four." }},
    {{ cue = "outward", words = "{part} five." }},
]
"""
PLACES = PLACE.format(part="left") + PLACE.format(part="right")
SECOND_ROUND = """
[[step]]
ask = "again"
several = true
choices_from = "parts"
words = "Again?"

[[step]]
part = "left"
given = ["again", "left"]
seconds = 10
words = "Left again."

[[step]]
part = "right"
given = ["again", "right"]
seconds = 10
words = "Right again."

[[step]]
part = "rest"
seconds = 10
words = "Rest."
"""
SITTING = """
[[step]]
part = "sit"
minutes = 2
most_minutes = 4
why = "Four is enough."
every = [{ seconds = 15 }, { minute = 1, seconds = 30 }]
cues = [{ cue = "arrive", words = "One." }, { cue = "quiet", words = "Two." }, { cue = "outward", words = "Three." }]
"""


def script(text: str, **tuning: object) -> Script:
    return parse(HEAD + text, "mine.toml", Tuning(**tuning))  # type: ignore[arg-type]


def heard(text: str, **tuning: object) -> list[tuple[str, float]]:
    """Return the words of the timed beats, and how long each lasts."""
    return [(beat.words, beat.seconds) for beat in script(text, **tuning).beats if isinstance(beat, Timed)]


@pytest.mark.parametrize(
    ("seconds", "count"),
    [(10, 1), (14, 1), (15, 2), (24, 2), (25, 3), (30, 3), (40, 4), (49, 4), (50, 5), (60, 5)],
)
def test_a_place_speaks_as_often_as_its_time_holds(seconds: int, count: int) -> None:
    """However long I want a place to last, that is how long it lasts, and its sentences are spread evenly."""
    said = heard(PLACE.format(part="left"), seconds=float(seconds))
    assert len(said) == count
    assert [length for _, length in said] == pytest.approx([seconds / count] * count)
    assert seconds < 15 or max(length for _, length in said) <= 12.5


def test_few_words_are_the_first_of_each_place() -> None:
    """Whoever wants quiet hears one sentence a place, for as long as before."""
    assert heard(PLACES, few_words=True) == [("left one.", 30.0), ("right one.", 30.0)]


def test_each_sentence_says_what_it_is_for() -> None:
    """The kinds are in the script, so that nobody has to guess them from English; another kind is refused."""
    beats = script(PLACES).beats
    assert [beat.cue for beat in beats if isinstance(beat, Timed)] == ["arrive", "quality", "contact"] * 2
    with pytest.raises(BadDataError, match="cue is not one of arrive, quality"):
        script(PLACES.replace('"quality"', '"kwality"'))


def test_a_place_is_one_place() -> None:
    """Three sentences are one part: s skips the place, not the sentence."""
    assert script(PLACES).parts == ("left", "right")


def test_a_sitting_speaks_less_as_it_goes_on() -> None:
    """Every fifteen seconds in the first minute, then every thirty, and round again where sentences run out."""
    assert heard(SITTING) == [
        *(("One.", 15.0), ("Two.", 15.0), ("Three.", 15.0), ("One.", 15.0)),
        *(("Two.", 30.0), ("Three.", 30.0)),
    ]
    assert sum(length for _, length in heard(SITTING, minutes=3.0)) == 180
    assert heard(SITTING, few_words=True)[:2] == [("One.", 30.0), ("Three.", 30.0)]


def test_a_sitting_that_is_cut_says_why() -> None:
    """Asked for ten minutes where four are the most, it takes four and I am told the reason."""
    long = script(SITTING, minutes=10.0)
    assert long.seconds == 240
    assert long.opening == ("Four is enough.",)
    assert script(SITTING, minutes=4.0).opening == ()


def test_a_second_round_offers_what_was_played() -> None:
    """I am asked where it is still tight, among the places I did not leave out, and those come once more."""
    played = script(PLACES + SECOND_ROUND, parts=("right",))
    (ask,) = (beat for beat in played.beats if isinstance(beat, Ask))
    assert [choice.id for choice in ask.choices] == ["right"]
    assert [beat.given for beat in played.beats if isinstance(beat, Timed)][-2:] == [("again", "right"), None]


def test_from_the_other_end_the_second_round_turns_too() -> None:
    """The order I chose holds for both rounds, and what follows them stays last."""
    parts = [beat.part for beat in script(PLACES + SECOND_ROUND, first="right").beats]
    assert list(dict.fromkeys(parts[:6])) == ["right", "left"]
    assert parts[6:] == ["again", "right", "left", "rest"]


def test_one_round_or_two() -> None:
    """--once asks for no second round; --twice has each place's second one, in its own words, right away, and asks nothing."""
    once, twice = script(PLACES + SECOND_ROUND, rounds=1), script(PLACES + SECOND_ROUND, rounds=2)
    assert [beat.part for beat in once.beats] == [*["left"] * 3, *["right"] * 3, "rest"]
    assert [beat.part for beat in twice.beats] == [*["left"] * 4, *["right"] * 4, "rest"]
    assert [twice.beats[at].words for at in (3, 7)] == ["Left again.", "Right again."]
    assert all(beat.given is None for beat in twice.beats)
    assert [beat.words for beat in script(PLACES, rounds=2).beats][::3] == ["left one."] * 2 + [
        "right one."
    ] * 2


TENSING = """
[[step]]
part = "feet"
beats = [
    { phase = "tense", words = "Curl.", seconds = 3, alone = 5 },
    { phase = "tense", words = "Keep.", seconds = 3, held = true },
    { phase = "release", words = "Let go.", seconds = 8 },
    { phase = "release", words = "Compare.", cue = "contrast", seconds = 12 },
]
"""


@pytest.mark.parametrize(
    ("hold", "said"),
    [
        (None, [("Curl.", 3), ("Keep.", 3)]),
        (5.0, [("Curl.", 3), ("Keep.", 5)]),
        (0.0, [("Curl.", 5)]),
    ],
)
def test_what_is_held_is_held_as_long_as_asked(hold: float | None, said: list[tuple[str, float]]) -> None:
    """I stay tense as long as I asked for; where I hold nothing, tensing itself takes a little longer."""
    assert heard(TENSING, hold=hold) == [*said, ("Let go.", 8), ("Compare.", 12)]


def test_few_words_leave_the_time_of_letting_go() -> None:
    """With few words nothing is said between letting go and the next place, and it takes as long."""
    assert heard(TENSING, few_words=True) == [("Curl.", 3), ("Keep.", 3), ("Let go.", 20)]


def test_the_length_is_that_of_the_first_round() -> None:
    """What I am told it takes does not count a second round that nobody has asked for yet."""
    assert script(PLACES + SECOND_ROUND).seconds == 70


def test_words_of_a_breath_may_settle() -> None:
    """They become fewer and stay few; once a minute a sentence comes between, each a new one."""
    breath = """
[[step]]
minutes = 3
settles = true
last = "The last."
asides = ["First aside.", "Second aside."]
beats = [
    { phase = "in", words = ["A soft breath in.", "In."], seconds = 5 },
    { phase = "out", words = ["And a soft breath out.", "Out."], seconds = 5 },
]
"""
    words = [said for said, _ in heard(breath)]
    assert words[:4] == ["A soft breath in.", "And a soft breath out.", "In.", "Out."]
    assert [at for at, said in enumerate(words) if "aside" in said] == [12, 24]
    assert (words[12], words[24]) == ("In. First aside.", "In. Second aside.")
    assert [at for at, said in enumerate(words) if "The last." in said] == [34]
    assert words[34] == "In. The last."
    assert "The last." not in heard(breath, repeats=1)[0][0]


def test_nudges_take_turns_by_sets() -> None:
    """Each further question has its own words; another visit has the other set of them."""
    asking = """
[[step]]
ask = "see"
times = 3
words = "Three things."
sets = [{ more = ["Small.", "Far."] }, { more = ["Round."] }]
"""

    def words(turn: int) -> list[str]:
        return [beat.words for beat in script(asking, turn=turn).beats]

    assert words(0) == ["Three things.", "Small.", "Far."]
    assert words(1) == ["Three things.", "Round.", "Round."]
    assert words(2) == words(0)
