"""The practices from the command line: what is asked, what is kept, and how one leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.cli.commands.breathe import pattern_of
from numbcheck.practice.shelf import Shelf
from numbcheck.practice.tuning import UNTUNED, Tuning
from numbcheck.words import CARE_LINE

if TYPE_CHECKING:
    from tests.conftest import Shell

FIFTEEN = [f"thing {number}" for number in range(1, 16)]
SENSES = ["see"] * 5 + ["touch"] * 4 + ["hear"] * 3 + ["smell"] * 2 + ["taste"]


def test_fifteen_lines_are_a_whole_round(shell: Shell) -> None:
    """Fifteen lines through a pipe are five, four, three, two and one."""
    ran = shell("ground", text="\n".join(FIFTEEN) + "\n")
    assert ran.code == 0
    assert "Kept" in ran.err
    (entry,) = shell("history", "--json").entries
    assert (entry["practice"], entry["finished"]) == ("senses", True)
    assert [(said["ask"], said["text"]) for said in entry["answers"]] == list(
        zip(SENSES, FIFTEEN, strict=True)
    )


def test_the_end_of_a_pipe_is_enter_for_all_that_is_left(shell: Shell) -> None:
    """Three lines through a pipe are three answers; what else is asked is noticed without words, and it is finished."""
    ran = shell("ground", text="lamp\ndoor\n\n")
    assert ran.code == 0
    assert ran.err.splitlines()[0] == "5-4-3-2-1. Kept."
    (entry,) = shell("history", "--json").entries
    assert entry["finished"] is True
    assert [said["text"] for said in entry["answers"]] == ["lamp", "door", *[""] * 13]


def test_surplus_lines_are_ignored(shell: Shell) -> None:
    """More lines than questions do no harm, and answer nothing else."""
    shell("ground", text="\n".join([*FIFTEEN, "m", "more"]))
    (entry,) = shell("history", "--json").entries
    assert len(entry["answers"]) == 15
    assert "change" not in entry


def test_leaving_at_once_keeps_nothing(shell: Shell) -> None:
    """When I leave at once nothing is kept, and one word says so."""
    ran = shell("feel", text="q\n")
    assert (ran.code, ran.err.splitlines()) == (0, ["Stopped.", CARE_LINE])
    assert shell("history", "--count").out == "0\n"


def test_hostile_answers_come_back_as_they_were(shell: Shell) -> None:
    """Whatever I type is kept to the letter."""
    lines = ["\x1b[31mred", "[/]", "a\u2028b", "'; drop table", "\N{SNOWMAN}"]
    shell("ground", text="\n".join(lines))
    (entry,) = shell("history", "--json").entries
    assert [said["text"] for said in entry["answers"]] == [*lines, *[""] * 10]


def test_invalid_bytes_do_not_break_it(shell: Shell) -> None:
    """Bytes that are no text are replaced, and the rest is kept."""
    shell("ground", text=b"lamp\xff\n")
    (entry,) = shell("history", "--json").entries
    assert entry["answers"][0] == {"ask": "see", "text": "lamp\N{REPLACEMENT CHARACTER}"}


def test_the_words_go_out_and_the_rest_beside_it(shell: Shell) -> None:
    """A practice's words are on standard output; what was kept and the care line are beside it."""
    ran = shell("ground", text="lamp\n")
    assert "Five things you can see" in ran.out
    assert "Kept" not in ran.out
    assert "numbcheck crisis" not in ran.out
    assert ">" not in ran.err


def test_listing_starts_nothing(shell: Shell) -> None:
    """--list shows the techniques and keeps nothing."""
    ran = shell("ground", "--list")
    assert ran.out.startswith("senses") or "\nsenses" in ran.out
    assert "even" not in [line.split(":")[0] for line in ran.out.splitlines()]


@pytest.mark.parametrize("argv", [["--no-input"], []])
def test_no_input_never_waits(shell: Shell, argv: list[str]) -> None:
    """With --no-input a question is never waited at."""
    assert shell("ground", *argv).code == 0


@pytest.mark.parametrize("name", ["5-4-3-2-1", "54321", "Senses"])
@pytest.mark.parametrize("command", ["ground", "do"])
def test_a_practice_goes_by_its_title_too(shell: Shell, command: str, name: str) -> None:
    """I can ask for a practice by the name that everybody else has for it."""
    assert shell(command, name, text="lamp\n").code == 0
    assert shell("history", "--json").entries[0]["practice"] == "senses"


@pytest.mark.parametrize(
    ("typed", "meant"), [("4-7-8", "478"), ("Box", "box"), ("box breathing", "box"), ("478", "478")]
)
def test_a_breath_goes_by_its_title_too(typed: str, meant: str) -> None:
    """4-7-8 is 478, and Box is box."""
    assert pattern_of(Shelf(), typed, UNTUNED).id == meant


@pytest.mark.parametrize("typed", ["nonsense", "senses"])
def test_an_unknown_breath_lists_the_breaths(shell: Shell, typed: str) -> None:
    """When there is no such breath I am told which there are."""
    ran = shell("breathe", typed)
    assert ran.code == 2
    said = f'There\'s no "{typed}". Choose one of: even, long, natural, sigh, box, 478.'
    assert " ".join(ran.err.split()).startswith(said)


def test_a_mistyped_breath_suggests_one(shell: Shell) -> None:
    """When I mistype a breath I am told which one I may mean."""
    assert 'Did you mean "box"?' in shell("breathe", "bxo").err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("ground", "Choose one of: senses, chair, colour, orient, listen, object, hands, where."),
        ("do", "What there is: numbcheck do"),
    ],
)
def test_an_unknown_practice_says_what_there_is(shell: Shell, command: str, said: str) -> None:
    """When there is no such practice, and none like it, I am told which there are, outward ones first."""
    ran = shell(command, "xyzzy")
    assert ran.code == 2
    assert " ".join(ran.err.split()) == f'There\'s no "xyzzy". {said}'
    assert '"chair"' in shell(command, "chiar").err


def test_a_scan_takes_capital_letters(shell: Shell) -> None:
    """HEAD is head: a name I shout is still a name."""
    shelf = Shelf()
    assert shelf.get("scan", Tuning(parts=("HANDS",), first="Hands")).places == ("hands",)


def test_nothing_left_to_play_is_said(shell: Shell) -> None:
    """When what I chose leaves no place at all, I am told, and nothing is kept."""
    ran = shell("scan", "--from", "thighs", "--areas", "head")
    assert (ran.code, ran.out) == (2, "")
    assert "'thighs'" in ran.err
