"""The crisis page, read as a person reads it: from the top, on a narrow screen, possibly in a hurry."""

import re

import pytest

from numbcheck.crisis import page as crisis
from numbcheck.crisis.tables import lines as lines_table
from numbcheck.crisis.tables.countries import NAMES
from numbcheck.crisis.tables.emergency import NUMBERS

TODAY = (2026, 11, 28)
TABLES = (lines_table.CRISIS, lines_table.ABUSE, lines_table.SUBSTANCE)
NEVER = (
    r"committed|failed attempt|successful attempt|\bcrazy\b|\bbroken\b|just relax|should feel|calm down"
    r"|\bcures?\b|guaranteed|dangerous|addict|!"
)


def shown(code: str, **how: str) -> str:
    return "\n".join(crisis.page(code, today=TODAY, **how))


def first_number(lines: list[str]) -> int:
    return next(at for at, line in enumerate(lines) if line.startswith("  ") and re.search(r"\d", line))


def test_sr_15_the_united_states_see_911_first_and_then_988():
    """Someone in the United States reads 911, and after it 988, before anything else."""
    numbers = re.findall(r"^  (\d[\d-]*)", shown("US"), re.MULTILINE)
    assert numbers[:2] == ["911", "988"]


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
def test_sr_15_the_first_number_says_what_it_is_for(code: str, line: str):
    """The first number on the page is the right one to call, and says whom it reaches."""
    lines = crisis.page(code)
    assert lines[first_number(lines)].strip() == line


def test_at_least_thirty_countries_name_their_ambulance():
    """In many countries no one has to guess which of the numbers brings a doctor."""
    named = [
        code for code, (known, _, _) in NUMBERS.items() if any("ambulance" in what for _, what, *_ in known)
    ]
    assert len(named) >= 30


@pytest.mark.parametrize("code", sorted(NAMES))
def test_every_country_has_a_page_that_fits_forty_columns(code: str):
    """Whatever country is asked for, something helpful appears, in ASCII, within 40 columns and its margins."""
    for first in ("crisis", "abuse", "substance"):
        lines = crisis.page(code, today=TODAY, first=first, width=38)
        assert lines
        assert max(map(len, lines)) <= 38
        assert all(line.isascii() and line == line.rstrip() for line in lines)
        assert "~" not in "".join(lines)


@pytest.mark.parametrize("code", sorted(NUMBERS))
def test_the_first_number_is_near_the_top_after_three_sentences_at_most(code: str):
    """A tired person finds a number within the first screen of a very small terminal."""
    lines = crisis.page(guessed=code)
    at = first_number(lines)
    assert at < 6
    assert len(re.findall(r"[.?:](\s|$)", " ".join(lines[:at]))) <= 3


@pytest.mark.parametrize("code", sorted(NUMBERS))
def test_the_last_line_names_the_first_number_again(code: str):
    """On a short terminal the top has scrolled away; number and country still stand above the prompt."""
    known, rest, _ = NUMBERS[code]
    first = known[0][0] if known else rest.split(", ")[0]
    tail = " ".join(crisis.page(guessed=code)[-9:])
    assert re.search(rf"Once more: {first}\b", tail)
    assert tail.endswith(f"({NAMES[code]}, a guess from your time zone)")


def test_where_no_country_is_known_the_last_line_says_again_whom_to_call():
    """There, too, what to do now stands above the prompt of a short terminal."""
    assert "Once more: call the emergency number" in " ".join(crisis.page("nowhere")[-3:])


@pytest.mark.parametrize("code", sorted(NUMBERS))
def test_no_number_stands_without_a_source_and_a_day(code: str):
    """Each number on the page can be traced: where it was read, and on which day that was compared."""
    text = " ".join(crisis.page(code, width=10_000))
    known, rest, odd = NUMBERS[code]
    assert re.search(r"Compared on \d{4}-\d\d-\d\d:", text)
    for number in [*(number for number, *_ in known), *filter(None, (rest, odd))]:
        assert re.search(rf"  {re.escape(number)}: \S", text), number
    for lines in (lines_table.CRISIS, lines_table.ABUSE, lines_table.SUBSTANCE):
        for shown_as, how, _, sources, _ in lines.get(code, ()):
            assert f"{shown_as} {how.partition(',')[0]}: {sources}" in text


@pytest.mark.parametrize("code", sorted(NUMBERS))
def test_the_page_says_which_country_it_is_for_and_how_to_change_it(code: str):
    """No one takes the numbers of another country for their own."""
    lines = crisis.page(guessed=code)
    assert lines[0] == f"{NAMES[code]} (a guess from your time zone)" or lines[0].startswith(NAMES[code])
    assert "guess" in " ".join(lines[:2])
    assert "  numbcheck crisis uk" in lines


def test_a_country_from_the_settings_says_so():
    """Who set a country sees that this is where it came from."""
    assert crisis.page(configured="at", guessed="DE")[0] == "Austria (from your settings)"


def test_sr_16_what_was_asked_for_comes_before_settings_and_time_zone():
    """Asked for France, the page is for France, wherever the computer stands."""
    assert crisis.page("fr", configured="at", guessed="DE")[0] == "France"


def test_a_setting_nobody_understands_does_not_stop_help():
    """With a broken setting the time zone is asked instead."""
    assert crisis.page(configured="atlantis", guessed="DE")[0].startswith("Germany")


@pytest.mark.parametrize(
    "how", [{"asked": "ZZ"}, {"asked": "atlantis", "guessed": "US"}, {"guessed": ""}, {}]
)
def test_sr_16_an_unknown_country_shows_no_number_at_all(how: dict[str, str]):
    """Where the country is not known, no other country's number is shown, but where to look is."""
    text = "\n".join(crisis.page(**how, today=TODAY))
    assert not re.search(r"\d", text)
    assert "emergency number of the place" in text.replace("\n", " ")
    for site in ("findahelpline.com", "befrienders.org", "iasp.info"):
        assert site in text


def test_sr_16_a_country_that_is_not_in_the_list_is_told_so():
    """Asking for a country that nobody knows is answered, not refused."""
    assert "The country you asked for is not in the list." in " ".join(crisis.page("ZZ"))


def test_sr_16_a_country_without_known_numbers_says_so():
    """For a place without any listed number the page says that it has none."""
    assert "No number for Antarctica is in the list." in " ".join(crisis.page("AQ", width=78))


def test_what_was_typed_is_never_printed_back():
    """A wild argument cannot steer the terminal through the page."""
    assert "\x1b" not in "".join(crisis.page("\x1b[31mred"))


@pytest.mark.parametrize("code", sorted(NUMBERS))
def test_sr_15b_no_number_without_a_meaning_beside_one_with(code: str):
    """Where it is known which number brings whom, no number stands beside it that may be dead, or the fire brigade's."""
    known, rest, odd = NUMBERS[code]
    assert bool(known) != bool(rest or odd)


@pytest.mark.parametrize("number", ["085", "088", "060", "128", "2611", "01"])
def test_sr_15b_numbers_of_nobody_knows_what_are_gone(number: str):
    """What five governments do not name is on no page."""
    pages = "\n".join(shown(code, width=78) for code in ("ES", "MX", "BR", "IN", "RU"))
    assert not re.search(rf"(?<![\d-]){number}(?![\d-])", pages)


def test_an_unlabelled_country_shows_all_numbers_and_says_what_is_not_known():
    """Where the list does not tell which number is for what, the page says exactly that."""
    text = " ".join(crisis.page("PS", width=200))
    assert "101, 100, 102" in text
    assert "Google's phone list 9.0.43; it does not say which is for what" in text


@pytest.mark.parametrize("code", ["FK", "GW", "BF"])
def test_wikipedias_number_is_shown_where_googles_list_lacks_it(code: str):
    """Where the two lists differ both numbers are shown, and it is said that they differ."""
    odd = NUMBERS[code][2]
    assert f"  {odd} (Wikipedia 2026; not in Google's list)" in re.sub(r"\n +", " ", shown(code)) or (
        f"  {odd}\n    (Wikipedia 2026; not in Google's\n    list)" in shown(code)
    )


def test_a_long_run_of_numbers_is_folded():
    """Many neighbouring numbers do not push the help lines off the screen."""
    assert "192 to 195" in shown("KI")


def test_sr_15_old_facts_say_that_they_are_old():
    """After eighteen months every number says that it wants checking; before that none does."""
    days = {row[-1] for table in TABLES for row in table.get("AT", ())} | {"2026-11-22"}
    assert days == {"2026-11-22"}
    fresh = " ".join(crisis.page("AT", today=(2028, 5, 22), width=200))
    stale = " ".join(crisis.page("AT", today=(2028, 5, 23), width=200))
    assert crisis.OLD not in fresh
    assert stale.count(crisis.OLD) == sum(len(table.get("AT", ())) for table in TABLES) + 1


def test_without_a_clock_the_page_still_appears():
    """Where no date is to be had the numbers are shown all the same."""
    assert "911" in " ".join(crisis.page("US", today=None))


def test_sr_11_the_line_about_violence_can_come_first():
    """After ticking abuse in `signs` the line for that stands above the others."""
    text = shown("US", first="abuse")
    assert text.index("911") < text.index("1-800-799-7233") < text.index("988")


def test_sr_11_where_no_line_about_violence_is_known_that_is_said():
    """Nobody searches the page for a line that is not there."""
    assert "No line about violence at home could be sourced for Bangladesh." in " ".join(
        crisis.page("BD", first="abuse", width=78)
    )


def test_sr_14_lines_about_alcohol_and_drugs_carry_the_caution():
    """Wherever alcohol or other drugs are named, stopping all at once is warned about."""
    for code in lines_table.SUBSTANCE:
        text = " ".join(crisis.page(code, width=200))
        assert "do not stop all at once on your own: ask a doctor how" in text
        assert "Shaking, confusion or a fit: the emergency number." in text


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
        ("TR", "No help line could be sourced for Turkey."),
        ("BD", "No help line could be sourced for Bangladesh."),
    ],
)
def test_what_must_be_said_with_a_number_is_said(code: str, words: str):
    """A number that needs a second key, or is not always answered, says so beside it."""
    assert words in " ".join(" ".join(crisis.page(code, width=200)).split())


def test_sr_15_at_least_thirty_five_countries_have_a_help_line():
    """In many countries there is a voice to talk to, not only an emergency number."""
    assert len(lines_table.CRISIS) >= 35


def test_the_page_says_that_nobody_dialled_the_numbers():
    """The page does not claim more care than was taken."""
    assert "Nobody dialled these numbers for this list." in " ".join(crisis.page("US", width=200))


def test_sr_20_21_no_page_hurts():
    """No page of any country shouts, blames or uses a word that hurts."""
    pages = {code: " ".join(crisis.page(code, width=200)) for code in NAMES}
    assert [code for code, text in pages.items() if re.search(NEVER, text, re.IGNORECASE)] == []
