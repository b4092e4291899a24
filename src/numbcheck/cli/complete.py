"""What TAB offers: commands, options, practices, pages, settings; never a word, a tag or an entry of the person."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from numbcheck.cli import table
from numbcheck.cli.choices import A_FILE, PRACTICES, SETTINGS, TOPICS, VALUES
from numbcheck.cli.params import params_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numbcheck.cli.choices import LookedUp
    from numbcheck.cli.params import Param

GLOBALS = frozenset(name for *names, _ in table.EVERYWHERE for name in names)


def answer() -> int:
    """Answer one TAB: the words up to the cursor come in, one a line; what fits goes out, `name TAB help`."""
    typed = sys.stdin.buffer.read().decode("utf-8", errors="replace").split("\n")
    for name, line in filter(_is_plain, offers(typed[:-1] or [""])):
        sys.stdout.write(f"{name}\t{line}\n")
    return 0


def _is_plain(offer: tuple[str, str]) -> bool:
    """Return whether a name means itself to every shell: what TAB puts on a line runs at the next Enter."""
    return all(each.isascii() and (each.isalnum() or each in "-_./@:") for each in offer[0])


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
        found += [(name, "a practice") for name in (_practices() if typed else ()) if not table.find(name)]
    return [(name, line) for name, line in found if name == A_FILE or name.startswith(typed)]


def _options(said: Sequence[str]) -> list[tuple[str, str]]:
    everywhere = [(name, line) for *names, line in table.EVERYWHERE for name in names]
    own = [(name, param.help) for param in _params(said) for name in param.names]
    return [*own, *everywhere]


def _values(said: Sequence[str]) -> Iterable[str]:
    """Return what may stand after these words, the first of which is the command."""
    params = _params(said)
    options = {name: param for param in params for name in param.names if param.kind != "flag"}
    if said[-1] in options:
        return _choices(options[said[-1]].choices, ())
    before = [
        word
        for at, word in enumerate(said)
        if at and not word.startswith("-") and said[at - 1] not in options
    ]
    arguments = [param for param in params if not param.names]
    return _choices(arguments[len(before)].choices, before) if len(before) < len(arguments) else ()


def _params(said: Sequence[str]) -> list[Param]:
    """Return what the command takes that these words begin with."""
    row = table.find(said[0]) if said else None
    return params_of(row.name) if row else []


def _choices(choices: tuple[str, ...] | LookedUp, before: Sequence[str]) -> Iterable[str]:
    """Return what can be chosen after the arguments `before`."""
    return choices if isinstance(choices, tuple) else _LOOKED_UP[choices](before)


def _practices(_: Sequence[str] = ()) -> list[str]:
    from numbcheck.cli import practices

    return practices.names()


def _topics(_: Sequence[str]) -> list[str]:
    from numbcheck.care import wording

    return wording.topics()


def _settings(before: Sequence[str]) -> list[str]:
    from numbcheck.settings.table import TABLE

    return [setting.name for setting in TABLE] if before[0] in {"set", "reset"} else []


def _setting_values(before: Sequence[str]) -> Iterable[str]:
    from numbcheck.settings.table import TABLE

    setting = next((setting for setting in TABLE if ["set", setting.name] == before), None)
    return setting.choices or ("true", "false") * isinstance(setting.default, bool) if setting else ()


_LOOKED_UP: Mapping[LookedUp, Callable[[Sequence[str]], Iterable[str]]] = {
    PRACTICES: _practices,
    TOPICS: _topics,
    SETTINGS: _settings,
    VALUES: _setting_values,
}
