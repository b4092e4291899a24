"""What the sums promise: plain arithmetic, the makers' own bands, and nothing read into them."""

from __future__ import annotations

import pytest

from numbcheck.care import screening
from numbcheck.errors import UsageError

WORDS = screening.words()


def form(name: str) -> screening.Instrument:
    return WORDS.instrument(name)


def answers(name: str, total: int) -> dict[str, int]:
    """Return answers to every item that add up to `total`."""
    found: dict[str, int] = {}
    for item in form(name).items:
        found[item.id] = min(3, total)
        total -= found[item.id]
    return found


@pytest.mark.parametrize(
    ("name", "total", "band"),
    [
        ("phq9", 0, "minimal"),
        ("phq9", 4, "minimal"),
        ("phq9", 5, "mild"),
        ("phq9", 9, "mild"),
        ("phq9", 10, "moderate"),
        ("phq9", 14, "moderate"),
        ("phq9", 15, "moderately severe"),
        ("phq9", 19, "moderately severe"),
        ("phq9", 20, "severe"),
        ("phq9", 27, "severe"),
        ("gad7", 4, "minimal"),
        ("gad7", 5, "mild"),
        ("gad7", 9, "mild"),
        ("gad7", 10, "moderate"),
        ("gad7", 14, "moderate"),
        ("gad7", 15, "severe"),
        ("gad7", 21, "severe"),
        ("phq2", 2, "below the mark for a longer look"),
        ("phq2", 3, "at or above the mark for a longer look"),
    ],
)
def test_sr_10_bands_begin_and_end_where_the_table_says(name: str, total: int, band: str) -> None:
    """My sum gets the name its makers gave it, on both sides of every boundary."""
    assert form(name).score(answers(name, total)) == total
    assert form(name).band(total) == band


def test_sr_10_no_sum_unless_everything_is_answered() -> None:
    """One line left open, and I get no sum at all: never one that is too low."""
    for name in ("phq9", "gad7", "phq2"):
        whole = answers(name, 3)
        for item in form(name).items:
            assert form(name).score({key: value for key, value in whole.items() if key != item.id}) is None


def test_sr_12_two_points_are_about_the_same() -> None:
    """A point or two up or down is not called a change."""
    assert [screening.compared(WORDS, total, 10) == WORDS.same for total in (7, 8, 9, 10, 11, 12, 13)] == [
        False,
        True,
        True,
        True,
        True,
        True,
        False,
    ]


def test_sr_11_item_nine_alone_brings_the_help_page() -> None:
    """The ninth line above 0 shows help first, whatever the sum; no other line and no other form does."""
    phq9 = form("phq9")
    for item in phq9.items:
        assert phq9.shows_help_first({item.id: 1}) is (item.id == "death-or-harm")
    assert not phq9.shows_help_first({"death-or-harm": 0})
    assert not form("gad7").shows_help_first(dict.fromkeys((item.id for item in form("gad7").items), 3))


def test_codes_are_loinc_codes() -> None:
    """Every code carries its right check digit, so a slip of the pen in the word file is found."""
    for name in ("phq9", "gad7", "phq2"):
        for code in (form(name).panel, form(name).total, *(item.loinc for item in form(name).items)):
            assert _check_digit(code.split("-")[0]) == int(code.split("-")[1]), code


def _check_digit(digits: str) -> int:
    """Return the LOINC (mod 10, Luhn) check digit."""
    doubled = "".join(
        str(int(digit) * (2 if at % 2 == 0 else 1)) for at, digit in enumerate(reversed(digits))
    )
    return -sum(map(int, doubled)) % 10


def test_what_is_kept_has_the_codes_and_no_label() -> None:
    """What is kept is what I answered, with codes a clinic can read; no word on risk, no name of a band."""
    data = screening.data(form("phq2"), {"interest": 2, "mood": 1}, 3)
    assert data == {
        "form": "phq2",
        "loinc": "55757-9",
        "items": {"44250-9": 2, "44255-8": 1},
        "total": 3,
        "total_loinc": "55758-7",
    }
    assert "total" not in screening.data(form("phq2"), {"interest": 2}, None)


def test_another_name_is_told_kindly() -> None:
    """A form that is not here is said so, with those that are."""
    with pytest.raises(UsageError, match="phq9, gad7, phq2"):
        form("who5")
    assert form("PHQ-9").id == "phq9"
