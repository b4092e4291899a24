"""The ids of all practices, the person's own among them: for TAB, and for a word that is no command."""

from __future__ import annotations

import os

from numbcheck.errors import ConfigError
from numbcheck.places import places
from numbcheck.practice.shelf import Shelf


def names() -> list[str]:
    """Return what can be played; where nobody knows where the person's own are, ours."""
    try:
        own = places(os.environ).practices
    except ConfigError:
        own = None
    return Shelf(own=own).ids()
