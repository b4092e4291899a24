"""Times in the words of a phone, as `午後8:39` and `20 h 39`, and moments partly in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numbcheck.exchange.reading.date_formats import Order, joined
from numbcheck.exchange.reading.day_words import spoken_day

if TYPE_CHECKING:
    from numbcheck.exchange.reading.date_formats import Stamp

_TIME = re.compile(r"(\d{1,2}) ?[:.hH時时시] ?(\d\d(?::\d\d)?)")
_BEHIND = re.compile(r"(?P<day>.{0,60}?\b\d{4}),?(?: at)? (?P<clock>[^,\d]{0,12}\d.{0,20})")
_AMID = re.compile(r"(?P<day>[^:\n]{3,30}) (?P<clock>\d{1,2}:\d\d(?::\d\d)?) (?P<year>\d{4})")
"""A date as the C library writes it, with the time in it: `Tue Mar  5 08:15:00 2024`."""
_HALVES = {
    "": ("", "kl", "uhr", "h", "分", "분", "klo", "ore", "alle", "godz"),
    " AM": ("am", "上午", "午前", "오전", "ص", "vorm", "πμ", "de", "öö", "dop", "sa"),
    " PM": ("pm", "下午", "午後", "오후", "م", "nachm", "μμ", "du", "ös", "odp", "ch"),
}
_HALF = {word: half for half, words in _HALVES.items() for word in words}
"""What stands beside a time, and which half of the day it names; in any other word nobody can tell."""


def spoken_clock(written: str) -> str:
    """Return a time such as `午後8:39` or `kl. 20:39` as `8:39 PM` or `20:39`; "" where it is none."""
    found = _TIME.search(written)
    if not found:
        return ""
    beside = f"{written[: found.start()]}{written[found.end() :]}".casefold()
    half = _HALF.get("".join(character for character in beside if character not in ". \xa0\u202f"))
    return "" if half is None else f"{found[1]}:{found[2]}{half}"


def in_words(day: str, words: str, year: str, clock: str, order: Order = Order.DAY) -> Stamp | None:
    """Return the moment of a date, as `day` in numbers or `words` in that `year`, and a time in words."""
    time = spoken_clock(clock)
    if clock.strip() and not time:
        return None
    if found := joined(day, time, order):
        return found
    spoken = spoken_day(words, year)
    return joined(spoken, time) if spoken else None


def moment(day: str, clock: str = "", order: Order = Order.DAY) -> Stamp | None:
    """Return the moment of a date in numbers or in words, and of the time beside it or, where none is, behind it."""
    if found := joined(day, clock, order):
        return found
    day = day if clock.strip() else _AMID.sub(r"\g<day> \g<year> \g<clock>", day.strip())
    behind = None if clock.strip() else _BEHIND.fullmatch(day)
    date, time = behind.group("day", "clock") if behind else (day, clock)
    return in_words(date, date, "", time, order)
