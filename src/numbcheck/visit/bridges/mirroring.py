"""The mirror of a visit: brought up to date when asked, and rid of what was deleted if the settings name it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.errors import CannotCreateError, NumbcheckError, UsageError
from numbcheck.journal.ids import short_of
from numbcheck.visit import once
from numbcheck.visit.locked.access import unlock_to_read
from numbcheck.words.counting import counted, first_of
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from pathlib import Path

    from numbcheck.exchange.writing.mirror import Mirror
    from numbcheck.places import Places
    from numbcheck.visit.house import House

_NAMED = 3


def refuse_sealed(house: House, *, plain_copy: bool) -> None:
    """Raise UsageError where the journal is sealed, unless a copy that is not is wanted all the same."""
    if not plain_copy and house.sealing.now().ending:
        raise UsageError(
            "Your journal is sealed, and anyone with the folder could read a mirror of it. To make one all the same, "
            "add: --plain-copy"
        )


def bring_up_to_date(house: House, target: Path, *, as_is: bool) -> None:
    """Make the mirror in `target` what the journal is, and say what was done."""
    from numbcheck.exchange import markdown
    from numbcheck.exchange.writing import mirror
    from numbcheck.journal.store.following import Following

    unlock_to_read(house)
    _refuse_ours(target, house.places)
    is_new = not mirror.is_there(target)
    writing = mirror.Writing(
        markdown.note_name,
        lambda entry: markdown.note(house.shown(entry), house.title_of, as_is=as_is),
        look=f"as_is={as_is} food={house.settings.food}",
    )
    with mirror.begun(target, Following(house.journal.search()), house.unfinished) as opened:
        opened.take_away()
        opened.bring(writing, house.journal.faults)
    if not once.is_remembered(house, _mark(target)):
        once.remember(house, _mark(target))
    house.streams.say(_written(opened, target, is_new=is_new))
    if opened.left:
        house.streams.warn(changed_notes(opened.left))


def take_away(house: House, ids: Container[str] = ()) -> str:
    """Take the notes of what was deleted, and of these `ids`, out of the mirror that the settings name.

    Returns what to say of what is left there, else "".
    """
    if house.chose_nothing or not house.settings.mirror:
        return ""
    from pathlib import Path

    from numbcheck.exchange.writing import mirror
    from numbcheck.journal.store.following import Following

    target = Path(os.path.expanduser(house.settings.mirror))  # noqa: PTH111 (Path's raises where there is no home)
    away = f"A copy may still be in {one_line(str(target))}, which cannot be reached now. It goes next time."
    try:
        if not mirror.is_there(target):
            return away if once.is_remembered(house, _mark(target)) else ""
        with mirror.begun(target, Following(house.journal.search()), house.unfinished) as opened:
            opened.take_away(ids)
    except (NumbcheckError, OSError):
        return away
    return changed_notes(opened.left) if opened.left else ""


def changed_notes(names: Sequence[str], what: str = "left") -> str:
    """Return the sentence on the notes that a person changed, which are theirs, and `what` was done with them."""
    notes = counted(len(names), "note you changed was", "notes you changed were")
    named = first_of(list(map(one_line, names)), _NAMED)
    return Receipt.CHANGED_NOTES.format(notes=notes, what=what, names=named)


def _refuse_ours(target: Path, places: Places) -> None:
    """Raise CannotCreateError where a mirror would lie in a folder of numbcheck itself."""
    from pathlib import Path

    whole = target.resolve()
    for ours in (places.data, places.state, places.cache, places.config.rpartition("/")[0]):
        if whole.is_relative_to(Path(ours).resolve()):
            raise CannotCreateError(
                f"{one_line(str(target))} is inside numbcheck's own folders. Choose another one."
            )


def _written(opened: Mirror, target: Path, *, is_new: bool) -> str:
    notes = counted(opened.written, "note")
    if is_new:
        from numbcheck.exchange.writing.outfile import written

        return written(target, notes, "folder")
    if not (opened.written or opened.gone):
        return Receipt.NOTHING_CHANGED
    return Receipt.MIRRORED.format(notes=notes, gone=opened.gone)


def _mark(target: Path) -> str:
    """Return the name of an empty file in the state folder: there was a mirror in `target`."""
    return f"mirror-{short_of(str(target.resolve()))}.seen"
