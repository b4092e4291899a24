"""Something small is planned: with a when and a where, two at most, and what was expected stands beside what came."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from numbcheck.care import joys, planned
from numbcheck.practice.reply import Reply
from numbcheck.practice.script import Ask
from tests.journal.kit import an_entry

WORDS = joys.words()
NOW = datetime(2026, 11, 26, 9, tzinfo=ZoneInfo("Europe/Vienna"))  # a Thursday


def a_plan(when: str = "tomorrow", key: str = "planned", **data: str) -> planned.PlannedThing:
    """Return something that is planned now."""
    entry = an_entry("tea", NOW, kind="joy", data={key: when, **data})
    return planned.PlannedThing("tea", when, entry)


def asked(*offered: str) -> dict[str, Ask]:
    """Return the questions of a plan by their names."""
    beats = planned.script(WORDS, offered, "Look at its cover.").beats
    return {beat.ask: beat for beat in beats if isinstance(beat, Ask)}


def test_what_its_first_minute_when_where_and_what_is_expected() -> None:
    """What is asked only where nothing was named; a first minute comes with an example; nothing insists on an answer."""
    assert list(asked("tea", "sea")) == ["what", "tiny", "planned", "where", "expected"]
    assert list(asked()) == ["tiny", "planned", "where", "expected"]
    assert "Look at its cover." in asked()["tiny"].words
    assert [choice.words for choice in asked()["expected"].choices] == [
        *("nothing", "faintly", "a bit", "clearly", "don't know")
    ]


def test_wanting_may_come_after_starting() -> None:
    """That is said in one line, and nothing else persuades."""
    assert planned.script(WORDS, (), "x").opening == ("Wanting it may come after starting.",)


def test_what_is_chosen_and_what_is_typed_are_kept_apart() -> None:
    """A time I type stands under a name of its own; where I say nothing it is for some time."""
    typed = (
        ("planned", Reply((), "after coffee")),
        ("expected", Reply(("some",))),
        ("where", Reply((), "home")),
    )
    assert planned.data(typed) == {"planned-own": "after coffee", "expected": "some", "where": "home"}
    assert planned.data((("what", Reply((), "tea")),)) == {"planned": "some-time"}


def test_a_plan_is_open_until_it_is_done_or_a_week_is_over() -> None:
    """What was done is off, and what lies a week back no longer stands there: nothing was missed."""
    plan = a_plan()
    done = an_entry("tea", NOW + timedelta(hours=1), 1, kind="joy", data={"about": plan.entry.id})
    assert [one.words for one in planned.still_open([plan.entry], NOW + timedelta(days=6))] == ["tea"]
    assert planned.still_open([plan.entry], NOW + timedelta(days=7)) == []
    assert planned.still_open([done, plan.entry], NOW + timedelta(days=1)) == []


def test_pairs_from_three_on() -> None:
    """Two pairs are few; three stand side by side in words, the newest first."""
    told = [
        {"expected": "nothing", "came": "some"},
        {"expected-own": "rain", "came": "nothing"},
        {"came": "clear"},
    ]
    few = [an_entry("tea", NOW, at, kind="joy", data=data) for at, data in enumerate(told)]
    more = an_entry("sea", NOW, 9, kind="joy", data={"expected": "clear", "own": "the smell of it"})
    assert planned.pairs(WORDS.plan, few) == []
    assert planned.pairs(WORDS.plan, [more, *few]) == [
        "sea: expected clearly, came the smell of it",
        "tea: expected nothing, came a bit",
        "tea: expected rain, came nothing",
    ]


@pytest.mark.parametrize(
    ("key", "when", "moment"),
    [
        ("planned", "tomorrow", "2026-11-27"),
        ("planned", "today", "2026-11-26"),
        ("planned", "now", "2026-11-26 09:00"),
        ("planned-own", "at 18:30", "2026-11-26 18:30"),
        ("planned-own", "tomorrow, 6 pm", "2026-11-27 18:00"),
        ("planned-own", "sat 10:00", "2026-11-28 10:00"),
        ("planned-own", "Thursday", "2026-12-03"),
        ("planned-own", "at 6", "2026-11-26 06:00"),
        ("planned-own", "after coffee", None),
        ("planned-own", "in 2 hours", None),
        ("planned-own", "when the sun is out", None),
        ("planned-own", "30:70", None),
        ("planned", "some-time", None),
    ],
)
def test_a_day_or_a_time_is_read_for_a_calendar_or_it_is_not(key: str, when: str, moment: str | None) -> None:
    """A day is a day, a time a time, the next one of that name; what is neither makes no date."""
    found = planned.moment(a_plan(when, key))
    assert (found and f"{found[0]:{'%Y-%m-%d %H:%M' if found[1] else '%Y-%m-%d'}}") == moment


def test_what_is_planned_stands_above_its_questions() -> None:
    """Where I named the thing, its name is above each question of "its" first minute; else the list is named."""
    assert planned.script(WORDS, (), "x", "knitting").title == "knitting"
    assert planned.script(WORDS, ("tea",), "").title == WORDS.title
