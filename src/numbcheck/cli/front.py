"""The bare call: one question, and a key for each answer; what is drawn here is drawn in the lines of the terminal."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.cli.call import call, module_of
from numbcheck.cli.help_pages import first_page
from numbcheck.columns import clip
from numbcheck.visit.first_words import NARROW_FROM, WIDE_FROM
from numbcheck.visit.offers import OfferedDoor, offered
from numbcheck.visit.one_key import ENTER, HOW, LEAVE, put, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House

_QUESTION = "What would be good now?"
_NEEDS_NO_KEY = "Or only this: find the farthest thing you can see."
_BACK = "Any other key goes back."
_MORE = "?"
_DEFAULT = "Enter is 1"
_BESIDE_EACH_OTHER = "  {:<17}{:<17}{:<23}{}"
_COLUMN = 18
"""Columns of the first of two answers in a row where there is little room."""


class Door(NamedTuple):
    """An answer that is always there: its key, its words and those where there is little room, and its command."""

    key: str
    words: str
    short: str
    command: str = ""


DOORS = (
    Door("1", "ground, through your senses", "ground", "ground"),
    Door("2", "breathe, softly", "breathe", "breathe"),
    Door("3", "write a line", "write a line", "note"),
)
CHOOSES = Door("w", "help me choose", "help me choose")
BESIDE = (
    Door("!", "numbers to call", "help", "crisis"),
    Door(_MORE, "more", "more"),
    Door(LEAVE, "leave", "leave"),
)
"""What stands below the answers, in a row."""
FURTHER = (
    Door("c", "check in", "check in", "check"),
    Door("j", "journal", "journal", "journal"),
    Door("h", "look back", "look back", "history"),
    Door("t", "trends", "trends", "trends"),
)
"""What can be pressed, too; `?` shows it."""
KEPT = Door("o", "something you kept", "something you kept")
"""The same, between the last two: only what was put into `keep`, and only when it is pressed."""


def ask(house: House) -> None:
    """Ask what would be good now, and open that door; a key that is none of these does nothing."""
    from numbcheck.visit import care_line
    from numbcheck.visit.asking import keepsake_viewer

    keepsake_viewer.show_by_itself(house)
    if not house.first_words_said:
        care_line.say(house)
    _ask(house, new=house.first_words_said)


def _ask(house: House, *, new: bool) -> None:
    from numbcheck.visit import session

    rows = offered(house)
    with house.seat(plain=True) as seat:
        key = _listened(house, seat, rows) if house.plain else _pressed(house, seat, rows, new=new)
    if go := _ways(house, rows).get(key):
        go()
    else:
        session.leave(seat)


def _ways(house: House, rows: Sequence[OfferedDoor]) -> dict[str, Callable[[], object]]:
    """Return what each key does."""
    doors = {door.key: door.command for door in (*DOORS, *BESIDE, *FURTHER) if door.command}
    doors[ENTER] = DOORS[0].command
    opened = {key: lambda name=name: call(module_of(name), house, {}) for key, name in doors.items()}
    own = {CHOOSES.key: lambda: _help_to_choose(house), KEPT.key: lambda: _show_kept(house)}
    return {**opened, **own, **{row.key: row.go for row in rows}}


def _help_to_choose(house: House) -> None:
    """Ask how it is; q leads back to the first question."""
    from numbcheck.visit.practising import arriving

    arriving.ask(
        house,
        help_=lambda: call(module_of("crisis"), house, {}),
        back=lambda: _ask(house, new=False),
    )


def _show_kept(house: House) -> None:
    """Show what was put into `keep`, one thing at a time; q leads back to the first question."""
    from numbcheck.care import keepsakes as words
    from numbcheck.visit.asking import keepsake_viewer

    keepsake_viewer.show(house, words.words(), key=KEPT.key, called=KEPT.key, back="back")
    _ask(house, new=False)


def _pressed(house: House, seat: Seat, rows: Sequence[OfferedDoor], *, new: bool) -> str:
    """Return the key that is pressed, "" where the person leaves; `?` shows what there is, and any key leads back."""
    ways, width = _ways(house, rows), house.streams.width
    keys = "".join([*ways, _MORE])
    key = seat.ask_key("\n".join(drawn(width, rows, new=new)), inf, keys)
    while key == _MORE:
        put(house, more(width))
        key = seat.ask_key(_BACK, inf, ahead=True).lower()
        if key not in ways and seat.left_by is None:
            key = seat.ask_key("\n".join(drawn(width, rows, new=False)), inf, keys, ahead=True)
    return key


def _listened(house: House, seat: Seat, rows: Sequence[OfferedDoor]) -> str:
    """Return the key that is typed on a line of its own, "" where the person leaves."""
    keys = _ways(house, rows)
    put(house, map(house.streams.wrap, listed(rows)))
    while (key := typed(seat)) not in keys and key != LEAVE:
        put(house, [*(more(house.streams.width) if key == _MORE else ()), HOW])
    return key


def drawn(width: int, rows: Sequence[OfferedDoor], *, new: bool) -> list[str]:
    """Return the question with its answers, for `width` columns; a `new` person gets more words."""
    if width < WIDE_FROM:
        return [_QUESTION, *_narrow(rows)]
    beside = f"  {_in_a_row(((door.key, door.words) for door in (CHOOSES, *BESIDE)), 6)}"
    offers = [clip(f"  {row.key}  {row.words}", width - 1) for row in rows]
    if not new:
        doors = (f"{door.key}  {door.short}" for door in DOORS)
        return [_QUESTION, _BESIDE_EACH_OTHER.format(*doors, _DEFAULT), *offers, beside]
    first, *others = (f"  {door.key}  {door.words}" for door in DOORS)
    return [_QUESTION, f"{first:<38}{_DEFAULT}", *others, *offers, beside, _NEEDS_NO_KEY]


def _narrow(rows: Sequence[OfferedDoor]) -> list[str]:
    doors = [f"{door.key} {door.short}{' (Enter)' * (door is DOORS[0])}" for door in DOORS]
    doors.append(f"{CHOOSES.key} {CHOOSES.short}")
    offers = [clip(f"{row.key} {row.short}", NARROW_FROM - 1) for row in rows]
    beside = "  ".join(f"{door.key} {door.short}" for door in BESIDE)
    return [*_pairs(doors), *_pairs(offers), beside]


def _pairs(cells: Sequence[str]) -> list[str]:
    """Return two cells in each row; one too wide for that has a row of its own."""
    rows: list[str] = []
    for cell in cells:
        if rows and len(rows[-1]) < _COLUMN:
            rows[-1] = f"{rows[-1]:<{_COLUMN}}{cell}"
        else:
            rows.append(cell)
    return rows


def more(width: int) -> list[str]:
    """Return what `?` shows: the commands, and the keys there are besides."""
    help_ = first_page(width).split("\n")
    keys = [(door.key, door.words) for door in (*FURTHER[:-1], KEPT, *FURTHER[-1:])]
    beside = (
        [f"  {_in_a_row(keys, 3)}"]
        if width >= WIDE_FROM
        else _pairs([f"{key} {words}" for key, words in keys])
    )
    return [*help_[help_.index("") + 1 :], "", *beside]


def listed(rows: Sequence[OfferedDoor]) -> list[str]:
    """Return the question as a list that is heard, and how one answers."""
    first, *others = [(door.key, door.words) for door in DOORS]
    answers = [
        *others,
        *((row.key, row.words) for row in rows),
        *((door.key, door.words) for door in (CHOOSES, *BESIDE)),
    ]
    return [
        _QUESTION,
        f"{first[0]} {first[1]}. {_DEFAULT}.",
        *(f"{key} {words}" for key, words in answers),
        HOW,
    ]


def _in_a_row(keys: Iterable[tuple[str, str]], apart: int) -> str:
    return (" " * apart).join(f"{key}  {words}" for key, words in keys)
