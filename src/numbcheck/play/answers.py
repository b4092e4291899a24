"""Answers: what a person said at which question; it stands until they say something else there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.reply import Reply, as_kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.practice.reply import Replies
    from numbcheck.practice.script import Ask, Script


class Answers:
    """The answers to the questions of one script, by the index of the beat that asks."""

    __slots__ = ("_said", "_script")

    def __init__(self, script: Script) -> None:
        self._script = script
        self._said: dict[int, tuple[Ask, Reply]] = {}

    def put(self, index: int, ask: Ask, text: str, chosen: tuple[str, ...] | None = None) -> int:
        """Take `text` as the answer to `ask`, which is beat `index`, and return the beat that follows.

        With `chosen` (the ids of choices) `text` is one's own; without it `text` may name choices. Empty,
        an earlier answer stands; without one it counts where that means noticed. After enough of a part
        nothing later in it stands.
        """
        if not text and chosen is None and index in self._said:
            return index + 1
        reply = ask.understood(text) if chosen is None else Reply(chosen, text)
        if reply != Reply() or ask.empty == "noticed":
            self._said[index] = ask, reply
        else:
            self._said.pop(index, None)
        if chosen or not ask.enough(text):
            return index + 1
        end = self._script.part_end(index)
        self._said = {n: said for n, said in self._said.items() if not index < n < end}
        return end

    def replies(self) -> Replies:
        """Return (ask, reply) in the order of the questions; none to what would not be asked any more."""
        return tuple((ask.ask, reply) for ask, reply in self._standing())

    def standing(self) -> tuple[tuple[str, str], ...]:
        """Return the same as (ask, text), as it is shown and kept."""
        return tuple(pair for ask, reply in self._standing() for pair in as_kept(ask.ask, ask.choices, reply))

    def has(self, ask: str, answer: str) -> bool:
        """Return whether `answer`, a choice by its id or a text, was given to `ask` and stands."""
        return any(name == ask and answer in (*reply.chosen, reply.own) for name, reply in self.replies())

    def at(self, index: int) -> Reply:
        """Return what was said at beat `index` so far."""
        return self._said[index][1] if index in self._said else Reply()

    def _standing(self) -> Iterator[tuple[Ask, Reply]]:
        said: set[tuple[str, str]] = set()
        for index in sorted(self._said):
            ask, reply = self._said[index]
            if ask.given is None or said.intersection((ask.given[0], answer) for answer in ask.given[1:]):
                said |= {(ask.ask, name) for name in (*reply.chosen, reply.own)}
                yield ask, reply
