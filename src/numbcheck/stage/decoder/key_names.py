"""Names of keys: however a terminal sends a key, it has one name here, the bytes most terminals send for it."""

from __future__ import annotations

import re
import unicodedata

PASTE = "\x1b[200~"
"""How a paste begins; as a key, what was pasted follows it."""
PASTE_END = "\x1b[201~"

_SHIFT, _ALT, _CTRL, _CAPS, _LOCKS = 1, 2, 4, 64, 192
_RELEASED = "3"
_CONTROL = re.compile(r"\x1b\[([0-9:;]*)([@-~])")
_SHIFTED = re.compile(r"\x1bO([0-9;]*)(.)")

_WORD_LEFT, _WORD_RIGHT, _CUT_WORD, _CUT_NEXT = "\x1b[1;5D", "\x1b[1;5C", "\x17", "\x1b[3;5~"
_WITH_ALT = {
    "b": _WORD_LEFT, "f": _WORD_RIGHT, "d": _CUT_NEXT, "\x7f": _CUT_WORD, "\x08": _CUT_WORD,
    "\r": "\r", "\n": "\r", "\t": "\x1b[Z",
}  # fmt: skip
"""Alt-Enter is Enter, as Shift-Enter is where a terminal sends them apart; Esc-Tab is the console's Shift-Tab."""
_KEYPAD = {**dict(zip("pqrstuvwxyjklmnoX ", "0123456789*+,-./= ", strict=True)), "M": "\r", "I": "\t"}
_NUMBERED = {
    "1": "\x1b[H", "7": "\x1b[H", "4": "\x1b[F", "8": "\x1b[F", "2": "\x1b[2~", "3": "\x1b[3~",
    "5": "\x1b[5~", "6": "\x1b[6~", "11": "\x1bOP", "12": "\x1bOQ", "13": "\x1bOR", "14": "\x1bOS",
    **{str(number): f"\x1b[{number}~" for number in (15, 17, 18, 19, 20, 21, 23, 24)},
    "200": PASTE,
}  # fmt: skip
_CONSOLE = dict(zip("ABCDE", ("\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~"), strict=True))
_CODED = {
    **dict(zip(range(57399, 57414), "0123456789./*-+", strict=True)), 57415: "=", 57416: ",",
    **dict(zip(range(57417, 57421), ("\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"), strict=True)),
    57421: "\x1b[5~", 57422: "\x1b[6~", 57423: "\x1b[H", 57424: "\x1b[F", 57425: "\x1b[2~", 57426: "\x1b[3~",
}  # fmt: skip
"""The keypad, as the keyboard protocol counts it."""
_ENTER = dict.fromkeys(range(8), "\r")
_ERASE = {0: "\x7f", _SHIFT: "\x7f", _CTRL: _CUT_WORD, _ALT: _CUT_WORD}
_PLAIN = {
    8: _ERASE, 127: _ERASE, 13: _ENTER, 57414: _ENTER, 9: {0: "\t", _SHIFT: "\x1b[Z"}, 27: {0: "\x1b"},
}  # fmt: skip
"""The keys below the letters, by what is held down with them."""


def named(sequence: str, *, alt: bool) -> str:
    """Return the name of the key that a whole sequence stands for, "" where it stands for none that we know."""
    if sequence.startswith("\x1b[[") and len(sequence) == 4:
        return _CONSOLE[sequence[3]]
    if found := _SHIFTED.fullmatch(sequence):
        return _of_keypad(*found.groups())
    if not (found := _CONTROL.fullmatch(sequence)):
        return ""
    fields = [field.split(":") for field in found[1].split(";")]
    held, event = _modifiers(fields[1] if len(fields) > 1 else [])
    return "" if event == _RELEASED else _of_fields(found[2], fields, held, alt=alt)


def with_alt(key: str) -> str | None:
    """Return the name of Alt with `key`, "" where it is none that we know; None where `key` stands for itself."""
    return _WITH_ALT.get(key, "" if key >= " " else None)


def _of_fields(last: str, fields: list[list[str]], held: int, *, alt: bool) -> str:
    match last:
        case "u":
            return _of_code(fields[0], held, fields[2:3])
        case "~" if fields[0][0] == "27" and len(fields) == 3:
            return _of_code(fields[2], held, [])
        case "~":
            return _modified(_NUMBERED.get(fields[0][0], ""), held)
        case "Z":
            return "\x1b[Z"
    return _of_final(last, fields, held, alt=alt)


def _of_keypad(numbers: str, last: str) -> str:
    if last in "ABCDHF":
        return _modified(f"\x1b[{last}", _modifiers([numbers.rpartition(";")[2]])[0])
    if last in "PQRS":
        return f"\x1bO{last}"
    if last in "abcd":
        return f"\x1b[1;5{last.upper()}"
    return _KEYPAD.get(last, "")


def _of_final(last: str, fields: list[list[str]], held: int, *, alt: bool) -> str:
    if last in "PQS" and fields[0][0] in {"", "1"}:
        return "" if held & ~_LOCKS else f"\x1bO{last}"
    if last not in "ABCDHF":
        return ""
    if len(fields) == 1:  # some tell only which keys are held with it
        held = _modifiers(fields[0])[0]
    return _modified(f"\x1b[{last}", held | (_ALT if alt else 0))


def _modifiers(field: list[str]) -> tuple[int, str]:
    """Return which keys are held down, as bits, and whether the key goes down or up."""
    number = int(field[0][:4]) if field and field[0].isdigit() else 1
    return max(0, number - 1), field[1] if len(field) > 1 else ""


def _modified(key: str, held: int) -> str:
    """Return the name of a key that steers while others are held: Alt and an arrow go by words, as Ctrl does."""
    held &= ~_LOCKS
    if held == _ALT and key[-1:] in {"C", "D"}:
        held = _CTRL
    if not held or not key:
        return key
    if held & ~(_SHIFT | _CTRL) or not (key[-1] in "ABCDHF~" and key != PASTE):
        return ""
    number = key[2:-1] or "1"
    return f"\x1b[{number};{held + 1}{key[-1]}"


def _of_code(codes: list[str], held: int, text: list[list[str]]) -> str:
    """Return the name of a key that is sent by its number, with the character it types, if a terminal sends that."""
    code, locks, held = _number(codes[0]), held & _LOCKS, held & ~_LOCKS
    if code in _PLAIN:
        return _PLAIN[code].get(held, "")
    if steering := _CODED.get(code):
        return steering if len(steering) == 1 else _modified(steering, held)
    match held:
        case 0 | 1:
            return _typed(codes, text, shifted=held == _SHIFT, caps=bool(locks & _CAPS))
        case 2:
            return with_alt(_character(code) or "\0") or ""
        case 4:
            return _with_ctrl(code, _number(codes[2]) if len(codes) > 2 else 0)
    return ""


def _with_ctrl(*codes: int) -> str:
    """Return Ctrl with the first of these that is a Latin letter: where none is typed, its place on the keyboard."""
    return next((chr(code & 0x1F) for code in codes if ord("a") <= code <= ord("z")), "")


def _typed(codes: list[str], text: list[list[str]], *, shifted: bool, caps: bool) -> str:
    sent = "".join(_character(_number(code)) for field in text for code in field)
    if len(sent) == 1:
        return sent
    other = _character(_number(codes[1])) if shifted and len(codes) > 1 else ""
    typed = _character(_number(codes[0]))
    large = typed.upper() if shifted is not caps and len(typed.upper()) == 1 else typed
    return other or large


def _character(code: int) -> str:
    """Return the character with this number, "" where there is none, or none that can be typed."""
    if not 0 < code <= 0x10FFFF:
        return ""
    return "" if unicodedata.category(chr(code)) in {"Cc", "Cs", "Co", "Cn"} else chr(code)


def _number(digits: str) -> int:
    return int(digits) if digits.isdigit() and len(digits) <= 7 else 0
