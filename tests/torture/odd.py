"""Odd values: well-formed entries under whose keys stands anything that JSON knows, through every view there is."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from numbcheck.care import goals
from numbcheck.errors import NumbcheckError
from numbcheck.exchange import json_, markdown
from numbcheck.insight import tally
from numbcheck.insight.trends import trends
from numbcheck.journal.codec import decode, encode
from numbcheck.journal.entry import Answer
from numbcheck.journal.query import Query, matcher
from numbcheck.journal.store.writer import encoded
from numbcheck.show import document as page
from numbcheck.show import trends as drawing
from numbcheck.show import trends_json as counts
from numbcheck.show.pipe_row import row
from numbcheck.show.report import Report
from numbcheck.show.report import page as report_page
from numbcheck.visit.practising.resume_practice import Left, script_of
from numbcheck.visit.texts.own_words import own_words
from tests.drawn import listed, spoken, whole
from tests.exchange.reading.kit import own_entries
from tests.journal.kit import NOON, a_journal, an_entry

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.journal.entry import Entry
    from numbcheck.visit.house import House

KEYS = (
    "words", "own", "slept", "ate", "strength", "place", "rested", "moved", "outside", "around", "line", "expected",
    "after", "rung", "total", "form", "items", "prompt", "reached", "tuning", "resumed_from", "about", "now", "mood",
    "count", "came", "planned", "most", "again", "from", "date", "tags", "id", "", "a b", "[/]",
)  # fmt: skip
KINDS = (
    "practice",
    "note",
    "journal",
    "check",
    "signs",
    "screen",
    "reframe",
    "ladder",
    "joy",
    "goal",
    "odd",
    "[b]",
)
PRACTICES = (None, "senses", "even", "scan", "nowhere", "../x", "")
SCALARS = (
    None, True, False, 0, 1, -1, 3, 10**9, -(10**18), 10**300, 0.5, -0.0, 1e308, 5e-324, "", " ", "good", "phq9",
    "senses", "\0", "\x1b[2J", "\ud55c", "x" * 3000, "null", "2026-11-22", "let-go", "[/]",
)  # fmt: skip


def value(dice: Random, depth: int = 0) -> Any:
    """Return anything that JSON can hold."""
    match dice.randrange(6 if depth < 3 else 3):
        case 3:
            return [value(dice, depth + 1) for _ in range(dice.choice((0, 1, 2, 5)))]
        case 4:
            return {dice.choice(KEYS): value(dice, depth + 1) for _ in range(dice.choice((0, 1, 3)))}
        case 5 if depth == 0:
            deep: Any = "at the bottom"
            for _ in range(30):
                deep = [deep] if dice.randrange(2) else {"k": deep}
            return deep
    return dice.choice(SCALARS)


def entry(dice: Random, number: int = 0) -> Entry:
    """Return a well-formed entry, as it comes from the disk, whose values have any shape."""
    made = an_entry(
        dice.choice((None, "", "a line", "#tag words")),
        NOON - timedelta(minutes=number),
        (number, dice.randrange(10**9)),
        kind=dice.choice(KINDS),
        practice=dice.choice(PRACTICES) or None,
        finished=dice.choice((None, True, False)),
        seconds=dice.choice((None, 0.0, 0.4, 75.0, 1e9, 1e308, 5e-324)),
        answers=tuple(
            Answer(
                dice.choice(KEYS),
                dice.choice(("", "lamp", "x\ny")),
                {"more": value(dice), "loud": value(dice)},
            )
            for _ in range(dice.randrange(3))
        ),
        change=dice.choice((None, "more", "same", "further")),
        tags=tuple(dice.sample(("work", "@sam", "", "[/]", "a b"), dice.randrange(3))),
        data={dice.choice(KEYS): value(dice) for _ in range(dice.randrange(5))},
        extra={"later": value(dice)},
    )
    return decode(encode(made))


def looked_through(number: int, house: House, seed: int = 0) -> int:
    """Put so many odd entries through every view; return how many pieces of output came of it. What breaks, breaks."""
    dice, pieces = Random(seed), 0
    for start in range(0, number, 100):
        entries = [entry(dice, start + place) for place in range(min(100, number - start))]
        entries[0] = entries[0]._replace(also=(entries[0]._replace(text="two", data={"words": value(dice)}),))
        pieces += sum(map(len, (_each(house, one) for one in entries)))
        pieces += len(_all(entries))
    return pieces


def _each(house: House, one: Entry) -> list[str]:
    matcher(Query(words=("lamp",), not_words=("#work",), tags=("work",), any_word=True))(one)
    left = Left(one.practice or "", one.at, one.data, one.id)
    with suppress(NumbcheckError):
        script_of(house, left)
    return [
        left.part,
        row(one),
        *(line for width in (40, 80) for line in whole(one, width)),
        *spoken(one),
        markdown.note(one, lambda _: None),
        own_words(house, one),
    ]


def _all(entries: list[Entry]) -> list[str]:
    found = tally.from_bytes(tally.tally(entries).to_bytes())
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    shown = trends(tally.total([found, found]), first, last, ("numb",), {"phq9": 27})
    view = drawing.TrendsView(shown, last, {})
    made = report_page(Report(shown, {}, entries))
    goals.let_go(entries)
    again = own_entries("".join(json_.document(entries)))
    if again != [version for one in entries for version in one.versions]:
        raise AssertionError("it does not come back as it was")
    json.loads(counts.document(shown))
    return [
        *drawing.drawn(view, 39, fancy=True),
        *drawing.drawn(view, 79, fancy=False),
        *drawing.spoken(view),
        listed(entries, width=80, colored=True, words=["a"]),
        "".join(markdown.document(entries, lambda _: None)),
        *(text for _, text in markdown.days(entries, lambda _: None)),
        page.markdown(made),
        page.html(made),
        *page.lines(made, 39),
    ]


def kept(root: Path, number: int, seed: int = 1) -> None:
    """Keep so many odd entries in a journal."""
    dice = Random(seed)
    a_journal(root).add_all(encoded(entry(dice, place)) for place in range(number))


CALLS = (
    ("history",),
    ("history", "--full"),
    ("history", "--json"),
    ("history", "lamp", "--any", "-t", "work"),
    ("history", "--tags"),
    ("show", "@1"),
    ("show", "@7"),
    ("trends", "--since", "2025-01", "--forms"),
    ("trends", "--since", "2025-01", "--json"),
    ("report", "-", "--since", "2025-01"),
    ("export", "-"),
    ("export", "-f", "json", "-"),
    ("export", "-f", "csv", "-"),
    ("export", "-f", "csv", "--no-text", "-"),
    ("export", "-f", "jrnl", "-"),
    ("export", "--as-is", "-"),
    ("export", "{folder}/notes", "--split", "entry"),
    ("export", "{folder}/days", "--split", "day"),
    ("do", "--resume"),
    ("plan", "--goals"),
    ("delete", "@1", "--yes"),
    ("delete", "@3", "--yes"),
    ("note", "a line"),
    ("undo",),
    (
        "data",
        "verify",
    ),
)
"""Calls that meet what was kept, one after the other."""
