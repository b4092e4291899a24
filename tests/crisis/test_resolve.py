"""Country names: whatever a person calls their country, it is found, and never mistaken for another."""

from __future__ import annotations

import pytest

from numbcheck.crisis.country import resolve
from numbcheck.crisis.tables.aliases import CODES
from numbcheck.crisis.tables.countries import NAMES


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("uk", "GB"),
        ("UK", "GB"),
        ("united kingdom", "GB"),
        ("United-Kingdom", "GB"),
        ("england", "GB"),
        ("usa", "US"),
        ("U.S.A.", "US"),
        ("us", "US"),
        ("america", "US"),
        ("deutschland", "DE"),
        ("DEU", "DE"),
        ("Österreich", "AT"),
        ("O\N{COMBINING DIAERESIS}sterreich", "AT"),
        ("osterreich", "AT"),
        ("oesterreich", "AT"),
        ("holland", "NL"),
        ("España", "ES"),
        ("espana", "ES"),
        ("日本", "JP"),
        ("Россия", "RU"),
        ("Ελλάδα", "GR"),
        ("côte d'ivoire", "CI"),
        ("czech republic", "CZ"),
        ("korea", "KR"),
        ("north korea", "KP"),
        ("TÜRKİYE", "TR"),
        ("kosovo", "XK"),
    ],
)
def test_sr_16_a_country_is_found_by_the_name_its_people_use(typed: str, code: str) -> None:
    """Codes, English and local names work in any case, with or without accents and spaces."""
    assert resolve(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "zz", "congo", "virgin islands", "atlantis", "--help", "\x1b[31m", "\ud800", "911"]
)
def test_sr_16_a_name_that_means_no_one_country_is_not_guessed(typed: str) -> None:
    """A doubtful name gives no country rather than the wrong one."""
    assert resolve(typed) == ""


def test_every_code_and_name_leads_to_itself() -> None:
    """Each country can be asked for by its code in either case, and by the name the page prints."""
    for code, name in NAMES.items():
        assert resolve(code) == resolve(code.lower()) == resolve(name) == code


def test_no_other_name_shadows_a_country_code() -> None:
    """No nickname of one country is the code of another."""
    assert {name for name, code in CODES.items() if name.upper() in NAMES and name.upper() != code} == set()


def test_every_other_name_leads_to_a_country_with_a_name() -> None:
    """A name never leads into the void."""
    assert set(CODES.values()) <= set(NAMES)
