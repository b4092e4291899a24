"""The facts behind the crisis page: each line sourced twice, typed as it is dialled, and checked independently."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import phonenumbers
import pytest

from tests.every import every

DATA = Path(__file__).parents[2] / "data"


def table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


LINES = table("help_lines.csv")
WITHOUT_SPEAKING = table("emergency_text.csv")
LABELS = [row for row in table("emergency_labels.csv") if row["number"]]
REGIONS = {row["region"]: row for row in table("emergency_numbers.csv")}

# Well-sourced short numbers that Google's metadata does not know, and one that it knows as something else.
UNKNOWN_TO_GOOGLE = {
    ("AR", "135"), ("AR", "141"), ("BR", "188"), ("CL", "*4141"), ("CL", "1412"), ("CL", "1455"), ("CO", "155"),
    ("DE", "116016"), ("EC", "171"), ("EE", "116006"), ("EE", "116123"), ("FJ", "1543"), ("GR", "1018"),
    ("GR", "10306"), ("GR", "15900"), ("HK", "18111"), ("IN", "14416"), ("IN", "14446"), ("KR", "109"), ("KZ", "111"),
    ("LB", "1564"), ("LV", "116006"), ("LV", "116123"), ("MT", "1579"), ("NL", "113"), ("NO", "116006"), ("NP", "1166"),
    ("PE", "100"), ("PE", "113"), ("PH", "1553"), ("PT", "1411"), ("QA", "16000"), ("RE", "3114"), ("TH", "1300"),
    ("TW", "1925"), ("YT", "3114"),
}  # fmt: skip
AN_EMERGENCY_NUMBER = {("ID", "119")}


def site(source: str) -> str:
    return "github.com" if source.startswith("github:") else urlsplit(source).netloc or source


def name(row: dict[str, str]) -> str:
    return f"{row.get('country') or row['region']} {row.get('dial') or row['number']}"


@every(LINES, name)
def test_sr_15_a_line_is_typed_as_it_is_dialled(row: dict[str, str]) -> None:
    """`dial` holds digits only (and a star that is dialled): no plus, no gaps; what is shown is the same number."""
    assert re.fullmatch(r"\*?\d+", row["dial"])
    assert re.sub(r"[^\d*]", "", row["shown"].partition(", then ")[0]) == row["dial"]
    assert row["kind"] in ("crisis", "abuse", "substance")
    assert row["channel"] in ("call", "text", "whatsapp")
    assert bool(row["keyword"]) == (row["channel"] == "text")
    assert row["service"]
    assert row["audience"]
    assert row["grade"] in ("A", "B")
    assert row["languages"] or "languages" in row["note"], "unknown languages are named as unknown"


@every(LINES, name)
def test_sr_15b_a_line_that_is_not_for_all_says_for_whom(row: dict[str, str]) -> None:
    """Nobody waits on a line to hear that it is for women, for the young or for another part of the country."""
    assert row["whom"] or row["audience"] == "everyone"
    if "women" in row["audience"]:
        assert row["whom"].startswith("women")
    if row["audience"].startswith("people in "):
        assert row["whom"].startswith(row["audience"].removeprefix("people in ").replace(" and ", ", "))


DOUBT = re.compile(
    r"sure only|to take its place|unconfirmed|it stopped|may have|perhaps|one source", re.IGNORECASE
)


@every(LINES, name)
def test_sr_15b_no_line_is_printed_with_its_doubt(row: dict[str, str]) -> None:
    """A line whose state is in doubt was checked, or is not there; I am not left to weigh it."""
    printed = " ".join((row["service"], row["hours"], row["audience"], row["whom"], row["say"]))
    assert not DOUBT.search(printed)


def test_sr_15_new_zealand_is_told_when_nobody_answers() -> None:
    """A person in New Zealand does not ring a line at night that has been silent at night since November 2025."""
    lifeline = [row for row in LINES if row["country"] == "NZ" and row["service"] == "Lifeline Aotearoa"]
    assert {(row["dial"], row["hours"]) for row in lifeline} == {
        ("0800543354", "daily 07:00-24:00"),
        ("4357", "daily 07:00-24:00"),
    }
    assert all("1737" in row["say"] for row in lifeline)


@pytest.mark.parametrize(
    ("country", "dial", "whom"),
    [
        ("CH", "142", ""),
        ("DK", "1888", ""),
        ("NZ", "0800456450", ""),
        ("AR", "137", ""),
        ("GB", "08000271234", "Scotland"),
        ("GB", "08088010800", "Wales"),
        ("GB", "08088021414", "Northern Ireland"),
        ("GB", "08088010327", "men"),
        ("IE", "015543811", "men"),
        ("DE", "08001239900", "men"),
    ],
)
def test_sr_15b_who_is_no_woman_finds_a_line_too(country: str, dial: str, whom: str) -> None:
    """Where a line about violence for men, for everyone or for my part of the country could be sourced, it is there."""
    found = [row for row in LINES if (row["country"], row["dial"]) == (country, dial)]
    assert [(row["kind"], row["whom"]) for row in found] == [("abuse", whom)]


@every(WITHOUT_SPEAKING, name)
def test_sr_35_the_emergency_number_without_speaking_is_sourced(row: dict[str, str]) -> None:
    """It is the emergency number itself, a recent source says so, and what one has to know before stands with it."""
    assert row["channel"] in ("text", "textphone")
    assert phonenumbers.is_emergency_number(row["dial"], row["country"]) or row["channel"] == "textphone"
    assert max(re.findall(r"20\d\d", f"{row['source1_year']} {row['source2_year']}")) >= "2023"
    assert row["whom"]
    assert row["say"]


@every([*LINES, *LABELS, *WITHOUT_SPEAKING], name)
def test_sr_15_a_number_has_two_sources_and_a_day(row: dict[str, str]) -> None:
    """No number stands on one source, and each says when its sources were compared."""
    assert site(row["source1"]) != site(row["source2"])
    assert row["source1_year"]
    assert row["source2_year"]
    assert date.fromisoformat(row["compared"]) <= date(2100, 1, 1)


@every(LINES, name)
def test_sr_15_a_line_exists_in_the_numbering_plan(row: dict[str, str]) -> None:
    """An independent list knows the number's form, or the line is named above as a known exception."""
    known = (row["country"], row["dial"])
    excused = known in UNKNOWN_TO_GOOGLE | AN_EMERGENCY_NUMBER
    assert excused == bool(row["exception"])
    assert excused or in_numbering_plan(*known)


def in_numbering_plan(country: str, dial: str) -> bool:
    number = phonenumbers.parse(dial, country)
    return phonenumbers.is_valid_number_for_region(number, country) or (
        phonenumbers.is_valid_short_number_for_region(number, country)
    )


@every(LINES, name)
def test_no_help_line_is_an_emergency_number_by_mistake(row: dict[str, str]) -> None:
    """Who wants to talk does not reach the fire brigade."""
    known = (row["country"], row["dial"])
    assert known in AN_EMERGENCY_NUMBER or not phonenumbers.is_emergency_number(row["dial"], row["country"])


def test_sr_15_the_emergency_numbers_are_those_of_the_metadata() -> None:
    """Every number in the list of a region is an emergency number there."""
    wrong = [
        (region, number)
        for region, row in REGIONS.items()
        for number in row["numbers"].split()
        if not phonenumbers.is_emergency_number(number, region)
    ]
    assert wrong == []


@every(LABELS, name)
def test_sr_15_a_label_agrees_with_the_metadata_or_says_that_it_does_not(row: dict[str, str]) -> None:
    """A number that Google's list lacks is only used where that is written beside it."""
    listed = row["number"] in REGIONS[row["region"]]["numbers"].split()
    assert listed != ("not in Google's list" in row["note"])
    assert phonenumbers.is_emergency_number(row["number"], row["region"]) == listed


def test_no_region_names_the_same_number_twice() -> None:
    """A number is for one thing."""
    numbers = [(row["region"], row["number"]) for row in LABELS]
    assert len(numbers) == len(set(numbers))


def test_no_line_is_there_twice() -> None:
    """The same number for the same way of reaching it appears once a country."""
    lines = [(row["country"], row["dial"], row["shown"], row["channel"]) for row in LINES]
    assert len(lines) == len(set(lines))


def test_nothing_that_was_left_out_came_back() -> None:
    """A number that was rejected is not shown after all."""
    rejected = {(row["country"], row["dial"]) for row in table("help_lines_left_out.csv") if row["dial"]}
    assert rejected & {(row["country"], row["dial"]) for row in LINES} == set()
