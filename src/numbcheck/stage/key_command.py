"""The key command: a program of the person's own that prints what opens the journal, as `pass show numbcheck` does."""

from __future__ import annotations

import shlex
import subprocess

from numbcheck.errors import LockedError

_PATIENCE = 10.0
"""Seconds it may take."""
_AFTER = "The journal stays locked. To open it: numbcheck unlock"


def printed(command: str) -> str:
    """Return the first line that `command` prints. Raises LockedError where it prints none within 10 seconds."""
    try:
        done = subprocess.run(  # noqa: S603 (the person's own setting names it)
            shlex.split(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise LockedError(f"key_command gave no answer in {_PATIENCE:.0f} seconds. {_AFTER}") from None
    except (OSError, ValueError, subprocess.CalledProcessError):
        raise LockedError(f"key_command did not work. {_AFTER}") from None
    line = done.stdout.decode("utf-8", "replace").split("\n", 1)[0].strip("\r")
    if not line:
        raise LockedError(f"key_command printed nothing. {_AFTER}")
    return line
