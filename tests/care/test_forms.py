"""What the totals of forms promise: plain arithmetic, the makers' own bands, and nothing read into them."""

from __future__ import annotations

import pytest

from numbcheck.care import forms
from numbcheck.errors import UsageError

WORDS = forms.words()


def form(name: str) -> forms.Instrument:
    return WORDS.instrument(name)


def adding_up_to(name: str, total: int) -> forms.FormNumbers:
    """Return a number for each line that add up to `total`."""
    lines = []
    for _ in form(name).items:
        lines.append(min(3, total))
        total -= lines[-1]
    return forms.FormNumbers(tuple(lines))


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
        ("phq2", 2, ""),
        ("phq2", 3, ""),
    ],
)
def test_sr_10_bands_begin_and_end_where_the_table_says(name: str, total: int, band: str) -> None:
    """My total gets the name its makers gave it, on both sides of every boundary; PHQ-2 has no names."""
    assert adding_up_to(name, total).total == total
    assert form(name).band(total) == band


def test_sr_10_no_total_unless_everything_is_marked() -> None:
    """One line left open, and I get no total at all: never one that is too low."""
    for name in ("phq9", "gad7", "phq2"):
        count = len(form(name).items)
        for at in range(count):
            typed = " ".join("-" if each == at else "3" for each in range(count))
            given = form(name).given(typed)
            assert given is not None
            assert given.total is None


@pytest.mark.parametrize(
    ("typed", "lines", "unscored"),
    [
        ("2 1 0 3 1 0 2 1 0", (2, 1, 0, 3, 1, 0, 2, 1, 0), None),
        ("210310210", (2, 1, 0, 3, 1, 0, 2, 1, 0), None),
        ("2,1,0,3,1,0,2,1,0,2", (2, 1, 0, 3, 1, 0, 2, 1, 0), 2),
        ("2 1 - 3 1 0 2 1 0", (2, 1, None, 3, 1, 0, 2, 1, 0), None),
    ],
)
def test_sr_10_the_numbers_are_typed_in_one_line(
    typed: str, lines: tuple[int | None, ...], unscored: int | None
) -> None:
    """With spaces, commas or neither; the last line of the paper, which adds nothing, may follow."""
    assert form("phq9").given(typed) == forms.FormNumbers(lines, unscored)


@pytest.mark.parametrize("typed", ["", "2 1 0", "2 1 0 3 1 0 2 1 4", "12 1 0 3 1 0 2 1 0 1", "two"])
def test_sr_10_other_numbers_are_never_added_up(typed: str) -> None:
    """Too few, too many, another digit, a word: no total comes of a slip."""
    assert form("phq9").given(typed) is None


def test_sr_12_two_points_are_about_the_same() -> None:
    """A point or two up or down is not called a change."""
    assert [forms.compared(WORDS, total, 10) == WORDS.same for total in (7, 8, 9, 10, 11, 12, 13)] == [
        False,
        True,
        True,
        True,
        True,
        True,
        False,
    ]


def test_sr_11_item_nine_alone_brings_the_help_page() -> None:
    """The ninth line above 0 shows help first, whatever the total; no other line and no other form does."""
    for at in range(9):
        lines = tuple(int(each == at) for each in range(9))
        assert form("phq9").shows_help_first(forms.FormNumbers(lines)) is (at == 8)
    assert not form("phq9").shows_help_first(forms.FormNumbers((3,) * 8 + (None,)))
    assert not form("gad7").shows_help_first(forms.FormNumbers((3,) * 7))


def test_sr_11_after_item_nine_no_band_is_named() -> None:
    """With a mark in line nine the total is a number and nothing else."""
    marked, unmarked = forms.FormNumbers((1,) * 9), forms.FormNumbers((1,) * 8 + (0,))
    bands = [band.name for band in form("phq9").bands]
    told = forms.said(WORDS, form("phq9"), marked, "today", None)
    assert told[0] == "PHQ-9, today. Total: 9 of 27."
    assert not [band for band in bands if any(band in line for line in told)]
    assert "calls that mild" not in told[0]
    assert "mild" in forms.said(WORDS, form("phq9"), unmarked, "today", None)[0]


def test_codes_are_loinc_codes() -> None:
    """Every code carries its right check digit, so a slip of the pen in the word file is found."""
    for name in ("phq9", "gad7", "phq2"):
        for code in (form(name).panel, form(name).total, *form(name).items):
            assert _check_digit(code.split("-")[0]) == int(code.split("-")[1]), code


def _check_digit(digits: str) -> int:
    """Return the LOINC (mod 10, Luhn) check digit."""
    doubled = "".join(
        str(int(digit) * (2 if at % 2 == 0 else 1)) for at, digit in enumerate(reversed(digits))
    )
    return -sum(map(int, doubled)) % 10


def test_what_is_kept_has_the_codes_and_no_label() -> None:
    """What is kept is what I marked, with codes a clinic can read; no word on risk, no name of a band."""
    assert forms.data(form("phq2"), forms.FormNumbers((2, 1))) == {
        "form": "phq2",
        "loinc": "55757-9",
        "items": {"44250-9": 2, "44255-8": 1},
        "total": 3,
        "total_loinc": "55758-7",
    }
    assert "total" not in forms.data(form("phq2"), forms.FormNumbers((2, None)))
    assert forms.data(form("gad7"), forms.FormNumbers((0,) * 7, 3))["unscored"] == 3


def test_another_name_is_told_kindly() -> None:
    """A form that is not here is said so, with those that are."""
    with pytest.raises(UsageError, match="phq9, gad7, phq2"):
        form("who5")
    assert form("PHQ-9").id == "phq9"
