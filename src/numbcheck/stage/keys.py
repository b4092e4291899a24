"""Which key means what while no text can be typed, and which lone control line means what where it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    "q": Command.STOP,
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
"""In the lines of a text of one's own, where a Tab is a character; NEXT says that it is done, SKIP wants no question."""

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

PAGE_FOOTER = "q back  arrows, space and b scroll"

KEYS_PAGE = (
    "While it goes on",
    "  space  pause, and go on",
    "  s or right  skip this one",
    "  b or left  back",
    "  + and -  faster, slower",
    "  v  voice on or off",
    "  l  look around for a moment, and back",
    "  !  numbers to call, and back",
    "  q, Esc or Ctrl-C  leave",
    "",
    "Where you can type",
    "  Enter  next; Enter alone means noticed, or leaves it open",
    "  Tab  skip this sense or question",
    "  Shift-Tab  back; Enter keeps your answer",
    "  F1 or Ctrl-G  numbers to call, and back",
    "  F2 or Ctrl-O  look around for a moment, and back",
    "  Ctrl-D  enough of what you notice; elsewhere leave",
    "  Esc or Ctrl-C  leave",
    "",
    "Where answers are offered",
    "  digits, or arrows and space  mark one",
    "  letters  type a word: an answer that begins so, or one of your own",
)


def footer(beat: Beat) -> tuple[str, ...]:
    """Return the keys valid now, the most needed first."""
    first: tuple[str, ...]
    paced: tuple[str, ...]
    match beat:
        case Ask(choices=()):
            enough = ("Ctrl-D enough",) if beat.empty == "noticed" else ()
            return (
                "Enter next",
                "Tab skip",
                *enough,
                "F1 help now",
                "F2 look around",
                "Esc leave",
                "Shift-Tab back",
            )
        case Ask(several=several):
            first = ("digits mark" if several else "digits answer", "Enter next")
            return (*first, "F1 help now", "F2 look around", "Esc leave", "Tab skip", "Shift-Tab back")
        case Lead():
            return ("Enter starts", "l look around", "! help now", "q leave", "? keys")
        case Look(waits=waits):
            return (f"Esc back to {waits}" if waits else "Esc back", "! help now")
    first, paced = (("Enter goes on",), ()) if isinstance(beat, Card) else (("space pause",), ("+ - pace",))
    return (*first, "s skip", "l look around", "! help now", "q leave", "b back", *paced, "v voice", "? keys")
