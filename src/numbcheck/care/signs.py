"""The signs: a quiet checklist by area, without a sum, and then when to talk to someone.

Source: the articles' inventories of signs; no rating, no cut-off, no verdict.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 (the fields of a file of words are read at run time)
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from numbcheck.care import flow, wording
from numbcheck.journal import kinds
from numbcheck.toml_values import NO_TEXTS
from numbcheck.words.labels import ask_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numbcheck.care.reasons import Reasons
    from numbcheck.practice.reply import Replies
    from numbcheck.practice.script import Script

_MOST_AREAS, _MOST_REASONS, _OF_AN_AREA = 4, 4, 2
_TITLE = "Signs, page by page"
FirstPage = Literal["", "crisis", "abuse"]
"""The page that comes before anything else, or "" where none does."""


class Sign(NamedTuple):
    """One sign; `rows` say what it goes back to, `shows_first` is the page it brings."""

    id: str
    words: str
    rows: tuple[str, ...]
    shows_first: FirstPage = ""


class Area(NamedTuple):
    """Some signs under one name, on one page; `lines` are said with it, and `cautions`, on paper, too."""

    id: str
    signs: tuple[Sign, ...]
    lines: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    called: str = ""

    @property
    def name(self) -> str:
        """What the area is called."""
        return ask_label(kinds.SIGNS, self.called or self.id)


class Short(NamedTuple):
    """A page of the short list: the name and lines of an `area`, and `only` these signs, or all of the area.

    Where signs of other areas stand there, too, it is `called` by a label of its own.
    """

    area: str
    only: tuple[str, ...] = ()
    called: str = ""


class FollowUp(NamedTuple):
    """A question afterwards and the answers it offers.

    With `only_with` it is asked only where that sign was ticked.
    """

    id: str
    ask: str
    answers: Mapping[str, str] = NO_TEXTS
    only_with: str = ""


class Signs(NamedTuple):
    """The words of the checklist."""

    open: tuple[str, ...]
    paper: str
    more: str
    take_along: str
    crisis_first: str
    abuse_first: str
    areas: tuple[Area, ...]
    short: tuple[Short, ...]
    questions: tuple[FollowUp, ...]

    @property
    def signs(self) -> tuple[Sign, ...]:
        """All signs, in the order of the list."""
        return tuple(sign for area in self.areas for sign in area.signs)

    @property
    def shortened(self) -> tuple[Area, ...]:
        """The pages of the short list."""
        areas = {area.id: area for area in self.areas}
        return tuple(
            areas[page.area]._replace(signs=self._picked(page.only), called=page.called)
            if page.only
            else areas[page.area]
            for page in self.short
        )

    def pages(self, *, short: bool) -> tuple[Area, ...]:
        """Return the pages of the whole list, or of the `short` one."""
        return self.shortened if short else self.areas

    def sentences(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the signs with these ids as sentences, in the order of the list; an unknown id is left out."""
        wanted = frozenset(ids)
        return tuple(sign.words for sign in self.signs if sign.id in wanted)

    def first(self, page: FirstPage) -> str:
        """Return the line that stands above the page that comes first."""
        return self.abuse_first if page == "abuse" else self.crisis_first

    def _picked(self, ids: Sequence[str]) -> tuple[Sign, ...]:
        return tuple(sign for sign in self.signs if sign.id in ids)


@dataclass(frozen=True, slots=True)
class Ticked:
    """The ids of the signs a person ticked, in the order of the list, and what they wrote beside it."""

    ids: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def words() -> Signs:
    """Return the words of the checklist."""
    return wording.read(kinds.SIGNS, Signs)


def scripts(words: Signs, *, short: bool = False) -> tuple[Script, Script]:
    """Return the checklist, or the `short` one, a page for each area: to the one about safety, and those after it."""
    pages = words.pages(short=short)
    beats = [
        flow.question(
            area.id,
            "\n".join((f"{area.name}, {number} of {len(pages)}", *area.lines, *area.cautions)),
            {sign.id: sign.words for sign in area.signs},
            several=True,
        )
        for number, area in enumerate(pages, 1)
    ]
    after = 1 + next(
        place for place, area in enumerate(pages) if any(sign.shows_first for sign in area.signs)
    )
    return (
        flow.flow(kinds.SIGNS, _TITLE, beats[:after], words.open),
        flow.flow(kinds.SIGNS, _TITLE, beats[after:]),
    )


def ticked(words: Signs, replies: Replies) -> Ticked:
    """Return which signs `replies` name; other words a person typed are kept as their own."""
    chosen = {sign for _, reply in replies for sign in reply.chosen}
    own = [reply.own.strip() for _, reply in replies if reply.own.strip()]
    return Ticked(tuple(sign.id for sign in words.signs if sign.id in chosen), tuple(own))


def shows_first(words: Signs, ids: Sequence[str]) -> FirstPage:
    """Return which page comes before anything else, if one does.

    A tick is the person's own word; nothing is inferred from it, and nothing else changes.
    """
    pages = {sign.shows_first for sign in words.signs if sign.id in ids and sign.shows_first}
    return "crisis" if "crisis" in pages else "abuse" if pages else ""


def afterwards(words: Signs, ids: Sequence[str]) -> Script:
    """Return the optional questions that follow: how often, how long, highs and lows, a medicine's date."""
    beats = (
        flow.question(row.id, row.ask, row.answers)
        for row in words.questions
        if not row.only_with or row.only_with in ids
    )
    return flow.flow("signs-since", "Since when", beats)


def page(words: Signs, why: Reasons, ids: Sequence[str]) -> list[str]:
    """Return what was ticked, the reasons to talk to someone it gives, and one next step: twelve lines at most."""
    if not ids:
        return [why.intro, why.often_passes, why.trust, "", words.more]
    rows = [row for sign in words.signs if sign.id in ids for row in sign.rows]
    reasons = [reason.line for reason in why.given(rows)]
    return [
        *_ticked_by_area(words, ids),
        *reasons[:_MOST_REASONS],
        "",
        why.next_step,
        words.take_along,
        words.more,
    ]


def _ticked_by_area(words: Signs, ids: Sequence[str]) -> Iterator[str]:
    """Yield a line for each area with what was ticked there; where these are many, how many more there are."""
    found = [(area.name, [sign.words for sign in area.signs if sign.id in ids]) for area in words.areas]
    areas = [(name, said) for name, said in found if said]
    room = _MOST_AREAS if len(areas) <= _MOST_AREAS else _MOST_AREAS - 1
    for name, said in areas[:room]:
        more = len(said) - _OF_AN_AREA
        yield f"{name}: {' '.join(said[:_OF_AN_AREA])}" + (f" And {more} more." if more > 0 else "")
    if left := sum(len(said) for _, said in areas[room:]):
        yield f"And {left} more: numbcheck show"
