"""The crisis page for who listens to it: what a number is for comes first, and no row needs to be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from numbcheck import settings
from numbcheck.crisis import numbers, spoken
from numbcheck.crisis.country import country
from numbcheck.crisis.page import page
from numbcheck.crisis.spoken import digits
from numbcheck.crisis.tables.emergency import NUMBERS
from tests.asked import ask
from tests.crisis.pages import PLAN, TODAY
from tests.every import every

if TYPE_CHECKING:
    from pathlib import Path


def heard(code: str, first: str = "crisis") -> list[str]:
    """Return the page of a guessed country as it is listened to."""
    return page(country(guessed=code), TODAY, 80, 22, PLAN, first, listens=True)


def test_sr_26_austria_as_it_is_read_out() -> None:
    """The first thing I hear is what the number brings, then the number, a digit at a time; then the country."""
    assert heard("AT")[:10] == [
        "Ambulance: 1 4 4.",
        "Any emergency: 1 1 2.",
        "For Austria, a guess from your time zone. Elsewhere: numbcheck crisis COUNTRY",
        *(row.strip() for row in PLAN[0]),
        "By myself: a shower; walk round the block; all of it: numbcheck plan",
        "Things you kept for this: numbcheck keep",
        "To talk: 1 4 2, call, 24/7. Telefonseelsorge.",
        "If someone hurts or threatens you: 0 8 0 0 2 2 2 5 5 5, call, 24/7, women.",
    ]


@every(sorted(NUMBERS))
def test_sr_26_every_number_is_there_and_nothing_depends_on_where_it_stands(code: str) -> None:
    """I hear every line of my country, each with its purpose; no row begins with blanks or holds a column."""
    rows = heard(code)
    text = " ".join(rows)
    assert re.match(r"[A-Z][a-z, ]+: \d", text)
    for kind in ("crisis", "abuse", "substance", "emergency"):
        for number, way, _, whom, *_ in numbers.lines(kind, code):
            said = ", ".join(filter(None, (digits(number).replace("~", " "), way, whom)))
            assert f": {said}." in text
    assert not [row for row in rows if row != row.strip() or "~" in row]
    assert not re.search(r"\d  \d", text)
    assert max(map(len, rows)) <= 80


@every(sorted(NUMBERS))
def test_no_number_that_is_read_out_breaks_over_rows(code: str) -> None:
    """A number comes in one breath."""
    rows = page(country(code), TODAY, 40, 0, listens=True)
    for number, *_ in (line for kind in ("crisis", "abuse") for line in numbers.lines(kind, code)):
        assert any(digits(number).replace("~", " ") in row for row in rows)


def test_the_line_about_violence_is_heard_first_where_it_was_asked_for() -> None:
    """After ticking abuse the order is the same as on a screen."""
    text = " ".join(heard("US", "abuse"))
    assert text.index("9 1 1") < text.index("If someone hurts") < text.index("To write")


def test_what_is_not_known_of_a_number_is_heard_too() -> None:
    """One number without a meaning, or several, are told as that."""
    assert heard("NU")[0] == "Emergency: 9 9 9. What it is for is not known."
    assert heard("PS")[0] == "Emergency: 1 0 1, 1 0 0, 1 0 2. Which is for what is not known."


def test_numbers_are_read_digit_by_digit() -> None:
    """Groups and signs do not become other numbers."""
    read = [
        digits(number).replace("~", " ") for number in ("1-800-799-7233", "*4141", "988, then 1", "0800 222")
    ]
    assert read == ["1 8 0 0 7 9 9 7 2 3 3", "star 4 1 4 1", "9 8 8, then 1", "0 8 0 0 2 2 2"]


@pytest.mark.parametrize("way", ["--plain", "ACCESSIBLE", "NUMBCHECK_PLAIN", "config"])
def test_sr_26_whoever_wants_plain_lines_listens(
    way: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By an option, by what my system says, or by my settings: at the front door and after a word of need."""
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("NUMBCHECK_COUNTRY", "AT")
    assert not ask("crisis").out.startswith("Ambulance")
    if way == "config":
        (home / "config.toml").write_text("plain = true\n")
    elif way != "--plain":
        monkeypatch.setenv(way, "1")
    options = [way] if way == "--plain" else []
    for words in (["crisis"], ["suicide"]):
        assert ask(*options, *words).out.startswith("Ambulance: 1 4 4.\n")


@pytest.mark.parametrize("value", ["true", "false", '"yes"', "'on'", '"No"', "1", "0  # for now", "2", '""'])
@pytest.mark.parametrize("given", ["", "off", "TRUE", "perhaps"])
def test_the_page_is_heard_exactly_where_the_settings_say_plain(value: str, given: str, home: Path) -> None:
    """However I spelled it, and wherever: the page of the front door is the one that all other commands would show me."""
    home.mkdir(exist_ok=True)
    config = home / "config.toml"
    config.write_text(f'# plain = true\n"plain" = {value}\n')
    environ = {"NUMBCHECK_PLAIN": given}
    assert spoken.is_wanted(environ, config.read_bytes) == settings.load(config, environ).plain
