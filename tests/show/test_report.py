"""A page for a talk: drawn to the row, in its order, with what was chosen and nothing of how often the app was used."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.care import check, reach
from numbcheck.insight.tally import tally
from numbcheck.insight.trends import trends
from numbcheck.show.document import html, lines, markdown
from numbcheck.show.report import PRESCRIBER, Medicine, Report, page
from tests.journal.kit import NOON, an_entry
from tests.three_months import FIRST, LAST, three_months

if TYPE_CHECKING:
    from numbcheck.insight.trends import Trends
    from numbcheck.journal.entry import Entry

PAGES = Path(__file__).parent / "pages"
TITLES = {"even": "Even breathing", "chair": "Feet and chair", "senses": "5-4-3-2-1", "listen": "Listening"}
OFFERED = tuple(check.words().words.answers)
GAPS = tuple(gap.id for gap in reach.words().doctor.fields)


def stored(name: str) -> str:
    """Return a stored page; it was read by eye when it was stored."""
    return (PAGES / name).read_text(encoding="utf-8")


def a_life() -> Report:
    """Return the report of three invented months, one entry of each kind on it."""
    life = three_months()
    newest: dict[str, Entry] = {}
    for entry in life.entries:
        if entry.kind != "practice" and entry.day < LAST - timedelta(days=1):
            newest[entry.kind] = entry
    found = trends(tally(life.entries), FIRST, LAST, OFFERED)
    chosen = sorted(newest.values(), key=lambda entry: entry.id)
    return Report(found, TITLES, chosen, "Behind glass most days. A bit thinner in the evening.")


def about(*entries: Entry) -> Trends:
    """Return the trends of four weeks in which there is only this."""
    return trends(tally(entries), NOON.date() - timedelta(days=27), NOON.date(), OFFERED)


def said(trends: Trends, **parts: Any) -> str:
    """Return a report as lines, each section on one of them."""
    return "\n".join(lines(page(Report(trends, **{"titles": {}, **parts})), 10_000))


@pytest.mark.parametrize(("name", "width"), [("report-80.txt", 79), ("report-40.txt", 39)])
def test_three_months_are_a_page_as_stored(name: str, width: int) -> None:
    """The page reads as it was stored: labels beside the text, or above it where the terminal is narrow."""
    assert "\n".join([*lines(page(a_life()), width), ""]) == stored(name)


def test_three_months_in_markdown_as_stored() -> None:
    """As Markdown each section has a heading, and each quote its day."""
    assert markdown(page(a_life())) == stored("report.md")


def test_seven_answers_leave_no_line_to_fill_in() -> None:
    """Seven answers about a medicine leave no dotted line on the page; none leaves seven."""
    open_lines = {
        len(
            [
                line
                for line in lines(page(Report(about(), {}, medicine=Medicine(GAPS, told))), 79)
                if "..." in line
            ]
        )
        for told in ({}, dict.fromkeys(GAPS, "so"))
    }
    assert open_lines == {0, 7}


def test_a_page_about_a_medicine_as_stored() -> None:
    """What I said of a medicine stands after sleep; what I left open is a dotted line; its order claims nothing."""
    told = {"medicine": "sertraline, 50 mg", "since": "3 september", "noticed": "15 september"}
    report = page(Report(a_life().trends, TITLES, medicine=Medicine(GAPS, told, 12)))
    assert "\n".join([*lines(report, 79), ""]) == stored("report-doctor-80.txt")


def test_what_is_empty_is_absent_but_for_the_line_to_write_on() -> None:
    """A page without anything to say has its title, what it is, and room for a pen."""
    made = page(Report(about(), {}))
    assert [section.label for section in made.sections] == ["What I'd like"]
    assert list(lines(made, 60))[-1].endswith("......")


def test_a_medicine_is_spoken_of_only_where_it_was_asked_for_and_never_without_a_warning() -> None:
    """Wherever a medicine is spoken of, the page says to change nothing without the prescriber."""
    for days, sentence in (
        (12, "12 days lie between;"),
        (1, "1 day lies between;"),
        (0, "Both are one day;"),
    ):
        report = page(Report(about(), {}, medicine=Medicine(GAPS, {}, days)))
        for text in (html(report), markdown(report), "\n".join(lines(report, 79))):
            plain = text.replace("&#x27;", "'")
            assert PRESCRIBER in plain
            assert f"{sentence} the order alone doesn't say why." in plain
    assert "between" not in said(about(), medicine=Medicine(GAPS, {}))
    assert "medic" not in said(about()).lower()


def test_the_page_counts_days_and_answers_and_no_use() -> None:
    """How it was is on every page, from one check-in on; how often the app was used is on none."""
    done = [
        an_entry(None, NOON - timedelta(days=back), kind="practice", practice="senses", change="more")
        for back in range(6)
    ]
    checked = an_entry(None, kind="check", data={"words": ["numb"]})
    text = said(about(*done, checked), titles=TITLES)
    assert "I checked in on 1 day: numb 1." in text
    assert "In 3 months. 5-4-3-2-1: of 6 answers more here 6, the same 0, further away 0." in text
    assert "6 times" not in text


def test_sleep_is_there_whenever_it_was_kept() -> None:
    """A night that I told beside a text counts as one told in a check-in; who had not eaten yet is not counted for it."""
    told = (("little", "some", "journal"), ("good", "yes", "check"), ("some", "not-yet", "check"))
    nights = [
        an_entry(None, NOON + timedelta(minutes=n), kind=kind, data={"slept": slept, "ate": ate})
        for n, (slept, ate, kind) in enumerate(told)
    ]
    assert "Slept well 1 night, so-so 1, little 1. Eaten: yes 1, a bit 1." in said(about(*nights))
    assert "Slept little 1 night." in said(about(*nights[:1]))


def test_two_forms_do_not_stand_under_each_other() -> None:
    """Sums of different forms cannot be compared, so each form has a section of its own; two of one form share one."""
    sums = (("phq9", 10, 1), ("gad7", 8, 2), ("phq9", 12, 3))
    forms = [
        an_entry(None, NOON.replace(day=day), kind="screen", data={"form": form, "total": total})
        for form, total, day in sums
    ]
    sections = [part for part in page(Report(about(), {}, forms)).sections if part.label == "A form"]
    assert [section.parts for section in sections] == [
        (
            "PHQ-9, 1 November: together 10 of 27.",
            "PHQ-9, 3 November: together 12 of 27.",
        ),
        ("GAD-7, 2 November: together 8 of 21.",),
    ]


def test_no_id_and_no_code_is_on_the_page() -> None:
    """Whatever is on the page, it holds no id of an entry, a sign, a question or a word, and no code of a form."""
    life = a_life()
    text = html(page(life)).partition("<body>")[2]
    ids = {name for entry in life.chosen for name in (entry.id, entry.ref)}
    assert not [name for name in ids if name in text]
    assert not re.search(r"loinc|\d{4,5}-\d\b|far-away|highs-and-lows|is-it-so", text)


def test_days_of_two_years_say_their_years() -> None:
    """A page about the turn of a year names both years."""
    days = date(2025, 12, 20), date(2026, 1, 16)
    assert page(Report(trends(tally([]), *days, ()), {})).about == "20 December 2025 to 16 January 2026"
