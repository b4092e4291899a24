"""LineStage: a practice as plain lines, appended one after another; the accessible form, and the one for pipes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.columns import TIED, columns
from numbcheck.practice import naming
from numbcheck.practice.length import announced
from numbcheck.practice.script import Ask, Card, Look, Timed
from numbcheck.stage import keys
from numbcheck.stage.prompt import prompt
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable

    from numbcheck.play.player import Frame
    from numbcheck.practice.script import Beat, Script
    from numbcheck.stage.streams import Streams

_SHORT = 30
"""Columns up to which choices stand behind each other: no line of a narrow terminal breaks within one."""


class LineStage:
    """Says each beat's words once, on standard output; prompts and hints, for a terminal only, beside it.

    `begun` is called for every beat that begins, with whether it offers answers. What was `told` at this seat, which
    keys there are and what it is called, is not told again by a stage that follows.
    """

    __slots__ = (
        "_begins",
        "_begun",
        "_close",
        "_hinted",
        "_prompts",
        "_reminds",
        "_seen",
        "_step",
        "_streams",
        "_told",
        "_was_paused",
    )

    rhythm = None

    def __init__(
        self,
        streams: Streams,
        *,
        prompts: bool,
        close: Callable[[LineStage], None] | None = None,
        begun: Callable[[bool], None] = lambda _: None,
        told: set[str] | None = None,
    ) -> None:
        self._begins = begun
        self._streams = streams
        self._close = close
        self._prompts = prompts
        self._begun = False
        self._reminds: str | None = None
        self._seen: int | None = None
        self._step = ""
        self._was_paused = False
        self._hinted: set[str] = set()
        self._told = set[str]() if told is None else told

    def show(self, frame: Frame) -> None:
        """Print what is new in this moment."""
        if not self._begun:
            self._begun = True
            self._open(frame.script)
        self._mention_pause(frame)
        if self._reminds:
            self._streams.put(_here(self._reminds, frame))
        if frame.arrival != self._seen:
            self._seen = frame.arrival
            self._begins(isinstance(frame.beat, Ask) and bool(frame.beat.choices))
            self._hint(_keys(frame.beat), self._hinted if isinstance(frame.beat, Look) else self._told)
            self._number(frame)
            self._say(frame)
        elif self._reminds:
            self._say(frame)
        self._reminds = None

    def close(self) -> None:
        """Let the practice around it, if there is one, go on where it was."""
        if self._close:
            self._close(self)

    def remind(self, receipt: str) -> None:
        """Say with this receipt where the person is: something else was shown in between."""
        self._reminds = receipt

    def _open(self, script: Script) -> None:
        if script.title and script.title not in self._told:
            self._told.add(script.title)
            self._streams.put(self._streams.wrap(announced(script)))
        for line in script.opening:
            self._streams.put(self._streams.wrap(line))

    def _say(self, frame: Frame) -> None:
        """Say the words of a beat; at a question the keys come after it, so that a screen reader says it first."""
        words = frame.beat.plain if isinstance(frame.beat, Ask) and frame.beat.plain else frame.beat.words
        if words:
            self._streams.put(self._streams.wrap(words))
        self._offer(frame)
        if isinstance(frame.beat, Ask):
            self._hint(keys.PICKING_HELP if frame.beat.choices else keys.TYPING_HELP, self._told)
            self._hint(keys.ENOUGH_HELP if frame.beat.empty == "noticed" else "", self._told)
        self._prompt(frame)

    def _mention_pause(self, frame: Frame) -> None:
        if frame.paused is not self._was_paused:
            self._was_paused = frame.paused
            self._streams.say(Receipt.PAUSED if frame.paused else _here(Receipt.GOING_ON, frame))

    def _hint(self, words: str, told: set[str]) -> None:
        if self._prompts and words and words not in told:
            told.add(words)
            self._streams.say(words)

    def _number(self, frame: Frame) -> None:
        """Say to a person, where a part with a name begins, which of how many it is."""
        before, self._step = self._step, frame.beat.part if isinstance(frame.beat, Timed) else ""
        steps = naming.steps(frame.script) if self._prompts and self._step != before else []
        if self._step in steps:
            name = naming.part_of(frame.script.id, self._step)
            self._streams.say(f"Step {steps.index(self._step) + 1} of {len(steps)}: {name}.")

    def _offer(self, frame: Frame) -> None:
        if isinstance(frame.beat, Ask) and frame.beat.choices:
            self._streams.put(self._streams.wrap(offer(frame.beat)).replace(TIED, " "))

    def _prompt(self, frame: Frame) -> None:
        if self._prompts and isinstance(frame.beat, Ask):
            self._streams.write_stderr(prompt(frame.script, frame.beat, self._streams.width // 2))
        elif self._prompts and isinstance(frame.beat, Card) and frame.beat.seconds is None:
            self._streams.say(keys.CARD_HINT)


def _keys(beat: Beat) -> str:
    """Return what is said of the keys before such a beat; at a question they come after it."""
    match beat:
        case Ask():
            return ""
        case Look():
            return keys.LOOKING_HELP
        case Card(seconds=None):
            return keys.CARD_HELP
    return keys.TIMED_HELP


def _here(receipt: str, frame: Frame) -> str:
    script = frame.script
    return receipt.format(practice=naming.practice(script), place=naming.place(script, frame.beat.part))


def offer(ask: Ask) -> str:
    """Return its choices as one line, or long ones a line each, each behind its number, and how to give several."""
    named = [f"{choice.key} {choice.words}".strip() for choice in ask.choices]
    if any(choice.words.endswith(".") or columns(choice.words) > _SHORT for choice in ask.choices):
        listed = "\n".join(named)
    else:
        listed = f"{', '.join(name.replace(' ', TIED) for name in named)}."
    if not ask.several or len(named) < 2:
        return listed
    first, last = ("2", "5") if len(named) >= 5 else (ask.choices[0].key, ask.choices[1].key)
    return "\n".join([listed, f"Several are fine, as in {first} {last}."])
