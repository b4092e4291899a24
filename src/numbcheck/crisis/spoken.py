"""The page of a country for a screen reader: a sentence a row, and what a number is for before the number."""

from numbcheck.crisis import common, numbers
from numbcheck.crisis.wrap import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numbcheck.crisis.country import Country
    from numbcheck.crisis.numbers import Day, HelpLine
    from numbcheck.crisis.own_plan import PlanRows


def is_wanted(environ: "Mapping[str, str]", config: "Callable[[], bytes]") -> bool:
    """Return whether plain lines are wanted, as the settings have it: the environment, then what `config` reads."""
    for word in (environ.get("NUMBCHECK_PLAIN"), environ.get("ACCESSIBLE") and "yes"):
        if word and (wanted := _meant(word)) is not None:
            return wanted
    word = _plain_in(config())
    return bool(word and _meant(word))


def _meant(word: str) -> bool | None:
    from numbcheck.words.yes_or_no import YES_OR_NO

    return YES_OR_NO.get(word.lower())


def _plain_in(config: bytes) -> str:
    """Return how a line `plain = ...` spells it, "" where there is none."""
    for line in config.splitlines():
        name, _, value = (part.strip(b" \t\"'") for part in line.partition(b"#")[0].partition(b"="))
        if name == b"plain":
            return value.decode(errors="replace")
    return ""


def rows(country: "Country", plan: "PlanRows", first: str, today: "Day | None", width: int) -> list[str]:
    """Return the page, emergency before all else, then the country; nothing in it depends on where it stands."""
    code = country.code
    sections = {
        "crisis": [
            *_lines("To write", numbers.to_write(code)),
            *_lines(common.TO_TALK, numbers.to_talk(code)),
        ],
        "abuse": _violence(code),
        "substance": _drugs(code, width),
    }
    sentences = [
        *_emergency(code),
        *_lines(common.WITHOUT_SPEAKING, numbers.lines("emergency", code), named=False),
        f"For {country.article}{common.where(country)}. {common.ELSEWHERE}",
        *filter(None, [country.aside]),
        *common.old(numbers.days(code)[0], today, width),
        *("; ".join(filter(None, row.strip().split("  "))) for part in plan for row in part),
        *common.in_order(sections, first),
        *common.missing(country, first, width),
        *common.waiting(width),
        *common.calling(width),
        f"{common.STAY} More: {common.MORE}",
    ]
    return [row for text in sentences for row in wrapped(text.strip(), width)]


def digits(number: str) -> str:
    """Return a number as it is read out, one digit after the other, in one piece."""
    read = ""
    for character in number.replace("*", "star ").replace("-", " "):
        read += f" {character}" if character.isdigit() and read[-1:].isdigit() else character
    return read.replace(" ", "~")


def _emergency(code: str) -> list[str]:
    if known := numbers.emergency(code):
        return [f"{meaning.capitalize()}: {digits(number)}." for number, meaning in known]
    listed = numbers.unnamed(code)
    read = ", ".join(map(digits, listed.split(", ")))
    return [f"Emergency: {read}. {common.not_known(listed).capitalize()}."]


def _lines(purpose: str, lines: "Sequence[HelpLine]", *, named: bool = True) -> list[str]:
    return [_line(purpose, line, named=named) for line in lines]


def _line(purpose: str, line: "HelpLine", *, named: bool) -> str:
    number, way, name, audience, *_ = line
    said = f"{purpose}: {digits(number)}, {', '.join(filter(None, (way, audience)))}."
    return f"{said} {name}." if named else said


def _violence(code: str) -> list[str]:
    if not (lines := numbers.lines("abuse", code)):
        return []
    women = [common.FOR_WOMEN] if numbers.for_women_only(code) else []
    return [*_lines(common.ABUSE, lines, named=False), *women, common.WATCHED]


def _drugs(code: str, width: int) -> list[str]:
    if not (lines := numbers.lines("substance", code)):
        return []
    return [*_lines("Alcohol or other drugs", lines, named=False), *common.caution(code, width)]
