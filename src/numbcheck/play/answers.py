"""Answers: what a person said at which question; it stands until they say something else there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.script import Ask

if TYPE_CHECKING:
    from numbcheck.practice.script import Script


class Answers:
    """The answers to the questions of one script, by the index of the beat that asks."""

    __slots__ = ("_said", "_script")

    def __init__(self, script: Script) -> None:
        self._script = script
        self._said: dict[int, tuple[str, str]] = {}

    def put(self, index: int, ask: Ask, text: str) -> int:
        """Take `text` as the answer to `ask`, which is beat `index`, and return the beat that follows.

        Empty, an earlier answer stands; without one it counts where that means noticed. After enough of a
        part nothing later in it stands.
        """
        if not text and index in self._said:
            return index + 1
        if text or ask.empty == "noticed":
            self._said[index] = ask.ask, ask.understood(text)
        if not ask.enough(text):
            return index + 1
        end = self._script.part_end(index)
        self._said = {n: said for n, said in self._said.items() if not index < n < end}
        return end

    def standing(self) -> tuple[tuple[str, str], ...]:
        """Return (ask, text) in the order of the questions; none to what would not be asked any more."""
        said: list[tuple[str, str]] = []
        for index in sorted(self._said):
            match self._script.beats[index]:
                case Ask(given=(ask, answer)) if (ask, answer) not in said:
                    continue
            said.append(self._said[index])
        return tuple(said)
