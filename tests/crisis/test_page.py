"""The whole page, as a pipe or `--all` gives it: every number with what must be said of it, in every country."""

from __future__ import annotations

import re

import pytest

from numbcheck.crisis import numbers
from numbcheck.crisis.country import country
from numbcheck.crisis.page import page, provenance
from numbcheck.crisis.tables import lines as lines_table
from numbcheck.crisis.tables.countries import NAMES
from numbcheck.crisis.tables.emergency import NUMBERS
from tests.crisis.pages import TODAY, whole
from tests.every import every

TABLES = (lines_table.CRISIS, lines_table.ABUSE, lines_table.SUBSTANCE)
NEVER = (
    r"committed|failed attempt|successful attempt|\bcrazy\b|\bbroken\b|just relax|should feel|calm down"
    r"|\bcures?\b|guaranteed|dangerous|addict|!"
)


def text(code: str, first: str = "crisis") -> str:
    """Return the page in one piece."""
    return " ".join(" ".join(whole(code, first=first)).split())


def test_sr_15_the_united_states_see_911_first_and_then_988() -> None:
    """Someone in the United States reads 911, called and then by text, and after it 988, before anything else."""
    found = re.findall(r"\b(\d[\d-]*)  ", "\n".join(whole("US")))
    assert found[:3] == ["911", "911", "988"]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("GB", "999  any emergency"),
        ("NO", "113  ambulance"),
        ("JP", "119  ambulance"),
        ("ES", "112  any emergency"),
        ("AT", "144  ambulance"),
        ("FR", "112  any emergency"),
        ("AU", "000  any emergency"),
        ("IN", "112  any emergency"),
    ],
)
def test_sr_15_the_first_number_says_what_it_is_for(code: str, line: str) -> None:
    """The first number on the page is the right one to call, and says whom it reaches."""
    assert whole(code)[1].startswith(f"If you may not be safe now:  {line}")


def test_at_least_thirty_countries_name_their_ambulance() -> None:
    """In many countries no one has to guess which of the numbers brings a doctor."""
    named = [
        code for code, (known, _, _) in NUMBERS.items() if any("ambulance" in what for _, what, *_ in known)
    ]
    assert len(named) >= 30


@every(sorted(NAMES))
def test_every_country_has_a_page_that_fits_forty_columns(code: str) -> None:
    """Whatever country is asked for, something helpful appears, in ASCII, within 40 columns and its margins."""
    for first in ("crisis", "abuse", "substance"):
        lines = whole(code, 38, first)
        assert lines
        assert max(map(len, lines)) <= 38
        assert all(line.isascii() and line == line.rstrip() for line in lines)
        assert "~" not in "".join(lines)


@every(range(38, 81, 6))
def test_no_row_of_a_page_is_wider_than_the_terminal(width: int) -> None:
    """However wide the window is, no word of any country's page is cut in two at its edge."""
    for code in NAMES:
        for first in ("crisis", "abuse", "substance"):
            for room in (0, 12, 22):
                rows = page(country(configured=code), width=width, room=room, first=first)
                assert max(map(len, rows)) <= width, (code, first, room)


@every(sorted(NUMBERS))
def test_no_number_stands_without_a_source_and_a_day(code: str) -> None:
    """Each number on the page can be traced: where it was read, of when that is, and when it was compared."""
    told = " ".join(" ".join(provenance(country(code))).split())
    known, rest, odd = NUMBERS[code]
    for number in [*(number for number, *_ in known), *filter(None, (rest, odd))]:
        assert re.search(rf" {re.escape(number)}[ :][^;]*; compared on \d{{4}}-\d\d-\d\d", told), number
    for table in TABLES:
        for shown, way, name, _, _, sources, day in table.get(code, ()):
            assert f"{shown} {way.partition(',')[0]}, {name}: {sources}; compared on {day}" in told
            assert sources.count("(") >= 2
    assert "Nobody dialled these numbers for this list" in told
    assert all(day in text(code) for day in numbers.days(code))


def test_a_country_from_the_settings_says_so() -> None:
    """Who set a country sees that this is where it came from."""
    assert page(country(configured="at", guessed="DE"))[0].startswith("Austria, from your settings. ")


def test_sr_16_what_was_asked_for_comes_before_settings_and_time_zone() -> None:
    """Asked for France, the page is for France, wherever the computer stands."""
    assert page(country("fr", configured="at", guessed="DE"))[0].startswith("France. ")


def test_a_setting_nobody_understands_does_not_stop_help() -> None:
    """With a broken setting the time zone is asked instead, and that is said, below the first number."""
    lines = page(country(configured="atlantis", guessed="DE"))
    assert lines[0].startswith("Germany, a guess")
    assert lines[2] == "The country in your settings is not in the list."


@pytest.mark.parametrize(("asked", "guessed"), [("ZZ", ""), ("atlantis", "US"), ("", "")])
def test_sr_16_an_unknown_country_shows_no_number_at_all(asked: str, guessed: str) -> None:
    """Where the country is not known, no other country's number is shown, but where to look is."""
    for room in (0, 22, 11):
        text = " ".join(page(country(asked, guessed=guessed), TODAY, room=room))
        assert not re.search(r"\d", text)
        assert "emergency number of the place" in text
        assert "findahelpline.com, befrienders.org" in text


def test_sr_16_a_country_that_is_not_in_the_list_is_told_so() -> None:
    """Asking for a country that nobody knows is answered, not refused."""
    assert "The country you asked for is not in the list, so there is no number to show." in text("ZZ")


def test_sr_16_a_country_without_known_numbers_says_so() -> None:
    """For a place without any listed number the page says that it has none."""
    assert "No number for Antarctica is in the list, so there is no number to show." in text("AQ")


def test_what_was_typed_is_never_printed_back() -> None:
    """A wild argument cannot steer the terminal through the page."""
    assert "\x1b" not in text("\x1b[31mred")


@every(sorted(NUMBERS))
def test_sr_15b_no_number_without_a_meaning_beside_one_with(code: str) -> None:
    """Where it is known which number brings whom, no number stands beside it that may be dead, or the fire brigade's."""
    known, rest, odd = NUMBERS[code]
    assert bool(known) != bool(rest or odd)


@pytest.mark.parametrize("number", ["085", "088", "060", "128", "2611", "01"])
def test_sr_15b_numbers_of_nobody_knows_what_are_gone(number: str) -> None:
    """What five governments do not name is on no page."""
    pages = "\n".join(map(text, ("ES", "MX", "BR", "IN", "RU")))
    assert not re.search(rf"(?<![\d-]){number}(?![\d-])", pages)


def test_an_unlabelled_country_shows_all_numbers_and_says_what_is_not_known() -> None:
    """Where the list does not tell which number is for what, the page says exactly that."""
    assert "101, 100, 102 (which is for what is not known)" in text("PS")
    assert "999 (what it is for is not known)" in text("NU")


@pytest.mark.parametrize("code", ["FK", "GW", "BF"])
def test_wikipedias_number_is_shown_where_googles_list_lacks_it(code: str) -> None:
    """Where the two lists differ both numbers are shown, and which list has which is behind `--sources`."""
    _, rest, odd = NUMBERS[code]
    assert f"{rest} or {odd} (which is for what is not known)" in text(code)
    told = " ".join(provenance(country(code)))
    assert f"{rest}: Google's phone list 9.0.43" in told
    assert f"{odd}: Wikipedia 2026" in told


def test_a_long_run_of_numbers_is_folded() -> None:
    """Many neighbouring numbers do not push the help lines off the screen."""
    assert "192 to 195" in text("KI")


def test_sr_15_old_facts_say_that_they_are_old() -> None:
    """After eighteen months every number says that it wants checking; before that none does."""
    days = {row[-1] for table in TABLES for row in table.get("AT", ())} | {"2026-11-22"}
    assert days == {"2026-11-22"}
    fresh, stale = (" ".join(whole("AT", today=(2028, 5, day))) for day in (22, 23))
    assert numbers.OLD not in fresh
    assert stale.count(numbers.OLD) == sum(len(table.get("AT", ())) for table in TABLES) + 1


def test_without_a_clock_the_page_still_appears() -> None:
    """Where no date is to be had the numbers are shown all the same."""
    assert "911" in " ".join(whole("US", today=None))


def test_sr_11_the_line_about_violence_can_come_first() -> None:
    """After ticking abuse in `signs` the line for that stands above the others."""
    for shown in (text("US", "abuse"), " ".join(page(country("US"), TODAY, 80, 22, first="abuse"))):
        assert shown.index("911") < shown.index("1-800-799-7233") < shown.index("988")


def test_sr_11_where_no_line_about_violence_is_known_that_is_said() -> None:
    """Nobody searches the page for a line that is not there."""
    assert "No line about violence at home is known for Bangladesh." in text("BD", "abuse")


def test_sr_14_lines_about_alcohol_and_drugs_carry_the_caution() -> None:
    """Wherever alcohol or other drugs are named, stopping all at once is warned about, and what to do in a fit is said."""
    for code in lines_table.SUBSTANCE:
        for shown in (text(code), " ".join(page(country(code), TODAY, 80, 22, first="substance"))):
            assert "do not stop all at once on your own: ask a doctor how" in shown
            assert re.search(r"Shaking, confusion or a fit: \d", shown)


def test_sr_34_the_rows_about_violence_think_of_who_else_may_look() -> None:
    """Where lines about violence are shown, it is said that someone else may read the screen, and how to clear it."""
    for code in lines_table.ABUSE:
        assert "Could they read this screen? Use a phone they can't open." in text(code)
        assert "To clear this: clear." in text(code)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("US", "988, then 1"),
        ("PE", "113, then 5"),
        ("RS", "0800 309 309, then 1"),
        ("ID", "119, then 8"),
        ("ID", "119 alone is the ambulance"),
        ("PH", "0917 899 8727"),
        ("UY", "From a mobile: *0767"),
        ("CO", "For people in Bogota and Cali."),
        ("NZ", "daily 07:00-24:00"),
        ("NZ", "Not at night; 1737 is."),
        ("GB", "For people in Northern Ireland."),
        ("AR", "differs by province"),
        ("IT", "daily 09:00-24:00"),
        ("MY", "daily 08:00-24:00"),
        ("EE", "daily 10:00-24:00"),
        ("HR", "Mon-Fri 09:00-20:00"),
        ("KE", "09:00-17:00"),
        ("GB", "daily 17:00-24:00"),
        ("RS", "daily 14:00-23:00"),
        ("UA", "daily 10:00-20:00"),
        ("CN", "at least 18 h a day, by city"),
        ("QA", "16000, then 4"),
        ("QA", "Sat-Thu 08:00-18:00"),
        ("EC", "171, then 6"),
        ("CR", "Mon-Fri 14:00-22:00, Sat 09:00-16:00"),
        ("TR", "takes reports of violence"),
        ("BG", "Only a children's line could be sourced."),
        ("HR", "Only a children's line could be sourced."),
        ("TR", "No help line is known for Turkey."),
        ("AE", "No help line is known for the United Arab Emirates."),
        ("BD", "No help line is known for Bangladesh."),
        ("AT", "For someone else: the same numbers. Stay with them if you can."),
        ("AT", "You do not have to be sure that it is bad enough to call."),
    ],
)
def test_what_must_be_said_with_a_number_is_said(code: str, words: str) -> None:
    """A number that needs a second key, or is not always answered, says so beside it."""
    assert words in text(code)


def test_sr_15_at_least_thirty_five_countries_have_a_help_line() -> None:
    """In many countries there is a voice to talk to, not only an emergency number."""
    assert len(lines_table.CRISIS) >= 35


def test_sr_20_21_no_page_hurts() -> None:
    """No page of any country shouts, blames or uses a word that hurts."""
    assert [code for code in NAMES if re.search(NEVER, text(code), re.IGNORECASE)] == []
