"""What a practice file may say, and what is said when it cannot be read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.errors import BadDataError, NumbcheckError, UsageError
from numbcheck.practice.bounds import breath_fault, pace_range
from numbcheck.practice.files import LIBRARY
from numbcheck.practice.length import span
from numbcheck.practice.parse import parse
from numbcheck.practice.reply import Reply, choices, named_alike
from numbcheck.practice.script import Ask, Card, Script, Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.practice.tuning import Tuning

HEAD = """
id = "mine"
title = "Mine"
family = "senses"
attention = "outward"
about = "My own."
"""


def steps(text: str, tuning: Tuning | None = None, head: str = HEAD) -> Script:
    return parse(head + text, "mine.toml", tuning)


def test_every_practice_on_the_shelf_can_be_read() -> None:
    """Nothing we ship is unreadable, and each file is named after its practice."""
    scripts = list(Shelf().scripts())
    assert [script.id for script in scripts] == sorted(path.stem for path in LIBRARY.glob("*.toml"))


def test_five_four_three_two_one() -> None:
    """Five to see, four to touch, three to hear, two to smell, one to taste; each may go without words."""
    asks = [beat for beat in Shelf().get("senses").beats if isinstance(beat, Ask)]
    counts = {
        name: sum(beat.ask == name for beat in asks) for name in ("see", "touch", "hear", "smell", "taste")
    }
    assert counts == {"see": 5, "touch": 4, "hear": 3, "smell": 2, "taste": 1}
    assert [beat.number for beat in asks] == [1, 2, 3, 4, 5, 1, 2, 3, 4, 1, 2, 3, 1, 2, 1]
    assert {beat.empty for beat in asks} == {"noticed"}


@pytest.mark.parametrize(
    ("pattern", "breath", "seconds"),
    [
        ("even", [5, 5], 180),
        ("long", [4, 6], 180),
        ("sigh", [4, 1, 7], 120),
        ("box", [4, 4, 4, 4], 128),
        ("478", [4, 7, 8], 76),
        ("natural", [15] * 10, 150),
    ],
)
def test_breathing_takes_what_it_says(pattern: str, breath: list[int], seconds: int) -> None:
    """Each pattern has its own rhythm and its own length."""
    script = Shelf().get(pattern)
    first = script.beats[: len(breath)]
    assert [beat.seconds for beat in first if isinstance(beat, Timed)] == breath
    assert script.seconds == seconds


def test_478_never_goes_past_four() -> None:
    """4-7-8 stops after four breaths whatever is asked, and says why."""
    script = Shelf().get("478", Tuning(repeats=12))
    assert script.seconds == 4 * 19
    assert any("4 breaths" in line for line in script.opening)
    assert not any("stops" in line for line in Shelf().get("478").opening)


def test_sighing_never_goes_past_three_minutes() -> None:
    """Sighing stops after three minutes."""
    assert Shelf().get("sigh", Tuning(minutes=9)).seconds == 180


def test_holds_can_be_left_out() -> None:
    """The holds of box breathing can be shorter, or not there at all."""
    script = Shelf().get("box", Tuning(ratio=(4, 0, 4, 0), repeats=1))
    assert [beat.phase for beat in script.beats if isinstance(beat, Timed)] == ["in", "out"]
    shorter = Shelf().get("box", Tuning(ratio=(4, 1.5, 4, 1.5), repeats=1))
    assert [beat.seconds for beat in shorter.beats if isinstance(beat, Timed)] == [4, 1.5, 4, 1.5]


@given(st.floats(0.01, 20))
def test_whole_breaths_and_at_least_one(minutes: float) -> None:
    """However short the time I give, it is whole breaths, and one at least."""
    script = Shelf().get("even", Tuning(minutes=minutes))
    assert script.seconds is not None
    assert script.seconds % 10 == 0
    assert script.seconds >= 10
    assert abs(script.seconds - minutes * 60) <= 10


def test_the_scan_and_its_directions() -> None:
    """Fourteen places of thirty seconds from head to feet, the other way round, or from where I want."""
    scan = Shelf().get("scan")
    assert (len(scan.places), scan.seconds) == (14, 420)
    assert (scan.places[0], scan.places[-1]) == ("head", "feet")
    assert Shelf().get("scan", Tuning(first="feet")).places == scan.places[::-1]
    assert Shelf().get("scan", Tuning(first="head")).places == scan.places
    assert Shelf().get("scan", Tuning(first="chest")).places == scan.places[7:]
    assert Shelf().get("scan", Tuning(seconds=10)).seconds == 140
    assert Shelf().get("scan", Tuning(parts=("hands", "feet"))).places == ("hands", "feet")
    assert Shelf().get("scan-short").seconds == 180
    assert Shelf().get("scan-neutral").places == ("hand", "foot")
    assert Shelf().get("scan-other-side").places == ("hand", "foot")


def test_a_place_that_is_not_there() -> None:
    """A part I misspell is named, with some that there are."""
    with pytest.raises(UsageError, match=r'no part "tail"\. Choose one of: head, face'):
        Shelf().get("scan", Tuning(parts=("tail",)))


def test_a_practice_that_is_not_there() -> None:
    """A practice I misspell suggests the one I may have meant."""
    with pytest.raises(UsageError, match='Did you mean "senses"'):
        Shelf().get("sences")


def test_softly_stands_at_the_start_of_every_paced_breath() -> None:
    """Nobody is asked to breathe deeply, and who gets dizzy is told to stop."""
    for script in Shelf().scripts():
        if any(isinstance(beat, Timed) and beat.phase in ("in", "out") for beat in script.beats):
            opening = " ".join(script.opening)
            assert "softly, not deeply" in opening or (
                script.id == "sigh" and "breath out, softly" in opening
            )
            assert "dizzy" in opening


FAULTS = [
    ("", "has no [[step]]"),
    ("step = 3", "has no [[step]]"),
    ("[[step]]\nwords = 'x'", "step 1: A step needs one of: ask, card, beats, cues, seconds"),
    ("[[step]]\nseconds = 5", "step 1: It has no words"),
    ("[[step]]\nseconds = 'five'\nwords = 'x'", "step 1: seconds is not a number"),
    ("[[step]]\nseconds = 0\nwords = 'x'", "step 1: seconds is 0"),
    ("[[step]]\nseconds = nan\nwords = 'x'", "step 1: seconds is not a number"),
    ("[[step]]\nseconds = 5\nwords = 'x'\ncolour = 1", 'step 1: "colour" isn\'t a key here.'),
    ("[[step]]\nask = 'see'\nwords = 'x'\ntimes = 0", "times is not a whole number"),
    ("[[step]]\nask = 'What?'\nwords = 'x'", "ask is not a plain name"),
    ("[[step]]\nask = 'see'\nwords = 'x'\nempty = 'maybe'", "empty is not one of noticed, skipped"),
    ("[[step]]\ncard = []", "card is empty"),
    ("[[step]]\nbeats = [1]", "This is not a table"),
    ("[[step]]\nbeats = [{phase = 'in', seconds = 2, words = 'x'}]", "One whole breath takes 2 seconds"),
    (
        "[[step]]\nbeats = [{phase = 'in', seconds = 4, words = 'x'}, {phase = 'hold', seconds = 9, words = 'x'}]",
        "A hold may last 7 seconds at most",
    ),
    ("[[step]]\nrepeat = 500\nbeats = [{seconds = 60, words = 'x'}]", "longer than 60 minutes"),
    ("[[step]]\nask = 'a'\nwords = 'x'\nchoices = " + str(["w"] * 40), "It has 40 choices"),
    ("[[step]]\nask = 'a'\nwords = 'x'\nseveral = 1", "several is not true or false"),
    ("= broken", "Line 7 cannot be read as TOML. Write key = value there"),
]


@pytest.mark.parametrize(("text", "sentence"), FAULTS)
def test_a_fault_names_file_step_and_remedy(text: str, sentence: str) -> None:
    """When a file of mine cannot be read I learn which, where, and what to do about it."""
    with pytest.raises(BadDataError) as caught:
        steps(text)
    assert str(caught.value).startswith("mine.toml")
    assert sentence in str(caught.value)
    assert caught.value.code == 65
    assert str(caught.value).count(". ") >= 1


def test_a_missing_head_is_named() -> None:
    """A file without a title says so."""
    with pytest.raises(BadDataError, match=r"mine.toml: It has no id. Add id = ..."):
        parse("[[step]]\nseconds = 5\nwords = 'x'", "mine.toml")


def test_choices_are_answered_by_number_or_word() -> None:
    """A number or a word picks an answer; a word of my own is taken as it is, apart from what I picked."""
    one = steps("[[step]]\nask = 'slept'\nwords = 'x'\nchoices = ['good', 'some']").beats[0]
    many = steps("[[step]]\nask = 'how'\nwords = 'x'\nseveral = true\nchoices = ['numb', 'sad']").beats[0]
    assert isinstance(one, Ask)
    assert isinstance(many, Ask)
    assert [one.understood(text) for text in ("1", " 2 ", "Some", "go", "3", "so so", "")] == [
        *(Reply((words,)) for words in ("good", "some", "some", "good")),
        *(Reply((), words) for words in ("3", "so so", "")),
    ]
    assert [many.understood(text) for text in ("1 2", "2,1", "sad numb", "1 1", "1 x", "sad, odd, 1")] == [
        *(Reply(words) for words in (("numb", "sad"), ("sad", "numb"), ("sad", "numb"), ("numb",))),
        Reply((), "1 x"),
        Reply(("sad", "numb"), "odd"),
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nobody", "Nobody wants to hear it."),
        ("I feel nothing", ""),
        ("nobody w", ""),
        ("I", ""),
        ("no", ""),
        ("i feel nothing so I must be cold", ""),
        ("FAR", "far away"),
        ("far-away", "far away"),
        ("f", ""),
        ("", ""),
    ],
)
def test_a_word_is_an_answer_only_where_it_alone_begins_it(typed: str, found: str) -> None:
    """A word that could be two answers, or the beginning of a sentence of my own, is mine and nobody else's."""
    offered = choices(
        named_alike(
            [
                "I feel nothing, so I am cold.",
                "I have it all.",
                "Nobody wants to hear it.",
                "far away",
                "fear",
            ]
        )
    )
    reply = Ask("x", "?", "x", choices=offered).understood(typed)
    assert reply == (Reply((found,)) if found else Reply((), typed))


def test_cards_stay_first() -> None:
    """A caution comes first, whichever way round the rest goes."""
    text = "[[step]]\ncard = ['Careful.']\n[[step]]\nseconds = 5\nwords='a'\npart='feet'\n[[step]]\nseconds = 5\nwords='b'\npart='head'"
    script = steps(text, Tuning(first="head"))
    assert isinstance(script.beats[0], Card)
    assert [beat.part for beat in script.beats[1:]] == ["head", "feet"]


@given(
    st.dictionaries(
        st.sampled_from(["id", "title", "family", "step", "opening", "sources", "x"]),
        st.text() | st.integers() | st.lists(st.text()),
    )
)
def test_no_file_brings_it_down(table: dict[str, object]) -> None:
    """Whatever a file holds, the answer is a practice or one sentence."""
    text = "\n".join(f"{key} = {json.dumps(value)}" for key, value in table.items())
    try:
        parse(text, "any.toml")
    except NumbcheckError as error:
        assert "\n" not in str(error)


NUMBERS = st.sampled_from([0, 0.5, 1, 2, 30, 61, 1e9, -1])
TEXTS = st.sampled_from(["a", "", "left", "parts", "arrive", "in", "out", "hold", "tense", "noticed"])
KEYS = st.sampled_from(
    [
        *(
            "part",
            "words",
            "seconds",
            "minutes",
            "most",
            "most_minutes",
            "repeat",
            "why",
            "phase",
            "cue",
            "held",
        ),
        *("alone", "minute", "ask", "times", "more", "choices", "choices_from", "several", "counts", "empty"),
        *("given", "card", "settles", "asides", "last"),
    ]
)
PLAIN = NUMBERS | TEXTS | st.booleans() | st.lists(TEXTS, max_size=3)
ROWS = st.lists(st.dictionaries(KEYS, PLAIN, max_size=4), max_size=3)
STEPS = st.builds(
    lambda plain, nested: plain | nested,
    st.dictionaries(KEYS, PLAIN, max_size=6),
    st.dictionaries(st.sampled_from(["beats", "cues", "every", "sets"]), ROWS, max_size=2),
)


def as_toml(value: object) -> str:
    """Return a value as TOML has it."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key} = {as_toml(part)}" for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(as_toml, value)) + "]"
    return json.dumps(value)


@given(
    st.lists(STEPS, min_size=1, max_size=3),
    st.sampled_from([None, Tuning(minutes=0.001), Tuning(few_words=True)]),
)
def test_no_step_brings_it_down(written: list[dict[str, object]], tuning: Tuning | None) -> None:
    """Whatever keys and values a step puts together, the answer is a practice or one sentence, and it comes at once."""
    rows = ("\n".join(f"{key} = {as_toml(value)}" for key, value in row.items()) for row in written)
    try:
        script = steps("".join(f"[[step]]\n{row}\n" for row in rows), tuning)
    except NumbcheckError as error:
        assert "\n" not in str(error)
    else:
        assert len(script.beats) <= 60 * 60


def test_the_bounds() -> None:
    """A breath is never shorter than six seconds and a hold never longer than seven, at any pace."""
    breath = [Timed("b", "", 5, "in"), Timed("b", "", 5, "out")]
    assert breath_fault(breath) is None
    shortest, longest = pace_range([breath])
    assert (shortest, longest) == (0.6, 1.6)
    held = [Timed("b", "", 4, "in"), Timed("b", "", 7, "hold"), Timed("b", "", 8, "out")]
    assert pace_range([held])[1] == 1.0


def test_spans_in_words() -> None:
    """Lengths of time are said as people say them."""
    assert [span(s) for s in (0, 1, 40, 60, 150, 180)] == [
        "0 seconds",
        "1 second",
        "40 seconds",
        "1 minute",
        "2 min 30 s",
        "3 minutes",
    ]


def test_a_file_that_is_not_text_or_misnamed(tmp_path: object) -> None:
    """A practice file with broken bytes or another's name is refused by name."""
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "bytes.toml").write_bytes(b"\xff\xfe")
    (folder / "other.toml").write_text(HEAD + "[[step]]\nseconds = 5\nwords = 'x'", encoding="utf-8")
    with pytest.raises(BadDataError, match=r"bytes.toml: It cannot be read"):
        Shelf(folder).get("bytes")
    with pytest.raises(BadDataError, match=r"Name the file mine.toml"):
        Shelf(folder).get("other")
