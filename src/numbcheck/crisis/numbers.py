"""The numbers of one country out of the shipped tables, as the pages show them."""

from numbcheck.crisis.tables.emergency import COMPARED, NUMBERS
from numbcheck.crisis.tables.lines import ABUSE, CRISIS, SUBSTANCE, WITHOUT_SPEAKING

Day = tuple[int, int, int]
HelpLine = tuple[str, str, str, str, str, str, str]
"""Number, way and hours, name, the audience in a word, all of it at length, sources, day of comparison."""

OLD = "compared over a year ago, check before you rely on it"
_OLD_AFTER = 18  # months; a release is stopped after twelve (tools/release_check.py)
KINDS = {"crisis": CRISIS, "abuse": ABUSE, "substance": SUBSTANCE, "emergency": WITHOUT_SPEAKING}


def lines(kind: str, code: str) -> tuple[HelpLine, ...]:
    """Return a country's lines of one kind: crisis, abuse, substance, or emergency, without speaking."""
    return KINDS[kind].get(code, ())


def to_write(code: str) -> list[HelpLine]:
    """Return the lines that one can write to."""
    return [line for line in lines("crisis", code) if not _is_call(line)]


def to_talk(code: str) -> list[HelpLine]:
    """Return the lines that one can call."""
    return [line for line in lines("crisis", code) if _is_call(line)]


def for_women_only(code: str) -> bool:
    """Return whether every line about violence is for women, so that the page says what others can do."""
    here = lines("abuse", code)
    return bool(here) and all(line[3].startswith("women") for line in here)


def emergency(code: str) -> list[tuple[str, str]]:
    """Return numbers and what they bring, numbers for the same together; [] where no meaning is known."""
    named: list[tuple[str, str]] = []
    for number, meaning, *_ in NUMBERS[code][0]:
        if named and named[-1][1] == meaning:
            named[-1] = f"{named[-1][0]},~{number}", meaning
        else:
            named.append((number, meaning))
    return named


def unnamed(code: str) -> str:
    """Return the emergency numbers of a country where it is not known which is for what."""
    _, listed, other = NUMBERS[code]
    return f"{listed} or {other}" if other else listed


def for_help(code: str, *wanted: str) -> str:
    """Return the first number that brings one of what is `wanted` (ambulance, police), or words for it."""
    known = [(number, meaning) for number, meaning, *_ in NUMBERS[code][0]]
    fitting = [number for want in wanted for number, meaning in known if want in meaning]
    return fitting[0] if fitting else "the emergency number"


def days(code: str) -> list[str]:
    """Return the days on which a country's numbers were compared with their sources, the oldest first."""
    known, *unnamed = NUMBERS[code]
    named = {day for *_, day in known} | ({COMPARED} if any(unnamed) else set())
    return sorted(named | {line[-1] for kind in KINDS for line in lines(kind, code)})


def is_old(compared: str, today: Day | None) -> bool:
    """Return whether a day (2026-11-22) lies more than eighteen months before `today`."""
    if today is None:
        return False
    year, month, day = today
    months = year * 12 + month - 1 - _OLD_AFTER
    return compared < f"{months // 12:04}-{months % 12 + 1:02}-{day:02}"


def _is_call(line: HelpLine) -> bool:
    return line[1].startswith("call")
