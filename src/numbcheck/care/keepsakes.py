"""Keepsakes: what a person put away for a harder day, one thing a line, in a plain list that they own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.care import flow, lists, wording
from numbcheck.words.labels import ask_label

if TYPE_CHECKING:
    from numbcheck.care.lists import Thing
    from numbcheck.practice.reply import Replies
    from numbcheck.practice.script import Script

_KIND = "keep"
_NAME = "@"


class GuideQuestion(NamedTuple):
    """A question of the guide; its label is the heading of what answers it in the file."""

    id: str
    ask: str


class Keep(NamedTuple):
    """The words of keeping; `keys` says what can be pressed beside one thing that is shown."""

    rows: tuple[str, ...]
    title: str
    about: str
    empty: str
    guide: str
    may_hurt: str
    keys: str
    by_itself: str
    open: tuple[str, ...]
    questions: tuple[GuideQuestion, ...]


def words() -> Keep:
    """Return the words of keeping."""
    return wording.read("keep", Keep)


def script(words: Keep) -> Script:
    """Return the six questions, each of which may stay open."""
    return flow.flow(
        _KIND,
        words.title,
        (flow.question(question.id, question.ask) for question in words.questions),
        words.open,
    )


def with_replies(words: Keep, text: str, replies: Replies) -> str:
    """Return the list with what was said to the questions, each thing under its heading."""
    for ask, reply in replies:
        if reply.own.strip():
            text = added(words, text, reply.own, ask_label(_KIND, ask))
    return text


def added(words: Keep, text: str, thing: str, under: str = "") -> str:
    """Return the list with one thing more; raises UsageError for one without words."""
    return lists.added(text or lists.head(words.title, words.about), thing, under=under, box="")


def shown(thing: Thing) -> str:
    """Return one thing as it is shown, below its heading."""
    return "\n".join(filter(None, (thing.under, thing.words)))


def names_someone(thing: Thing) -> bool:
    """Return whether it holds a name: who was dear once may be missed by now."""
    return any(word.startswith(_NAME) and len(word) > 1 for word in thing.words.split())
