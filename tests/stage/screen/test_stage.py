"""What the full screen promises: every key does what the footer says, and nothing typed is lost."""

from __future__ import annotations

import gc
import re
import signal
import string
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.layout import containers
from prompt_toolkit.utils import take_using_weights

from numbcheck.play.perform import perform
from numbcheck.play.player import Command, Outcome
from numbcheck.play.ports import Did
from numbcheck.practice.reply import Choice, choices, named_alike
from numbcheck.practice.script import Ask, Card
from numbcheck.stage.appearance import Appearance
from numbcheck.stage.seat import Edges
from tests.fakes import asks, script, timed
from tests.stage.rig import DOWN, ESC, SHIFT_TAB, UP, Rig, rigged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.play.ports import Aside
    from numbcheck.practice.script import Script

CHOICES = (Choice("1", "good", "good"), Choice("2", "some", "some"), Choice("3", "little", "little"))


def play(rig: Rig, practice: Script, asides: dict[Command, Aside] | None = None) -> Outcome:
    return perform(practice, rig.seat.desk, rig.seat.stage(), asides)


def said(rig: Rig, practice: Script, keys: str) -> list[str]:
    rig.press(keys)
    return [text for _, text in play(rig, practice).answers]


def test_every_printable_character_types() -> None:
    """No letter, digit or sign is a command while I type."""
    typed = string.digits + string.ascii_letters + string.punctuation + " \u00e9\u4e2d"
    with rigged() as rig:
        assert said(rig, script(*asks(2)), f"x{typed}\r\x04") == [f"x{typed}"]


def test_keys_pressed_ahead_open_no_door() -> None:
    """What I pressed before one key was asked for, at the front or before a deletion, is no answer to it."""
    with rigged() as rig:
        rig.press("mmm")
        rig.settle()
        assert rig.seat.ask_key("Delete it?", 0.01) == ""


def test_keys_of_timed_beats() -> None:
    """The keys s and right skip, b goes back, Enter does not skip, a card waits for Enter."""
    with rigged() as rig:
        rig.press("\rs\x1b[Cq")
        outcome = play(rig, script(Card("first", "Careful."), timed(99, "a"), timed(99, "b"), timed(99, "c")))
        assert outcome.index == 3


def test_tab_skips_and_shift_tab_goes_back() -> None:
    """Tab leaves out the rest of a sense, Shift-Tab takes me back to the question before."""
    with rigged() as rig:
        beats = (*asks(2, "see"), *asks(2, "hear"))
        assert said(rig, script(*beats), f"\t{SHIFT_TAB}door\rbell\r\x04") == ["door", "bell"]


def test_no_key_throws_a_half_typed_word_away() -> None:
    """Tab with a word typed keeps it as an answer; Shift-Tab lets it stand."""
    with rigged() as rig:
        assert said(rig, script(*asks(3)), f"lamp\tdo{SHIFT_TAB}or\r\x04") == ["door"]
    with rigged() as rig:
        assert said(rig, script(*asks(3)), "lamp\tdoor\r\x04") == ["lamp", "door"]


ONE = Ask("slept", "How did you sleep?", "slept", choices=CHOICES)
SEVERAL = replace(ONE, several=True)


def test_enter_behind_a_digit_skips_nothing() -> None:
    """A digit answers; the Enter that many press behind it, as on plain lines, leaves the line that is asked for next open."""
    with rigged() as rig:
        assert said(rig, script(ONE, *asks(2)), "2\rlamp\rcup\r") == ["some", "lamp", "cup"]


def test_enter_behind_the_last_answer_skips_no_line() -> None:
    """After m, a or f, too, the Enter that many press behind it leaves the line that is asked for next open."""
    with rigged() as rig:
        rig.press_one_by_one("a")
        assert rig.seat.farewell("Done.", "Compared?", 5, list, "maf") == "a"
        assert said(rig, script(*asks(1)), "\rrain\r") == ["rain"]


def test_enter_at_once_is_noticed() -> None:
    """Where Enter alone means noticed, each one counts, however fast they follow each other."""
    with rigged() as rig:
        assert said(rig, script(*asks(3)), "\r\r\r") == ["", "", ""]


def answered(question: Ask, *keys: str, columns: int = 80) -> tuple[tuple[str, str], ...]:
    """Return what is kept of a question at which these keys are pressed one after another."""
    with rigged(columns) as rig:
        rig.press_one_by_one(*keys)
        return play(rig, script(question)).answers


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (["2"], (("slept", "some"),)),
        (["\r"], ()),
        ([*"litt", "\r"], (("slept", "little"),)),
        ([*"Good", "\r"], (("slept", "good"),)),
        ([*"like 1 log", "\r"], (("slept-own", "like 1 log"),)),
        ([*"quiet", "\x7f", "\r"], (("slept-own", "quie"),)),
        (["9", DOWN, DOWN, "\r"], (("slept", "some"),)),
        ([UP, " "], (("slept", "little"),)),
    ],
)
def test_a_digit_a_word_or_an_arrow_answers(keys: list[str], kept: tuple[tuple[str, str], ...]) -> None:
    """A digit answers; letters are a word: an answer that begins so, or my own, and each is kept as what it is."""
    assert answered(ONE, *keys) == kept


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (["1", "3", "2", "2", "\r"], (("slept", "good, little"),)),
        ([*"so-so, really", "\r", "1", "\r"], (("slept", "good"), ("slept-own", "so-so, really"))),
        ([*"some", "\r", "\r"], (("slept", "some"),)),
        ([" ", " ", DOWN, " ", "\r"], (("slept", "good, some"),)),
        (["1", "2", ESC], (("slept", "good, some"),)),
        ([*"hal", "\x03"], ()),
        (["2", *"hal", ESC], (("slept", "some"),)),
        ([*"hal", "\r", "1", *"wo", "\x03"], (("slept", "good"), ("slept-own", "hal"))),
        (["4", "0", "\r"], ()),
    ],
)
def test_several_are_marked(keys: list[str], kept: tuple[tuple[str, str], ...]) -> None:
    """Digits, space and words mark and unmark, Enter goes on, and leaving keeps what I had marked, and not half a word."""
    assert answered(SEVERAL, *keys) == kept


def test_each_mark_is_seen_at_once() -> None:
    """As I mark, I see it, and what Enter does then; while I type I see which answer my word is."""
    with rigged() as rig:
        seen = rig.press_one_by_one("1", "3", "s", "o", "\r", "\r")
        play(rig, script(SEVERAL))
        assert [text.count("[x]") for text in seen] == [0, 1, 2, 2, 2, 3]
        assert "> or type a word" in seen[0]
        assert "> Enter goes on, or type a word" in seen[1]
        assert "so  = some" in seen[4]


def test_no_letter_is_an_answer_and_more_than_ten_are_typed() -> None:
    """Where there are more answers than digits, ten have digits; no letter picks one of the others by itself."""
    many = choices(named_alike([f"word {chr(97 + n)}" for n in range(14)]))
    assert "".join(choice.key for choice in many) == "1234567890"
    question = Ask("w", "Which?", "w", choices=many, several=True)
    assert answered(question, "0", *"abc", "\r", *"word n", "\r", "\r") == (
        ("w", "word j, word n"),
        ("w-own", "abc"),
    )


@pytest.mark.parametrize("question", [ONE, SEVERAL], ids=["one", "several"])
def test_what_is_typed_before_a_question_does_not_answer_it(question: Ask) -> None:
    """Keys pressed while the last answer was still under my fingers answer nothing; letters among them stay to be seen."""
    with rigged() as rig:
        rig.press("lamp\r2\rso\r3\t")
        seen = rig.press_one_by_one("\x15", "1", *(["\r"] if question.several else []), ESC)
        outcome = play(rig, script(*asks(1), question, ONE))
        assert outcome.answers == (("see", "lamp"), ("slept", "good"))
        assert "> 2 so 3" in seen[0]


def test_enter_pressed_twice_says_no_word_twice() -> None:
    """I type a word right after the last answer and press Enter again and again: it is my answer, once."""
    with rigged() as rig:
        rig.press("lamp\r")
        run, early = rig.seat.screen.run, ["", "blue book", "\r", "\r", " 3\r"]

        def soon(seconds: float | None) -> None:
            rig.press(early.pop(0) if early else "\r")
            rig.passed += 0.0 if early else 1.0
            run(seconds)

        rig.seat.screen.run = soon  # type: ignore[method-assign]
        assert play(rig, script(*asks(1), ONE)).answers == (("see", "lamp"), ("slept-own", "blue book 3"))


def test_a_pasted_list_is_one_answer_a_line() -> None:
    """What I paste at the things I see is one thing a line; its last line waits for my Enter."""
    with rigged() as rig:
        assert said(rig, script(*asks(5)), "\x1b[200~lamp\n\n a cup\ndoor\x1b[201~s\r\x04") == [
            "lamp",
            "a cup",
            "doors",
        ]


@pytest.mark.parametrize("pressed", ["xyz1 m", "\x1b[A\x1b[5~x,m", "bM"])
def test_unknown_keys_do_nothing_at_the_last_question(pressed: str) -> None:
    """A key that is none of the answers neither closes the question nor loses the answer that comes after it."""
    with rigged() as rig:
        rig.press_one_by_one(pressed)
        assert rig.seat.farewell("Done.", "Compared?", 60, list, "maf") == "m"


@pytest.mark.parametrize("key", ["\r", "q", ESC, "\x03", "\x04"])
def test_only_the_ways_out_leave_the_last_question(key: str) -> None:
    """Enter, q, Esc, Ctrl-C and Ctrl-D leave it open."""
    with rigged() as rig:
        rig.press_one_by_one("x", key, "m")
        assert rig.seat.farewell("Done.", "Compared?", 60, list, "maf") == ""


def test_the_last_question_is_not_answered_by_what_was_meant_for_the_one_before() -> None:
    """A key so soon after my last answer is not taken for how it is now, nor as leaving."""
    with rigged() as rig:
        rig.press("lamp\r")
        play(rig, script(*asks(1)))
        seat = rig.seat
        run, early = seat.screen.run, ["fq\r", ""]

        def soon(seconds: float | None) -> None:
            rig.press(early.pop(0) if early else "")
            if not early:
                rig.passed += 1.0
                rig.press("a")
            run(seconds)

        seat.screen.run = soon  # type: ignore[method-assign]
        assert seat.farewell("Done.", "Compared?", 60, list, "maf") == "a"


def test_what_enter_does_is_said_once() -> None:
    """On the last screen it stands beside the other keys, and not in the question, too."""
    with rigged() as rig:
        seen = rig.press_one_by_one("m")
        rig.seat.farewell("Done.", "Something different?\ny starts it, Enter closes.", 60, list, "m")
        assert "y starts it." in seen[0]
        assert seen[0].count("Enter closes") == 1


def test_pages_scroll_and_end() -> None:
    """A long page scrolls by line and page, says how much is below, and one key leads back."""
    with rigged(40, 10) as rig:
        seen = rig.press_one_by_one("\x1b[B", " ", "\x1b[F", "b", "\x1b[H", "q")
        rig.seat.page([f"line {n:02}" for n in range(30)])
        firsts = [page.split("\n")[0].strip() for page in seen]
        assert firsts == ["line 00", "line 01", "line 07", "line 22", "line 16", "line 00"]
        assert "22 more lines below" in seen[0]
        assert "more" not in seen[3]


@pytest.mark.parametrize(("pressed", "answer"), [("m", "m"), (ESC, ""), ("\r", ""), ("q", "")])
def test_the_last_question_is_on_the_same_screen(pressed: str, answer: str) -> None:
    """After the practice one key says how it is now; Esc and Enter leave it open."""
    with rigged() as rig:
        seen = rig.press_one_by_one(pressed)
        assert rig.seat.farewell("Done.", "Compared with before?", 5, list) == answer
        assert "Compared with before?" in seen[0]
        assert "Done." in seen[0]


def test_what_is_over_never_comes_back() -> None:
    """Once I answered the last question, the last moment of the practice does not flash up while the screen closes."""
    with rigged() as rig:
        rig.press("s")
        play(rig, script(timed(5)))
        seen = rig.press_one_by_one("m")
        rig.seat.farewell("Done.", "Compared with before?", 5, list)
        rig.settle()
        assert rig.text == seen[0]


def test_help_stands_beside_the_last_question() -> None:
    """There, too, one key shows where to find help, and the question comes back."""
    with rigged() as rig:
        seen = rig.press_one_by_one("!", "q", "s")
        assert rig.seat.farewell("Done.", "Compared?", 5, lambda: ["Austria, 142"]) == "s"
        assert "! numbers to call" in seen[0]
        assert "Austria, 142" in seen[1]
        assert "Compared?" in seen[2]


def test_below_the_last_question_stands_what_enter_does() -> None:
    """One key has one word: the row of keys says of Enter what the question says, that it skips, or else that it closes."""
    for edges in (Edges(enter="Enter skips"), Edges()):
        with rigged() as rig:
            seen = rig.press_one_by_one("m")
            rig.seat.farewell("Done.", "Compared?", 5, list, edges=edges)
            assert seen[0].rstrip().splitlines()[-1].strip() == f"{edges.enter}   ! numbers to call"


def test_the_question_is_seen_after_very_long_words() -> None:
    """However long somebody's own last words are, what I am asked stands there."""
    with rigged(40, 10) as rig:
        seen = rig.press_one_by_one("m")
        assert rig.seat.farewell("A word and another. " * 40, "Compared with before?", 5, list) == "m"
        assert "Compared with before?" in seen[0]
        assert "Enter closes" in seen[0]


def test_the_last_question_does_not_wait_for_ever() -> None:
    """When nobody answers, it is left open."""
    with rigged() as rig:
        assert rig.seat.farewell("Done.", "Compared with before?", 0.01, list) == ""


def test_a_closed_terminal_is_a_way_to_leave() -> None:
    """When the terminal is gone, what was done until then is still handed over."""
    with rigged() as rig:
        rig.press("lamp\r")
        rig.settle()
        rig.pipe.close()
        outcome = play(rig, script(*asks(3)))
        assert not outcome.finished
        assert rig.seat.left_by == signal.SIGHUP


@pytest.mark.parametrize("keys", [ESC, "lamp\r", ""])
def test_what_stood_on_a_closed_screen_is_held_no_longer(keys: str) -> None:
    """Once a screen is closed, however it was left, all that was drawn and typed there has gone from memory."""
    with rigged() as rig:
        if keys:
            said(rig, script(*asks(1)), keys)
        there = weakref.ref(rig.seat.screen._app)
    del rig
    gc.collect()
    assert there() is None


def test_a_wide_screen_is_laid_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However wide my terminal is, where the words stand is known beforehand, and not found column by column."""
    steps: list[int] = []

    def counted(items: list[int], weights: list[int]) -> Iterator[int]:
        for item in take_using_weights(items, weights):
            steps[-1] += 1
            yield item

    monkeypatch.setattr(containers, "take_using_weights", counted)
    for columns in (80, 200):
        steps.append(0)
        with rigged(columns) as rig:
            assert said(rig, script(*asks(1)), "lamp\r") == ["lamp"]
    assert 0 < steps[0] == steps[1]


def test_nothing_is_drawn_twice() -> None:
    """The same moment shown again costs not a single byte."""
    with rigged() as rig:
        stage = rig.seat.stage()
        for _ in range(3):
            perform(script(*asks(1)), _Never(), stage)
            rig.settle()
        before = rig.drawn.tell()
        perform(script(*asks(1)), _Never(), stage)
        rig.settle()
        assert rig.drawn.tell() == before


class _Never:
    """A desk at which everyone leaves at once."""

    on_line: Callable[[str], object] | None = None

    def now(self) -> float:
        return 0.0

    def touched(self) -> bool:
        return False

    def wait(self, seconds: float | None, *, typing: bool) -> Did:
        return Did(Command.STOP)


def test_without_colour_there_is_none() -> None:
    """NO_COLOR means no colour; the shape is still there."""
    with rigged(look=Appearance(color=False)) as rig:
        rig.press_one_by_one("q")
        play(rig, script(timed(10, "breath", "Breathe in.", "in")))
        assert "██████" in rig.drawn.getvalue()
        assert not re.search(r"\x1b\[[0-9;]*[34][0-7]m", rig.drawn.getvalue())
