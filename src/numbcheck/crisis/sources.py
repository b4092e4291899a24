"""Where each number of a country is from, row by row."""

from numbcheck.crisis import common, numbers
from numbcheck.crisis.tables.emergency import COMPARED, LIST, NUMBERS, OTHER
from numbcheck.crisis.wrap import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.crisis.country import Country


def rows(country: "Country", width: int) -> list[str]:
    """Return each number with its sources, their dates, and the day on which they were compared."""
    sentences = (f"{number}: {sources}; compared on {day}" for number, sources, day in _numbers(country.code))
    return [
        *common.heading(country, width),
        "",
        *(row for text in sentences for row in wrapped(text, width, "  ", "    ")),
        "",
        *wrapped(
            "Nobody dialled these numbers for this list: their sources were compared with each other.", width
        ),
    ]


def _numbers(code: str) -> "Iterator[tuple[str, str, str]]":
    known, listed, other = NUMBERS[code]
    for number, meaning, sources, day in known:
        yield f"{number} {meaning}", sources, day
    if listed:
        yield listed, LIST, COMPARED
    if other:
        yield other, OTHER, COMPARED
    for kind in numbers.KINDS:
        for number, way, name, _, _, sources, day in numbers.lines(kind, code):
            yield ", ".join(filter(None, (f"{number} {way.partition(',')[0]}", name))), sources, day
