"""What TAB looks up when it is pressed: names that lie on this machine, or depend on what was typed before."""

from __future__ import annotations

import os
from itertools import chain
from typing import TYPE_CHECKING

from numbcheck.cli import practice_ids
from numbcheck.cli.choices import KINDS, PRACTICES, SETTINGS, TOPICS, VALUES
from numbcheck.words.calendar import MONTHS, WEEKDAYS, short_month, short_weekday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from numbcheck.cli.choices import LookedUp
    from numbcheck.cli.param import Param
    from numbcheck.journal.entry import Entry
    from numbcheck.visit.house import House

Offer = tuple[str, str]
"""A name, and one line on it ("" for none)."""
_RECENT = 9
"""Entries that are offered by their number."""


def offers_for(command: str, param: Param, before: Sequence[str], typed: str) -> Iterable[Offer]:
    """Return what `param` of this command can be, after the arguments `before`; nothing where that fails."""
    try:
        if isinstance(param.choices, str):
            return list(_LOOKED_UP[param.choices](before))
        if param.choices or param.kind not in {"text", "texts"} or param.name not in _BY_NAME:
            return [(choice, "") for choice in param.choices]
        return list(_BY_NAME[param.name](command, typed))
    except Exception:  # a key that finds nothing is better than one that breaks the line
        return []


def _named(names: Iterable[str]) -> list[Offer]:
    return [(name, "") for name in names]


def _practices(_: Sequence[str]) -> list[Offer]:
    return _named(practice_ids.names())


def _topics(_: Sequence[str]) -> list[Offer]:
    from numbcheck.care import wording

    return _named(wording.topics())


def _settings(before: Sequence[str]) -> list[Offer]:
    from numbcheck.settings.table import TABLE

    return [(setting.name, setting.line) for setting in TABLE] if before[0] in {"set", "reset"} else []


def _setting_values(before: Sequence[str]) -> list[Offer]:
    from numbcheck.settings import find
    from numbcheck.settings.table import COUNTRY

    if before[:1] != ["set"]:
        return []
    setting = find(before[1])
    if setting.name == COUNTRY:
        return _countries("", "")
    return _named(setting.choices or ("true", "false") * isinstance(setting.default, bool))


def _countries(_: str, typed: str) -> list[Offer]:
    """Return the codes of countries, and with the first letters of a name the name too."""
    from numbcheck.crisis.tables.countries import NAMES

    names = ((name.lower(), code) for code, name in NAMES.items() if typed and name.isalpha())
    return [*NAMES.items(), *names]


def _prompts(_: str, __: str) -> list[Offer]:
    from numbcheck.journal.prompts import prompts
    from numbcheck.words.labels import label

    groups = {prompt.group: label("prompts", prompt.group) for prompt in prompts()}
    return [("none", ""), *({prompt.id: groups[prompt.group] for prompt in prompts()} | groups).items()]


def _days(_: str, __: str) -> list[Offer]:
    """Return the words a date begins with."""
    return _named(("today", "yesterday", "last", *(name.lower() for name in (*WEEKDAYS, *MONTHS))))


def _areas(command: str, typed: str) -> list[Offer]:
    """Return the places of a scan or of relax; in a list the next one."""
    from numbcheck.practice.shelf import Shelf

    said, comma, _ = typed.rpartition(",")
    places = (part for part in Shelf().get(command).parts if part.isalpha() or "-" in part)
    return _named(f"{said}{comma}{place}" for place in places if place not in {*said.split(","), "first"})


def _refs(_: str, __: str) -> Iterator[Offer]:
    """Yield the newest entries by number, with their day and what they are; nothing of what was written."""
    from numbcheck.journal.query import Query
    from numbcheck.visit.locked import access

    house = _looking()
    for number, entry in enumerate(access.in_passing(house, Query(limit=_RECENT)), 1):
        at = entry.at
        yield str(number), f"{short_weekday(at)} {at.day} {short_month(at)} {at:%H:%M} {_name(house, entry)}"


def _name(house: House, entry: Entry) -> str:
    from numbcheck.words.labels import label

    if entry.practice in practice_ids.names():
        return house.title_of(entry.practice)
    return label("kind", entry.kind) if entry.kind in KINDS else ""


def _tags(_: str, __: str) -> list[Offer]:
    """Return the tags, where the person wants them to be offered."""
    from numbcheck.journal.query import EVERYTHING
    from numbcheck.visit.locked import access

    house = _looking()
    if not house.settings.complete_tags:
        return []
    return _named(
        sorted(set(chain.from_iterable(entry.all_tags for entry in access.in_passing(house, EVERYTHING))))
    )


def _looking() -> House:
    """Return a house in which nobody speaks and nothing is written."""
    from numbcheck.stage.streams import Streams
    from numbcheck.visit.house import House

    house = House(Streams(None, None, None, os.environ, quiet=True, no_input=True))
    house.only_looks = True
    return house


_LOOKED_UP: Mapping[LookedUp, Callable[[Sequence[str]], Iterable[Offer]]] = {
    PRACTICES: _practices,
    TOPICS: _topics,
    SETTINGS: _settings,
    VALUES: _setting_values,
}
_BY_NAME: Mapping[str, Callable[[str, str], Iterable[Offer]]] = {
    "country": _countries,
    "prompt": _prompts,
    **dict.fromkeys(("at", "since", "until", "on"), _days),
    **dict.fromkeys(("areas", "skip"), _areas),
    **dict.fromkeys(("ref", "refs", "include"), _refs),
    "tag": _tags,
}
"""What belongs behind an option or argument, by the name of its parameter."""
