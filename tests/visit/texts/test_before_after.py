"""Writing with care: what can stand around a text is only there when asked for, and any of it can be skipped."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.cli.commands import journal
from numbcheck.errors import LeftBySignal
from numbcheck.journal import prompts
from numbcheck.play.player import Command
from numbcheck.practice.script import Ask
from tests.asked import kept
from tests.fakes import did, said
from tests.seats import FakeSeat, person, writes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell


def wrote(home: Path, seat: FakeSeat, **wishes: Any) -> str:
    house, terminal = person(seat, home)
    journal.command(house, journal.Options(prompt="none", **wishes))
    return terminal.err.getvalue()


def asked(seat: FakeSeat) -> list[str]:
    return [frame.beat.ask for stage in seat.stages for frame in stage.frames if isinstance(frame.beat, Ask)]


def test_sr_28_a_bare_journal_asks_nothing(home: Path) -> None:
    """Without a wish there is no question before the text or after it, and nothing beside it."""
    seat = FakeSeat([], hands=[writes("words")])
    wrote(home, seat)
    assert (seat.stages, seat.questions) == ([], [])
    assert "data" not in kept(home)[0]


def test_a_long_text_begins_with_a_look_around_for_whoever_wants_one(home: Path) -> None:
    """Where I asked for minutes one key looks around first, Enter goes straight to the page, and leaving leaves."""
    seat = FakeSeat(
        [(did(1, Command.LOOK), did(20, Command.LOOK), did(21, Command.NEXT))], hands=[writes("words")]
    )
    wrote(home, seat, minutes="15")
    assert [stage.frames[0].script.id for stage in seat.stages] == ["look", "around"]
    assert [entry["text"] for entry in kept(home)] == ["words"]
    left = FakeSeat([(did(1, Command.STOP),)])
    wrote(home, left, minutes="15")
    assert (len(kept(home)), left.inputs) == (1, [])


def test_sr_28_before_and_after(home: Path) -> None:
    """Asked for, what I expect and how it was stand beside the text, in my words."""
    seat = FakeSeat([tuple(said("hard", "not so bad"))], hands=[writes("words")])
    wrote(home, seat, before_after=True)
    (entry,) = kept(home)
    assert (entry["text"], entry["data"]) == ("words", {"expected": "hard", "after": "not so bad"})


def test_every_question_may_stay_empty(home: Path) -> None:
    """Enter goes past every question, and leaves no key behind."""
    seat = FakeSeat([tuple(said("", "", "", ""))], hands=[writes("words")])
    wrote(home, seat, before_after=True, day=True)
    assert list(dict.fromkeys(asked(seat))) == ["slept", "ate", "expected", "after"]
    assert "data" not in kept(home)[0]


def test_the_day_has_the_names_of_the_check_in(home: Path) -> None:
    """Sleep and food are one key each, and are kept by the same names as in a check-in."""
    wrote(home, FakeSeat([tuple(said("2", "3"))], hands=[writes("words")]), day=True)
    assert kept(home)[0]["data"] == {"slept": "some", "ate": "not-yet"}


def test_words_about_the_day_are_a_draft_until_a_text_is(home: Path) -> None:
    """What I typed in place of a key about my day is a draft where I leave before a text; a key alone, or a letter, is none."""
    for typed, left in (
        (("2", "3"), []),
        (("x", ""), []),
        (("in two pieces", "3"), ["Slept: in two pieces"]),
    ):
        wrote(home, FakeSeat([tuple(said(*typed))], hands=[writes("", done=False)]), day=True)
        assert [json.loads(path.read_text())["text"] for path in home.glob("state/drafts/*.draft")] == left
    wrote(home, FakeSeat([tuple(said("in three", ""))], hands=[writes("words")]), day=True)
    assert [(entry["text"], entry["data"]) for entry in kept(home)] == [("words", {"slept-own": "in three"})]


def test_food_can_be_left_out_for_good(home: Path) -> None:
    """With food = false nobody asks what I ate."""
    home.mkdir(mode=0o700)
    (home / "config.toml").write_text("food = false\n")
    seat = FakeSeat([tuple(said("1"))], hands=[writes("words")])
    wrote(home, seat, day=True)
    assert asked(seat)[:1] == ["slept"]
    assert "ate" not in asked(seat)
    assert kept(home)[0]["data"] == {"slept": "good"}


def test_settling_is_a_minute_on_both_sides(home: Path) -> None:
    """A minute of soft even breath before the text and one after it, and one key goes past each."""
    seat = FakeSeat([()], hands=[writes("words")])
    wrote(home, seat, settle=True)
    assert seat.desk.now() - 1000 == pytest.approx(120, abs=1)
    skipped = FakeSeat([(did(1, Command.SKIP), did(2, Command.SKIP))], hands=[writes("more")])
    wrote(home, skipped, settle=True)
    assert skipped.desk.now() - 1000 == pytest.approx(2, abs=0.1)
    assert [entry["text"] for entry in kept(home)] == ["words", "more"]


def test_q_goes_on_to_the_text(home: Path) -> None:
    """With q I leave the minute before the text and not the text; Esc leaves both."""
    seat = FakeSeat([(did(1, Command.ENOUGH),), ()], hands=[writes("words")])
    wrote(home, seat, settle=True)
    assert kept(home)[0]["text"] == "words"


def test_leaving_before_the_text_is_fine(home: Path) -> None:
    """Leaving in the first minute leaves it all; nothing is kept, and the words I had typed are a draft."""
    wrote(home, FakeSeat([(did(1, Command.STOP),)]), settle=True)
    assert not (home / "entries").exists()
    seat = FakeSeat([tuple(said("hard"))], hands=[writes("", done=False)])
    assert "draft" in wrote(home, seat, before_after=True)
    (path,) = home.glob("state/drafts/*")
    assert json.loads(path.read_text())["text"] == "Before: hard"


def test_one_letter_beside_an_answer_is_a_draft(home: Path) -> None:
    """One letter is no draft by itself; what I had said before it is one, and the letter with it."""
    seat = FakeSeat([tuple(said("hard"))], hands=[writes("x", done=False)])
    assert "draft" in wrote(home, seat, before_after=True)
    (path,) = home.glob("state/drafts/*")
    row = json.loads(path.read_text())
    assert (row["text"], row["meta"]["data"]["expected"]) == ("x", "hard")


def test_leaving_after_the_text_keeps_it(home: Path) -> None:
    """Once the text is done it is kept, whenever I go."""
    seat = FakeSeat([(did(70, Command.STOP),)], hands=[writes("words")])
    wrote(home, seat, settle=True)
    assert kept(home)[0]["text"] == "words"


def test_told_to_stop_after_the_text(home: Path) -> None:
    """When the window closes in the last minute the text is kept, and the exit says which signal it was."""
    seat = FakeSeat([(did(70, Command.STOP),)], hands=[writes("words")], left_by=signal.SIGHUP)
    with pytest.raises(LeftBySignal) as left:
        wrote(home, seat, settle=True)
    assert left.value.code == 129
    assert kept(home)[0]["text"] == "words"


def test_what_was_answered_is_not_asked_again(home: Path) -> None:
    """A draft goes on with what I had said before it; only what is open is asked."""
    first = FakeSeat([tuple(said("1", "1", "hard"))], hands=[writes("half", done=False)])
    wrote(home, first, before_after=True, day=True)
    second = FakeSeat([tuple(said("fine"))], hands=[writes("whole")])
    house, _ = person(second, home)
    journal.command(house, journal.Options(resume=True, before_after=True, day=True))
    assert set(asked(second)) == {"after"}
    (entry,) = kept(home)
    assert entry["data"] == {"slept": "good", "ate": "yes", "expected": "hard", "after": "fine"}


def test_with_my_own_editor(home: Path, tmp_path: Path) -> None:
    """All of it works around my own editor, too."""
    program = tmp_path / "editor.sh"
    program.write_text('#!/bin/sh\nprintf words > "$1"\n')
    program.chmod(0o700)
    seat = FakeSeat([tuple(said("hard")), tuple(said("lighter"))])
    house, _ = person(seat, home, EDITOR=str(program))
    journal.command(house, journal.Options(prompt="none", editor=True, before_after=True))
    (entry,) = kept(home)
    assert (entry["text"], entry["data"]) == ("words", {"expected": "hard", "after": "lighter"})


def test_in_a_pipe_nothing_is_asked(shell: Shell) -> None:
    """From a pipe the text is kept as it is, whatever else was wished for."""
    ran = shell("journal", "--settle", "--day", "--before-after", text="words\n")
    assert ran.code == 0
    (entry,) = shell("history", "--json").entries
    assert entry["text"] == "words"
    assert "data" not in entry


def test_sr_24_hard_prompts_begin_with_the_mildest(home: Path) -> None:
    """`--prompt hard` offers the mildest first, then the next, and the fixed line stands beside each."""
    hard = [prompt for prompt in prompts.prompts() if prompt.group == prompts.HARD]
    for expected in hard[:2]:
        seat = FakeSeat([], hands=[writes("words")])
        house, _ = person(seat, home)
        journal.command(house, journal.Options(prompt="hard"))
        assert seat.inputs[0].paper.above[:2] == (prompts.before_hard(), expected.words)
        assert "today may be too soon" in seat.inputs[0].paper.above[0].lower()
    half = FakeSeat([], hands=[writes("half", done=False), writes("whole")])
    journal.command(person(half, home)[0], journal.Options(prompt="hard"))
    journal.command(person(half, home)[0], journal.Options(resume=True))
    assert prompts.before_hard() in half.inputs[1].paper.above


def test_a_group_of_prompts_by_its_name(shell: Shell) -> None:
    """Any group can be named, as kindness; what is neither prompt nor group is told apart."""
    assert shell("journal", "--prompt", "kindness", text="words").code == 0
    group = {prompt.id: prompt.group for prompt in prompts.prompts()}
    assert group[shell("history", "--json").entries[0]["data"]["prompt"]] == "kindness"
