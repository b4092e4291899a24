"""Reply: what a person answered where choices are offered, what was chosen apart from what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from numbcheck.clean import folded
from numbcheck.words.labels import OWN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

CHOICE_KEYS = "1234567890"
"""The keys that pick the first ten choices, in this order. No letter is one: it may begin a word."""
MOST_CHOICES = 34
LEAVES = "q"
"""The line that leaves where answers are choices, and is none itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer a question offers: the key that picks it (or "", where keys ran out), its words, and its id."""

    key: str
    words: str
    id: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: the ids of the choices that were `chosen`, and what is the person's `own`."""

    chosen: tuple[str, ...] = ()
    own: str = ""


Replies = tuple[tuple[str, Reply], ...]
"""What a person said, as (ask, reply), in the order of the questions; what was skipped is absent."""


def choices(offered: Mapping[str, str], keys: str = CHOICE_KEYS) -> tuple[Choice, ...]:
    """Return the answers `offered` (words by id), each with the key at its place in `keys`, if there is one."""
    return tuple(Choice(keys[at : at + 1], words, name) for at, (name, words) in enumerate(offered.items()))


def named_alike(offered: Iterable[str]) -> dict[str, str]:
    """Return answers that have no ids, as a practice file offers them: each is its own id."""
    return {words: words for words in offered}


def as_kept(ask: str, offered: Sequence[Choice], reply: Reply) -> Iterator[tuple[str, str]]:
    """Yield the (ask, text) under which an answer is kept and shown: words of choices, and typed ones apart.

    Where choices were offered, typed words have a name of their own and never stand under that of a choice.
    """
    if reply.chosen:
        words = {choice.id: choice.words for choice in offered}
        yield ask, ", ".join(words[name] for name in reply.chosen)
    if reply.own or not reply.chosen:
        yield (f"{ask}{OWN}" if offered and reply.own else ask), reply.own


def is_offered(text: str, offered: Collection[str]) -> bool:
    """Return whether a kept `text` is nothing but answers that were `offered`, as `as_kept` joins them."""
    rest = text
    while rest:
        fits = [words for words in offered if rest == words or rest.startswith(f"{words}, ")]
        if not fits:
            return False
        rest = rest[len(max(fits, key=len)) :].removeprefix(", ")
    return bool(text)


def found(offered: Sequence[Choice], typed: str) -> Choice | None:
    """Return the choice that `typed` is, or the only one it begins; None where it is another word.

    A whole sentence is found by its first word only: what is longer may be another sentence.
    """
    wanted = _plain(typed)
    if not wanted:
        return None
    plain = [_plain(choice.words) for choice in offered]
    if wanted in plain:
        return offered[plain.index(wanted)]
    begun = [
        choice
        for choice, words in zip(offered, plain, strict=True)
        if f"{words} ".startswith(f"{wanted} " if _is_sentence(choice) else wanted)
        and not (_is_sentence(choice) and " " in wanted)
    ]
    return begun[0] if len(begun) == 1 else None


def understood(offered: Sequence[Choice], text: str, *, several: bool) -> Reply:
    """Return what a typed line says: choices by their numbers or words, one or `several`, or other words."""
    if (one := _one(offered, text)) is not None:
        return Reply((one.id,))
    if not several:
        return Reply((), text)
    if named := _all(offered, text.replace(",", " ").split()):
        return Reply(named)
    chosen: list[str] = []
    own: list[str] = []
    for part in filter(None, map(str.strip, text.split(","))):
        one = _one(offered, part)
        several_of_them = (one.id,) if one else _all(offered, part.split())
        chosen += several_of_them
        own += [] if several_of_them else [part]
    return Reply(tuple(dict.fromkeys(chosen)), ", ".join(own)) if chosen else Reply((), text)


def _one(offered: Sequence[Choice], text: str) -> Choice | None:
    key = text.strip().casefold()
    by_key = next((choice for choice in offered if key and choice.key == key), None)
    return by_key or found(offered, text)


def _all(offered: Sequence[Choice], words: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the choices where every one of `words` is a key or a whole answer, else none."""
    whole = {name: choice.id for choice in offered for name in (choice.key, _plain(choice.words)) if name}
    names = [_plain(word) for word in words]
    return tuple(dict.fromkeys(whole[name] for name in names)) if set(names) <= whole.keys() else ()


def _is_sentence(choice: Choice) -> bool:
    return choice.words.rstrip().endswith((".", "!", "?"))


def _plain(words: str) -> str:
    return folded(" ".join(words.replace("-", " ").split()).rstrip(".!? "))
