"""What is promised about practices of a person's own: bounds with reasons, and a bad file that hides nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import BadDataError, UsageError
from numbcheck.play.player import Player
from numbcheck.practice.length import length
from numbcheck.practice.parse import parse
from numbcheck.practice.script import Ask, Card, Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.practice.tuning import Tuning

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """
id = "mine"
title = "Mine"
family = "senses"
attention = "outward"
about = "One of my own."
"""
GOOD = HEAD + '[[step]]\npart = "a"\nseconds = 5\nwords = "Look."\n'


def of(step: str) -> str:
    return f"{HEAD}[[step]]\n{step}\n"


REFUSED = {
    "quick breath": (
        'beats = [{phase="in",words="In.",seconds=1},{phase="out",words="Out.",seconds=2}]',
        r"step 1: One whole breath takes 3 seconds; it must take 6 or more, because .* dizzy. Change its seconds",
    ),
    "long hold": (
        (
            'beats = [{phase="in",words="In.",seconds=4},{phase="hold",words="Hold.",seconds=20},'
            '{phase="out",words="Out.",seconds=4}]'
        ),
        r"step 1: A hold may last 7 seconds at most, because longer holds can make people dizzy. Change",
    ),
    "hold in pieces": (
        (
            'beats = [{phase="in",words="In.",seconds=4},{phase="hold",words="Hold.",seconds=5},'
            '{phase="hold",words="And on.",seconds=5},{phase="out",words="Out.",seconds=4}]'
        ),
        r"step 1: A hold may last 7 seconds at most, .* Change its seconds",
    ),
    "hold from turn to turn": (
        'repeat = 5\nbeats = [{phase="hold",words="Hold.",seconds=7}]',
        r"step 1: A hold may last 7 seconds at most, .* Change its seconds",
    ),
    "two quick breaths in one": (
        (
            'beats = [{phase="in",words="In.",seconds=2},{phase="out",words="Out.",seconds=1},'
            '{phase="in",words="In.",seconds=2},{phase="out",words="Out.",seconds=1}]'
        ),
        r"step 1: One whole breath takes 3 seconds; it must take 6 or more, .* Change its seconds",
    ),
    "closed eyes": (
        'seconds = 20\nwords = "Sit. Close your eyes now."',
        r"step 1: It tells someone to close their eyes, .* Say in the same sentence that they can stay open",
    ),
    "long tension": (
        'beats = [{phase="tense",words="Fist.",seconds=30},{phase="release",words="Open.",seconds=20}]',
        r"step 1: Muscles may be tensed for 10 seconds at most, because longer begins to hurt. Change",
    ),
    "endless beat": (
        'seconds = 900\nwords = "Wait."',
        r"step 1: seconds is 900. Use 1 to 600",
    ),
    "endless whole": (
        'minutes = 90\nbeats = [{words="Sit.",seconds=30}]',
        r"It would take longer than 60 minutes. Use fewer repeats",
    ),
    "without end": (
        'minutes = 1e9\nbeats = [{words="Sit.",seconds=30}]',
        r"step 1: It would take longer than 60 minutes. Use fewer repeats",
    ),
    "a sitting without end": (
        'minutes = 100000\nevery = [{seconds = 1}]\ncues = [{cue = "arrive", words = "Here."}]',
        r"step 1: It would take longer than 60 minutes. Use fewer repeats",
    ),
    "a sitting of no time": (
        'minutes = 0\nevery = [{seconds = 10}]\ncues = [{cue = "arrive", words = "Here."}]',
        r"step 1: minutes is 0. Use more",
    ),
    "a cue of no kind": (
        'seconds = 10\ncues = [{cue = "hope", words = "Here."}]',
        r"step 1: cue is not one of arrive, .*. Choose one of these",
    ),
    "a beat of no words": ("beats = [{seconds = 5}]", r"step 1: A line of beats has no words. Add words"),
    "flicker": ('seconds = 0.01\nwords = "Now."', r"step 1: seconds is 0.01. Use 1 to 600"),
    "no step kind": (
        'words = "Hm."',
        r"step 1: A step needs one of: ask, card, beats, cues, seconds. Add one",
    ),
    "typo": (
        'seconds = 5\nwords = "A."\nword = "B."',
        r'step 1: "word" isn\'t a key here. Did you mean "words"\?',
    ),
    "text as seconds": ('seconds = "5"\nwords = "A."', r"step 1: seconds is not a number"),
    "odd given": (
        'ask = "a"\nwords = "A?"\ngiven = ["b"]',
        r'step 1: "b" in given is not asked before it. Ask it first',
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_safe_or_clear_is_refused_with_reason(name: str) -> None:
    """A practice that would not be good for me is refused with its step, the reason and the remedy."""
    step, why = REFUSED[name]
    with pytest.raises(BadDataError, match=rf"mine.toml.*{why}"):
        parse(of(step), "mine.toml")


@pytest.mark.parametrize("text", ["", "id = ", "[[step]]\nseconds = 1", "step = 3", HEAD, "a = [" * 3000])
def test_what_is_no_practice_is_refused(text: str) -> None:
    """Any other file gets a sentence with its name, never a crash."""
    with pytest.raises(BadDataError, match=r"mine.toml"):
        parse(text, "mine.toml")


def test_words_cannot_steer_a_terminal() -> None:
    """A practice from somewhere else shows its words and nothing more."""
    script = parse(GOOD.replace("Look.", "Look\\u001b[2J\\u0007 here."), "mine.toml")
    assert script.beats[0].words == "Look[2J here."


def test_blanks_are_filled() -> None:
    """A practice can leave a word open, with one that stands there unless I choose."""
    text = GOOD.replace("Look.", "Look for {thing}.").replace(
        "[[step]]", 'blanks = {thing = "a door"}\n[[step]]'
    )
    assert parse(text, "mine.toml").beats[0].words == "Look for a door."
    chosen = Tuning(blanks=(("thing", "a tree"),))
    assert parse(text, "mine.toml", chosen).beats[0].words == "Look for a tree."
    with pytest.raises(UsageError, match="nothing called 'colour'"):
        parse(text, "mine.toml", Tuning(blanks=(("colour", "x"),)))


def test_a_caution_comes_first_whatever_part_i_begin_with() -> None:
    """A card at the beginning is shown even when I begin elsewhere or leave places out."""
    for tuning in (Tuning(first="head"), Tuning(parts=("hands",)), Tuning(first="shoulders")):
        assert isinstance(Shelf().get("relax", tuning).beats[0], Card)


def test_from_the_head() -> None:
    """Tense and let go can begin at the head and go down."""
    down = Shelf().get("relax", Tuning(first="head")).parts
    *up, again, rest = Shelf().get("relax").parts[1:]
    assert down == ("first", *reversed(up), again, rest)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a folder with one good practice and three that cannot be played."""
    (tmp_path / "mine.toml").write_text(GOOD)
    (tmp_path / "typo.toml").write_text("id = ")
    (tmp_path / "even.toml").write_text(GOOD.replace('"mine"', '"even"'))
    (tmp_path / "other.toml").write_text(GOOD)
    (tmp_path / "notes.txt").write_text("not a practice")
    return tmp_path


def test_a_bad_file_hides_nothing(own: Path) -> None:
    """My good practice and all of ours stay on the shelf beside three that cannot be played."""
    ids = [script.id for script in Shelf(own).scripts()]
    assert sorted(ids) == sorted(["mine", *Shelf().ids()])


def test_each_bad_file_gets_one_sentence(own: Path) -> None:
    """I am told what is wrong with each, and what to do."""
    even, other, typo = Shelf(own).faults()
    assert even.startswith("even.toml: A built-in practice is called 'even' already, and that one is played.")
    assert other == "other.toml: Its id is 'mine'. Name the file mine.toml."
    assert typo.startswith("typo.toml: Line 1 cannot be read as TOML.")


def test_mine_never_takes_the_place_of_a_built_in_one(own: Path) -> None:
    """Even breathing stays what it is."""
    assert Shelf(own).get("even").title == "Even breathing"
    with pytest.raises(BadDataError, match="Give yours another name and id"):
        Shelf(own).check(own / "even.toml")


def test_what_cannot_be_read(own: Path) -> None:
    """A folder, a large file and bytes that are no text are faults like any other."""
    (own / "folder.toml").mkdir()
    (own / "large.toml").write_text("#" * 300_000)
    (own / "bytes.toml").write_bytes(b"\xff\xfe")
    os.symlink(own / "nowhere", own / "link.toml")
    faults = " ".join(Shelf(own).faults())
    for words in (
        "folder.toml: It is not",
        "large.toml: It is larger",
        "bytes.toml: It cannot",
        "link.toml: It is",
    ):
        assert words in faults
    assert "mine" in [script.id for script in Shelf(own).scripts()]


def test_no_folder_is_no_fault(tmp_path: Path) -> None:
    """Most people have none of their own."""
    shelf = Shelf(tmp_path / "none")
    assert (shelf.own_ids(), shelf.faults()) == ([], [])


def test_a_mistyped_name_gets_a_suggestion() -> None:
    """A slip of the finger is answered with a name that exists."""
    with pytest.raises(UsageError, match='Did you mean "listen"'):
        Shelf().get("lissen")


def test_the_caller_chooses_what_is_asked() -> None:
    """A question with a condition keeps it, and one that counts says so."""
    first = 'ask = "a"\nwords = "A?"\n\n[[step]]\n'
    script = parse(
        of(f'{first}ask = "n"\ncounts = true\ntimes = 3\nwords = "N?"\ngiven = ["a", "b"]'), "mine.toml"
    )
    asked = [beat for beat in script.beats[1:] if isinstance(beat, Ask)]
    assert [beat.number for beat in asked] == [1, 2, 3]
    assert all(beat.counts and beat.given == ("a", "b") for beat in asked)


def test_a_file_may_say_how_long_its_questions_take() -> None:
    """Where questions take most of the time I am told the minutes that the file says, at my own pace."""
    asks = '[[step]]\npart="b"\nask = "x"\nwords = "X?"\n'
    script = parse("lasts = 4\n" + GOOD + asks, "mine.toml")
    assert (script.seconds, length(script)) == (5.0, "About 4 minutes, at your own pace.")


def test_answers_may_be_kept_by_names() -> None:
    """Answers written as a table are shown by their words and kept by their names; an empty table is refused."""
    asked = 'ask = "a"\nwords = "A?"\nchoices = '
    beat = parse(of(asked + '{ some = "a bit", clear = "clearly" }'), "mine.toml").beats[0]
    assert isinstance(beat, Ask)
    assert (beat.by_id, beat.offered, [choice.id for choice in beat.choices]) == (
        True,
        ["a bit", "clearly"],
        ["some", "clear"],
    )
    for wrong in ("{}", '{ some = "" }', "{ some = 1 }"):
        with pytest.raises(BadDataError, match="choices is not a table of texts"):
            parse(of(asked + wrong), "mine.toml")


def test_an_answer_is_said_back() -> None:
    """A blank with the name of a question stands for its answer, whatever is in that, and for its own words without one."""
    steps = 'ask = "a"\nwords = "A?"\n\n[[step]]\nseconds = 5\nwords = "You said: {a}"'
    script = parse('blanks = { a = "nothing" }\n' + of(steps), "mine.toml")
    for said, heard in (("a {a}\u001b[2J door", "You said: a {a}[2J door"), ("", "You said: nothing")):
        player = Player(script, 0.0)
        player.answer(said, 0.0)
        assert player.frame(0.0).beat.words == heard


def test_a_step_may_take_any_answer() -> None:
    """With a question alone in `given` a step comes after any answer, and not after none."""
    steps = 'ask = "a"\nwords = "A?"\n\n[[step]]\nseconds = 5\nwords = "Look."\ngiven = ["a"]'
    for said, done in (("tea", False), ("", True)):
        player = Player(parse(of(steps), "mine.toml"), 0.0)
        player.answer(said, 0.0)
        assert player.done == done


def test_minutes_and_seconds_are_added_up() -> None:
    """The length that is told is that of everything timed."""
    script = parse(GOOD + '[[step]]\npart="b"\nask = "x"\nwords = "X?"\n', "mine.toml")
    assert (script.seconds, script.asks) == (5.0, True)
    assert isinstance(script.beats[0], Timed)


COLD = HEAD.replace("senses", "cold")
CARD = '[[step]]\ncard = "Not with a weak heart."\n'


def test_cold_of_my_own_is_short_and_begins_with_a_card() -> None:
    """With cold, what I write begins with a card to read, and nothing in it lasts long, at any pace."""
    hold = '[[step]]\nseconds = {}\nwords = "Hold it."\n'
    with pytest.raises(BadDataError, match=r"step 1: .* does not begin with a card\. Say first who"):
        parse(COLD + hold.format(20), "mine.toml")
    with pytest.raises(BadDataError, match=r"step 2: With cold one line may last 30 seconds at most"):
        parse(COLD + CARD + hold.format(60), "mine.toml")
    assert parse(COLD + CARD + hold.format(30), "mine.toml").pace[1] == 1.0


def test_closed_eyes_in_the_opening() -> None:
    """What is said first closes nobody's eyes either, and may leave it to them."""
    step = '[[step]]\nseconds = 5\nwords = "Look."\n'
    with pytest.raises(BadDataError, match=r"mine\.toml: It tells someone to close their eyes"):
        parse(f'{HEAD}opening = "Close your eyes."\n{step}', "mine.toml")
    assert parse(f'{HEAD}opening = "Close your eyes or leave them open."\n{step}', "mine.toml").opening


def test_a_faster_pace_keeps_each_breath_of_several_long_enough() -> None:
    """Where one turn holds two breaths, each of them keeps its six seconds however fast I ask for it."""
    turn = ",".join(['{phase="in",words="In.",seconds=4},{phase="out",words="Out.",seconds=4}'] * 2)
    assert parse(of(f"repeat = 3\nbeats = [{turn}]"), "mine.toml").pace[0] == 0.75


def test_a_file_from_a_windows_editor(tmp_path: Path) -> None:
    """The mark that some editors put before a text does not spoil it."""
    (tmp_path / "mine.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert Shelf(own=tmp_path).get("mine").title == "Mine"
