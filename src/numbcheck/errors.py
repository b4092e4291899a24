"""The errors a person can meet: one kind sentence each, and the exit code that goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PART = 3
"""Characters from which on a part of a name is taken for a hint at it."""


class NumbcheckError(Exception):
    """Something a person should hear about; `str(error)` is the whole sentence they read."""

    code = 1


class UsageError(NumbcheckError):
    """The command was called in a way it cannot follow (exit 2)."""

    code = 2


class BadDataError(NumbcheckError):
    """A file or input holds something that cannot be read (exit 65)."""

    code = 65


class CannotCreateError(NumbcheckError):
    """A file to be written may not or cannot be created (exit 73)."""

    code = 73


class InputOutputError(NumbcheckError):
    """Reading or writing failed on the way (exit 74)."""

    code = 74


class ConfigError(NumbcheckError):
    """A setting cannot be used as it stands (exit 78)."""

    code = 78


class LeftBySignal(BaseException):
    """A signal asked the command to end, and nothing that handles errors stops that (exit 128 and its number)."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


class WordOfNeedError(Exception):
    """What was typed is no command but a word of need; the front door shows the page that it `leads_to`."""

    def __init__(self, leads_to: str) -> None:
        self.leads_to = leads_to


def suggestion(name: str, known: Iterable[str], otherwise: str = "", most: int = 1) -> str:
    """Return a sentence, begun with a space, on which of `known` may be meant; with none near, `otherwise`.

    Near is what holds the name, else what is spelt alike; at most `most` of them, case aside.
    """
    from difflib import get_close_matches

    typed, names = name.strip().lower(), {each.lower(): each for each in known}
    near = [each for each in names if len(typed) >= _PART and typed in each]
    near = [names[each] for each in (near or get_close_matches(typed, names, n=most))[:most]]
    if near:
        return f" Did you mean {' or '.join(map(repr, near))}?"
    return f" {otherwise}" if otherwise else ""
