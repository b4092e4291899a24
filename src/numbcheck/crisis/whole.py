"""The page of a country with everything that is known: every line at length, and the days of comparison."""

from numbcheck.crisis import common, numbers
from numbcheck.crisis.wrap import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.crisis.country import Country
    from numbcheck.crisis.numbers import Day, HelpLine
    from numbcheck.crisis.own_plan import PlanRows

_SOMEONE = "For someone else: the same numbers. Stay with them if you can."
_TRACES = "To clear this: clear. Your shell may keep the word you typed."


def rows(country: "Country", plan: "PlanRows", first: str, today: "Day | None", width: int) -> list[str]:
    """Return the page, none of its rows longer than `width`, an empty row before each section."""
    code = country.code
    sections = {
        "crisis": [
            *_lines(common.TO_WRITE, numbers.to_write(code), today, width),
            *_lines(common.TO_TALK, numbers.to_talk(code), today, width),
        ],
        "abuse": _violence(code, today, width),
        "substance": _drugs(code, today, width),
    }
    return [
        *common.heading(country, width),
        *common.emergency(code, width),
        *common.aside(country, width),
        *_lines(common.WITHOUT_SPEAKING, numbers.lines("emergency", code), today, width),
        *common.old(numbers.days(code)[0], today, width, "  "),
        *_apart([row for part in plan for row in part]),
        *common.in_order(sections, first),
        *_apart(common.missing(country, first, width)),
        *_apart(common.waiting(width)),
        *common.calling(width),
        *wrapped(common.STAY, width),
        *wrapped("You do not have to be sure that it is bad enough to call.", width),
        *wrapped(_SOMEONE, width),
        *wrapped(_TRACES, width),
        *_apart(
            wrapped(
                f"Elsewhere: numbcheck~crisis~uk. Help lines, country by country: {common.DIRECTORIES}", width
            )
        ),
        *_compared(code, width),
    ]


def _apart(rows: list[str]) -> list[str]:
    return ["", *rows] if rows else []


def _lines(heading: str, lines: "Sequence[HelpLine]", today: "Day | None", width: int) -> list[str]:
    rows = [row for line in lines for row in _line(line, today, width)]
    return _apart([*wrapped(heading, width), *rows]) if rows else []


def _line(line: "HelpLine", today: "Day | None", width: int) -> list[str]:
    number, way, _, _, detail, _, day = line
    head = wrapped(f"{number.replace(' ', '~')}~~{way}", width, "  ", "    ")
    return [*head, *wrapped(detail, width, "    "), *common.old(day, today, width, "    ")]


def _violence(code: str, today: "Day | None", width: int) -> list[str]:
    if not (lines := numbers.lines("abuse", code)):
        return []
    women = wrapped(common.FOR_WOMEN, width, "  ") if numbers.for_women_only(code) else []
    return [*_lines(common.ABUSE, lines, today, width), *women, *wrapped(common.WATCHED, width, "  ")]


def _drugs(code: str, today: "Day | None", width: int) -> list[str]:
    if not (lines := numbers.lines("substance", code)):
        return []
    return [*_lines(common.SUBSTANCE, lines, today, width), *common.caution(code, width)]


def _compared(code: str, width: int) -> list[str]:
    days = " and ".join(numbers.days(code))
    return wrapped(f"Compared with their sources on {days}: numbcheck~crisis~--sources", width, "", "  ")
