"""What the labels promise: wherever an id is shown, a person reads words."""

from __future__ import annotations

import pytest

from numbcheck.care import check, forms, goals, joys, ladder, plan, reach, reframe, signs
from numbcheck.journal.entry import CHANGES
from numbcheck.journal.prompts import prompts
from numbcheck.practice.script import ATTENTIONS, FAMILIES, PHASES, Ask, Script
from numbcheck.practice.shelf import Shelf
from numbcheck.words.dates import MONTHS, WEEKDAYS
from numbcheck.words.labels import LABELS, label


def flows() -> list[Script]:
    """Return every row of questions that care makes."""
    words = plan.words()
    return [
        check.script(check.words(), [row.name for row in check.words().questions], food=True, asked=True),
        *signs.scripts(signs.words()),
        signs.afterwards(signs.words(), ["since-medicine"]),
        reframe.script(reframe.words()),
        ladder.rungs_script(ladder.words()),
        ladder.script(ladder.words(), "a rung"),
        plan.script(words),
        joys.after_script(joys.words(), "a walk"),
        *(forms.script(forms.words(), form) for form in forms.words().instruments),
    ]


def ids() -> set[tuple[str, str]]:
    """Return every id a person may meet, with where it stands."""
    found = {("family", name) for name in FAMILIES} | {("attention", name) for name in ATTENTIONS}
    found |= {("phase", name) for name in PHASES} | {("change", name) for name in CHANGES}
    found |= {("group", prompt.group) for prompt in prompts()}
    found |= {("channel", idea.channel) for idea in joys.words().ideas}
    found |= {("reach", starter.to) for starter in reach.words().starters}
    found |= {("goal", name) for name in plan.words().goal.answers}
    for script in [*Shelf().scripts(), *flows()]:
        for beat in script.beats:
            found.add(("part", beat.part))
            if isinstance(beat, Ask):
                found |= {("ask", beat.ask), *((beat.ask, choice.id) for choice in beat.choices)}
    return found


def test_every_id_has_a_label() -> None:
    """No id of a practice or of care reaches me with hyphens in it, as programs write names."""
    for where, name in ids():
        assert label(where, name).strip() or not name, (where, name)
        assert label(where, name) != name or "-" not in name, (where, name)


@pytest.mark.parametrize("question", ["slept", "ate", "strength"])
def test_what_is_counted_is_what_was_offered(question: str) -> None:
    """Trends count every answer on sleep, food and strength that the check-in offers, and none that it does not."""
    offered = {row.id: list(row.answers) for row in check.words().questions}
    assert list(LABELS[f"answer.{question}"]) == offered[question]


def test_how_it_is_compared_is_said_the_same_everywhere() -> None:
    """More, same and further have one label each, which questions, lists and pages read."""
    assert tuple(LABELS["change"]) == CHANGES
    here = joys.after_script(joys.words(), "a walk").beats[1]
    assert isinstance(here, Ask)
    assert [choice.words for choice in here.choices] == [label("change", change) for change in CHANGES]


def test_days_and_months_are_those_of_the_week_and_the_year() -> None:
    """Seven days, twelve months, each with three characters of its own."""
    assert (len({day[:3] for day in WEEKDAYS}), len({month[:3] for month in MONTHS})) == (7, 12)
    assert 2 * len(WEEKDAYS) == goals.AGAIN_AFTER
