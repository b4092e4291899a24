"""The lines of a country on a narrow screen: no headings, a row for each, its name only where it has room."""

from numbcheck.crisis import common, numbers
from numbcheck.crisis.wrap import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.crisis.numbers import HelpLine


def lines(found: "Sequence[HelpLine]", width: int) -> list[list[str]]:
    """Return the rows of each line: number, way, and its audience or else its name."""
    return [_line(line, width) for line in found]


def violence(code: str, width: int) -> list[list[str]]:
    """Return the rows of each line about violence, without names; where all are for women, what others can do."""
    found = numbers.lines("abuse", code)
    if not numbers.for_women_only(code):
        return [_line(line, width, named=False) for line in found]
    others = f"others: {numbers.for_help(code, 'any emergency', 'police')}"
    return [_with_others(line, others, width) for line in found]


def closing(width: int) -> tuple[list[str], list[str]]:
    """Return how to change the country, and where there is more."""
    return ["Elsewhere: numbcheck crisis uk"], wrapped(f"All of it: {common.MORE}", width)


def _line(line: "HelpLine", width: int, *, named: bool = True) -> list[str]:
    number, way, name, audience, *_ = line
    names = ("",) if not named else (name, name.partition(",")[0].partition(" (")[0], "")
    for said in (audience,) if audience else names:
        if len(row := f"{number}  {way}  {said}".rstrip()) <= width:
            return [row]
    return wrapped(f"{number.replace(' ', '~')}~~{way}~~{audience}", width, "", "  ")


def _with_others(line: "HelpLine", others: str, width: int) -> list[str]:
    number, way, _, audience, *_ = line
    if way.endswith("24/7"):
        return wrapped(f"{number.replace(' ', '~')}~~{audience}; {others}", width, "", "  ")
    return [*_line(line, width, named=False), f"  {others}"]
