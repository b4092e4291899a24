"""What TAB offers: commands, options, practices, pages, settings; never a word, a tag or an entry of the person."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from numbcheck.cli import table
from numbcheck.cli.choices import GROUNDING, KINDS, PATTERNS, SHELLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

FILES = ":files"
"""Offered where the name of a file belongs; the scripts of the shells know what it means."""

GLOBALS = frozenset(name for *names, _ in table.EVERYWHERE for name in names)
_NOTHING: tuple[str, ...] = ()
_YES_NO = ("true", "false")


def answer() -> int:
    """Answer one TAB: the words up to the cursor come in, one a line; what fits goes out, `name TAB help`."""
    typed = sys.stdin.buffer.read().decode("utf-8", errors="replace").split("\n")
    for name, line in filter(_is_plain, offers(typed[:-1] or [""])):
        sys.stdout.write(f"{name}\t{line}\n")
    return 0


def _is_plain(offer: tuple[str, str]) -> bool:
    """Return whether a name means itself to every shell: what TAB puts on a line runs at the next Enter."""
    return all(letter.isascii() and (letter.isalnum() or letter in "-_./@:") for letter in offer[0])


def offers(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return what could stand in place of the last of `words`, each with one line on it ("" for none)."""
    *before, typed = words
    if "--" in before:
        return []
    said = [word for word in before if word not in GLOBALS]
    if said[:1] == ["help"]:
        said = said[1:]
    if typed.startswith("-"):
        found = _options(said)
    elif said:
        found = [(name, "") for name in _values(said)]
    else:
        found = [(row.name, row.line) for row in table.TABLE]
    return [(name, line) for name, line in found if name == FILES or name.startswith(typed)]


def _options(said: Sequence[str]) -> list[tuple[str, str]]:
    everywhere = [(name, line) for *names, line in table.EVERYWHERE for name in names]
    own = [(name, param.help or "") for param in _params(said) for name in _names(param)]
    return [*own, *everywhere]


def _values(said: Sequence[str]) -> Iterable[str]:
    """Return what may stand after these words, the first of which is the command."""
    row = table.find(said[0])
    if row is None:
        return _NOTHING
    option = _AFTER_OPTION.get((row.name, said[-1])) or _AFTER_OPTION.get(("", said[-1]))
    if option:
        return option()
    name, *arguments = row.name, *_plain(said)
    if name == "config":
        return _settings(arguments)
    return _FIRST_ARGUMENT[name]() if name in _FIRST_ARGUMENT and not arguments else _NOTHING


def _settings(said: Sequence[str]) -> Iterable[str]:
    from numbcheck import settings

    match said:
        case []:
            return ("show", "path", "edit", "set", "reset")
        case ["set" | "reset"]:
            return [setting.name for setting in settings.TABLE]
        case ["set", name]:
            setting = next((setting for setting in settings.TABLE if setting.name == name), None)
            return setting.among or _YES_NO * isinstance(setting.default, bool) if setting else _NOTHING
    return _NOTHING


def _practices() -> list[str]:
    from numbcheck.errors import ConfigError
    from numbcheck.places import places
    from numbcheck.practice.shelf import Shelf

    try:
        own = places(os.environ).practices
    except ConfigError:
        own = None
    return Shelf(own=own).ids()


def _topics() -> list[str]:
    from numbcheck.care import wording

    return wording.topics()


_AFTER_OPTION: Mapping[tuple[str, str], Callable[[], Iterable[str]]] = {
    ("", "--practice"): _practices,
    ("", "--kind"): lambda: KINDS,
    ("scan", "--from"): lambda: ("head", "feet"),
    ("relax", "--from"): lambda: ("feet", "head"),
    ("export", "-f"): lambda: ("md", "json"),
    ("export", "--format"): lambda: ("md", "json"),
    ("export", "--split"): lambda: ("entry", "day"),
    ("do", "--check"): lambda: (FILES,),
}
_FIRST_ARGUMENT: Mapping[str, Callable[[], Iterable[str]]] = {
    "ground": lambda: GROUNDING,
    "breathe": lambda: PATTERNS,
    "do": _practices,
    "learn": _topics,
    "screen": lambda: ("phq9", "gad7", "phq2"),
    "reach": lambda: ("friend", "family", "professional", "anyone", "doctor"),
    "joy": lambda: ("list", "add", "done", "next", "used-to", "ideas", "print"),
    "completion": lambda: SHELLS,
    "export": lambda: (FILES,),
    "report": lambda: (FILES,),
}


def _plain(said: Sequence[str]) -> tuple[str, ...]:
    """Return the arguments among the words after a command; where an option waits for its value, one too many."""
    if not any(word.startswith("-") for word in said):
        return tuple(said[1:])
    waiting = {name for param in _params(said) if not param.is_flag for name in _names(param)}
    kept = [
        word
        for at, word in enumerate(said)
        if at and not word.startswith("-") and said[at - 1] not in waiting
    ]
    return (*kept, "", "", "") if said[-1] in waiting else tuple(kept)


def _params(said: Sequence[str]) -> list[Any]:
    """Return the options of the command that these words begin with."""
    if not said or table.find(said[0]) is None:
        return []
    from numbcheck.cli.group import load

    return [param for param in load(said[0]).params if param.param_type_name == "option" and not param.hidden]


def _names(param: Any) -> list[str]:
    return [*param.opts, *param.secondary_opts]
