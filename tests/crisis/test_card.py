"""The card for a wallet: numbers and my own people, narrow enough to be printed, and nothing that says more of me."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.crisis import common
from numbcheck.crisis.country import country
from numbcheck.crisis.page import card
from numbcheck.crisis.tables.emergency import NUMBERS
from tests.asked import ask

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PEOPLE = ["Sam, 555 0134: can you stay on the phone, or come over if it is late", "Dr Ada, 555 0199"]


def test_sr_34_a_card_fits_a_wallet_in_every_country() -> None:
    """Forty columns and twenty-two rows at most, whichever country, my people whole, the country first."""
    for code in NUMBERS:
        here = country(code)
        rows = card(here, PEOPLE)
        assert max(map(len, rows)) <= 40, code
        assert len(rows) <= 22, code
        assert rows[0] == here.name
        assert " ".join(" ".join(rows).split()).count(" ".join(PEOPLE)) == 1, code


def test_sr_34_a_card_says_nothing_of_violence() -> None:
    """Whoever finds it reads a number, and not what it is for."""
    for code in NUMBERS:
        said = "\n".join(card(country(code), []))
        assert common.ABUSE not in said
        assert common.WATCHED not in said


def test_where_no_country_is_known_the_card_has_no_number() -> None:
    """It names what to do instead, and my people all the same."""
    said = " ".join(card(country(), PEOPLE))
    assert "Call the emergency number of the place where" in said
    assert PEOPLE[1] in said


def test_the_card_is_one_call(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`crisis --card` prints it, with the people of my plan."""
    monkeypatch.setenv("NUMBCHECK_COUNTRY", "AT")
    home.mkdir()
    (home / "plan.md").write_text("## 4. People\n- Sam, 555 0134\n## 5. Professionals\n- Dr Ada, 555 0199\n")
    out = ask("crisis", "--card").out.split("\n")
    assert out[:6] == [
        "Austria",
        "144 ambulance   112 any emergency",
        "",
        "Sam, 555 0134",
        "Dr Ada, 555 0199",
        "142  call, 24/7  Telefonseelsorge",
    ]
