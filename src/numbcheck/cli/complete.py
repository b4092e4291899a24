"""What TAB offers: commands, options and what belongs behind them; never a word that the person wrote."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from numbcheck.cli import table
from numbcheck.cli.choices import A_FILE
from numbcheck.cli.params import params_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numbcheck.cli.looked_up import Offer
    from numbcheck.cli.param import Param

GLOBALS = frozenset(name for *names, _ in table.EVERYWHERE for name in names)


def answer() -> int:
    """Answer one TAB: the words up to the cursor come in, one a line; what fits goes out, `name TAB help`."""
    typed = sys.stdin.buffer.read().decode("utf-8", errors="replace").split("\n")
    for name, line in filter(_is_plain, offers(typed[:-1] or [""])):
        sys.stdout.write(f"{name}\t{line}\n")
    return 0


def _is_plain(offer: Offer) -> bool:
    """Return whether a name means itself to every shell: what TAB puts on a line runs at the next Enter."""
    return all(each.isascii() and (each.isalnum() or each in "-_./@:=,") for each in offer[0])


def offers(words: Sequence[str]) -> list[Offer]:
    """Return what could stand in place of the last of `words`, each with one line on it ("" for none)."""
    *before, typed = words
    if "--" in before:
        return []
    said = [word for word in before if word not in GLOBALS]
    if said[:1] == ["help"]:
        said = said[1:]
    return [(name, line) for name, line in _found(said, typed) if name == A_FILE or name.startswith(typed)]


def _found(said: Sequence[str], typed: str) -> Iterable[Offer]:
    if said[-1:] == ["<"]:
        return [(A_FILE, "")]
    if typed.startswith("--") and "=" in typed:
        option, _, value = typed.partition("=")
        return [(f"{option}={name}", line) for name, line in _values([*said, option], value, joined=True)]
    if typed.startswith("-"):
        return _options(said)
    if said:
        return _values(said, typed)
    commands = [(row.name, row.line) for row in table.TABLE]
    return commands + ([(name, "a practice") for name in _played()] if typed else [])


def _played() -> list[str]:
    """Return the practices that their name alone plays."""
    from numbcheck.cli import practice_ids

    return [name for name in practice_ids.names() if not table.find(name)]


def _options(said: Sequence[str]) -> list[Offer]:
    everywhere = [(name, line) for *names, line in table.EVERYWHERE for name in names]
    own = [(name, param.help) for param in _params(said) for name in param.names]
    return [*own, *everywhere]


def _values(said: Sequence[str], typed: str, *, joined: bool = False) -> Iterable[Offer]:
    """Return what may stand after these words, the first of which is the command; with `joined` of the last option."""
    params = _params(said)
    options = {name: param for param in params for name in param.names if param.kind != "flag"}
    if said[-1] in options:
        return _offers_for(said[0], options[said[-1]], (), typed)
    if joined:
        return ()
    before = [
        word
        for at, word in enumerate(said)
        if at and not word.startswith("-") and said[at - 1] not in options
    ]
    arguments = [param for param in params if not param.names]
    if arguments and arguments[-1].kind == "texts":
        arguments += [arguments[-1]] * len(before)
    here = arguments[len(before) : len(before) + 1]
    return _offers_for(said[0], here[0], before, typed) if here else ()


def _offers_for(command: str, param: Param, before: Sequence[str], typed: str) -> Iterable[Offer]:
    from numbcheck.cli.looked_up import offers_for

    row = table.find(command)
    return offers_for(row.name, param, before, typed) if row else ()


def _params(said: Sequence[str]) -> list[Param]:
    """Return what the command takes that these words begin with."""
    row = table.find(said[0]) if said else None
    return params_of(row.name) if row else []
