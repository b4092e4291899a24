"""The question above a text: which comes first, and which after it; hard ones only by name."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal import prompts
from numbcheck.play.player import Command
from numbcheck.visit.texts.prompted import Prompted, prompted
from tests.seats import FakeSeat, person

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

HARD = {one.id for one in prompts.prompts() if one.group == "hard"}
GENTLE = [one.id for one in prompts.prompts() if one.group == "gentle"]


def turned(question: Prompted, times: int) -> list[str]:
    """Return what is asked while Ctrl-N is pressed so many times."""
    seen = []
    for _ in range(times):
        question.turn(Command.MORE)
        seen.append(question.data["prompt"])
    return seen


def test_the_longest_unseen_comes_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What I never answered comes first, in the order of the list, then what I answered longest ago; then all again."""
    house, _ = person(FakeSeat([]), home)
    for ago, name in ((3, "weather"), (2, "one-word"), (1, "a-dot")):
        house.journal.add(
            at=house.now() - timedelta(days=ago), zone=None, kind="journal", text="x", data={"prompt": name}
        )
    monkeypatch.setattr(house, "choose", lambda some: next(one for one in some if one.id == "in-reach"))
    question = prompted(house, [], "gentle")
    assert question.words == (prompts.asked("in-reach"),)
    unseen = [name for name in GENTLE if name not in {"weather", "one-word", "a-dot", "in-reach"}]
    at = GENTLE.index("in-reach")
    order = sorted(unseen, key=lambda name: (GENTLE.index(name) - at) % len(GENTLE))
    whole = [*order, "weather", "one-word", "a-dot", "in-reach"]
    assert turned(question, len(whole) + 2) == [*whole, *whole[:2]]


@pytest.mark.parametrize("name", [None, "gentle", "weather", "hard-loss", "pillar"])
def test_hard_things_come_only_by_name(home: Path, name: str | None) -> None:
    """However long I look for another question, none of the hard ones comes by itself."""
    question = prompted(person(FakeSeat([]), home)[0], [], name)
    seen = {*turned(question, 80)} - {name}
    assert not seen & HARD
    group = {None: "", "weather": "", "hard-loss": ""}.get(name, name)
    assert all(prompts.find(one).group.startswith(str(group)) for one in seen)


def test_the_group_of_hard_things_stays_the_milder_half(home: Path) -> None:
    """By their name they come, the mildest first, each below the words that today may be too soon."""
    question = prompted(person(FakeSeat([]), home)[0], [], "hard")
    assert question.words[0] == prompts.before_hard()
    hard = [one.id for one in prompts.prompts() if one.group == "hard"]
    assert question.data["prompt"] == hard[0]
    assert {*turned(question, 30)} == {*hard[: (len(hard) + 1) // 2]}


@pytest.mark.parametrize(("setting", "asks"), [("none", False), ("gentle", True), ("random", True)])
def test_a_setting_says_what_is_asked(home: Path, setting: str, asks: bool) -> None:
    """The setting `prompt` asks nothing, or of one group, or anything; my own words go before it."""
    house, _ = person(FakeSeat([]), home, NUMBCHECK_PROMPT=setting)
    question = prompted(house, [], None)
    assert bool(question.words) == asks
    if setting == "gentle":
        assert {*turned(question, 30)} == {*GENTLE}
    assert prompted(house, ["why", "not?"], None).words == ("why not?",)
    assert prompted(house, [], "weather").words == (prompts.asked("weather"),)


def test_back_and_none(home: Path) -> None:
    """Back goes no further than the first; none asks nothing, and what was asked before it is one step back."""
    question = prompted(person(FakeSeat([]), home)[0], [], "weather")
    question.turn(Command.BACK)
    assert question.data == {"prompt": "weather"}
    question.turn(Command.SKIP)
    question.turn(Command.SKIP)
    assert (question.words, question.data) == ((), {})
    question.turn(Command.BACK)
    assert question.data == {"prompt": "weather"}


def test_a_journal_that_cannot_be_read_stops_no_question(home: Path) -> None:
    """While I write, another question comes whatever has become of the journal."""
    house, _ = person(FakeSeat([]), home)
    question = prompted(house, [], "weather")
    home.mkdir(parents=True, mode=0o700)
    (home / "entries").write_text("no folder")
    assert turned(question, 1) == ["in-reach"]


def test_the_groups_are_listed(shell: Shell) -> None:
    """Each group has a row: the word to type, what it is called, and how its first question begins."""
    rows = shell("journal", "--prompts").out.splitlines()
    assert len(rows) == len({one.group for one in prompts.prompts()})
    assert f"gentle                 For empty days: {prompts.asked('one-word')}" in rows
