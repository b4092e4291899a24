"""Our pager: a long text from its top, or backwards from its end, on a screen of any size."""

from __future__ import annotations

import pytest

from numbcheck.columns import columns
from numbcheck.stage.screen.reader import Reader
from numbcheck.stage.screen.text import Room

WIDE, SMALL = Room(80, 24), Room(40, 12)
NUMBERS = [f"line {number}" for number in range(100)]


def seen(reader: Reader, room: Room = SMALL) -> list[str]:
    """Return what stands on the screen, row by row."""
    picture = reader.picture(room)
    return ["".join(words for _, words in line) for line in (*picture.above, *picture.below)]


def backwards() -> Reader:
    """Return the hundred lines, opened at the last one."""
    return Reader(reversed(NUMBERS), from_end=True)


def pressed(reader: Reader, *keys: str) -> Reader:
    """Press keys, each once the one before was answered on the screen."""
    for key in keys:
        seen(reader)
        reader.press(key)
    return reader


def test_it_opens_at_the_newest_and_says_how_to_leave() -> None:
    """The last lines stand there at once, in their order, and below them where I am and how to leave."""
    assert seen(backwards()) == [*NUMBERS[-11:], "newest  up b space  / find  q leave"]
    assert seen(backwards(), WIDE)[-1] == "at the newest   up b space move   / find   q leave"


def test_it_opens_at_the_top_of_what_is_read_downwards() -> None:
    """What is read from its beginning opens there."""
    reader = Reader(iter(NUMBERS), from_end=False)
    assert seen(reader) == [*NUMBERS[:11], "top  up b space  / find  q leave"]
    assert seen(pressed(reader, "G"))[:-1] == NUMBERS[-11:]


@pytest.mark.parametrize("room", [WIDE, SMALL], ids=["wide", "small"])
@pytest.mark.parametrize("rows", [24, 28, 42, 64, 65, 67])
def test_what_is_read_from_its_top_says_which_page_this_is(room: Room, rows: int) -> None:
    """Each page says which it is of how many; the last one says that it is the end as soon as I see it, and no key is pressed in vain."""
    reader = Reader(iter(NUMBERS[:rows]), from_end=False)
    told, last = [], ""
    while last != f"line {rows - 1}":
        *lines, footer = seen(reader, room)
        told.append(footer.removeprefix("at the ").removeprefix("page ").partition("  ")[0].strip())
        last = [line for line in lines if line][-1]
        reader.press(" ")
    assert told == ["top", *[f"{n} of {len(told)}" for n in range(2, len(told))], "end"]


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ("k", 88), ("kkj", 88), ("b", 80), ("bb", 71), ("bb ", 80), ("g", 0), ("gj", 1), ("gG", 89), ("j", 89),
        ("x", 89), ("gk", 0), ("gb", 0),
    ],
)  # fmt: skip
def test_keys_move_it_and_no_other_does_anything(keys: str, first: int) -> None:
    """Lines and pages go as on any pager, two lines of a page stay, neither end is passed, unknown keys do nothing."""
    assert seen(pressed(backwards(), *keys))[:11] == NUMBERS[first : first + 11]


def test_a_word_that_is_nowhere_leaves_the_way_out_in_sight() -> None:
    """On the smallest screen, too, a long word that was not found does not push out how to leave."""
    reader = backwards()
    reader.find("supercalifragilistic")
    assert seen(reader)[-1] == 'no more "supercalifra"  / find  q leave'
    assert len(seen(reader)[-1]) <= 40
    reader.find("LINE 42")
    assert "line 42" in seen(reader)
    assert seen(reader)[-1] == "up b space  / find  q leave"


def test_only_what_is_looked_at_is_read() -> None:
    """Ten years open as fast as a day: lines that nobody has turned to are not read."""
    lines = reversed(NUMBERS)
    seen(Reader(lines, from_end=True))
    assert next(lines) == NUMBERS[-12]


def test_a_narrower_window_loses_no_word() -> None:
    """When the window becomes narrower while I read, long lines take more rows, and all of them can be read."""
    reader = Reader(iter(["word " * 15] * 3), from_end=True)
    assert sum(line.count("word") for line in seen(reader)) == 45
    assert max(map(columns, seen(reader))) <= 40


def test_less_than_a_screen_stands_at_the_bottom() -> None:
    """A few lines that are read from their end stand right above the keys."""
    assert seen(Reader(iter(["last", "first"]), from_end=True)) == [""] * 9 + [
        "first",
        "last",
        seen(backwards())[-1],
    ]
