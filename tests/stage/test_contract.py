"""What every stage promises: each beat's words reach the person exactly once, and lines are only lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from numbcheck.play.perform import perform
from numbcheck.practice.lead import led
from numbcheck.practice.length import length
from numbcheck.practice.script import Ask, Script
from numbcheck.practice.shelf import Shelf
from numbcheck.stage.keys import CARD_HINT
from numbcheck.stage.lines.stage import LineStage, offer
from numbcheck.stage.spoken import SpokenStage
from numbcheck.stage.voice import Voice
from tests.every import every_of
from tests.fakes import FakeTerminal, RecordingStage
from tests.obliging import ObligingDesk

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPTS = list(Shelf().scripts())
ANSWERS = ("5", "", "a word of my own")
each = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)


def arrivals(script: Script, answer: str) -> list[str]:
    """Return the words that are begun when somebody plays `script` with these answers."""
    stage = RecordingStage()
    perform(script, ObligingDesk(answer), stage)
    return stage.words


def on_lines(script: Script, answer: str) -> list[str]:
    """Return what a stage of lines says of the beats."""
    terminal = FakeTerminal()
    perform(script, ObligingDesk(answer), LineStage(terminal.streams(), prompts=False))
    whole = " ".join(terminal.out.getvalue().split())
    head = " ".join([f"{script.title}. {length(script)}", *script.opening])
    assert whole.startswith(head)
    return _cut(whole[len(head) :], script, answer)


def _cut(rest: str, script: Script, answer: str) -> list[str]:
    """Cut what was printed at the words that were due, in order; whatever is left over or absent stays visible."""
    found = []
    for words in arrivals(script, answer):
        plain = " ".join(words.split())
        assert rest.lstrip().startswith(plain)
        rest = rest.lstrip()[len(plain) :]
        offered = next(
            (_offer(beat) for beat in script.beats if beat.words == words and _offer(beat) in rest), ""
        )
        rest = rest.lstrip().removeprefix(offered)
        found.append(words)
    assert rest.strip() == ""
    return found


def _offer(beat: object) -> str:
    if isinstance(beat, Ask) and beat.choices:
        return " ".join(offer(beat).replace("\xa0", " ").split())
    return ""


class Ears(Voice):
    """A voice whose words are remembered."""

    def __init__(self) -> None:
        super().__init__({"PATH": ""}, on=False)
        self.on = True
        self.heard: list[str] = []

    def say(self, words: str) -> None:
        """Remember."""
        self.heard.append(words)


def by_ear(script: Script, answer: str) -> list[str]:
    """Return what is heard of the beats, without the choices after a question and the key after a card."""
    ears = Ears()
    perform(script, ObligingDesk(answer), SpokenStage(RecordingStage(), ears, lambda: None))
    return [words.split(" 1: ")[0].removesuffix(CARD_HINT).rstrip() for words in ears.heard]


def ended(words: list[str]) -> list[str]:
    """Return words as they are heard: each line has an end."""
    return [re.sub(r"(?m)(?<=\w)$", ".", said) for said in words]


def seen_under_the_voice(script: Script, answer: str) -> list[str]:
    """Return what the stage below a voice shows."""
    inner = RecordingStage()
    perform(script, ObligingDesk(answer), SpokenStage(inner, Ears(), lambda: None))
    return inner.words


STAGES: dict[str, Callable[[Script, str], list[str]]] = {
    "lines": on_lines,
    "voice": by_ear,
    "below the voice": seen_under_the_voice,
}


@every_of(SCRIPTS, ANSWERS, STAGES)
def test_each_beat_exactly_once(script: Script, answer: str, stage: str) -> None:
    """Seen, heard or read as lines: no words are missing, and none come twice."""
    due = arrivals(script, answer)
    assert STAGES[stage](script, answer) == (ended(due) if stage == "voice" else due)


@each
def test_the_spoken_opening_is_heard_once(script: Script) -> None:
    """With the voice on, the opening is heard and then each beat."""
    whole = led(script, spoken=True)
    assert by_ear(whole, "5") == ended(arrivals(whole, "5"))


@every_of(SCRIPTS, ["80", "40", "200"])
def test_lines_are_only_lines(script: Script, columns: str) -> None:
    """A teletype, a screen reader and a file get the same: short plain lines, one after another."""
    terminal = FakeTerminal()
    perform(script, ObligingDesk("a c 2"), LineStage(terminal.streams(COLUMNS=columns), prompts=True))
    prompts = terminal.err.getvalue().replace("> ", ">\n")  # where a person's own Enter ends the line
    for text in (terminal.out.getvalue(), prompts):
        assert text.isascii()
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]|[\u2500-\u259f]|  ", text)
        assert all(len(line) <= min(78, int(columns) - 1) for line in text.splitlines())
        assert not any(line.endswith(" ") for line in terminal.out.getvalue().splitlines())
