"""The fault log: where an unexpected error left its place in the code, and never a word of an entry."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from numbcheck import __version__
from numbcheck.errors import ConfigError
from numbcheck.places import places

if TYPE_CHECKING:
    from collections.abc import Mapping

_SENTENCE = "Something went wrong that should not have. What you kept before is safe."


def traced(error: Exception) -> str:
    """Return the way of an unexpected error through the code and its type, but not its message: words may be in it."""
    import traceback

    lines = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
    return f"Traceback (most recent call last):\n{lines}{type(error).__name__}\n"


def note_fault(error: Exception, environ: Mapping[str, str]) -> str:
    """Log the error's type and the lines of code it went through (no message, no values); return what to say."""
    import traceback

    from numbcheck.journal.store import durable

    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"numbcheck {__version__}: {type(error).__name__}"]
    lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    try:
        path = f"{places(environ).state}/fault.log"
        durable.put_file(path, ("\n".join(lines) + "\n").encode("utf-8", "replace"), os.urandom)
    except (OSError, ConfigError):
        return _SENTENCE
    return f"{_SENTENCE} Where it happened, without your words, is in {path}"
