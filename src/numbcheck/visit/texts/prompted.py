"""The question above a text of the journal: which one, and, while a person writes, another one."""

from __future__ import annotations

from contextlib import suppress
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

from numbcheck.columns import clip_at_word
from numbcheck.errors import NumbcheckError
from numbcheck.journal import kinds, prompts
from numbcheck.journal.content import PROMPT
from numbcheck.play.player import Command
from numbcheck.visit.output import ITEM, put_all
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numbcheck.journal.prompts import Prompt
    from numbcheck.visit.house import House

_NONE, _RANDOM = "none", "random"
_RECENT = 40
_SIDE_BY_SIDE = 60
"""Columns from which on a group and its first question stand in one row."""


class Prompted:
    """The question above a text, turned over as a person likes; the last one shown is kept with it, in `data`.

    `others` gives the questions that follow, and is called when one is first wanted.
    """

    def __init__(self, first: Prompt | None, others: Callable[[], Sequence[Prompt]]) -> None:
        self.data: dict[str, Any] = {}
        self._shown = [first]
        self._at = 0
        self._following = _in_turn(first, others)
        self._note()

    @property
    def words(self) -> tuple[str, ...]:
        """What is asked now."""
        now = self._shown[self._at]
        return prompts.above(now) if now else ()

    def turn(self, command: Command) -> None:
        """Ask something else, what was asked before, or nothing."""
        last = self._at == len(self._shown) - 1
        match command:
            case Command.BACK:
                self._at = max(0, self._at - 1)
            case Command.MORE if not last:
                self._at += 1
            case Command.MORE:
                self._shown += islice(self._following, 1)
                self._at = len(self._shown) - 1
            case Command.SKIP if self._shown[self._at]:
                self._shown[self._at + 1 :] = [None]
                self._at += 1
        self._note()

    def _note(self) -> None:
        now = self._shown[self._at]
        self.data.pop(PROMPT, None)
        self.data.update({PROMPT: now.id} if now else {})


def _in_turn(first: Prompt | None, others: Callable[[], Sequence[Prompt]]) -> Iterator[Prompt]:
    """Yield the others, then the first, without end."""
    yield from cycle([*others(), *([first] if first else [])])


def prompted(house: House, own: Sequence[str], name: str | None) -> Prompted:
    """Return the question in a person's `own` words, else the one of that `name`, else as the settings say.

    `name` is a prompt's, a group's, or `none`; in a pipe nobody is asked what they did not ask for. Raises UsageError.
    """
    if name is None:
        name = house.settings.prompt if house.streams.can_ask else _NONE
    group = name if prompts.is_group(name) and not own else None
    first = prompts.of_own(" ".join(own)) if own else _first(house, name, group)

    def others() -> list[Prompt]:
        recent: list[str] = []
        with suppress(NumbcheckError):  # a journal that cannot be read is said when it is kept
            recent = _recent(house)
        return prompts.rested(prompts.within(prompts.prompts(), group), recent, first)

    return Prompted(first, others)


def _first(house: House, name: str, group: str | None) -> Prompt | None:
    """Return the question of that name, or one of the group; of the hard things the mildest (T19)."""
    if name == _NONE:
        return None
    if not group and name != _RANDOM:
        return prompts.find(name)
    choose = _mildest if group == prompts.HARD else house.choose
    return prompts.pick(prompts.prompts(), _recent(house), choose, group)


def _mildest(deck: Sequence[Prompt]) -> Prompt:
    return deck[0]


def put_groups(house: House) -> None:
    """List the groups of questions as they are typed, with their names and the first words of each."""
    firsts = {one.group: one for one in reversed(prompts.prompts())}
    groups = dict.fromkeys(one.group for one in prompts.prompts())
    about = {group: f"{label('prompts', group)}: {firsts[group].words}" for group in groups}
    if house.streams.is_seen and not (house.draws and house.streams.width >= _SIDE_BY_SIDE):
        put_all(house, [f"{group}: {words}" for group, words in about.items()], ITEM)
    else:
        longest = max(map(len, groups))
        rows = [f"{group:<{longest}}  {words}" for group, words in about.items()]
        for row in rows:
            house.streams.put(clip_at_word(row, house.streams.width - 1) if house.draws else row)
    house.streams.say("To begin with one: numbcheck journal --prompt gentle")


def _recent(house: House) -> list[str]:
    from numbcheck.journal.query import Query
    from numbcheck.visit.locked import access

    entries = access.in_passing(house, Query(kinds=(kinds.JOURNAL,)))
    return [PROMPT.of(entry.data) for entry in islice(entries, _RECENT) if PROMPT in entry.data]
