"""`where`: where the words lie."""

from __future__ import annotations

from numbcheck.clean import path_line
from numbcheck.visit.house import House


def command(house: House) -> None:
    """Say where your words and settings lie on this machine.

    Everything stays in these folders, on this machine. NUMBCHECK_HOME moves all of them below one folder.
    """
    lie = house.places
    rows = {
        "entries": lie.data / "entries",
        "settings": lie.config,
        "your practices": lie.practices,
        "your plan": lie.plan,
        "drafts and logs": lie.state,
        "cache": lie.cache,
    }
    for name, path in rows.items():
        house.streams.put(f"{name}: {path_line(path)}")
