"""The errors a person can meet: one kind sentence each, and the exit code that goes with it."""

from __future__ import annotations


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


class LockedError(NumbcheckError):
    """The journal is locked (exit 77)."""

    code = 77


class ConfigError(NumbcheckError):
    """A setting cannot be used as it stands (exit 78)."""

    code = 78


class UninstalledError(ConfigError, LockedError):
    """The journal is locked, and what opens and seals it is not installed (exit 78)."""


class LeftBySignal(BaseException):
    """A signal asked the command to end, and nothing that handles errors stops that (exit 128 and its number)."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


class WordOfNeedError(Exception):
    """What was typed is no command but a word of need; the front door shows the page that it `leads_to`."""

    def __init__(self, leads_to: str) -> None:
        self.leads_to = leads_to
