"""An invented journal with an entry of every kind: every question that is asked, every answer that is offered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from numbcheck.care import check, forms, joys, plan, reframe, signs
from numbcheck.journal.entry import CHANGES, Answer
from numbcheck.journal.prompts import prompts
from numbcheck.practice.script import Ask
from numbcheck.practice.shelf import Shelf
from tests.journal.kit import an_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.entry import Entry
    from numbcheck.practice.script import Script

TODAY = datetime.now(UTC).replace(microsecond=0)
_OWN = "what I typed"


def one_of_each() -> list[Entry]:
    """Return the entries, oldest first, all of the latest days."""
    kept = [*_practices(), *_checks(), *_forms(), *_once(), *_written()]
    first = TODAY - timedelta(minutes=len(kept))
    return [
        an_entry(parts.pop("text", None), first + timedelta(minutes=at), (0, at), **parts)
        for at, parts in enumerate(kept)
    ]


def _practices() -> Iterator[dict[str, Any]]:
    for at, script in enumerate(Shelf().scripts()):
        part = script.beats[0].part
        left = {"reached": {"part": part}, "tuning": {"minutes": 2}, "resumed_from": an_entry().id}
        yield {
            "kind": "practice",
            "practice": script.id,
            "finished": bool(at % 2),
            "seconds": 95.0,
            "answers": tuple(_answers(script)),
            "change": CHANGES[at % len(CHANGES)],
            "data": {} if at % 2 else left,
        }


def _answers(script: Script) -> Iterator[Answer]:
    for beat in script.beats:
        if isinstance(beat, Ask):
            yield Answer(beat.ask, ", ".join(beat.offered) or "lamp")
            if beat.offered:
                yield Answer(f"{beat.ask}-own", _OWN)


def _checks() -> Iterator[dict[str, Any]]:
    words = check.words()
    yield {"kind": "check", "data": {"words": list(words.words.answers), "own": _OWN}, "text": "a line"}
    for row in words.questions:
        for answer in row.answers:
            yield {"kind": "check", "data": {row.id: [answer] if row.several else answer}}
        yield {"kind": "check", "data": {f"{row.id}-own" if row.answers else row.id: _OWN}}


def _forms() -> Iterator[dict[str, Any]]:
    for form in forms.words().instruments:
        given = form.given("1" * len(form.items))
        assert given
        yield {"kind": "screen", "data": forms.data(form, given)}


def _once() -> Iterator[dict[str, Any]]:
    looking = signs.words()
    since = tuple(Answer(row.id, _OWN) for row in looking.questions)
    yield {"kind": "signs", "data": {"signs": [sign.id for sign in looking.signs]}, "answers": since}
    thought = [Answer("thought", _OWN), *_answers(reframe.script(reframe.words()))]
    yield {"kind": "reframe", "answers": tuple(thought)}
    yield {"kind": "ladder", "data": {"rung": _OWN, "expected": _OWN, "after": _OWN}, "text": "what I wrote"}
    for came in joys.words().after.answers:
        yield {"kind": "joy", "data": {"came": came}, "change": "more", "text": "a walk"}
    yield {"kind": "joy", "data": {"own": _OWN}, "text": "a walk"}
    told = joys.words().plan
    for when in (*told.whens, "some-time"):
        yield {"kind": "joy", "data": {"planned": when, "tiny": _OWN, "where": _OWN}, "text": "a walk"}
    for expected in told.answers:
        done = {"planned-own": _OWN, "expected": expected, "came": "some", "about": an_entry().id}
        yield {"kind": "joy", "data": done, "text": "a walk"}
    yield {"kind": "goal", "text": "be outside"}
    for now in plan.words().goal.answers:
        yield {"kind": "goal", "data": {"about": an_entry().id, "now": now}}
    yield {"kind": "goal", "data": {"about": an_entry().id, "own": _OWN}}


def _written() -> Iterator[dict[str, Any]]:
    yield {"kind": "note", "text": "the kettle"}
    for prompt in prompts():
        yield {"kind": "journal", "data": {"prompt": prompt.id}, "text": "a page"}
    told = {"slept": "some", "ate": "not-yet", "expected": _OWN, "after": _OWN}
    yield {"kind": "journal", "data": told, "text": "a page"}
