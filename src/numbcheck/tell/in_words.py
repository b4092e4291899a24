"""An entry in parts: what it is called, what was asked above it, what was ticked, answered and kept beside its text."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.clean import one_line
from numbcheck.journal import kinds
from numbcheck.journal.content import FORM, HIDDEN, ITEMS, OWN_WORDS, PROMPT, TICKED, TOTAL, WORDS
from numbcheck.words.labels import OWN, answer_label, ask_label, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.tell.filled import Filled

_TOLD_APART: dict[str, frozenset[str]] = {
    kinds.SCREEN: frozenset({FORM, ITEMS, TOTAL}),
    kinds.SIGNS: frozenset({TICKED}),
    kinds.JOURNAL: frozenset({PROMPT}),
}
"""By kind, the keys of `data` that are no row."""


class Row(NamedTuple):
    """A question, or a key of `data`, what it is `called`, and all that was `said` to it; "" is what had no words."""

    ask: str
    called: str
    said: tuple[str, ...]

    @property
    def spoken(self) -> list[str]:
        """What was said in words."""
        return [words for words in self.said if words.strip()]


def called(entry: Entry, titles: Callable[[str], str | None]) -> str:
    """Return what an entry is called: by its practice, of which `titles` may know the title, or by its kind."""
    if entry.practice:
        return practice_called(entry.practice, titles)
    return one_line(label("kind", entry.kind))


def practice_called(practice: str, titles: Callable[[str], str | None]) -> str:
    """Return the title of a practice; of one that nobody knows any more its name, as words."""
    return one_line(titles(practice) or label("practice", practice))


def asked(entry: Entry) -> str:
    """Return the question above a text in its words; what is no prompt of ours is a person's own; "" for none."""
    prompt = PROMPT.of(entry.data)
    return prompt and _asked_once(prompt)


@lru_cache
def _asked_once(prompt: str) -> str:
    from numbcheck.journal import prompts  # most entries need not wait for their file

    return one_line(prompts.asked(prompt))


def ticked(entry: Entry) -> tuple[str, ...]:
    """Return the signs that were ticked, as whole sentences; one that is no longer in the list is left out."""
    if entry.kind != kinds.SIGNS or not (ids := TICKED.of(entry.data)):
        return ()
    from numbcheck.care import signs

    return signs.words().sentences(ids)


def filled(entry: Entry) -> Filled | None:
    """Return the form that was filled in; None for one that nobody knows, and where there is none."""
    if entry.kind != kinds.SCREEN:
        return None
    from numbcheck.tell.filled import form_of

    return form_of(entry)


def checked(entry: Entry) -> str:
    """Return the words of a check-in, one's own among them."""
    said = (
        *(in_words(WORDS, word) for word in WORDS.of(entry.data)),
        *map(one_line, OWN_WORDS.of(entry.data)),
    )
    return ", ".join(filter(None, said))


def answers(entry: Entry) -> Iterator[Row]:
    """Yield what was said to each question, in its turn; what follows one another and is called alike is one."""
    for name, said in groupby(entry.answers, lambda answer: asked_as(entry, answer.ask)):
        first, *more = said
        yield Row(first.ask, name, (first.text, *(answer.text for answer in more)))


def kept(entry: Entry) -> Iterator[Row]:
    """Yield what else stands in `data` for a person, key by key, in words."""
    apart = _TOLD_APART.get(entry.kind, frozenset())
    for key, value in entry.data.items():
        if key not in HIDDEN and key not in apart and (said := tuple(_words(entry, key, value))):
            yield Row(key, asked_as(entry, key), said)


def asked_as(entry: Entry, ask: str) -> str:
    """Return what the answers to a question, or what stands under a key, are called."""
    return _asked_as(entry.practice or entry.kind, ask)


@lru_cache
def _asked_as(owner: str, ask: str) -> str:
    return one_line(ask_label(owner, ask))


def in_words(ask: str, said: str) -> str:
    """Return what was said to a question, on one line: an answer that was offered in its words, else as typed."""
    return label(f"answer.{ask}", one_line(said))


def _words(entry: Entry, key: str, value: Any) -> Iterator[str]:
    """Yield what stands under a key, a part each."""
    match value:
        case None | "":
            return
        case bool():
            yield "yes" if value else "no"
        case list() | tuple():
            yield from chain.from_iterable(_words(entry, key, part) for part in value)
        case dict():
            for name, part in value.items():
                yield f"{name} {', '.join(_words(entry, name, part))}".rstrip()
        case _:
            said = str(value)
            is_id = entry.practice and not key.endswith(OWN)
            yield answer_label(entry.practice or "", key, said) if is_id else label(f"answer.{key}", said)
