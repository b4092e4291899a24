"""An entry in a few words, as a person reads it in a list: what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.journal import kinds
from numbcheck.journal.content import (
    AFTER,
    CAME,
    EXPECTED,
    NOW,
    RESUMED_FROM,
    RUNG,
    SLEPT,
    TICKED,
)
from numbcheck.practice.length import about_minutes
from numbcheck.tell.in_words import checked, filled, in_words
from numbcheck.words import LEFT_EARLY, TAKEN_UP_AGAIN, TWICE
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.entry import Entry


def brief(entry: Entry) -> str:
    """Return what an entry says, on one line: no id and no code, and nothing in it can steer a terminal."""
    begin = "; ".join(filter(None, (TWICE if entry.also else "", *_facts(entry))))
    text = one_line(entry.text or "")
    between = ". " if entry.kind == kinds.CHECK else "; "
    return between.join(filter(None, (begin, text))) or "no words"


def _facts(entry: Entry) -> Iterator[str]:
    match entry.kind:
        case kinds.CHECK:
            slept = in_words(SLEPT, SLEPT.of(entry.data))
            yield checked(entry) or (f"slept {slept}" if slept and not entry.text else "")
        case kinds.SIGNS:
            yield f"{len(TICKED.of(entry.data))} marked"
        case kinds.SCREEN:
            form = filled(entry)
            yield form.title if form else ""
        case kinds.JOY if when := _planned(entry):
            yield f"planned, {when}"
        case kinds.GOAL | kinds.JOY if not entry.text:
            yield from (in_words(key, key.of(entry.data)) for key in (NOW, CAME))
        case kinds.LADDER:
            yield one_line(RUNG.of(entry.data))
        case kinds.JOURNAL if not entry.text:
            yield one_line(EXPECTED.of(entry.data) or AFTER.of(entry.data))
        case kinds.PRACTICE:
            yield from _played(entry)
    yield _answered(entry)


def _planned(entry: Entry) -> str:
    from numbcheck.care import planned  # what most rows are not need not be read for them

    return planned.said_when(entry.data)


def _played(entry: Entry) -> Iterator[str]:
    """Yield how long a practice was, whether it was left or taken up again, and how it was afterwards."""
    length = lasted(entry).replace(" minutes", " min").replace("1 minute", "1 min")
    left = LEFT_EARLY if entry.finished is False else ""
    again = TAKEN_UP_AGAIN if RESUMED_FROM.of(entry.data) else ""
    yield ", ".join(filter(None, (length, again, left)))
    yield label("change", entry.change) if entry.change else ""


def lasted(entry: Entry) -> str:
    """Return how long a practice was, in whole minutes."""
    return (about_minutes(entry.seconds) or "under a minute") if entry.seconds else ""


def _answered(entry: Entry) -> str:
    """Return what was answered, no full stop before a comma; where nothing was typed, how much was noticed."""
    said = [one_line(answer.text) for answer in entry.answers if answer.text.strip()]
    return ", ".join([*(words.removesuffix(".") for words in said[:-1]), *said[-1:]]) or (
        f"{len(entry.answers)} noticed" if entry.answers else ""
    )
