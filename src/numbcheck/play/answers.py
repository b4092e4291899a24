"""Answers: what a person said at which question; it stands until they say something else there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.script import Ask
from numbcheck.practice.told import OWN, Told

if TYPE_CHECKING:
    from numbcheck.practice.script import Script


class Answers:
    """The answers to the questions of one script, by the index of the beat that asks."""

    __slots__ = ("_said", "_script")

    def __init__(self, script: Script) -> None:
        self._script = script
        self._said: dict[int, tuple[str, Told]] = {}

    def put(self, index: int, ask: Ask, text: str, chosen: tuple[str, ...] | None = None) -> int:
        """Take `text` as the answer to `ask`, which is beat `index`, and return the beat that follows.

        With `chosen` (the words of choices) `text` is one's own; without it `text` may name choices. Empty,
        an earlier answer stands; without one it counts where that means noticed. After enough of a part
        nothing later in it stands.
        """
        if not text and chosen is None and index in self._said:
            return index + 1
        told = ask.understood(text) if chosen is None else Told(chosen, text)
        if told != Told() or ask.empty == "noticed":
            self._said[index] = ask.ask, told
        else:
            self._said.pop(index, None)
        if chosen or not ask.enough(text):
            return index + 1
        end = self._script.part_end(index)
        self._said = {n: said for n, said in self._said.items() if not index < n < end}
        return end

    def standing(self) -> tuple[tuple[str, str], ...]:
        """Return (ask, text) in the order of the questions; none to what would not be asked any more.

        Where choices were offered, what is one's own has a name of its own: it never stands under that of a choice.
        """
        said: list[tuple[str, str]] = []
        for index in sorted(self._said):
            match beat := self._script.beats[index]:
                case Ask(given=(ask, answer)) if (ask, answer) not in said:
                    continue
            name, told = self._said[index]
            offers = isinstance(beat, Ask) and bool(beat.choices)
            if told.chosen:
                said.append((name, ", ".join(told.chosen)))
            if told.own or not told.chosen:
                said.append((f"{name}{OWN}" if offers and told.own else name, told.own))
        return tuple(said)

    def told(self, index: int) -> Told:
        """Return what was said at beat `index` so far."""
        return self._said.get(index, ("", Told()))[1]
