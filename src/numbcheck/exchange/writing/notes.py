"""A folder of notes, maybe in somebody's vault: what we wrote is renewed, what they wrote there is theirs."""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from numbcheck.clean import storable
from numbcheck.exchange.writing.outfile import Folder, make_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numbcheck.journal.drafts.unfinished import Unfinished

LIST = ".numbcheck-notes.json"
"""Which notes we wrote, and a hash of each: so a note that somebody changed since is known for theirs."""


def write_notes(
    target: Path, notes: Iterable[tuple[str, str]], unfinished: Unfinished, *, force: bool = False
) -> tuple[int, list[str]]:
    """Write each (name, text) of `notes` into `target`; return how many stand there so, and which were changed.

    A note that is there is only written over where it is word for word as we wrote it; one that was changed is left,
    unless by `force`.
    """
    make_folder(target)
    count, theirs = 0, []
    with Folder(target, unfinished) as folder:
        before = _listed(folder.read(LIST))
        ours = dict(before)
        try:
            for name, text in notes:
                raw, there = storable(text).encode(), folder.read(name)
                if there is not None and there != raw and before.get(name) != digest_of(there):
                    theirs.append(name)
                    if not force:
                        continue
                if there != raw:
                    folder.put(name, [storable(text)], over=there is not None)
                ours[name] = digest_of(raw)
                count += 1
        finally:
            if ours != before:
                folder.put(LIST, [_list(ours)], over=folder.read(LIST) is not None)
    return count, theirs


def digest_of(raw: bytes) -> str:
    """Return by what the bytes of a note are known again, to tell whether somebody changed it since."""
    return sha256(raw).hexdigest()


def _list(ours: dict[str, str]) -> str:
    return json.dumps({"numbcheck": 1, "notes": ours}, indent=0, sort_keys=True) + "\n"


def _listed(raw: bytes | None) -> dict[str, str]:
    with suppress(ValueError, RecursionError):
        match json.loads(raw or b""):
            case {"numbcheck": 1, "notes": dict(ours)}:
                return {name: digest for name, digest in ours.items() if isinstance(digest, str)}
    return {}
