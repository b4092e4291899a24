"""The page for someone else: hostile text stays text, and nothing in it fetches or runs anything."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.columns import columns
from numbcheck.show.document import BlankField, Listed, Page, Quote, Section, html, lines, markdown

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header"),
    *("h1", "dl", "dt", "dd", "div", "p", "ul", "li", "blockquote"),
}
HOSTILE = "<script>alert(1)</script><img src=http://x.example/>"


class Reader(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def read(page: str) -> Reader:
    """Return a reader that has read the page."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def a_page(text: str) -> Page:
    """Return a page with this text in every place that a person's words can reach."""
    parts = (text, Quote(text, text), Listed(text, (text,)), BlankField(text, text), BlankField(""))
    return Page(
        "Title", "today", "a note", (Section("Label", parts), Section("Last", ("after",), apart=True))
    )


@given(st.text(max_size=80))
def test_whatever_was_written_stays_text(text: str) -> None:
    """Words with tags, quotation marks or control signs in them are read as they were typed, and do nothing."""
    reader = read(html(a_page(text)))
    assert set(reader.tags) <= TAGS
    assert not any(
        name.startswith("on") or name in {"href", "src", "srcset", "style"} for name, _ in reader.attributes
    )


def test_nothing_can_be_fetched_and_no_script_can_run() -> None:
    """The page names no address, holds no script, and forbids both to any browser."""
    page = html(a_page(HOSTILE))
    assert "<script" not in page
    assert "<img" not in page
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"url\(|@import|<link|<iframe|<base|<form", page)
    assert "".join(read(page).said).count(HOSTILE) == 7


def test_a_reader_hears_the_label_then_the_text() -> None:
    """For a screen reader the page is one heading and a list in which each label stands before its text."""
    reader = read(html(a_page("words")))
    assert reader.tags.count("h1") == 1
    assert [tag for tag in reader.tags if tag in {"dl", "dt", "dd"}] == ["dl", "dt", "dd", "dt", "dd"]
    assert "h2" not in reader.tags


@given(st.text(max_size=60))
def test_a_quote_in_markdown_cannot_break_out(text: str) -> None:
    """In Markdown every line of your own words stays inside the quote."""
    page = markdown(Page("Title", "today", "a note", (Section("Label", (Quote("then", text), "after")),)))
    head, _, rest = page.partition("then:\n\n")
    quoted = rest.rpartition("\n\nafter")[0]
    assert head == "# Title\n\ntoday. a note\n\n## Label\n\n"
    assert all(line.startswith(">") for line in quoted.split("\n"))


def test_lines_of_a_quote_stay_lines_in_markdown() -> None:
    """Two lines that I wrote are two lines for whoever reads the Markdown."""
    page = markdown(Page("Title", "", "", (Section("Label", (Quote("", "one\ntwo"),)),)))
    assert "> one  \n> two" in page


def test_what_was_not_said_leaves_room_for_a_pen() -> None:
    """A question that stayed open is a dotted line to write on, in each form of the page."""
    page = Page("Title", "today", "", (Section("Label", (BlankField("Medicine"),)),))
    assert "Medicine: ....." in markdown(page)
    assert '<p class="open">Medicine:</p>' in html(page)
    assert [line for line in lines(page, 79) if line.startswith("Label          Medicine: .....")]


@given(st.text(max_size=200), st.sampled_from([39, 59, 60, 79]))
def test_no_line_is_too_wide_and_none_steers(text: str, width: int) -> None:
    """On a terminal every line fits, and nothing that was typed steers it."""
    found = list(lines(a_page(text), width))
    assert max(map(columns, found)) <= width
    assert not set("".join(found)) & {"\x1b", "\u202e", "\r"}


@pytest.mark.parametrize(("width", "first"), [(79, "Label          words"), (39, "Label")])
def test_a_narrow_terminal_has_the_label_above_the_text(width: int, first: str) -> None:
    """Where there is room the label stands beside its text, else on a row of its own."""
    page = Page("Title", "today", "a note", (Section("Label", ("words",)),))
    assert list(lines(page, width))[3] == first
