"""TOML to Script: reads what a practice says, unrolls its repeats, and names file and step when it cannot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from numbcheck.clean import folded, one_line
from numbcheck.errors import UsageError
from numbcheck.practice import bounds
from numbcheck.practice.fields import Fields, filled
from numbcheck.practice.reply import MOST_CHOICES, Choice, choices, named_alike
from numbcheck.practice.script import (
    ATTENTIONS,
    FAMILIES,
    PHASES,
    Ask,
    Beat,
    Card,
    Script,
    Timed,
)
from numbcheck.practice.tuning import UNTUNED, Tuning
from numbcheck.typed import fail, read_toml

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class _Step:
    part: str
    groups: tuple[tuple[Beat, ...], ...]
    note: str = ""

    @property
    def is_card(self) -> bool:
        return isinstance(self.groups[0][0], Card)


def parse(text: str, name: str, tuning: Tuning | None = None) -> Script:
    """Return the practice that the TOML in `text` describes, tuned.

    `name` is the file's name for error sentences. Raises BadDataError, naming file, step and remedy,
    where it cannot be read or would not be safe; UsageError where `tuning` does not fit it.
    """
    tuning = tuning or UNTUNED
    top = _opened(text, name, tuning)
    steps = [
        _step(Fields(raw, name, number), tuning) for number, raw in enumerate(top.tables("step"), start=1)
    ]
    ordered = _ordered(steps, tuning)
    groups = [group for step in ordered for group in step.groups]
    beats = tuple(beat for group in groups for beat in group)
    opening = (*top.lines("opening"), *(step.note for step in ordered if step.note))
    script = Script(
        id=top.word("id"),
        title=_title(top, tuning),
        family=top.choice("family", FAMILIES),  # type: ignore[arg-type]
        attention=top.choice("attention", ATTENTIONS),  # type: ignore[arg-type]
        about=top.text("about"),
        beats=beats,
        opening=opening,
        closing=top.text("closing", default=""),
        sources=top.lines("sources"),
        pace=bounds.pace_range(groups, top.choice("family", FAMILIES)),
        sitting=top.text("sitting", default=""),
        tuning=tuning,
    )
    top.refuse_others()
    _refuse_unsafe(steps, script, name)
    return script


def _title(top: Fields, tuning: Tuning) -> str:
    """Return its title; a breath by other numbers than its own goes by these."""
    title = top.text("title")
    numbers = "-".join(f"{seconds:g}" for seconds in tuning.ratio).removesuffix("-0")
    return f"Breathing {numbers}" if numbers else title


def _refuse_unsafe(steps: list[_Step], script: Script, name: str) -> None:
    """Raise BadDataError, naming the step as it is written, where the whole would not be safe to play."""
    written = [
        (number, beat) for number, step in enumerate(steps, 1) for group in step.groups for beat in group
    ]
    beats = [beat for _, beat in written]
    if sum(beat.seconds for beat in beats if isinstance(beat, Timed)) > bounds.LONGEST_PRACTICE:
        fail(name, f"It would take longer than {bounds.LONGEST_PRACTICE / 60:g} minutes", "Use fewer repeats")
    if any(bounds.closes_eyes(words) for words in (*script.opening, script.closing)):
        fail(name, bounds.EYES, bounds.EYES_REMEDY)
    if fault := bounds.course_fault(beats, script.family):
        fail(f"{name}, step {written[fault.at][0]}", fault.why, fault.remedy)
    if fault := bounds.course_fault(script.beats, script.family):
        fail(name, fault.why, fault.remedy)


def _opened(text: str, name: str, tuning: Tuning) -> Fields:
    """Return the fields of the whole file, its blanks filled."""
    raw = read_toml(text, name)
    blanks = Fields(raw, name).blanks()
    for blank, words in tuning.blanks:
        if blank not in blanks:
            raise UsageError(f"This practice has nothing called {blank!r} to choose.")
        blanks[blank] = words
    raw.pop("blanks", None)
    return Fields(filled(raw, blanks), name)


def _step(fields: Fields, tuning: Tuning) -> _Step:
    builders: dict[str, Callable[[Fields, Tuning], _Step]] = {
        "ask": _ask_step,
        "card": _card_step,
        "beats": _repeated_step,
        "seconds": _timed_step,
    }
    for key, build in builders.items():
        if key in fields:
            step = build(fields, tuning)
            fields.refuse_others()
            return step
    return fields.fail("It has none of ask, card, beats or seconds", "Add one of them")


def _ask_step(fields: Fields, _: Tuning) -> _Step:
    ask, times = fields.word("ask"), fields.count("times", default=1)
    part, words = fields.text("part", default=ask), fields.text("words")
    more = fields.text("more", default=words)
    empty = fields.choice("empty", ("noticed", "skipped"), default="skipped")
    first = Ask(
        part,
        words,
        ask,
        of=times,
        empty=empty,  # type: ignore[arg-type]
        choices=_choices(fields),
        several=fields.flag("several"),
        counts=fields.flag("counts"),
        given=fields.pair("given"),
    )
    others = (replace(first, words=more, number=number) for number in range(2, times + 1))
    return _Step(part, tuple((beat,) for beat in (first, *others)))


def _choices(fields: Fields) -> tuple[Choice, ...]:
    offered = fields.lines("choices")
    if len(offered) > MOST_CHOICES:
        fields.fail(f"It has {len(offered)} choices", f"Offer {MOST_CHOICES} at most")
    return choices(named_alike(offered))


def _card_step(fields: Fields, _: Tuning) -> _Step:
    part = fields.text("part", default="first")
    return _Step(part, ((Card(part, "\n".join(fields.lines("card"))),),))


def _timed_step(fields: Fields, tuning: Tuning) -> _Step:
    part = fields.text("part", default="")
    written = fields.seconds("seconds")
    seconds = written if tuning.seconds is None else tuning.seconds
    return _Step(part, ((Timed(part, fields.text("words"), seconds),),))


def _repeated_step(fields: Fields, tuning: Tuning) -> _Step:
    part = fields.text("part", default="breath")
    rows = [_Row.read(row, tuning) for row in fields.inner("beats")]
    if tuning.ratio:
        rows = [replace(row, seconds=seconds) for row, seconds in zip(rows, tuning.ratio, strict=True)]
    once = tuple(row.beat(part, 0) for row in rows if row.seconds)
    if not once:
        fields.fail("Nothing is left of its beats", "Give at least one beat some seconds")
    if fault := bounds.breath_fault(once):
        fields.fail(fault.rstrip("."), "Change its seconds")
    length = sum(beat.seconds for beat in once)
    repeats, note = _repeats(fields, tuning, length)
    if repeats * length > bounds.LONGEST_PRACTICE:
        fields.fail(
            f"It would take longer than {bounds.LONGEST_PRACTICE / 60:g} minutes", "Use fewer repeats"
        )
    groups = tuple(
        tuple(row.beat(f"{part} {turn + 1}" if repeats > 1 else part, turn) for row in rows if row.seconds)
        for turn in range(repeats)
    )
    return _Step(part, groups, note)


def _repeats(fields: Fields, tuning: Tuning, length: float) -> tuple[int, str]:
    minutes, repeats = fields.number("minutes", default=0.0), fields.count("repeat", default=1)
    most, why = _most(fields, length), fields.text("why", default="")
    wanted = _whole(minutes, length) if minutes else repeats
    if tuning.repeats is not None or tuning.minutes is not None:
        if not minutes and "repeat" not in fields:
            return wanted, ""
        wanted = tuning.repeats if tuning.repeats is not None else _whole(tuning.minutes or 0, length)
    if most and wanted > most:
        return most, why
    return wanted, ""


def _most(fields: Fields, length: float) -> int:
    """Return how many repeats there may be, each `length` seconds long: by `most`, by `most_minutes`, or 0 for any."""
    by_count, minutes = fields.count("most", default=0), fields.number("most_minutes", default=0.0)
    by_time = max(1, int(minutes * 60 // length)) if minutes else 0
    return min(filter(None, (by_count, by_time)), default=0)


def _whole(minutes: float, length: float) -> int:
    return max(1, round(minutes * 60 / length))


@dataclass(frozen=True, slots=True)
class _Row:
    phase: str
    seconds: float
    words: tuple[str, ...]

    @classmethod
    def read(cls, fields: Fields, tuning: Tuning) -> _Row:
        phase, seconds = fields.choice("phase", PHASES, default="notice"), fields.seconds("seconds")
        if phase == "notice" and tuning.seconds is not None:
            seconds = tuning.seconds
        row = cls(phase, seconds, fields.lines("words"))
        fields.refuse_others()
        return row

    def beat(self, part: str, turn: int) -> Timed:
        return Timed(part, self.words[turn % len(self.words)], self.seconds, self.phase)  # type: ignore[arg-type]


def _ordered(steps: list[_Step], tuning: Tuning) -> list[_Step]:
    cards = list(takewhile(lambda step: step.is_card, steps))
    others = steps[len(cards) :]
    names = list(dict.fromkeys(step.part for step in others))
    first = _named(tuning.first, names) if tuning.first else None
    parts = [_named(part, names) for part in tuning.parts]
    if first and first == names[-1]:
        others.reverse()
    elif first:
        others = others[[step.part for step in others].index(first) :]
    left = [step for step in others if not parts or step.part in parts]
    if not left and others:
        raise UsageError(
            f"From {first!r} on, nothing is left of {', '.join(parts)}. Leave one of the two out."
        )
    return [*cards, *left]


def _named(wanted: str, names: list[str]) -> str:
    """Return the name that is meant, case aside; raises UsageError, listing all, where there is none."""
    known = {folded(name): name for name in names}
    if folded(wanted) not in known:
        raise UsageError(
            f"There is no part called {one_line(wanted)!r} here. The parts are: {', '.join(names)}."
        )
    return known[folded(wanted)]
