"""Show on the desktop that a practice is over, where there is a program for that; nobody waits for it."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROGRAM = "notify-send"
_WORDS = ("--app-name=numbcheck", "numbcheck", "That's the end.")
"""Always the same: everyone on a machine can read what a program is called with, and somebody may see the desktop."""


def tell_end(environ: Mapping[str, str]) -> None:
    """Show that something is over; where that cannot be done nothing happens."""
    program = shutil.which(_PROGRAM, path=environ.get("PATH", os.defpath))
    if program:
        with suppress(OSError):
            subprocess.Popen(  # noqa: S603 (a fixed program; no words of anyone are in it)
                [program, *_WORDS],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env=dict(environ),
            )
