"""Steps: each kind of step that a practice file may have, as the groups of beats it unrolls to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from numbcheck.practice import bounds, cued_steps
from numbcheck.practice.reply import Choice, choices
from numbcheck.practice.script import CUES, PHASES, Ask, Beat, Card, Timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numbcheck.practice.fields import Fields
    from numbcheck.practice.script import Condition
    from numbcheck.practice.tuning import Tuning

_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it is written: its part, its beats in groups, a note on its length, and what it depends on.

    `given` is an ask and the answers without any of which it is left out (none: any answer will do); with
    `asks_of_parts` its question offers the parts that were played.
    """

    part: str
    groups: tuple[tuple[Beat, ...], ...]
    note: str = ""
    given: Condition | None = None
    asks_of_parts: bool = False
    turns: int = 1

    def only_with(self, given: Condition) -> Step:
        """Return the step as one that is left out without one of these answers."""
        return self._depending(given)

    def always(self) -> Step:
        """Return the step as one that depends on no answer."""
        return self._depending(None)

    def _depending(self, given: Condition | None) -> Step:
        groups = tuple(tuple(replace(beat, given=given) for beat in group) for group in self.groups)
        return replace(self, groups=groups, given=given)

    @property
    def is_card(self) -> bool:
        """Whether it is a card to read."""
        return isinstance(self.groups[0][0], Card)

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return isinstance(self.groups[0][0], Ask)


def step(fields: Fields, tuning: Tuning) -> Step:
    """Return the step in `fields`, tuned; raises BadDataError saying what is wrong with it, and how to put it right."""
    given = fields.condition("given")
    builders: dict[str, Callable[[Fields, Tuning], Step]] = {
        "ask": _ask_step,
        "card": _card_step,
        "beats": _repeated_step,
        "cues": _cued_step,
        "seconds": _timed_step,
    }
    for key, build in builders.items():
        if key in fields:
            built = build(fields, tuning)
            fields.refuse_others()
            return built.only_with(given) if given else built
    return fields.fail(f"A step needs one of: {', '.join(builders)}", "Add one of them")


def _ask_step(fields: Fields, tuning: Tuning) -> Step:
    ask, times = fields.word("ask"), fields.count("times", default=1)
    part, words = fields.text("part", default=ask), fields.text("words")
    sets = _nudges(fields)
    nudges = sets[tuning.turn % len(sets)] or (words,)
    empty = fields.choice("empty", ("noticed", "skipped", "enough"), default="skipped")
    offered, by_id = _choices(fields)
    first = Ask(
        part,
        words,
        ask,
        of=times,
        empty=empty,  # type: ignore[arg-type]
        choices=offered,
        several=fields.flag("several"),
        counts=fields.flag("counts"),
        by_id=by_id,
        stem=fields.text("stem", default=""),
        kept=fields.flag("kept", default=True),
    )
    others = (
        replace(first, words=nudges[(number - 2) % len(nudges)], number=number)
        for number in range(2, times + 1)
    )
    of_parts = fields.choice("choices_from", ("", "parts"), default="") == "parts"
    return Step(part, tuple((beat,) for beat in (first, *others)), asks_of_parts=of_parts, turns=len(sets))


def _nudges(fields: Fields) -> list[tuple[str, ...]]:
    """Return what is said from the second time on, in turn; several sets of it, or one."""
    if "sets" not in fields:
        return [fields.lines("more")]
    sets = []
    for row in fields.inner("sets"):
        sets.append(row.lines("more"))
        row.refuse_others()
    return sets


def _choices(fields: Fields) -> tuple[tuple[Choice, ...], bool]:
    """Return what a question offers, and whether its answers are kept by ids of their own."""
    offered, by_id = fields.offered("choices")
    return choices(offered), by_id


def _card_step(fields: Fields, _: Tuning) -> Step:
    part = fields.text("part", default="first")
    return Step(part, ((Card(part, "\n".join(fields.lines("card"))),),))


def _timed_step(fields: Fields, tuning: Tuning) -> Step:
    part = fields.text("part", default="")
    written = fields.seconds("seconds")
    seconds = written if tuning.seconds is None else tuning.seconds
    return Step(part, ((Timed(part, fields.text("words"), seconds),),))


def _cued_step(fields: Fields, tuning: Tuning) -> Step:
    part = fields.text("part", default="")
    if "minutes" in fields:
        groups, note = cued_steps.sitting(fields, part, tuning)
        return Step(part, tuple(groups), note)
    return Step(part, (cued_steps.place(fields, part, tuning),))


def _repeated_step(fields: Fields, tuning: Tuning) -> Step:
    part = fields.text("part", default="breath")
    rows = _spoken(_held([_Row.read(row, tuning) for row in fields.inner("beats")], tuning), tuning)
    if tuning.ratio:
        rows = [replace(row, seconds=seconds) for row, seconds in zip(rows, tuning.ratio, strict=True)]
    settles, asides = fields.flag("settles"), fields.lines("asides")
    last = fields.text("last", default="")
    once = tuple(row.beat(part, 0) for row in rows if row.seconds)
    if not once:
        fields.fail("Nothing is left of its beats", "Give at least one beat some seconds")
    if fault := bounds.breath_fault(once):
        fields.fail(fault.rstrip("."), "Change its seconds")
    length = sum(beat.seconds for beat in once)
    repeats, note = _repeats(fields, tuning, length)
    if repeats * length > bounds.LONGEST_PRACTICE:
        fields.fail(*bounds.TOO_LONG)
    groups = tuple(
        tuple(
            row.beat(f"{part} {turn + 1}" if repeats > 1 else part, turn, settles=settles)
            for row in rows
            if row.seconds
        )
        for turn in range(repeats)
    )
    return Step(part, _with_last(tuple(_with_asides(groups, asides)), last), note)


def _with_asides(groups: Sequence[tuple[Timed, ...]], asides: Sequence[str]) -> Iterator[tuple[Timed, ...]]:
    """Yield the groups with one aside after the first words of each minute but the first.

    Each aside is said once, then they come round.
    """
    passed = said = 0.0
    for group in groups:
        if asides and passed and passed // _MINUTE > said:
            said = passed // _MINUTE
            yield _with(group, asides[int(said - 1) % len(asides)])
        else:
            yield group
        passed += sum(beat.seconds for beat in group)


def _with_last(groups: tuple[tuple[Timed, ...], ...], words: str) -> tuple[tuple[Timed, ...], ...]:
    """Return the groups, those of several of which the last one is said to be the last."""
    return (*groups[:-1], _with(groups[-1], words)) if words and len(groups) > 1 else groups


def _with(group: tuple[Timed, ...], words: str) -> tuple[Timed, ...]:
    """Return the group with more words after its first ones."""
    return (replace(group[0], words=f"{group[0].words} {words}"), *group[1:])


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


def _held(rows: list[_Row], tuning: Tuning) -> list[_Row]:
    """Return the rows with holds as long as was asked.

    Where nothing is to be held, the other rows take the time they have alone.
    """
    if tuning.hold is None:
        return rows
    if not tuning.hold:
        return [replace(row, seconds=row.alone or row.seconds) for row in rows if not row.held]
    return [replace(row, seconds=tuning.hold) if row.held else row for row in rows]


def _spoken(rows: list[_Row], tuning: Tuning) -> list[_Row]:
    """Return the rows that are said: with few words a cue that goes on with a phase is left out, and its time stays."""
    said: list[_Row] = []
    for row in rows:
        if tuning.few_words and row.cue and said and said[-1].phase == row.phase:
            said[-1] = replace(said[-1], seconds=said[-1].seconds + row.seconds)
        else:
            said.append(row)
    return said


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of `beats`: `held` may be left out, `alone` is its seconds where holds are left out (0: as usual)."""

    phase: str
    seconds: float
    words: tuple[str, ...]
    cue: str
    held: bool
    alone: float

    @classmethod
    def read(cls, fields: Fields, tuning: Tuning) -> _Row:
        phase, seconds = fields.choice("phase", PHASES, default="notice"), fields.seconds("seconds")
        if phase == "notice" and tuning.seconds is not None:
            seconds = tuning.seconds
        cue, held, words = (
            fields.choice("cue", ("", *CUES), default=""),
            fields.flag("held"),
            fields.lines("words"),
        )
        if not words:
            fields.fail("A line of beats has no words", 'Add words = "..."')
        row = cls(phase, seconds, words, cue, held, fields.number("alone", default=0.0))
        fields.refuse_others()
        return row

    def beat(self, part: str, turn: int, *, settles: bool = False) -> Timed:
        """Return it for a turn: its words take turns, or settle on the last ones."""
        place = min(turn, len(self.words) - 1) if settles else turn % len(self.words)
        return Timed(part, self.words[place], self.seconds, self.phase, self.cue)  # type: ignore[arg-type]
