"""What terminals send: every kind of sequence that is no key, keys in all their spellings, and streams of chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

NOTHING = {
    "focus in": b"\x1b[I",
    "focus out": b"\x1b[O",
    "what are you": b"\x1b[?62;22;52c",
    "what are you, second": b"\x1b[>41;354;0c",
    "I am well": b"\x1b[0n",
    "where the cursor is": b"\x1b[12;40R",
    "a mode": b"\x1b[?2026;2$y",
    "the keyboard's mode": b"\x1b[?1u",
    "a size": b"\x1b[8;24;80t",
    "light or dark": b"\x1b[?997;1n",
    "a colour, ended by BEL": b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
    "a colour, ended by ST": b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
    "a colour, broken off by CAN": b"\x1b]4;1;rgb:11\x18",
    "the clipboard": b"\x1b]52;c;cXVpbHQ=\x07",
    "a version": b"\x1bP>|xterm(390)\x1b\\",
    "a name in hex": b"\x1bP1+r544e=71\x1b\\",
    "a picture's answer": b"\x1b_Gi=1;OK\x1b\\",
    "a private message": b"\x1b^quiet\x1b\\",
    "a string": b"\x1bXquiet\x1b\\",
    "letters in a string": b"\x1b]2;qq \xc3\xa4\xe2\x82\xac\x1b\\",
    "the mouse, as of old": b"\x1b[M #q",
    "the mouse, far right": b"\x1b[M \xe9\xff",
    "the mouse goes down": b"\x1b[<0;33;12M",
    "the mouse goes up": b"\x1b[<0;33;12m",
    "the mouse in rxvt": b"\x1b[32;33;12M",
    "a key goes up": b"\x1b[113;1:3u",
    "Enter goes up": b"\x1b[13;1:3u",
    "Esc goes up": b"\x1b[27;1:3u",
    "an arrow goes up": b"\x1b[1;1:3A",
    "Delete goes up": b"\x1b[3;1:3~",
    "Shift alone": b"\x1b[57441;2u",
    "volume": b"\x1b[57439u",
    "Super and q": b"\x1b[113;9u",
    "Ctrl, Shift and c": b"\x1b[99;6u",
    "Alt and q": b"\x1bq",
    "Alt and a letter of two bytes": b"\x1b\xc3\xa4",
    "Alt and up": b"\x1b[1;3A",
    "Alt and q in numbers": b"\x1b[27;3;113~",
    "an end of paste alone": b"\x1b[201~",
    "a number too large": b"\x1b[99999999999999;99999999999u",
    "no number": b"\x1b[;;;u",
    "half a letter of UTF-16": b"\x1b[55357u",
    "no key at all": b"\x1b[z",
    "nor that": b"\x1bOz",
    "nor that on a console": b"\x1b[G",
    "a control of eight bits": b"\xc2\x9b",
}
"""By what they are; none of them is a key, wherever it comes."""

KEYS = {
    "\r": (b"\r", b"\x1b[13u", b"\x1b[13;1u", b"\x1b[13;1:1u", b"\x1b[13;1:2u", b"\x1b[13;2u", b"\x1b[13;3u",
           b"\x1b[13;129u", b"\x1b[27;2;13~", b"\x1b[27;5;13~", b"\x1b[57414u", b"\x1bOM", b"\x1b\r", b"\x1b[109;5u"),
    "\x1b": (b"\x1b[27u", b"\x1b[27;1:1u", b"\x1b[27;1;27~", b"\x1b[27;65u"),
    "\x03": (b"\x03", b"\x1b[99;5u", b"\x1b[99;5:1u", b"\x1b[27;5;99~", b"\x1b[1089::99;5u", b"\x1b\x03",
             b"\x1b[1;\x03", b"\x1bO\x03", b"\x1b]quiet\x03", b"\x1b[99;69u"),
    "\x04": (b"\x04", b"\x1b[100;5u", b"\x1b[27;5;100~"),
    "\t": (b"\t", b"\x1b[9u", b"\x1b[27;1;9~", b"\x1bOI"),
    "\x1b[Z": (b"\x1b[Z", b"\x1b[9;2u", b"\x1b[27;2;9~", b"\x1b\t", b"\x1b[1;2Z"),
    "\x7f": (b"\x7f", b"\x1b[127u", b"\x1b[8u", b"\x1b[127;2u", b"\x1b[27;1;127~"),
    "\x17": (b"\x17", b"\x1b[127;5u", b"\x1b[127;3u", b"\x1b\x7f", b"\x1b\x08", b"\x1b[119;5u"),
    " ": (b" ", b"\x1b[32u", b"\x1b[32;2u", b"\x1b[27;2;32~", b"\x1b[32;1:2u"),
    "\x1b[A": (b"\x1b[A", b"\x1bOA", b"\x1b[1;1A", b"\x1b[1;129A", b"\x1b[1;1:2A", b"\x1b[57419u", b"\x1b[1A"),
    "\x1b[B": (b"\x1b[B", b"\x1bOB", b"\x1b[57420u"),
    "\x1b[C": (b"\x1b[C", b"\x1bOC", b"\x1b[57418u"),
    "\x1b[D": (b"\x1b[D", b"\x1bOD", b"\x1b[57417u"),
    "\x1b[1;5C": (b"\x1b[1;5C", b"\x1b[1;3C", b"\x1b[5C", b"\x1bOc", b"\x1bf", b"\x1b\x1b[C", b"\x1b[102;3u"),
    "\x1b[1;5D": (b"\x1b[1;5D", b"\x1b[1;3D", b"\x1b[5D", b"\x1bOd", b"\x1bb", b"\x1bO5D"),
    "\x1b[H": (b"\x1b[H", b"\x1bOH", b"\x1b[1~", b"\x1b[7~", b"\x1b[57423u"),
    "\x1b[F": (b"\x1b[F", b"\x1bOF", b"\x1b[4~", b"\x1b[8~"),
    "\x1b[3~": (b"\x1b[3~", b"\x1b[3;1~", b"\x1b[57426u"),
    "\x1b[5~": (b"\x1b[5~", b"\x1b[57421u"),
    "\x1bOP": (b"\x1bOP", b"\x1b[11~", b"\x1b[[A", b"\x1b[P", b"\x1b[1;1P"),
    "\x1bOQ": (b"\x1bOQ", b"\x1b[12~", b"\x1b[[B", b"\x1b[Q"),
    "\x07": (b"\x07", b"\x1b[103;5u"),
    "a": (b"a", b"\x1b[97u", b"\x1b[97;1u", b"\x1b[97;1:2u", b"\x1b[97;;97u"),
    "A": (b"A", b"\x1b[97;2u", b"\x1b[97:65;2u", b"\x1b[97;2;65u", b"\x1b[97;65u", b"\x1b[27;2;65~"),
    "!": (b"!", b"\x1b[49:33;2u", b"\x1b[27;2;33~", b"\x1b[49;2;33u"),
    "\u00e4": ("\u00e4".encode(), b"\x1b[228u", b"\x1b[27;1;228~"),
    "\u4e2d": ("\u4e2d".encode(), b"\x1b[20013u"),
    "7": (b"7", b"\x1bOw", b"\x1b[57406u"),
}  # fmt: skip
"""By the name of the key: how terminals send it."""

_ENDS = b"\x18\x1b[201~\x18"
"""Whatever has begun ends here, a paste too, and is no key that does anything."""
_LEAVE = frozenset(b"\x03\x04\x1a\x1c")
_SIGNS = b"\x1b" * 6 + b"[[[]OPX^_?<;;:1359MIRuc~mhn" + bytes(range(256))


def stream(dice: Random, without: bytes = b"") -> bytes:
    """Return what a terminal may send, and what none ever sent, in which nothing leaves: no key of `without` either.

    A lone Esc is none of it, for something always follows.
    """
    while True:
        pieces = [_piece(dice) for _ in range(dice.randrange(1, 9))]
        made = b"".join(pieces)
        if not _LEAVE & set(made) and not any(key in made for key in _told(without)):
            return made + _ENDS


def _told(without: bytes) -> list[bytes]:
    """Return all by which keys that leave could be told: themselves, and their numbers."""
    return [
        b"27",
        b"99",
        b"100",
        b"122",
        *(bytes((key,)) for key in without),
        *(b"%d" % key for key in without),
    ]


def _piece(dice: Random) -> bytes:
    match dice.randrange(5):
        case 0:
            return dice.choice(list(NOTHING.values()))
        case 1:
            return dice.choice(dice.choice(list(KEYS.values())))
        case 2:
            whole = dice.choice(list(NOTHING.values()))
            return whole[: dice.randrange(len(whole)) + 1]
        case 3:
            return b"\x1b[200~" + dice.randbytes(dice.randrange(5)) + b"\x1b[201~" * dice.randrange(2)
    return bytes(dice.choices(_SIGNS, k=dice.randrange(1, 12)))
