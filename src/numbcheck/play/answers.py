"""Answers: what a person said at which question; it stands until they say something else there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.practice.reply import Reply, as_kept
from numbcheck.practice.script import OTHERS
from numbcheck.words.labels import OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.practice.reply import Replies
    from numbcheck.practice.script import Ask, Beat, Condition, Script


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
        """Return the same as (ask, text), as it is shown and kept: what was typed also where an answer is not."""
        said = ((ask, reply if ask.kept else Reply((), reply.own)) for ask, reply in self._standing())
        kept = ((ask, reply) for ask, reply in said if ask.kept or reply.own)
        return tuple(pair for ask, reply in kept for pair in as_kept(ask.ask, ask.choices, reply))

    def meet(self, given: Condition | None) -> bool:
        """Return whether an answer that is wanted, a choice by its id or a text, was given and stands; or none is."""
        return given is None or met(given, self.replies())

    def filled_in(self, beat: Beat) -> Beat:
        """Return the beat with earlier answers in the places that its words leave open for them."""
        words = beat.words
        said = {ask: text for ask, text in self.standing() if text}
        for ask, otherwise in self._script.echoes:
            words = words.replace(
                f"{{{ask}}}", one_line(said.get(ask) or said.get(f"{ask}{OWN}") or otherwise)
            )
        return beat if words == beat.words else replace(beat, words=words)

    def at(self, index: int) -> Reply:
        """Return what was said at beat `index` so far."""
        return self._said[index][1] if index in self._said else Reply()

    def _standing(self) -> Iterator[tuple[Ask, Reply]]:
        said: list[tuple[str, Reply]] = []
        for index in sorted(self._said):
            ask, reply = self._said[index]
            if ask.given is None or met(ask.given, said):
                said.append((ask.ask, reply))
                yield ask, reply


def met(given: Condition, said: Iterable[tuple[str, Reply]]) -> bool:
    """Return whether one of the answers that are wanted is among what was said; where none is named, any of them.

    Answers behind `OTHERS` are unwanted: any other answer will do, typed words included.
    """
    asked, *named = given
    others = {name[1:] for name in named if name.startswith(OTHERS)}
    wanted = {name for name in named if not name.startswith(OTHERS)}
    answers = {each for ask, reply in said if ask == asked for each in (*reply.chosen, reply.own) if each}
    return bool(answers & wanted or (answers - others and not wanted))
