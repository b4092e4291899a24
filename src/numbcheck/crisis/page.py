"""The help page: whom to call in one country, told from shipped tables alone, in one screen or whole."""

from numbcheck.crisis import common, one_screen, sources, spoken, whole
from numbcheck.crisis.tables.emergency import NUMBERS
from numbcheck.crisis.wrap import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from numbcheck.crisis.country import Country
    from numbcheck.crisis.numbers import Day
    from numbcheck.crisis.own_plan import PlanRows

NARROWEST = 38  # columns: 40, less the margins of a full screen
WIDEST = 80
_MOST_ROWS = 22  # more than fit on the smallest common terminal would be no page for the worst hour


def page(
    country: "Country",
    today: "Day | None" = None,
    width: int = WIDEST,
    room: int = 0,
    plan: "PlanRows" = ([], [], []),
    first: str = "crisis",
    *,
    listens: bool = False,
) -> list[str]:
    """Return the rows of the page, at most `room` of them, or the whole page where that is not known (0).

    `today` marks what was compared too long ago. `first` is the kind of help line to begin with: crisis,
    abuse or substance. Who `listens` to a page gets it as sentences.
    """
    wide = _fitting(width)
    if country.code not in NUMBERS:
        people, steps, kept = plan
        rows = _anywhere(country, [*people, *steps], wide)
        return rows if room and len(rows) + len(kept) > room else [*rows, *kept]
    if listens:
        return spoken.rows(country, plan, first, today, wide)
    if room:
        return one_screen.rows(country, plan, first, today, wide, min(room, _MOST_ROWS))
    return whole.rows(country, plan, first, today, wide)


def card(country: "Country", people: list[str]) -> list[str]:
    """Return a card for a wallet with `people`, each as the plan has them."""
    from numbcheck.crisis import card as to_print

    known = country.code in NUMBERS
    return to_print.rows(country, people) if known else _anywhere(country, people, to_print.WIDTH)


def provenance(country: "Country", width: int = WIDEST) -> list[str]:
    """Return where the numbers of a country are from."""
    wide = _fitting(width)
    return sources.rows(country, wide) if country.code in NUMBERS else _anywhere(country, [], wide)


def _fitting(width: int) -> int:
    """Return the width of a page on a screen of `width` columns."""
    return max(min(width, WIDEST), NARROWEST)


def _anywhere(country: "Country", plan: list[str], width: int) -> list[str]:
    """Return the page for a country that is unknown, or that no number is known for: it shows none."""
    why = f"No number for {country.name} is in the list" if country.name else country.aside.rstrip(".")
    return [
        *wrapped(
            "Call the emergency number of the place where you are. Someone near you can make that call with you.",
            width,
        ),
        *plan,
        *wrapped(
            f"{why or 'No country is set'}, so there is no number to show. Name yours: numbcheck~crisis~uk",
            width,
        ),
        *wrapped(f"Web: {common.DIRECTORIES}", width),
        *common.waiting(width),
    ]
