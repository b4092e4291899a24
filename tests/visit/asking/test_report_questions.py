"""What can be marked for a page: what is mine to show, never what may be hard to have read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.journal import prompts
from numbcheck.journal.store.writer import encoded
from numbcheck.visit.asking.report_questions import medicine, offers
from tests.journal.kit import NOON, a_journal, an_entry
from tests.seats import FakeSeat, house_with

if TYPE_CHECKING:
    from pathlib import Path

TODAY = NOON.date()
HARD = next(prompt.id for prompt in prompts.prompts() if prompts.is_hard(prompt.id))


@pytest.mark.parametrize(
    ("parts", "is_offered"),
    [
        ({"text": "a line"}, True),
        ({"text": "a page", "kind": "journal"}, True),
        ({"text": "a page", "kind": "journal", "data": {"prompt": HARD}}, False),
        ({"kind": "signs", "data": {"signs": ["flat"]}}, True),
        ({"kind": "screen", "data": {"form": "phq9", "total": 9}}, True),
        ({"text": "knitting", "kind": "joy"}, True),
        ({"text": "and a line", "kind": "check", "data": {"words": ["numb"]}}, True),
        ({"kind": "check", "data": {"words": ["numb"]}}, False),
        ({"text": "x", "kind": "reframe"}, False),
        ({"text": "x", "kind": "ladder"}, False),
        ({"text": "x", "kind": "practice", "practice": "senses"}, False),
    ],
)
def test_what_can_be_marked(home: Path, parts: dict[str, Any], *, is_offered: bool) -> None:
    """Notes, pages, ticks, forms, joys and a line of a check-in are offered; thoughts, ladders and hard things are not."""
    text, rest = parts.get("text"), {name: part for name, part in parts.items() if name != "text"}
    a_journal(home).add_all(map(encoded, [an_entry(text, **rest)]))
    house, _ = house_with(FakeSeat([]), home)
    assert len(list(offers(house, TODAY, TODAY, ()))) == is_offered


def test_the_newest_is_first_and_what_was_named_is_not_asked_for_again(home: Path) -> None:
    """The list begins with today, holds these days only, and leaves out what is on the page already."""
    days = (0, 1, 2, 40)
    entries = [an_entry(f"{back} days ago", NOON - timedelta(days=back), back) for back in days]
    a_journal(home).add_all(map(encoded, entries))
    house, _ = house_with(FakeSeat([]), home)
    found = offers(house, TODAY - timedelta(days=27), TODAY, [entries[1]])
    assert [offer.entry.text for offer in found] == ["0 days ago", "2 days ago"]


@pytest.mark.parametrize(
    ("since", "noticed", "between"),
    [
        ("3 sep 2026", "15 sep 2026", 12),
        ("15 sep 2026", "3 sep 2026", 12),
        ("3 sep 2026", "3 sep 2026", 0),
        ("september", "15 sep 2026", None),
        ("3 sep 2026", "some day", None),
        ("", "", None),
    ],
)
def test_days_are_counted_only_between_two_days(
    home: Path, since: str, noticed: str, between: int | None
) -> None:
    """A month, a guess or nothing is no day, and then nothing is said of what lies between."""
    house, _ = house_with(FakeSeat([]), home)
    assert medicine(house, (), {"since": since, "noticed": noticed}).between == between
