"""The page for someone else: hostile text stays text, and nothing in it fetches or runs anything."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from numbcheck.insight.tally import tally
from numbcheck.insight.trends import trends
from numbcheck.show.document import Para, Quote, Rows, html, markdown
from numbcheck.show.report import PRESCRIBER, Doctor, Report, blocks
from tests.journal.kit import NOON, an_entry

TAGS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "h1",
    "h2",
    "p",
    "table",
    "tr",
    "td",
    "blockquote",
    "div",
}


class Reader(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def read(page: str) -> Reader:
    """Return a reader that has read the page."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def a_report(text: str = "a line", doctor: Doctor | None = None, practice: str = "senses") -> Report:
    """Return a report with something in every part."""
    entries = [
        an_entry(None, at=NOON - timedelta(days=n), kind="practice", practice=practice, change="more")
        for n in range(6)
    ]
    entries.append(an_entry(None, kind="check", data={"slept": "good", "words": ["numb"]}))
    chosen = [an_entry(text), an_entry(None, kind="screen", data={"form": "phq9", "total": 9})]
    first, last = date(2026, 11, 1), date(2026, 11, 22)
    counted = trends(tally(entries), first, last, ())
    return Report(first, last, counted, {"senses": "5-4-3-2-1"}, chosen, doctor)


@given(st.text(max_size=80))
def test_whatever_was_written_stays_text(text: str) -> None:
    """A quote with tags, quotation marks or control signs in it is read as it was typed, and does nothing."""
    reader = read(html("Title", blocks(a_report(text, practice=text or "x"))))
    assert reader.tags <= TAGS
    assert not any(
        name.startswith("on") or name in {"href", "src", "srcset", "style"} for name, _ in reader.attributes
    )


def test_nothing_can_be_fetched_and_no_script_can_run() -> None:
    """The page names no address, holds no script, and forbids both to any browser."""
    page = html("Title", blocks(a_report("<script>alert(1)</script><img src=http://x.example/>", Doctor())))
    assert "<script" not in page
    assert "<img" not in page
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"url\(|@import|<link|<iframe|<base|<form", page)
    assert read(page).said.count("<script>alert(1)</script><img src=http://x.example/>") == 1


@given(st.text(max_size=60))
def test_a_quote_in_markdown_cannot_break_out(text: str) -> None:
    """In Markdown every line of your own words stays inside the quote."""
    page = markdown("Title", [Quote("then", text), Para("after"), Rows((("a", "b"),))])
    head, _, rest = page.partition("then:\n\n")
    quoted = rest.rpartition("\n\nafter\n\n- a: b")[0]
    assert head == "# Title\n\n"
    assert all(line.startswith(">") for line in quoted.split("\n"))


def test_a_page_about_a_medicine_says_not_to_change_it_alone() -> None:
    """Wherever a medicine is spoken of, the page says to talk to whoever prescribes it."""
    for make in (html, markdown):
        text = make("Title", blocks(a_report(doctor=Doctor(date(2026, 9, 1), date(2026, 9, 22)))))
        plain = text.replace("&#x27;", "'")
        assert PRESCRIBER in plain
        assert "21 days after" in plain
        assert "does not say that one came from the other" in plain
        assert "medic" not in make("Title", blocks(a_report())).lower()


def test_dates_that_are_open_leave_room() -> None:
    """Whoever does not know the dates finds room to write them in by hand."""
    page = markdown("Title", blocks(a_report(doctor=Doctor())))
    assert "The medicine was begun or changed: ...." in page
    assert "I have felt numb since: ...." in page


def test_the_page_says_what_it_is() -> None:
    """The period, what was done with its counts, and what was chosen are all there; a score only if chosen."""
    page = markdown("Title", blocks(a_report("in my words")))
    for part in (
        "1 November 2026 to 22 November 2026",
        "5-4-3-2-1: of 6 answers more here 6",
        "> in my words",
        "PHQ-9: together 9 of 27",
    ):
        assert part in page
    assert "no diagnosis" in page


def test_the_page_counts_days_and_answers_and_no_use() -> None:
    """How it was and sleep are on every page, from one check-in on; how often the app was used is on none."""
    page = markdown("Title", blocks(a_report()))
    assert "I checked in on 1 day: numb 1." in page
    assert "Slept: well 1." in page
    assert "entries" not in page
    assert "6 times" not in page


def test_sleep_and_food_stand_in_the_order_they_are_asked() -> None:
    """Answers stand from the best on, whichever came first; who had not eaten yet is not counted for it."""
    told = (("little", "some"), ("good", "yes"), ("some", "not-yet"))
    checks = [
        an_entry(None, NOON + timedelta(minutes=n), kind="check", data={"slept": slept, "ate": ate})
        for n, (slept, ate) in enumerate(told)
    ]
    days = date(2026, 10, 26), date(2026, 11, 22)
    page = markdown("Title", blocks(Report(*days, trends(tally(checks), *days, ()), {})))
    assert "Slept: well 1, so-so 1, little 1. Eaten: yes 1, a bit 1." in page
