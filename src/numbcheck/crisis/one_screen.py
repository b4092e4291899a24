"""The page of a country in the rows a terminal has: what matters least is left out first, and is behind `--all`."""

from numbcheck.crisis import common, narrow, numbers
from numbcheck.crisis.wrap import NARROW, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.crisis.country import Country
    from numbcheck.crisis.numbers import Day, HelpLine
    from numbcheck.crisis.own_plan import PlanRows

    Block = tuple[int, list[str]]
    """Rows that stand or go together, and when they go: the highest first, 0 never."""

_ALWAYS, _VIOLENCE, _SECOND, _MORE_VIOLENCE, _OWN_STEPS = range(5)
_CALLING, _THIRD, _FOURTH, _DRUGS, _FURTHER = range(5, 10)
_BY_PLACE = (_ALWAYS, _SECOND, _THIRD, _FOURTH)
_NARROW_BY_PLACE = (_ALWAYS, _THIRD, _FOURTH)


def rows(
    country: "Country",
    plan: "PlanRows",
    first: str,
    today: "Day | None",
    width: int,
    room: int,
) -> list[str]:
    """Return the page in at most `room` rows, if what is never left out fits into them."""
    people, steps, kept = plan
    sections = {
        "crisis": _help_lines(country.code, width),
        "abuse": _violence(country.code, width, _ALWAYS if first == "abuse" else _VIOLENCE),
        "substance": _drugs(country.code, width, _ALWAYS if first == "substance" else _DRUGS),
    }
    blocks = [
        (_ALWAYS, common.heading(country, width)),
        (_ALWAYS, common.emergency(country.code, width)),
        (_FURTHER, common.without_speaking(country.code, width)),
        (_ALWAYS, common.aside(country, width)),
        (_ALWAYS, common.old(numbers.days(country.code)[0], today, width)),
        (_ALWAYS, people),
        (_OWN_STEPS, steps),
        (_FURTHER, kept),
        *common.in_order(sections, first),
        (_ALWAYS, common.missing(country, first, width)),
        (_ALWAYS, common.waiting(width)),
        *_closing(width),
    ]
    return [row for _, block in _fitting(blocks, room) for row in block]


def _fitting(blocks: "list[Block]", room: int) -> "list[Block]":
    """Return the blocks that fit: of those that matter least the last one goes first."""
    kept = [block for block in blocks if block[1]]
    while sum(len(rows) for _, rows in kept) > room and any(level for level, _ in kept):
        least = max(level for level, _ in kept)
        del kept[max(at for at, (level, _) in enumerate(kept) if level == least)]
    return kept


def _help_lines(code: str, width: int) -> "list[Block]":
    """Return the lines to write to, then those to call."""
    write, talk = numbers.to_write(code), numbers.to_talk(code)
    if width < NARROW:
        return [
            block
            for lines in (write, talk)
            for block in _by_place(narrow.lines(lines, width), _NARROW_BY_PLACE)
        ]
    return [
        *_by_place(common.section(common.TO_WRITE, write, width), _BY_PLACE),
        *_by_place(common.section(common.TO_TALK, talk, width), _BY_PLACE),
    ]


def _by_place(rows: list[list[str]], levels: tuple[int, ...]) -> "list[Block]":
    return [(levels[at] if at < len(levels) else _FURTHER, each) for at, each in enumerate(rows)]


def _violence(code: str, width: int, level: int) -> "list[Block]":
    """Return the lines about violence, without names: someone else may read the screen."""
    if not (lines := numbers.lines("abuse", code)):
        return []
    if width < NARROW:
        first, *others = narrow.violence(code, width)
        return [(level, first), *((_THIRD, rows) for rows in others)]
    first, *more = _paired(lines, width)
    women = wrapped(common.FOR_WOMEN, width, "  ") if numbers.for_women_only(code) else []
    return [
        (level, [common.ABUSE, *first]),
        *((_MORE_VIOLENCE, rows) for rows in more),
        (level, [*women, *wrapped(common.WATCHED, width, "  ")]),
    ]


def _paired(lines: "Sequence[HelpLine]", width: int) -> list[list[str]]:
    """Return the rows of lines without their names, as many lines in a row as fit."""
    said: list[str] = []
    for line in map(common.brief, lines):
        if said and len(f"  {said[-1]}    {line}") <= width:
            said[-1] += f"~~~~{line}"
        else:
            said.append(line)
    return [wrapped(row, width, "  ", "    ") for row in said]


def _drugs(code: str, width: int, level: int) -> "list[Block]":
    if not (lines := numbers.lines("substance", code)):
        return []
    said = "~~ ".join(common.brief(line) for line in lines)
    return [
        (level, [*wrapped(f"{common.SUBSTANCE}~~ {said}", width, "", "  "), *common.caution(code, width)])
    ]


def _closing(width: int) -> "list[Block]":
    """Return what is good to know of calling, and where there is more."""
    if width < NARROW:
        elsewhere, more = narrow.closing(width)
        return [(_CALLING, common.calling(width)), (_ALWAYS, elsewhere), (_SECOND, more)]
    stay = f"{common.STAY} More: {common.MORE}"
    return [(_CALLING, [*common.calling(width), *wrapped(stay, width, "", "  ")])]
