"""The crisis page: whom to call in one country, told from shipped tables alone, the numbers first."""

from numbcheck.crisis.tables.countries import NAMES
from numbcheck.crisis.tables.emergency import COMPARED, LIST, NUMBERS, OTHER
from numbcheck.crisis.tables.lines import ABUSE, CRISIS, SUBSTANCE
from numbcheck.crisis.wrap import wrapped

Day = tuple[int, int, int]
Line = tuple[str, str, str, str, str]

NARROWEST = 38  # columns: 40, less the margins of a full screen
_OLD_AFTER = 18  # months; a release is stopped after twelve (tools/release_check.py)
OLD = "compared over a year ago, check before you rely on it"
_CALL = "If you may not be safe now, call"
_LINES = {
    "crisis": (CRISIS, "To talk to someone:", "help line"),
    "abuse": (ABUSE, "If someone hurts or threatens you:", "line about violence at home"),
    "substance": (SUBSTANCE, "About alcohol or other drugs:", "line about alcohol or other drugs"),
}
_SLOWLY = (
    "After regular use, do not stop all at once on your own: ask a doctor how. "
    "Shaking, confusion or a fit: the emergency number."
)
_UNREAD = "Your settings could not be read."  # within 38 columns
_UNKNOWN = "The country in your settings is not in the list."
_ORIGINS = {"zone": "a guess from your time zone", "setting": "from your settings"}
_ANOTHER = ("Another country, by name or code:", "  numbcheck crisis uk")
_DIRECTORIES = (
    "Help lines, country by country:",
    "  Find A Helpline: findahelpline.com",
    "  Befrienders: befrienders.org",
    "  IASP: iasp.info",
)


def resolve(text: str) -> str:
    """Return the ISO code that a country's code or name stands for, or "" when it stands for none.

    Upper and lower case, accents, spaces and dots do not matter: `uk`, `U.S.A.`, `oesterreich`.
    """
    folded = "".join(letter for letter in text.casefold() if letter.isalnum())
    if folded.upper() in NAMES:
        return folded.upper()
    from numbcheck.crisis.tables.aliases import CODES

    return CODES.get(folded, "")


def page(
    asked: str = "",
    configured: str = "",
    guessed: str = "",
    today: Day | None = None,
    width: int = 40,
    first: str = "crisis",
    *,
    unread: bool = False,
) -> list[str]:
    """Return the lines of the page, none longer than `width` columns (at least 38).

    The country is the one `asked` for, else the `configured` one, else the `guessed` one; a country asked
    for that nobody knows gives the page without a country. `today` (year, month, day) marks what was
    compared too long ago. `first` is the kind of help line to begin with: crisis, abuse or substance.
    `unread`: which country is set could not be read, and that is said, as is one that nobody knows.
    """
    code, origin = _choice(asked, configured, guessed)
    wide = max(width, NARROWEST)
    why = _UNREAD if unread else _UNKNOWN if configured.strip() and origin == "zone" else ""
    aside = wrapped(why, wide) if why else []
    if code not in NUMBERS:
        return _anywhere(asked, code, wide, aside)
    kinds = sorted(_LINES, key=lambda kind: kind != first)
    return [
        f"{NAMES[code]} ({_ORIGINS[origin]})" if origin in _ORIGINS else NAMES[code],
        *_emergency(code, today, wide),
        *aside,
        *(line for kind in kinds for line in _section(kind, code, kind in ("crisis", first), today, wide)),
        "",
        *wrapped("You do not have to be sure that it is bad enough to call.", wide),
        "",
        *_ANOTHER,
        "",
        *_DIRECTORIES,
        *_sources(code, wide),
        *_again(code, origin, wide),
    ]


def _choice(asked: str, configured: str, guessed: str) -> tuple[str, str]:
    """Return the country's code and where it is known from; what was asked for is never overruled."""
    if asked.strip():
        return resolve(asked), "asked"
    named = resolve(configured)
    return (named, "setting") if named else (resolve(guessed), "zone")


def _anywhere(asked: str, code: str, width: int, aside: list[str]) -> list[str]:
    """Return the page for a country that is unknown, or that no number is known for: it shows none."""
    known = NAMES.get(code, "")
    why = f"No number for {known} is in the list." if known else "Which country you are in is not known here."
    if asked.strip() and not known:
        why = "The country you asked for is not in the list."
    return [
        *wrapped(f"{_CALL} the emergency number of the place where you are.", width),
        *wrapped("Someone near you can make that call with you.", width),
        "",
        *aside,
        *wrapped(f"{why} So no number is shown: it could be another country's.", width),
        "",
        *_ANOTHER,
        "",
        *_DIRECTORIES,
        "",
        *wrapped("Once more: call the emergency number of the place where you are.", width),
    ]


def _emergency(code: str, today: Day | None, width: int) -> list[str]:
    """Return the emergency numbers, those whose meaning is known first and named."""
    known, rest, odd = NUMBERS[code]
    oldest = min([day for *_, day in known] + [COMPARED] * bool(rest or odd))
    old = [f"({OLD})"] if _old(oldest, today) else []
    if not known:
        return [*_unnamed(rest, width), *_odd(odd, width), *_notes(old, width)]
    return [
        *wrapped(f"{_CALL}:", width),
        *(line for one in known for line in wrapped(f"{one[0]}~~{one[1]}", width, "  ", "       ")),
        *_notes(old, width),
    ]


def _unnamed(numbers: str, width: int) -> list[str]:
    said = "it does not say which is for what" if "," in numbers else "it does not say what it is for"
    return [
        *wrapped(f"{_CALL} an emergency number:", width),
        *wrapped(numbers, width, "  "),
        *_notes([f"({LIST}; {said})"], width),
    ]


def _odd(number: str, width: int) -> list[str]:
    return [f"  {number}", *_notes([f"({OTHER}; not in Google's list)"], width)] if number else []


def _notes(texts: list[str], width: int) -> list[str]:
    return [line for text in texts for line in wrapped(text, width, "    ")]


def _section(kind: str, code: str, asked: bool, today: Day | None, width: int) -> list[str]:
    """Return one kind of help line under its heading, or, where it was asked for, that there is none."""
    lines, heading, what = _LINES[kind]
    here = lines.get(code, ())
    if not here:
        none = f"No {what} could be sourced for {NAMES[code]}. The directories below may know one."
        return ["", *wrapped(none, width)] if asked else []
    caution = wrapped(_SLOWLY, width, "  ") if kind == "substance" else []
    return ["", heading, *caution, *(line for entry in here for line in _line(entry, today, width))]


def _line(entry: Line, today: Day | None, width: int) -> list[str]:
    shown, how, detail, _, compared = entry
    head = f"{shown.replace(' ', '~')}~~{how}"
    old = [f"({OLD})"] if _old(compared, today) else []
    return [*wrapped(head, width, "  ", "    "), *_notes([detail, *old], width)]


def _sources(code: str, width: int) -> list[str]:
    """Return for each number where it comes from, by the day on which its sources were compared."""
    known, rest, odd = NUMBERS[code]
    found = [(day, f"{number}: {sources}") for number, _, sources, day in known]
    found += [(COMPARED, f"{rest}: {LIST}")] if rest else []
    found += [(COMPARED, f"{odd}: {OTHER}")] if odd else []
    for lines, *_ in _LINES.values():
        found += [
            (line[4], f"{line[0]} {line[1].partition(',')[0]}: {line[3]}") for line in lines.get(code, ())
        ]
    days = sorted({day for day, _ in found}, reverse=True)
    told = wrapped("Nobody dialled these numbers for this list.", width)
    return ["", *(line for day in days for line in _compared(day, found, width)), *told]


def _compared(day: str, found: list[tuple[str, str]], width: int) -> list[str]:
    texts = [text for then, text in found if then == day]
    return [f"Compared on {day}:", *(line for text in texts for line in wrapped(text, width, "  ", "    "))]


def _again(code: str, origin: str, width: int) -> list[str]:
    """Return the first numbers and the country once more: a short terminal shows the end of the page alone."""
    known, rest, _ = NUMBERS[code]
    first = f"{known[0][0]} {known[0][1]}" if known else rest
    line = next(iter(CRISIS.get(code, ())), None)
    talk = f"; {line[0].replace(' ', '~')} {line[1]}" if line else ""
    where = ", ".join(filter(None, (NAMES[code], _ORIGINS.get(origin))))
    return ["", *wrapped(f"Once more: {first}{talk} ({where})", width)]


def _old(compared: str, today: Day | None) -> bool:
    """Return whether a day (2026-11-22) lies more than eighteen months before `today`."""
    if today is None:
        return False
    year, month, day = today
    months = year * 12 + month - 1 - _OLD_AFTER
    return compared < f"{months // 12:04}-{months % 12 + 1:02}-{day:02}"
