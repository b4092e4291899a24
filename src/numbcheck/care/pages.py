"""The pages of `learn`: short texts, each with a next step, findable by their words."""

from __future__ import annotations

from typing import NamedTuple

from numbcheck.care import wording
from numbcheck.clean import folded, named
from numbcheck.errors import UsageError
from numbcheck.spelling import suggestion


class SmallStep(NamedTuple):
    """One thing to do a little of: its words, and its tiny version; `food` is about eating."""

    id: str
    words: str
    tiny: str
    food: bool = False


class LearnPage(NamedTuple):
    """One page: `rows` names the ideas it goes back to, `next` is one thing to do or to read after it.

    Where `choices` follow, `today` asks for one of them.
    """

    id: str
    title: str
    text: str
    next: str
    rows: tuple[str, ...]
    today: str = ""
    choices: tuple[SmallStep, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The page as it is read: a line for each paragraph and each item of a list, to be wrapped."""
        return [self.title, "", *joined(self.text), "", self.next]


def joined(text: str) -> list[str]:
    """Return a line for each paragraph and each list item ("- ") of `text`, with "" between the paragraphs.

    A line goes on with the one before it, unless it is an item or one of the two is empty.
    """
    lines: list[str] = []
    for line in text.strip("\n").split("\n"):
        if lines and line and lines[-1] and not line.startswith("- "):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    return lines


def pages() -> tuple[LearnPage, ...]:
    """Return every page, those that begin with the basics first."""
    found = {topic: _page(topic) for topic in wording.topics()}
    first = [found[topic] for topic in _ORDER if topic in found]
    return (*first, *(page for topic, page in found.items() if topic not in _ORDER))


def page(topic: str) -> LearnPage | None:
    """Return the page of that name, or None."""
    return _page(topic) if topic in wording.topics() else None


def holding(words: str) -> tuple[LearnPage, ...]:
    """Return the pages in which every one of `words` occurs.

    Raises UsageError where there is none, suggesting a page that sounds like it.
    """
    wanted = folded(words).split()
    found = tuple(
        one for one in pages() if all(word in folded(f"{one.id} {one.title} {one.text}") for word in wanted)
    )
    if not found or not wanted:
        hint = suggestion(words, wording.topics(), "What there is: numbcheck learn")
        raise UsageError(f'There\'s no page about "{named(words)}".{hint}')
    return found


_ORDER = (
    "what",
    "small-steps",
    "stress-or-numb",
    "signs",
    "how-long",
    "causes",
    "medication",
    "substances",
    "effects",
)


def _page(topic: str) -> LearnPage:
    return wording.read(f"learn/{topic}", LearnPage)
