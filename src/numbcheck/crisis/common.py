"""What the pages of a country have in common, in rows of a width: what is said, and how a number stands in its row."""

from numbcheck.crisis import numbers
from numbcheck.crisis.wrap import NARROW, wrapped
from numbcheck.words import UNSAFE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from numbcheck.crisis.country import Country
    from numbcheck.crisis.numbers import Day, HelpLine

    T = TypeVar("T")

WITHOUT_SPEAKING = "The emergency number, without speaking"
TO_WRITE = "To write, if you can't speak or don't want to"
TO_TALK = "To talk"
ABUSE = "If someone hurts or threatens you"
SUBSTANCE = "Alcohol, drugs"
STAY = "On the emergency number, stay on the line."
TO_SEND = "I'm not OK. Please come over, or stay on the phone with me."
WATCHED = "Could they read this screen? Use a phone they can't open."
FOR_WOMEN = "This line is for women. The emergency number is for everyone."
DIRECTORIES = "findahelpline.com, befrienders.org"
_KINDS = {
    "crisis": "help line",
    "abuse": "line about violence at home",
    "substance": "line about alcohol or drugs",
}
MORE = "numbcheck~crisis~--all"
ELSEWHERE = "Elsewhere: numbcheck~crisis~COUNTRY"


def in_order(sections: "dict[str, list[T]]", first: str) -> "list[T]":
    """Return all that the sections hold, one after the other, that of the kind `first` before the others."""
    return [each for kind in sorted(sections, key=lambda kind: kind != first) for each in sections[kind]]


def heading(country: "Country", width: int) -> list[str]:
    """Return which country the page is for, how that is known, and, where a row has room, how to change it."""
    if width >= NARROW:
        return wrapped(f"{where(country)}. {ELSEWHERE}", width)
    if len(where(country)) > width and country.origin:
        return wrapped(f"{country.name}, {country.origin.partition(' from ')[0]}", width)
    return wrapped(where(country), width)


def where(country: "Country") -> str:
    """Return a country's name, and where it is known from."""
    return ", ".join(filter(None, (country.name, country.origin)))


def aside(country: "Country", width: int) -> list[str]:
    """Return what went wrong on the way to the country, where something did."""
    return wrapped(country.aside, width) if country.aside else []


def emergency(code: str, width: int) -> list[str]:
    """Return the emergency numbers, in one row where they fit."""
    gap = "~" if width < NARROW else "~~"
    named = "~~ ".join(
        f"{number}{gap}{meaning.replace(' ', '~')}" for number, meaning in numbers.emergency(code)
    )
    if named:
        return wrapped(named if width < NARROW else f"{UNSAFE}~~{named}", width, "", "  ")
    listed = numbers.unnamed(code)
    lead = "" if width < NARROW else f"{UNSAFE}~~"
    return wrapped(f"{lead}{listed} ({not_known(listed)})", width, "", "  ")


def without_speaking(code: str, width: int) -> list[str]:
    """Return how the emergency number is reached without speaking, where that is known, in a row of its own."""
    sentences = [f"Without speaking~~ {brief(line)}" for line in numbers.lines("emergency", code)]
    return [row for text in sentences for row in wrapped(text, width, "", "  ")]


def not_known(listed: str) -> str:
    """Return what is not known of numbers without a meaning."""
    return "which is for what is not known" if " " in listed else "what it is for is not known"


def old(day: str, today: "Day | None", width: int, indent: str = "") -> list[str]:
    """Return the warning on numbers that were compared too long ago; nothing for newer ones."""
    return wrapped(f"({numbers.OLD})", width, indent) if numbers.is_old(day, today) else []


def section(heading: str, lines: "Sequence[HelpLine]", width: int) -> list[list[str]]:
    """Return the rows of each line, the first under the heading; numbers and ways in columns where all names fit so."""
    if not lines:
        return []
    number, way = max(len(line[0]) for line in lines), max(len(line[1]) for line in lines)
    fits = all(2 + number + 2 + way + 2 + len(_said(line)[0]) <= width for line in lines)
    first, *others = [_row(line, width, number, way if fits else 0) for line in lines]
    return [[heading, *first], *others]


def _row(line: "HelpLine", width: int, number: int, way: int) -> list[str]:
    """Return a line in one row if it fits: number, way, name, audience; the name is cut first, at a comma."""
    head = f"  {line[0]:<{number}}  {line[1]:<{way}}"
    for said in _said(line):
        if len(head) + 2 + len(said) <= width:
            return [f"{head}  {said}".rstrip()]
    return wrapped(f"{line[0].replace(' ', '~')}~~{line[1]}~~{line[3]}", width, "  ", "    ")


def _said(line: "HelpLine") -> list[str]:
    """Return what may stand behind a number, the fullest first; the audience always stands there."""
    _, _, name, audience, *_ = line
    parts = name.split(", ")
    names = [", ".join(parts[:count]) for count in range(len(parts), 0, -1)]
    aside = f" ({audience})" if audience else ""
    return [*(f"{each}{aside}" for each in (*names, names[-1].partition(" (")[0])), audience]


def brief(line: "HelpLine") -> str:
    """Return a line without its name: number, way and audience."""
    number, way, _, audience, *_ = line
    return f"{number.replace(' ', '~')}~~{way}" + (f"~~{audience}" if audience else "")


def caution(code: str, width: int) -> list[str]:
    """Return what is said wherever alcohol and drugs are named."""
    slowly = "After regular use do not stop all at once on your own: ask a doctor how."
    fit = f"Shaking, confusion or a fit: {numbers.for_help(code, 'ambulance', 'any emergency')}"
    return [*wrapped(slowly, width, "  "), *wrapped(fit, width, "  ")]


def waiting(width: int) -> list[str]:
    """Return what to do while waiting, and words that can be sent as they are."""
    if width < NARROW:
        return [
            *wrapped("While you wait: go where someone is.", width),
            *wrapped("Put what could hurt you out of reach.", width),
        ]
    return wrapped(
        "While you wait: go where someone is you feel all right with, or stay on the line. Put what could "
        f"hurt you out of reach. You can send this: {TO_SEND}",
        width,
        "",
        "  ",
    )


def calling(width: int) -> list[str]:
    """Return what is true of a help line everywhere. That a call can be ended is never said of the emergency number."""
    if width < NARROW:
        return wrapped("Help line: say little, end it any time.", width)
    return wrapped(
        "On a help line there may be a menu or a wait; say little, end the call any time.", width, "", "  "
    )


def missing(country: "Country", first: str, width: int) -> list[str]:
    """Return which kind of line, of those that are looked for, is not known here, and who may know one."""
    kinds = [kind for kind in dict.fromkeys((first, "crisis")) if not numbers.lines(kind, country.code)]
    here, directories = (
        ("here", "findahelpline.com")
        if width < NARROW
        else (f"for {country.article}{country.name}", DIRECTORIES)
    )
    sentences = [f"No {_KINDS[kind]} is known {here}. Try: {directories}" for kind in kinds]
    return [row for text in sentences for row in wrapped(text, width, "", "  ")]
