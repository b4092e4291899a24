"""Question: what is being asked on a screen, and what was typed or marked at it so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.buffer import Buffer

from numbcheck.play.player import Command
from numbcheck.play.ports import BrokeOff, Did, Event, Said
from numbcheck.practice.reply import Reply, found
from numbcheck.practice.script import Ask
from numbcheck.stage import keys
from numbcheck.stage.screen.marked import Marked

if TYPE_CHECKING:
    from numbcheck.play.player import Frame
    from numbcheck.practice.reply import Choice

_STEPS = {
    f"\x1b{sent}{arrow}": step for arrow, step in zip("ADBC", (-1, -1, 1, 1), strict=True) for sent in "[O"
}


class Question:
    """Takes keys as a terminal sends them; Enter comes with the whole line it ends.

    Digits and space mark, arrows point, and characters type a word, which is a choice if it begins one. What is
    pressed while `hushed` answers nothing: its characters stay as half typed.
    """

    __slots__ = ("_ask", "_kept", "_more", "field", "hushed", "marked")

    def __init__(self) -> None:
        self.field = Buffer(multiline=False)
        self.marked = Marked()
        self.hushed = False
        self._ask: Ask | None = None
        self._more = False
        self._kept = ""

    @property
    def picks(self) -> bool:
        """Whether answers are offered."""
        return bool(self._choices)

    def begin(self, frame: Frame) -> None:
        """Ask this now, with what was said here before marked; what is typed ahead stays."""
        self._kept = ""
        self._ask = frame.beat if isinstance(frame.beat, Ask) else None
        self.renew(frame)
        reply = frame.said[frame.index - frame.script.sheet(frame.index).start] if frame.said else Reply()
        several = self._ask is not None and self._ask.several
        own = (reply.own,) if reply.own else ()
        self.marked = Marked(reply.chosen, own) if several else Marked()

    def renew(self, frame: Frame) -> None:
        """Know what may be asked for by now."""
        self._more = frame.more

    def pressed(self, key: str) -> Event | None:
        """Return what a key means here; None where it only marks or points, or means nothing."""
        hushed, command = self.hushed and self.picks, keys.TYPING.get(key)
        if command and not (hushed and command in (Command.SKIP, Command.BACK)):
            return Did(Command.MORE if key == "\t" and self._more else command)
        if hushed:
            self._keep_typed(key)
            return None
        if key.endswith("\r"):
            return self._entered(key[:-1])
        if self.picks:
            return self._picked(key)
        return None

    def rest(self) -> list[str]:
        """Return the keys that answer with what is there so far, and take it."""
        typed = self.field.text
        self.field.reset()
        return [f"{typed}\r", *(["\r"] if self.picks and typed.strip() else [])]

    @property
    def is_begun(self) -> bool:
        """Whether something is marked or typed here."""
        return bool(self.field.text.strip() or self.marked.chosen or self.marked.own)

    @property
    def half(self) -> str:
        """What is half typed."""
        return self.field.text

    def left(self, *, enough: bool = False) -> Event:
        """Return that the person leaves or has `enough`, with what is marked and half typed, and empty the field."""
        half, marked = self.half, self.marked
        self.field.reset()
        self.marked = Marked()
        if marked.chosen or marked.own:
            return BrokeOff(half, ", ".join(marked.own), marked.chosen, enough)
        if half:
            return BrokeOff(half, enough=enough)
        return Did(Command.ENOUGH if enough else Command.STOP)

    def hint(self, typed: str) -> str:
        """Return what stands behind what is typed: the choice it finds."""
        choice = found(self._choices, typed) if typed else None
        return f"  = {choice.words}" if choice else ""

    @property
    def _choices(self) -> tuple[Choice, ...]:
        return self._ask.choices if self._ask else ()

    def settle(self) -> None:
        """All that was pressed so far was looked at: what stays half typed of it is typed like any other text."""
        self._kept = ""

    def _keep_typed(self, key: str) -> None:
        if key.endswith("\r"):
            later = self.field.text.removeprefix(self._kept).strip()
            self._kept = " ".join(filter(None, [self._kept, key[:-1].strip()]))
            self.field.reset()
            self.field.insert_text(" ".join(filter(None, [self._kept, later])))

    def _entered(self, typed: str) -> Event | None:
        if not self.picks:
            return Said(typed)
        choice = found(self._choices, typed)
        several = self._ask is not None and self._ask.several
        if several and typed.strip():
            self._mark(choice.id) if choice else self._add(typed.strip())
            return None
        if several:
            return Said(", ".join(self.marked.own), self.marked.chosen)
        if typed.strip():
            return Said("" if choice else typed, (choice.id,) if choice else ())
        if self.marked.at >= 0:
            return Said("", (self._choices[self.marked.at].id,))
        return Said("")

    def _picked(self, key: str) -> Event | None:
        if key in _STEPS:
            self._point(_STEPS[key])
            return None
        by_key = [choice for choice in self._choices if choice.key and choice.key == key]
        if key == " " and self.marked.at >= 0:
            by_key = [self._choices[self.marked.at]]
        elif key == " ":
            self._point(1)
        if by_key and self._ask is not None and not self._ask.several:
            return Said("", (by_key[0].id,))
        for choice in by_key:
            self._mark(choice.id, undo=True)
            last = self._choices.index(choice)
            self.marked = self.marked._replace(last=last, at=last if self.marked.at >= 0 else -1)
        return None

    def _point(self, step: int) -> None:
        """Point at the next choice; the first step leads to the first one, or back to the last."""
        at = self.marked.at + step if self.marked.at >= 0 or step < 0 else 0
        count = len(self._choices)
        self.marked = self.marked._replace(at=count - 1 if at < 0 else at % count)

    def _mark(self, name: str, *, undo: bool = False) -> None:
        """Mark a choice, or with `undo` take the mark of a marked one away; marks stand in the order of the list."""
        chosen = {*self.marked.chosen}
        chosen = chosen ^ {name} if undo else chosen | {name}
        ordered = tuple(choice.id for choice in self._choices if choice.id in chosen)
        self.marked = self.marked._replace(chosen=ordered)

    def _add(self, words: str) -> None:
        self.marked = self.marked._replace(own=tuple(dict.fromkeys([*self.marked.own, words])))
