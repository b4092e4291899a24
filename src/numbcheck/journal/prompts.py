"""The journal's prompts: read from the file beside this one, found by id, picked without soon repeating."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.clean import named
from numbcheck.errors import UsageError
from numbcheck.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HARD = "hard"


class Prompt(NamedTuple):
    """One thing a blank page may ask; `source` names the ideas it goes back to (T16, A7)."""

    id: str
    group: str
    words: str
    source: tuple[str, ...] = ()


class Hard(NamedTuple):
    """What is said `before` every prompt of that group, whoever reads it."""

    before: str


class Deck(NamedTuple):
    """The file of prompts."""

    hard: Hard
    prompts: tuple[Prompt, ...]
    stems: tuple[str, ...]


def prompts() -> tuple[Prompt, ...]:
    """Return every prompt in the order of the file; within the group `hard` that is from mild to hard."""
    return _deck().prompts


def stems() -> tuple[str, ...]:
    """Return the beginnings of sentences, in their order."""
    return _deck().stems


def above(prompt: Prompt) -> tuple[str, ...]:
    """Return what stands above a text that answers this prompt."""
    return (*([before_hard()] if prompt.group == HARD else []), prompt.words)


def before_hard() -> str:
    """Return the line that stands before every prompt of the group `hard`, whoever reads it."""
    return _deck().hard.before


def asked(prompt_id: str) -> str:
    """Return what the prompt with this id asks; one that has no id is the person's own, and says it itself."""
    return _words().get(prompt_id, prompt_id)


def is_hard(prompt_id: object) -> bool:
    """Return whether it is one of the hard things."""
    return any(prompt.id == prompt_id and prompt.group == HARD for prompt in prompts())


def find(prompt_id: str) -> Prompt:
    """Return the prompt with this id.

    Raises:
        UsageError: there is none; the sentence suggests ids that look like it.

    """
    deck = {prompt.id: prompt for prompt in prompts()}
    if prompt_id not in deck:
        raise UsageError(_unknown("prompt", prompt_id, list(deck)))
    return deck[prompt_id]


def of_own(words: str) -> Prompt:
    """Return a prompt in the person's own words; the id of one of ours means that one, here and later."""
    return next((one for one in prompts() if one.id == words), Prompt(words, "own", words))


def within(prompts: Sequence[Prompt], group: str | None) -> list[Prompt]:
    """Return the `prompts` of a group (its name, or the first part of it), or those that may come unasked.

    Hard things come only when that group is asked for, and then its milder half: the harder ones a person chooses
    by id (T19).

    Raises:
        UsageError: no prompt belongs to that group; the sentence suggests groups that look like it.

    """
    deck = [prompt for prompt in prompts if _belongs(prompt, group)]
    if not deck:
        raise UsageError(_unknown("group of prompts", group or "", [prompt.group for prompt in prompts]))
    return deck[: (len(deck) + 1) // 2] if group == HARD else deck


def is_group(name: str | None) -> bool:
    """Return whether this is the name of a group, or its first part, and not that of a prompt."""
    return bool(name) and name not in _words() and any(_belongs(prompt, name) for prompt in prompts())


def pick(
    prompts: Sequence[Prompt],
    recent_ids: Sequence[str],
    choose: Callable[[Sequence[Prompt]], Prompt],
    group: str | None = None,
) -> Prompt:
    """Return the prompt of that `group` (see `within`) that `choose` takes from those that have rested long enough.

    Prompts among `recent_ids` (newest first) stay out until half of the others have had their turn.
    """
    deck = within(prompts, group)
    known = {prompt.id for prompt in deck}
    used = [recent for recent in dict.fromkeys(recent_ids) if recent in known]
    resting = used[: len(deck) // 2]
    return choose([prompt for prompt in deck if prompt.id not in resting])


def rested(deck: Sequence[Prompt], recent_ids: Sequence[str], first: Prompt | None) -> list[Prompt]:
    """Return the prompts that follow the `first`, the longest unseen before others; `recent_ids` come newest first.

    Those that were not seen at all come in the order of the file, from the first one on.
    """
    at = deck.index(first) if first in deck else -1
    others = [*deck[at + 1 :], *deck[: max(0, at)]]
    seen = {prompt_id: number for number, prompt_id in enumerate(dict.fromkeys(recent_ids))}
    return sorted(others, key=lambda prompt: -seen.get(prompt.id, len(seen)))


def _belongs(prompt: Prompt, group: str | None) -> bool:
    if group is None:
        return prompt.group != HARD
    return f"{prompt.group}-".startswith(f"{group}-")


@cache
def _words() -> dict[str, str]:
    return {prompt.id: prompt.words for prompt in prompts()}


@cache
def _deck() -> Deck:
    from numbcheck.toml_values import as_value, read_toml

    path = Path(__file__).with_name("prompts.toml")
    return as_value(Deck, read_toml(path.read_text(encoding="utf-8"), path.name), path.name)


def _unknown(what: str, name: str, known: list[str]) -> str:
    names = list(dict.fromkeys(known))
    hint = suggestion(name, names, f"Some that exist: {', '.join(names[:3])}.", most=3)
    return f'There\'s no {what} "{named(name)}".{hint}'
