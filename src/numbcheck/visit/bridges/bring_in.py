"""Bringing in: what another program kept is looked through, said, and kept on a yes; nothing comes in twice."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.exchange.reading.making import Maker
from numbcheck.exchange.reading.spool import Spool
from numbcheck.exchange.reading.survey import Survey
from numbcheck.journal.store.together import AT_ONCE
from numbcheck.visit.bridges.batches import IMPORT, entries
from numbcheck.visit.bridges.survey_said import lines
from numbcheck.visit.one_key import ENTER
from numbcheck.visit.session import leave
from numbcheck.words.receipts import Receipt, without_undo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.exchange.reading.given import Given
    from numbcheck.exchange.reading.making import Wishes
    from numbcheck.exchange.reading.sources import Source
    from numbcheck.journal.entry import Entry
    from numbcheck.journal.store.names import Suffixes
    from numbcheck.journal.store.writer import Encoded
    from numbcheck.visit.house import House

_PATIENCE = 600.0
_YES, _NO = (ENTER, "y"), "n"


class Import(NamedTuple):
    """What is to come in: from what was given, in which form, as the person wishes; `knows` is what the journal has."""

    given: Given
    source: Source
    wishes: Wishes
    knows: Suffixes

    def entries(self, survey: Survey) -> Iterator[Entry]:
        """Yield what is new, counting all on the way; raises BadDataError where it can be read no further."""
        return Maker(self.source, self.wishes, self.knows, survey).entries(self.source.read(self.given))


def bring_in(house: House, asked: Import, *, is_dry: bool) -> bool:
    """Say what would come in and, unless it `is_dry` or the answer is no, keep it; return whether all could be read."""
    survey = Survey()
    new = asked.entries(survey)
    if is_dry:
        deque(new, maxlen=0)
        _say(house, asked, survey)
        return True
    with Spool(house.places.state, house.sealing.for_this_run()) as spool:
        spool.fill(new)
        _say(house, asked, survey)
        if not spool.ids:
            house.streams.say(Receipt.NOTHING_CHANGED)
        elif _agreed(house, survey.new):
            _keep(house, asked, spool, survey.new)
    return not survey.lost


def _say(house: House, asked: Import, survey: Survey) -> None:
    for line in lines(survey, asked.given.name, asked.source.title, asked.wishes.wall):
        house.streams.say(line)


def _agreed(house: House, count: int) -> bool:
    """Ask whether to add the entries and return the answer; True where nobody can be asked."""
    if not house.streams.can_ask:
        return True
    what, it = ("it", "it") if count == 1 else (f"all {count}", "them")
    with house.seat(plain=True) as seat:
        key = seat.ask_key(f"Add {what}? Enter adds {it}, n does not.", _PATIENCE, "".join((*_YES, _NO)))
    is_agreed = key in _YES
    if not is_agreed:
        house.streams.say(Receipt.NOTHING_KEPT)
        leave(seat)
    return is_agreed


def _keep(house: House, asked: Import, spool: Spool, count: int) -> None:
    """Keep the entries, and say so; the batch is noted before, so that `undo` finds what came in, whatever ends it."""
    batch = house.batches.keep(house.now(), asked.given.name, asked.source.of, spool.ids)
    is_remembered = house.memory.remember_act(IMPORT, str(batch.number))
    is_all = False
    try:
        _add(house, iter(spool), len(spool.ids))
        is_all = True
    finally:
        if not is_all:
            added = len(house.journal.names.suffixes().here.intersection(batch.suffixes))
            house.streams.warn(f"{added} of {count} are added. The same import adds the others.")
    it = "it" if count == 1 else "them"
    receipt = Receipt.READ_IN.format(entries=entries(count), file=asked.given.name, it=it)
    house.streams.say(receipt if is_remembered else without_undo(receipt))


def _add(house: House, new: Iterator[Encoded], number: int) -> None:
    """Add what is new, some thousand at a time, and show how many of that `number` are in."""
    watch = house.journal.watch or _unseen
    kept = 0
    try:
        while some := house.journal.add_all(islice(new, AT_ONCE)):
            kept += some
            watch(kept, number)
    finally:
        watch(1, 1)


def _unseen(_: int, __: int) -> None:
    """Show nothing of the progress."""
