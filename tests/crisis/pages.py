"""The pages of the tests: of a country by its code, in one screen or whole, with a plan of a person's own."""

from __future__ import annotations

from numbcheck.crisis.country import country
from numbcheck.crisis.page import page

TODAY = (2026, 11, 28)
PLAN = (
    [
        "From your plan",
        "  Sam, 555 0134: can you stay on the phone",
        "  My sister, 555 0178: please come over",
    ],
    ["  By myself: a shower; walk round the block       all of it: numbcheck plan"],
    ["Things you kept for this: numbcheck keep"],
)
NARROW_PLAN = (
    ["Sam, 555 0134: please come over"],
    ["My sister, 555 0178"],
    ["Kept for this: numbcheck keep"],
)


def one_screen(code: str, width: int = 80, rows: int = 24, first: str = "crisis") -> list[str]:
    """Return the page of a guessed country on a terminal of that size, with the fullest plan there may be."""
    plan = PLAN if width >= 60 else NARROW_PLAN
    return page(country(guessed=code), TODAY, width, rows - 1, plan, first)


def whole(
    asked: str, width: int = 80, first: str = "crisis", today: tuple[int, int, int] | None = TODAY
) -> list[str]:
    """Return the whole page of a country that was asked for."""
    return page(country(asked), today, width, first=first)
