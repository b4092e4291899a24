"""Which key means what while no text can be typed, and which lone control line means what where it can."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.play.player import Command
from numbcheck.practice.script import Ask, Card, Lead, Look

if TYPE_CHECKING:
    from numbcheck.practice.script import Beat

TIMED: dict[str, Command] = {
    " ": Command.PAUSE,
    "\r": Command.NEXT,
    "\n": Command.NEXT,
    "s": Command.SKIP,
    "\x1b[C": Command.SKIP,
    "b": Command.BACK,
    "\x1b[D": Command.BACK,
    "+": Command.FASTER,
    "=": Command.FASTER,
    "-": Command.SLOWER,
    "v": Command.VOICE,
    "l": Command.LOOK,
    "!": Command.HELP,
    "\x1bOP": Command.HELP,
    "\x07": Command.HELP,
    "?": Command.KEYS,
    "q": Command.ENOUGH,
    "\x1b": Command.STOP,
    "\x03": Command.STOP,
    "\x04": Command.STOP,
}

TYPING: dict[str, Command] = {
    "\t": Command.SKIP,
    "\x1b[Z": Command.BACK,
    "\x1bOP": Command.HELP,
    "\x07": Command.HELP,
    "\x1bOQ": Command.LOOK,
    "\x0f": Command.LOOK,
    "\x1b": Command.STOP,
    "\x03": Command.STOP,
    "\x04": Command.ENOUGH,
}

WRITING: dict[str, Command] = {
    **{key: command for key, command in TYPING.items() if command in (Command.HELP, Command.STOP)},
    "\x04": Command.NEXT,
    "\x0e": Command.MORE,
    "\x10": Command.BACK,
    "\x14": Command.SKIP,
    "\x1bOR": Command.STEM,
    "\x12": Command.RESUME,
    "\x18": Command.DISCARD,
}
"""While a text is written, where Tab is a character: NEXT says that it is done, SKIP wants no question."""

LINES_DOWN = {"\x1b[A": -1, "\x1bOA": -1, "k": -1, "\x1b[B": 1, "\x1bOB": 1, "j": 1}
PAGES_DOWN = {"\x1b[5~": -1, "b": -1, "\x1b[6~": 1, " ": 1}
END = 10**6
TO_LINE = {"\x1b[H": 0, "g": 0, "\x1b[F": END, "G": END}
"""What scrolls a page, a list to mark, or a long text."""

TIMED_HELP = (
    "Space pauses and goes on. s skips, b goes back. + is faster, - is slower. "
    "v turns the voice on or off. l looks around for a moment, ! shows numbers to call. q leaves."
)
LOOKING_HELP = "Esc goes back, ! shows numbers to call."
TYPING_HELP = (
    "Enter goes on. Tab skips this one. Esc or Ctrl-C leaves. "
    "Ctrl-O looks around for a moment, Ctrl-G shows numbers to call."
)
ENOUGH_HELP = "Ctrl-D when it's enough."
PICKING_HELP = (
    "Type a number or a word, then Enter. Enter alone skips it. q and Enter leave. "
    "Ctrl-O looks around for a moment, Ctrl-G shows numbers to call."
)

CARD_HINT = "Enter goes on."
CARD_HELP = "s skips, l looks around for a moment, ! shows numbers to call. q leaves."

PAGE_BACK, PAGE_ON, PAGE_ON_SHORT = "q back", "Enter goes on", "Enter on"
"""Below a page to read: how one leaves it, for where one was or for what comes next; the last in little room."""
PAGE_SCROLLS = "arrows, space and b scroll"

_ABOUT_KEYS = (
    "space  pause, and go on",
    "s or right  skip this one",
    "b or left  back",
    "+ and -  faster, slower",
    "v  voice: {voice}",
    "l  look around, and back",
    "!  numbers to call, and back",
    "q, Esc or Ctrl-C  leave",
    "",
    "Where you type: Shift-Tab goes back. Where answers are offered: digits mark, or arrows and space.",
)


class Key(NamedTuple):
    """A key and what it does, as a footer says it, and as a narrow one does ("": not at all)."""

    words: str
    short: str


_SKIP, _TAB = Key("s skip", "s skip"), Key("Tab skip", "Tab skip")
_ENOUGH = Key("Ctrl-D enough", "")
_LOOK, _F2 = Key("l look around", "l look"), Key("F2 look around", "F2 look")
_HELP, _F1 = Key("! numbers to call", "! help"), Key("F1 numbers to call", "F1 help")
_LEAVE, _ESC = Key("q leave", "q leave"), Key("Esc leave", "Esc leave")
_KEYS = Key("? keys", "? keys")
_NEXT, _ON = Key("Enter next", ""), Key("Enter goes on", "Enter goes on")
_DIGITS, _MARKS = Key("digits answer", ""), Key("digits mark", "")
_PAUSED = (Key("space goes on", "space goes on"), _LEAVE)


def footer(beat: Beat, *, paused: bool = False) -> tuple[Key, ...]:
    """Return the keys that a footer names now, five at most; the others stand on the page of keys."""
    match beat:
        case _ if paused:
            return _PAUSED
        case Ask():
            return _asked(beat)
        case Lead():
            return (_LEAVE, _LOOK, _HELP, _KEYS)
        case Look(waits=waits):
            back = f"Esc back to {waits}" if waits else "Esc back"
            return (Key(back, back), _HELP)
        case Card():
            return (_ON, _LEAVE, _SKIP, _LOOK, _HELP)
    return (_LEAVE, _SKIP, _LOOK, _HELP, _KEYS)


def _asked(ask: Ask) -> tuple[Key, ...]:
    if not ask.choices and ask.empty == "noticed":
        return (_TAB, _ENOUGH, _F2, _F1, _ESC)
    first = (_MARKS if ask.several else _DIGITS) if ask.choices else _NEXT
    return (first, _TAB, _F2, _F1, _ESC)


def page_of_keys(*, voice: bool) -> list[str]:
    """Return the page that says which key means what, the voice's with its state."""
    return [line.format(voice="on" if voice else "off") for line in _ABOUT_KEYS]
