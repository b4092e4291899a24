"""Entry: one kept thing, as a value; its fields are the one table of what is stored, in the order of a file."""

# No postponed annotations here: they are the table, read when the module is.
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import chain
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, TypedDict, get_args

from numbcheck.journal import fields
from numbcheck.journal.fields import Field

VERSION = 1
LONGEST = 4 * 1024 * 1024
"""Bytes of one text; what is longer needs more memory than ten years of looking back."""

Change = Literal["more", "same", "further"]
"""How it is compared with before; none of the three is a failure."""
CHANGES: tuple[Change, ...] = get_args(Change)

NOTHING: Mapping[str, Any] = MappingProxyType({})
BETWEEN = "----------"
"""The line between two texts of one entry."""


class Answer(NamedTuple):
    """What a person said to one question; empty text means: noticed without words."""

    ask: str
    text: str
    extra: Mapping[str, Any] = NOTHING


def _answer(value: Any) -> Answer:
    part = dict(fields.a_mapping(value))
    return Answer(fields.a_text(part.pop("ask", None)), fields.a_text(part.pop("text", None)), part)


def _answers_again(parts: list[dict[str, Any]]) -> tuple[Answer, ...]:
    return tuple(Answer(part.pop("ask"), part.pop("text"), part) for part in parts)


def _answer_records(answers: tuple[Answer, ...]) -> list[dict[str, Any]] | None:
    return [{"ask": one.ask, "text": one.text, **one.extra} for one in answers] or None


def _answer_texts(answers: tuple[Answer, ...]) -> list[str]:
    return [one.text for one in answers]


class Entry(NamedTuple):
    """One revision of one kept thing. What is annotated with a `Field` is stored, in this order.

    `v` is the version of the format; `after` names the revisions that this one replaces; `saved` is when it was
    written. `at` is the moment it is about, with its offset, so that the wall date of writing stays true; `zone` is
    the IANA name of the zone there, None where nobody could tell. `moved_from` names by their ids the revisions that
    it replaces from when it was about other moments. `seconds` are real seconds without pauses; `extra` holds keys
    this version does not know. `also` holds, where it was changed in two places at once, the other revisions, which
    count as much.
    """

    v: Annotated[int, Field(int)]
    id: Annotated[str, Field(fields.an_id, is_property=True)]
    rev: Annotated[str, Field(fields.a_rev)]
    after: Annotated[tuple[str, ...], Field(fields.each(fields.a_rev), write=fields.listed, reread=tuple)]
    saved: Annotated[datetime, fields.MOMENT]
    at: Annotated[datetime, fields.MOMENT]
    zone: Annotated[str | None, Field(fields.a_text, is_property=True)]
    kind: Annotated[str, Field(fields.a_name, is_property=True)]
    practice: Annotated[str | None, Field(fields.a_name, is_property=True)] = None
    finished: Annotated[bool | None, Field(fields.a_flag, is_property=True)] = None
    seconds: Annotated[float | None, Field(fields.seconds, write=float, reread=float, is_property=True)] = (
        None
    )
    answers: Annotated[
        tuple[Answer, ...],
        Field(fields.each(_answer), write=_answer_records, reread=_answers_again, texts=_answer_texts),
    ] = ()
    change: Annotated[Change | None, Field(fields.one_of(CHANGES), is_property=True)] = None
    text: Annotated[str | None, Field(fields.a_text, texts=fields.alone)] = None
    tags: Annotated[
        tuple[str, ...],
        Field(fields.each(fields.a_text), fields.listed, reread=tuple, texts=iter, is_property=True),
    ] = ()
    data: Annotated[
        Mapping[str, Any], Field(fields.a_mapping, write=fields.keyed, texts=fields.strings_in)
    ] = NOTHING
    moved_from: Annotated[
        Mapping[str, tuple[str, ...]],
        Field(fields.revs_by_id, write=fields.lists_by_key, reread=fields.revs_again),
    ] = NOTHING
    extra: Mapping[str, Any] = NOTHING
    also: "tuple[Entry, ...]" = ()

    @property
    def ref(self) -> str:
        """The id's last four characters: what a person types to name this entry."""
        return self.id[-4:]

    @property
    def day(self) -> date:
        """The wall date at the place of writing: the day a person remembers it by."""
        return self.at.date()

    @property
    def minute(self) -> str:
        """The wall date and time there, as `2026-11-28 09:15`."""
        return self.at.isoformat(" ", "minutes")[:16]

    @property
    def versions(self) -> "tuple[Entry, ...]":
        """The revisions that count, each alone: one, or more where it was changed in two places at once."""
        return (self._replace(also=()), *self.also)

    @property
    def all_tags(self) -> tuple[str, ...]:
        """The tags of all its revisions, each once."""
        if not self.also:
            return self.tags
        others = chain.from_iterable(one.tags for one in self.also)
        return (*self.tags, *(tag for tag in dict.fromkeys(others) if tag not in self.tags))

    @property
    def newer(self) -> bool:
        """Whether a newer numbcheck wrote this: it is shown as far as possible and never rewritten."""
        return self.v > VERSION

    def strings(self) -> list[str]:
        """Return everything in it that words are looked for in; an empty text where there is nothing."""
        return [part for at, texts in _SEARCHED if self[at] for part in texts(self[at])] or [""]


FIELDS: dict[str, Field] = {
    name: hint.__metadata__[0]
    for name, hint in Entry.__annotations__.items()
    if hasattr(hint, "__metadata__")
}
"""What is stored of an entry, by the keys of a record, in their order."""
_SEARCHED = tuple((at, field.texts) for at, field in enumerate(FIELDS.values()) if field.texts)


def own_day(wall: datetime, ends: timedelta) -> date:
    """Return the day of a wall time for somebody whose day `ends` so long after midnight."""
    return (wall - ends).date() if ends else wall.date()


class Parts(TypedDict, total=False):
    """What an entry may hold beside its moment and its kind, for whoever keeps or changes one."""

    practice: str | None
    finished: bool | None
    seconds: float | None
    answers: tuple[Answer, ...]
    change: Change | None
    text: str | None
    tags: tuple[str, ...]
    data: Mapping[str, Any]
    extra: Mapping[str, Any]
