"""What the labels promise: wherever an id is shown, a person reads words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.care import check, forms, goals, joys, keepsakes, ladder, plan, planned, reach, reframe, signs
from numbcheck.cli.choices import KINDS
from numbcheck.journal.content import HIDDEN
from numbcheck.journal.entry import CHANGES
from numbcheck.journal.prompts import prompts
from numbcheck.practice.script import ATTENTIONS, FAMILIES, PHASES, Ask, Script
from numbcheck.practice.shelf import Shelf
from numbcheck.words.calendar import MONTHS, WEEKDAYS
from numbcheck.words.labels import LABELS, answer_label, ask_label, asked_label, label, part_label
from numbcheck.words.tables.ours import OURS
from tests.every import every
from tests.three_months import FIRST, LAST
from tests.words.one_of_each import one_of_each

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = "src/numbcheck/words/tables"


def flows() -> list[Script]:
    """Return every row of questions that care makes."""
    checking, climbing, looking = check.words(), ladder.words(), signs.words()
    return [
        check.script(checking, [row.name for row in checking.questions], food=True, asked=True),
        check.day_script(checking, food=True),
        *signs.scripts(looking),
        signs.afterwards(looking, ["since-medicine"]),
        reframe.script(reframe.words()),
        ladder.rungs_script(climbing),
        ladder.choice_script(climbing, ["a rung"]),
        ladder.before(climbing, "a rung"),
        ladder.after(climbing, "a rung", expected=True),
        plan.script(plan.words()),
        joys.after_script(joys.words(), "a walk"),
        planned.script(joys.words(), ["a walk"], "Stand at the door."),
        keepsakes.script(keepsakes.words()),
        *(forms.script(forms.words(), form) for form in forms.words().instruments),
    ]


def of_scripts() -> Iterator[tuple[str, str]]:
    """Yield the steps and questions of every practice and of every row of questions, each with its place."""
    for script in [*Shelf().scripts(), *flows()]:
        for beat in script.beats:
            if isinstance(beat, Ask):
                yield f"ask.{script.id}", beat.ask
            elif beat.part:
                yield f"step.{script.id}", beat.part.rstrip("0123456789 ")


def of_entries() -> Iterator[tuple[str, str]]:
    """Yield what an entry of each kind keeps, each with its place."""
    for entry in one_of_each():
        owner = entry.practice or entry.kind
        yield from ((f"ask.{owner}", answer.ask.removesuffix("-own")) for answer in entry.answers)
        yield from ((f"ask.{owner}", key.removesuffix("-own")) for key in entry.data.keys() - HIDDEN)


def of_tables() -> Iterator[tuple[str, str]]:
    """Yield the ids of everything else that has one."""
    yield from (("kind", kind) for kind in KINDS)
    yield from (("family", name) for name in FAMILIES)
    yield from (("attention", name) for name in ATTENTIONS)
    yield from (("phase", name) for name in PHASES)
    yield from (("change", name) for name in CHANGES)
    yield from (("prompts", prompt.group) for prompt in prompts())
    yield from (("channel", idea.channel) for idea in joys.words().ideas)
    yield from (("doctor", gap.id) for gap in reach.words().doctor.fields)
    yield from (("ask.plan", step.id) for step in plan.words().steps)


def missing(place: str, name: str) -> str:
    """Return what the author of `name` has to do, or nothing."""
    known = LABELS.get(place, {}).keys() | LABELS.get(place.partition(".")[0], {}).keys()
    table = f"{TABLES}/{'steps' if place.startswith('step') else 'labels'}.py"
    return "" if name in known else f'"{name}" has no label yet. Write one into {table}, under "{place}".'


@every(sorted({*of_scripts(), *of_entries(), *of_tables()}))
def test_every_id_has_a_label(row: tuple[str, str]) -> None:
    """Whatever has an id has words of its own: no step, question, kind or key reaches me as programs name it."""
    assert not missing(*row), missing(*row)


def test_the_tables_are_for_what_is_ours() -> None:
    """Every practice here, and all else that asks, is read by the tables: who adds one names it there."""
    owners = {place.partition(".")[2] for place, _ in (*of_scripts(), *of_entries())}
    assert {owner for owner in owners if owner not in OURS} == set()
    assert owners | {*KINDS, *Shelf().ids()} >= OURS


def test_an_author_is_told_what_to_do() -> None:
    """Who adds a practice reads in one sentence which label is missing, and where it goes."""
    assert missing("step.windmill", "elbow-in") == (
        f'"elbow-in" has no label yet. Write one into {TABLES}/steps.py, under "step.windmill".'
    )


def test_no_label_is_an_id() -> None:
    """No label is written as programs write names."""
    said = {words for place in LABELS.values() for words in place.values()}
    ids = {name for place in LABELS.values() for name in place if "-" in name or "_" in name}
    assert not said & ids


def answers() -> Iterator[tuple[str, str, str]]:
    """Yield every answer that is kept by its id: the question, the id, and the words that are offered."""
    for script in flows():
        for beat in script.beats:
            if isinstance(beat, Ask) and script.id in {"check", "joy"} and beat.ask != joys.HERE:
                yield from ((beat.ask, choice.id, choice.words) for choice in beat.choices)
    asked = goals.script(plan.words().goal, [("be outside", FIRST)], LAST).beats[0]
    assert isinstance(asked, Ask)
    yield from (("now", choice.id, choice.words) for choice in asked.choices)


@every(sorted(set(answers())))
def test_an_answer_is_shown_as_it_was_offered(row: tuple[str, str, str]) -> None:
    """What I read later about an answer are the words I chose."""
    ask, name, words = row
    assert label(f"answer.{ask}", name) == words
    assert words != name or "-" not in name, missing(f"answer.{ask}", name)


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


def test_one_id_may_say_two_things() -> None:
    """The same id says what it means where it stands."""
    assert (label("step.scan", "back"), label("step.relax", "back")) == ("Back", "Upper back")
    assert label("answer.place", "back") == "back or shoulders"
    assert (ask_label("where", "place"), ask_label("feel", "place")) == ("Where you are", "In the body")
    assert (ask_label("senses", "see"), asked_label("senses", "see")) == ("You saw", "You see")
    assert (part_label("hands", "touch"), part_label("senses", "touch")) == ("Touching", "You touch")
    assert (part_label("notice", "sit 2"), part_label("even", "breath 3")) == ("Sitting 2", "Breath 3")


@every(sorted({*of_scripts(), *of_entries()}))
def test_a_practice_of_my_own_is_read_as_it_is_written(row: tuple[str, str]) -> None:
    """What I named reads as I wrote it, whatever a practice here says by that name; and so does an answer of my own."""
    name = row[1]
    written = " ".join(name.split("-")).capitalize()
    assert ask_label("mine", name) == asked_label("mine", name) == part_label("mine", name) == written
    assert (part_label("mine", "left-hand"), ask_label("mine", "what-else-own")) == ("Left hand", "What else")
    assert label("answer.words", "half-asleep") == "half-asleep"


@every(
    [
        script
        for script in Shelf().scripts()
        if any(isinstance(beat, Ask) and beat.by_id for beat in script.beats)
    ]
)
def test_an_answer_kept_by_its_id_reads_as_it_was_offered(script: Script) -> None:
    """A place I named after a practice is called later what it was called then, and never as programs name it."""
    for beat in script.beats:
        if isinstance(beat, Ask) and beat.by_id:
            for choice in beat.choices:
                assert answer_label(script.id, beat.ask, choice.id) == choice.words, (beat.ask, choice)


def test_days_and_months_are_those_of_the_week_and_the_year() -> None:
    """Seven days, twelve months, each with three characters of its own."""
    assert (len({day[:3] for day in WEEKDAYS}), len({month[:3] for month in MONTHS})) == (7, 12)
    assert 2 * len(WEEKDAYS) == goals.AGAIN_AFTER
