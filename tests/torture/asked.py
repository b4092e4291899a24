"""Chance at every kind of question: nobody is thrown out, no letter is lost, and nothing answers that nobody gave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from numbcheck.care import check
from numbcheck.play.player import Player
from numbcheck.play.ports import Said
from numbcheck.practice.reply import Choice, choices, found, named_alike
from numbcheck.practice.script import Ask
from numbcheck.practice.shelf import Shelf
from tests.fakes import asks, script
from tests.stage.key_table import NOTHING, stream
from tests.stage.rig import rigged
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from random import Random

_SENTENCES = choices(
    named_alike(["I feel nothing, so I must be cold.", "Nobody wants to hear it.", "I hold it all."])
)
_FEEL = [beat for beat in Shelf().get("feel").beats if isinstance(beat, Ask)]
_CHECK = check.script(check.words(), (), food=True, asked=True)
KINDS = {
    "a line": script(*asks(1)),
    "one choice": script(
        Ask("slept", "How?", "slept", choices=choices(named_alike(["good", "some", "little"])))
    ),
    "one of many": script(_FEEL[0]),
    "several": script(replace(_FEEL[1], given=None)),
    "sentences": script(Ask("known", "What?", "known", choices=_SENTENCES, several=True)),
    "letters of their own": script(
        Ask("how", "How?", "how", choices=(Choice("", "m", "m"), Choice("", "a", "a")))
    ),
    "the sheet": _CHECK,
    "a question further": script(next(beat for beat in _CHECK.beats if getattr(beat, "ask", "") == "slept")),
}
_LETTERS = "abcdefghijklmnopqrstuvwxyzABQSqqq!?'-"


def _word(dice: Random, offered: tuple[Choice, ...]) -> str:
    """Return a word of chance, or the beginning of something that is offered."""
    if offered and dice.randrange(3) == 0:
        words = dice.choice(offered).words
        return words[: dice.randrange(1, len(words) + 1)].strip() or "q"
    return "".join(dice.choice(_LETTERS) for _ in range(dice.randrange(1, 9)))


def tried(kind: str, dice: Random, times: int) -> int:
    """Type words of chance among what is no key, and then chance alone; return how many words were typed."""
    count = 0
    ask = KINDS[kind].beats[0]
    assert isinstance(ask, Ask)
    with rigged() as rig:
        rig.pipe.send_bytes(b"")
        for _ in range(times):
            rig.passed += 1.0
            words = [_word(dice, ask.choices) for _ in range(dice.randrange(1, 4))]
            player, stage = Player(KINDS[kind], rig.seat.desk.now()), rig.seat.stage()
            stage.show(player.frame(rig.seat.desk.now()))
            said: list[Said] = []
            for word in words:
                noise = dice.choice([b"", *NOTHING.values()])
                rig.pipe.send_bytes(noise + word.encode() + b"\r")
                rig.settle()
                while rig.seat.screen.pressed:
                    event = rig.seat.desk.wait(0.001, typing=True)
                    said += [event] if isinstance(event, Said) else []
                rig.passed += 1.0
            marked = stage.question.marked
            told = [*marked.chosen, *marked.own]
            told += [part for one in said for part in (*(one.chosen or ()), one.text)]
            _is_all_there(kind, ask, words, told)
            rig.pipe.send_bytes(stream(dice))
            rig.settle()
            rig.seat.screen.pressed.clear()
            if rig.seat.left_by is not None or rig.seat.fault is not None:
                raise BrokenPromiseError(f"{kind}: thrown out after {words!r}")
            stage.close()
            count += len(words)
    return count


def _is_all_there(kind: str, ask: Ask, words: list[str], told: list[str]) -> None:
    """Raise BrokenPromiseError where a word is in no answer, or an answer came of no word."""
    meant = [choice.id if (choice := found(ask.choices, word)) else word for word in words]
    if lost := [word for word in meant if word not in told]:
        raise BrokenPromiseError(f"{kind}: {lost!r} of {words!r} is lost: {told!r}")
    if given := [words for words in told if words and words not in meant]:
        raise BrokenPromiseError(f"{kind}: nobody gave {given!r}: {meant!r}")
