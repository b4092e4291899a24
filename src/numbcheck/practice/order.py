"""Order: which steps of a practice are played, and in which order, by its tuning."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from numbcheck.clean import folded, named
from numbcheck.errors import UsageError
from numbcheck.practice.reply import choices
from numbcheck.practice.script import Ask
from numbcheck.spelling import no_such
from numbcheck.words.labels import part_label

if TYPE_CHECKING:
    from numbcheck.practice.steps import Step
    from numbcheck.practice.tuning import Tuning

ONCE, TWICE = 1, 2
"""Rounds: the second one is left out, or each part has its second one right away and nothing is asked in between."""


def ordered(practice: str, steps: list[Step], tuning: Tuning) -> list[Step]:
    """Return the steps of `practice` that are played: cards, the course, and from its first question on what follows.

    The parts of the course are what `tuning` can begin with, turn round or leave out; a step that follows and has
    the name of one of them goes with it. Raises UsageError where a part is named that there is not.
    """
    cards = list(takewhile(lambda step: step.is_card, steps))
    others = steps[len(cards) :]
    course = list(takewhile(lambda step: not step.asks, others)) or others
    names = list(dict.fromkeys(step.part for step in course))
    kept = _kept(course, names, tuning)
    gone = set(names) - {step.part for step in kept}
    after = [step for step in others[len(course) :] if step.part not in gone]
    second = {step.part: step.always() for step in after if step.given}
    if tuning.rounds:
        after = _without_second_round(after)
    if tuning.rounds == TWICE:
        kept = [each for step in kept for each in (step, second.get(step.part, step))]
    return [*cards, *kept, *(_offering(practice, step, kept) for step in _turned(after, names, tuning))]


def _kept(course: list[Step], names: list[str], tuning: Tuning) -> list[Step]:
    first = _named(tuning.first, names) if tuning.first else None
    parts = [_named(part, names) for part in tuning.parts]
    steps = _turned(course, names, tuning)
    if first and first != names[-1]:
        steps = steps[[step.part for step in steps].index(first) :]
    left = [step for step in steps if not parts or step.part in parts]
    if not left and course:
        raise UsageError(
            f"From {first!r} on, nothing is left of {', '.join(parts)}. Leave one of the two out."
        )
    return left


def _turned(steps: list[Step], names: list[str], tuning: Tuning) -> list[Step]:
    """Return the steps with those of the course from the last to the first, where it begins at its end."""
    if not tuning.first or _named(tuning.first, names) != names[-1]:
        return steps
    backwards = iter([step for step in reversed(steps) if step.part in names])
    return [next(backwards) if step.part in names else step for step in steps]


def _without_second_round(steps: list[Step]) -> list[Step]:
    asking = {step.given[0] for step in steps if step.given}
    return [step for step in steps if not step.given and step.part not in asking]


def _offering(practice: str, step: Step, course: list[Step]) -> Step:
    """Return the step; a question about the parts offers those that were played, before its own answers."""
    if not step.asks_of_parts:
        return step
    parts = {each.part: part_label(practice, each.part).lower() for each in course}
    groups = tuple(
        tuple(
            replace(
                beat, choices=choices({**parts, **{own.id: own.words for own in beat.choices}}), by_id=True
            )
            for beat in group
            if isinstance(beat, Ask)
        )
        for group in step.groups
    )
    return replace(step, groups=groups)


def _named(wanted: str, names: list[str]) -> str:
    """Return the name that is meant, case aside; raises UsageError, listing all, where there is none."""
    known = {folded(name): name for name in names}
    if folded(wanted) not in known:
        raise UsageError(no_such(named(wanted), names, "part"))
    return known[folded(wanted)]
