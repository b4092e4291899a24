"""The numbers of a country and the person's own people on a narrow card for a wallet, to be printed."""

from numbcheck.crisis import common, narrow, numbers
from numbcheck.crisis.wrap import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from numbcheck.crisis.country import Country

WIDTH = 40  # columns: what a card holds in print that can be read
_MOST = 2  # lines of one purpose


def rows(country: "Country", people: list[str]) -> list[str]:
    """Return the card: emergency, own people as they are in the plan, two lines of each purpose, and words to send.

    Lines about violence have no heading: a card may be found by someone else.
    """
    code = country.code
    lines = [*numbers.to_write(code)[:_MOST], *numbers.to_talk(code)[:_MOST]]
    found = [*narrow.lines(lines, WIDTH), *narrow.violence(code, WIDTH)[:_MOST]]
    return [
        country.name,
        *common.emergency(code, WIDTH),
        "",
        *(row for person in people for row in wrapped(person, WIDTH, "", "  ")),
        *(row for line in found for row in line),
        "",
        *wrapped(common.TO_SEND, WIDTH),
        *wrapped(f"Compared on {' and '.join(numbers.days(code))}", WIDTH),
    ]
